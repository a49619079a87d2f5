"""Which kinds of draft there are, what each is called, and where it is continued."""

from collections.abc import Callable
from dataclasses import dataclass

from smm_portal.kit.acts import ALLOWED, Verdict


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
