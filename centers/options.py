"""Provinces and fields as filters offer them: lists that change once in years, kept in the cache."""

from django.core.cache import cache
from django.db import transaction
from django.db.models import Value
from django.db.models.signals import post_delete, post_save

from .models import Field, Province

KEY = "centers.options"
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


def _forget(**kwargs) -> None:
    # Now for this transaction's own reading, and once more when others can see the change.
    cache.delete(KEY)
    transaction.on_commit(lambda: cache.delete(KEY), robust=True)


def watch() -> None:
    """Drop the copy when a province or a field is saved or deleted; from AppConfig.ready."""
    for model in (Province, Field):
        post_save.connect(_forget, sender=model, dispatch_uid="centers.options")
        post_delete.connect(_forget, sender=model, dispatch_uid="centers.options")
