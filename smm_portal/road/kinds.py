"""The kinds of paper that rooms send up the road, and what happens to each at its ends."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ObjectDoesNotExist
from django.urls import NoReverseMatch


def _nothing(submission) -> None:
    return None


@dataclass(frozen=True)
class PaperKind:
    """``url(submission)`` leads to the thing; ``missing(submission)`` lists what sending lacks.

    ``along`` names what is read with a paper for its ``url``: one-to-one links of the submission.

    ``on_return``, ``on_approve`` and ``on_refuse`` run in the transaction of the step.
    """

    key: str
    label: str
    clause: str
    url: Callable
    missing: Callable = lambda submission: []
    along: tuple[str, ...] = ()
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


def along() -> list[str]:
    """What to read with papers of any kind, so that their addresses ask nothing further."""
    return [link for kind in _kinds.values() for link in kind.along]


def label(key: str) -> str:
    """What a kind is called; its key where no room registered it."""
    return str(_kinds[key].label) if key in _kinds else key


def address(submission) -> str:
    """Where the thing itself stands; "" where it has no page of its own."""
    kind = _kinds.get(submission.kind)
    try:
        return kind.url(submission) if kind else ""
    except (ObjectDoesNotExist, NoReverseMatch):
        return ""


def missing(submission) -> list:
    """What sending the paper still lacks, in the order of its text."""
    kind = _kinds.get(submission.kind)
    return list(kind.missing(submission)) if kind else []
