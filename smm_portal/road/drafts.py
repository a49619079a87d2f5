"""Which kinds of draft there are, what each is called, and where it is continued."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass

from smm_portal.kit.acts import ALLOWED, Verdict

# What a page's own controls post; never part of an answer.
CONTROLS = {"csrfmiddlewaretoken", "act", "seen", "version", "_ara"}


def raw_of(data) -> dict[str, list[str]]:
    """Posted answers as plain JSON: every name with the list of its values. JSON in the database
    holds no NUL, and nobody means one.
    """
    return {
        name.replace("\0", ""): [value.replace("\0", "") for value in values]
        for name, values in data.lists()
        if name not in CONTROLS
    }


def mark(raw) -> str:
    """A short sign of kept answers: tells whether they changed since a page was opened."""
    if raw is None:
        return ""
    return hashlib.sha256(json.dumps(raw, sort_keys=True).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class DraftKind:
    """A kind of draft: ``url(draft)`` continues it, ``may(duty, key)`` says who may write one."""

    kind: str
    title: str
    url: Callable
    detail: Callable = lambda draft: ""
    may: Callable[..., Verdict] = lambda duty, key: ALLOWED


_KINDS: dict[str, DraftKind] = {}


def register(kind: str, title, url: Callable, **more) -> DraftKind:
    """Make a kind of draft known; the desk lists it and autosave takes it from then on."""
    _KINDS[kind] = DraftKind(kind, title, url, **more)
    return _KINDS[kind]


def find(kind: str) -> DraftKind | None:
    """The registered kind, or None."""
    return _KINDS.get(kind)
