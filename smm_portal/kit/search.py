"""One search over everything: each room registers a source, the page groups what they find."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import F, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce
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
class Rows:
    """What a source found, not yet read: the page reads the rows of all sources in one query.

    ``rows`` are annotated with the texts ``hit_title``, ``hit_note``, ``hit_place`` and, to stand
    in order, ``hit_key`` (``texts`` does it); ``tell(pk, title, note, place)`` makes the hit.
    """

    rows: QuerySet
    tell: Callable[[int, str, str, str], Hit]


def texts(rows: QuerySet, title, note="", place="") -> QuerySet:
    """Rows by their ``sort_key``, annotated for ``Rows``: names of text columns, or expressions."""
    named = {"hit_title": title, "hit_note": note, "hit_place": place, "hit_key": "sort_key"}
    return rows.order_by("sort_key", "pk").annotate(**{k: _text(v) for k, v in named.items()})


def _text(value):
    value = (F(value) if value else Value("")) if isinstance(value, str) else value
    return Coalesce(Cast(value, TextField()), Value(""), output_field=TextField())


@dataclass(frozen=True)
class Source:
    """A kind of thing to search. ``find(duty, words, limit)`` gives ``Rows`` where it can, which
    cost no query of their own; else hits or (title, subtitle, url)."""

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

    ``find(duty, folded_words, limit)`` respects the duty's scope and costs at most one query.
    """
    _sources[name] = Source(name, label, icon, find, list_url, order)


def find_all(request, words: list[str]) -> list[Group]:
    """The groups with at least one hit, in the sources' order; all ``Rows`` in one query."""
    ordered = sorted(_sources.values(), key=lambda source: source.order)
    answers = {one.name: one.find(request.duty, words, LIMIT + 1) for one in ordered}
    answers |= _read({name: one for name, one in answers.items() if isinstance(one, Rows)})
    groups = (_group(request, source, answers[source.name]) for source in ordered)
    return [group for group in groups if group.hits]


def _read(asked: dict[str, Rows]) -> dict[str, list[Hit]]:
    parts = [_part(name, one.rows) for name, one in asked.items()]
    found: dict[str, list[Hit]] = {name: [] for name in asked}
    # The parts come in order, but nothing promises that they stay so together.
    for name, _key, *told in sorted(parts[0].union(*parts[1:], all=True)) if parts else ():
        found[name].append(asked[name].tell(*told))
    return found


def _part(name: str, rows: QuerySet) -> QuerySet:
    rows = rows.annotate(hit_source=Value(name, TextField()))
    columns = "hit_source", "hit_key", "pk", "hit_title", "hit_note", "hit_place"
    return rows.values_list(*columns)[: LIMIT + 1]


def _group(request, source: Source, found: Iterable) -> Group:
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
