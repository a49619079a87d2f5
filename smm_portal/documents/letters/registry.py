"""The kinds of letter that rooms write."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from smm_portal.documents import kinds
from smm_portal.kit.acts import ALLOWED, Verdict

LETTER, APPROVAL = "pdf/letters/letter.html", "pdf/letters/olur.html"


@dataclass(frozen=True)
class About:
    """``office`` writes the letter; ``owner`` is the office whose thing it is about: once the
    letter is numbered, whoever reads the owner reads it.
    """

    title: str
    office: Any
    owner: Any


def _always(duty, subject: str) -> Verdict:
    return ALLOWED


def _nowhere(subject: str) -> str:
    return ""


@dataclass(frozen=True)
class LetterKind:
    """``about(subject, duty)`` gives an ``About``; ``build_context(subject, duty)`` the
    ``Content`` from which the writer starts. Both raise LookupError or DoesNotExist for a subject
    that is none. ``template`` is LETTER or APPROVAL. ``may(duty, subject)`` says who may write one,
    ``url(subject)`` leads to the thing, ``asks`` tells the writer what the text must say.
    """

    key: str
    label: Any
    about: Callable
    build_context: Callable
    template: str = LETTER
    may: Callable[..., Verdict] = _always
    url: Callable[[str], str] = _nowhere
    asks: Any = ""

    @property
    def approval(self) -> bool:
        """Whether it is an approval (olur) and not a letter."""
        return self.template == APPROVAL


_kinds: dict[str, LetterKind] = {}


def register(kind: LetterKind) -> LetterKind:
    """Make a kind known, and its drafts to the outbox; called in AppConfig.ready."""
    from . import paper

    _kinds[kind.key] = kind
    kinds.register(
        kinds.DocumentKind(
            kind.key,
            kind.label,
            template=kind.template,
            about=paper.about,
            build=paper.build,
            access=paper.may_read,
            url=paper.url,
            official=False,
        )
    )
    return kind


def find(key: str) -> LetterKind | None:
    """The kind, None when no room registered it."""
    return _kinds.get(key)


def all_kinds() -> list[LetterKind]:
    """Every kind that rooms registered."""
    return list(_kinds.values())


def label_of(key: str) -> str:
    """The kind in words; the key itself for one that is no more."""
    kind = find(key)
    return str(kind.label) if kind else key


def subject_of(prefix: str, pk: int) -> str:
    """The subject of a row: ("center", 12) gives "center:12"."""
    return f"{prefix}:{pk}"


def pk_in(subject: str, prefix: str) -> int:
    """The row's number in a subject; LookupError where it names something else."""
    name, _colon, number = subject.partition(":")
    if name != prefix or not number.isascii() or not number.isdigit() or len(number) > 18:
        raise LookupError(f"not a subject of {prefix}: {subject!r}")
    return int(number)
