"""From an office to the page of what stands there: rooms above answer for their kinds."""

from collections.abc import Callable

_answers: dict[str, Callable[[int], str]] = {}


def answer(kind: str, url_of: Callable[[int], str]) -> None:
    """Have ``url_of(office id)`` name the page for offices of a kind."""
    _answers[str(kind)] = url_of


def url(kind: str, office: int) -> str:
    """The page for an office, or "" where no room has one."""
    url_of = _answers.get(str(kind))
    return url_of(office) if url_of else ""
