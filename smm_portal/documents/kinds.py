"""The kinds of document that rooms have made: what each is about, how it is built, who reads it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from smm_portal.offices import policy
from smm_portal.offices.access import in_scope


@dataclass(frozen=True)
class About:
    """What a document is about, noted when it is requested.

    ``office`` issues it, ``owner`` is the office whose thing it is: those above and at the owner
    read it. ``params`` keeps what ``build`` needs as it was on that day.
    """

    title: str
    office: Any
    owner: Any
    params: dict = field(default_factory=dict)


def owners_scope(duty, document) -> bool:
    """Whoever reads the owner reads the document."""
    return in_scope(duty, document.owner)


def _nothing(document) -> str:
    return ""


def _no_facts(document) -> list:
    return []


@dataclass(frozen=True)
class DocumentKind:
    """``about(subject, params, duty)`` describes a subject, ``build(document)`` gives the context of
    ``template``. ``public_facts(document)`` is what anyone may read, (label, value) each: never a
    person's name. ``page`` names the page of the thing where its readers alone read the document;
    lists leave it out for everybody else. ``standing(document)`` says publicly why it is not in force any more, if so.
    ``url(document)`` leads to the thing. Without ``official`` it is a draft, without code or seal.
    """

    key: str
    label: Any
    template: str
    about: Callable
    build: Callable
    access: Callable = owners_scope
    page: str = ""
    public_facts: Callable = _no_facts
    standing: Callable = _nothing
    url: Callable = _nothing
    official: bool = True


_kinds: dict[str, DocumentKind] = {}


def register(kind: DocumentKind) -> DocumentKind:
    """Make a kind known; called by its room in AppConfig.ready."""
    _kinds[kind.key] = kind
    return kind


def find(key: str) -> DocumentKind | None:
    """The kind, None when no room registered it."""
    return _kinds.get(key)


def all_kinds() -> list[DocumentKind]:
    """Every kind that the rooms registered."""
    return list(_kinds.values())


def closed_to(duty) -> list[str]:
    """The kinds whose page does not open to the reader's role at all."""
    return [one.key for one in all_kinds() if one.page and not policy.may(duty, one.page)]


def label_of(key: str) -> str:
    """The kind in words; the key itself for one that is no more."""
    kind = find(key)
    return str(kind.label) if kind else key
