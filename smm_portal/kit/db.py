"""Model pieces that every room uses: folded and sorted text, dated periods."""

from django.contrib.postgres.fields import DateRangeField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Func, Q

from . import dates


class TrFold(Func):
    """SQL twin of ``text.fold``."""

    function = "tr_fold"
    output_field = models.TextField()


class TrSort(Func):
    """SQL twin of ``text.sort_key``."""

    function = "tr_sort"
    output_field = models.TextField(db_collation="C")


def folded(*columns: str) -> models.GeneratedField:
    """A stored column that holds the folded text of ``columns``; search it with ``__contains``."""
    return models.GeneratedField(
        expression=TrFold(_joined(columns)),
        output_field=models.TextField(),
        db_persist=True,
        editable=False,
    )


def sorted_by(*columns: str) -> models.GeneratedField:
    """A stored column whose byte order is the Turkish order of ``columns``."""
    return models.GeneratedField(
        expression=TrSort(_joined(columns)),
        output_field=models.TextField(db_collation="C"),
        db_persist=True,
        editable=False,
    )


class _Joined(Func):
    # CONCAT_WS is not immutable, || is; Django's Concat casts and coalesces more than is needed.
    template = "(%(expressions)s)"
    arg_joiner = " || ' ' || "
    output_field = models.TextField()


class _OrEmpty(Func):
    function = "COALESCE"
    template = "COALESCE(%(expressions)s, '')"
    output_field = models.TextField()


def _joined(columns):
    return F(columns[0]) if len(columns) == 1 else _Joined(*[_OrEmpty(F(c)) for c in columns])


def folded_index(name: str, column: str = "search") -> GinIndex:
    """The trigram index that makes ``search LIKE '%…%'`` cheap."""
    return GinIndex(OpClass(F(column), name="gin_trgm_ops"), name=name)


class DateRange(Func):
    """daterange(starts, ends): half open, unbounded where a side is NULL."""

    function = "daterange"
    output_field = DateRangeField()


def period() -> models.GeneratedField:
    """The range of a row's ``starts`` and ``ends``, for EXCLUDE constraints and look-ups."""
    return models.GeneratedField(
        expression=DateRange(F("starts"), F("ends")),
        output_field=DateRangeField(),
        db_persist=True,
        editable=False,
    )


def on_day(day=None, prefix: str = "") -> Q:
    """Rows whose ``starts``/``ends`` period holds the day (today when none is given)."""
    day = day or dates.today()
    return (Q(**{f"{prefix}starts__isnull": True}) | Q(**{f"{prefix}starts__lte": day})) & (
        Q(**{f"{prefix}ends__isnull": True}) | Q(**{f"{prefix}ends__gt": day})
    )
