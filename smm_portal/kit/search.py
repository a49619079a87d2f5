"""One search over everything: each room registers a source, the page groups what they find."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.template.response import TemplateResponse
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_safe

from .filters import MAX_QUERY, folded_words
from .hooks import hooks

SHORTEST = 2
LIMIT = 10


@dataclass(frozen=True)
class Hit:
    """One thing found."""

    title: str
    subtitle: str
    url: str


@dataclass(frozen=True)
class Source:
    """A kind of thing to search. ``find(duty, words, limit)`` gives hits or (title, subtitle, url).

    Sources that share a ``find`` are asked together, once: then it gives a dict of source name to
    hits.
    """

    name: str
    label: Any
    icon: str
    find: Callable[[Any, list[str], int], Iterable]
    list_url: str = ""
    order: int = 50


@dataclass(frozen=True)
class Group:
    """What one source found; ``more_url`` leads to its list with the same search."""

    source: Source
    hits: list[Hit]
    more: bool
    more_url: str


_sources: dict[str, Source] = {}


def source(name: str, label, icon: str, find, *, list_url: str = "", order: int = 50) -> None:
    """Register a source; ``list_url`` is the URL name of the list that takes ``?q=``.

    ``find(duty, folded_words, limit)`` must cost one query and respect the duty's scope; several
    kinds of thing may come from one (see ``Source``).
    """
    _sources[name] = Source(name, label, icon, find, list_url, order)


def find_all(request, words: list[str]) -> list[Group]:
    """The groups with at least one hit, in the sources' order; each ``find`` is asked once."""
    ordered = sorted(_sources.values(), key=lambda source: source.order)
    answers = {find: find(request.duty, words, LIMIT + 1) for find in _finds(ordered)}
    groups = (_group(request, source, answers[source.find]) for source in ordered)
    return [group for group in groups if group.hits]


def _finds(sources: list[Source]) -> list[Callable]:
    return list(dict.fromkeys(source.find for source in sources))


def _group(request, source: Source, answer) -> Group:
    found = answer.get(source.name, ()) if isinstance(answer, dict) else answer
    hits = [hit if isinstance(hit, Hit) else Hit(*hit) for hit in found]
    return Group(source, hits[:LIMIT], len(hits) > LIMIT, _list_url(request, source))


def _list_url(request, source: Source) -> str:
    if not source.list_url:
        return ""
    try:
        url = reverse(source.list_url)
    except NoReverseMatch:
        return ""
    query = urlencode({"q": typed(request)})
    return f"{url}?{query}" if hooks.may_open(request, url) else ""


def typed(request) -> str:
    """The search text as typed, without signs that cannot be shown."""
    text = request.GET.get("q", "")[:MAX_QUERY]
    return "".join(c for c in text if c.isprintable()).strip()


@require_safe
def search(request):
    """The page /ara/: what the portal holds for these words inside the reader's scope."""
    text = typed(request)
    words = folded_words(text)
    too_short = bool(text) and sum(map(len, words)) < SHORTEST
    groups = find_all(request, words) if words and not too_short and request.duty else []
    context = {
        "title": text,
        "search_query": text,
        "too_short": too_short,
        "groups": groups,
        "kinds": [s.label for s in sorted(_sources.values(), key=lambda s: s.order)],
    }
    return TemplateResponse(request, "search.html", context)
