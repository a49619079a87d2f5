"""Provinces, districts and fields as filters offer them and searches look for them: lists that
change once in years, kept in the cache."""

from django.core.cache import cache
from django.db import transaction
from django.db.models import Value
from django.db.models.signals import post_delete, post_save

from .models import District, Field, FieldAlias, Province

KEY, WORDS = "centers.options", "centers.words"
# Changes drop the copy at once; what goes past Django shows after this many seconds.
KEPT_FOR = 300
Options = list[tuple[int, str]]


def provinces(request) -> Options:
    """All provinces in Turkish order; only readers of the whole country choose among them."""
    return _options()["il"]


def fields(request) -> Options:
    """All fields in Turkish order."""
    return _options()["alan"]


def _options() -> dict[str, Options]:
    return cache.get_or_set(KEY, _read, KEPT_FOR)


def _read() -> dict[str, Options]:
    found: dict[str, Options] = {"il": [], "alan": []}
    rows = _named(Province, "il").union(_named(Field, "alan"), all=True)
    for kind, pk, name, _key in sorted(rows, key=lambda row: row[3]):
        found[kind].append((pk, name))
    return found


def _named(model, kind: str):
    return model.objects.order_by().values_list(Value(kind), "pk", "name", "sort_key")


def districts_with(word: str) -> list[int]:
    """The districts (ids) whose name, or whose province's, holds the folded word."""
    return _with(word, "district")


def fields_with(word: str) -> list[int]:
    """The fields (ids) of which a present or former name holds the folded word."""
    return _with(word, "field")


def _with(word: str, kind: str) -> list[int]:
    named = cache.get_or_set(WORDS, _read_words, KEPT_FOR)[kind]
    return sorted({pk for pk, text in named if word in text})


def _read_words() -> dict[str, Options]:
    found: dict[str, Options] = {"district": [], "field": []}
    districts, fields = District.objects.order_by(), Field.objects.order_by()
    rows = _searched("district", districts, "pk", "search").union(
        _searched("district", districts, "pk", "province__search"),
        _searched("field", fields, "pk", "search"),
        _searched("field", FieldAlias.objects.order_by(), "field_id", "search"),
        all=True,
    )
    for kind, pk, text in rows:
        found[kind].append((pk, text))
    return found


def _searched(kind: str, rows, *columns: str):
    return rows.values_list(Value(kind), *columns)


def _forget(**kwargs) -> None:
    # Now for this transaction's own reading, and once more when others can see the change.
    cache.delete_many([KEY, WORDS])
    transaction.on_commit(lambda: cache.delete_many([KEY, WORDS]), robust=True)


def watch() -> None:
    """Drop the copies when one of these is saved or deleted; from AppConfig.ready."""
    for model in (Province, District, Field, FieldAlias):
        post_save.connect(_forget, sender=model, dispatch_uid="centers.options")
        post_delete.connect(_forget, sender=model, dispatch_uid="centers.options")
