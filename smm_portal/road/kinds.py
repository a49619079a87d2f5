"""The kinds of paper that rooms send up the road, and what happens to each at its ends."""

from collections.abc import Callable
from dataclasses import dataclass


def _nothing(submission) -> None:
    return None


@dataclass(frozen=True)
class PaperKind:
    """``url(submission)`` leads to the thing; ``missing(submission)`` lists what sending lacks.

    ``on_return``, ``on_approve`` and ``on_refuse`` run in the transaction of the step.
    """

    key: str
    label: str
    clause: str
    url: Callable
    missing: Callable = lambda submission: []
    on_return: Callable = _nothing
    on_approve: Callable = _nothing
    on_refuse: Callable = _nothing


_kinds: dict[str, PaperKind] = {}


def register(kind: PaperKind) -> None:
    """Make a kind known; called by its room in AppConfig.ready."""
    _kinds[kind.key] = kind


def find(key: str) -> PaperKind:
    """The kind; KeyError when no room registered it."""
    return _kinds[key]


def all_kinds() -> list[PaperKind]:
    return list(_kinds.values())
