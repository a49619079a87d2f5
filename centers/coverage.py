"""What a decision did: centres founded and closed, fields and seats set and ended."""

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from django.db.models import TextField, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from .models import Center, CenterField, Decision, SeatRole

HEADINGS = (
    _("Kurulan merkezler"),
    _("Kapatılan merkezler"),
    _("Belirlenen alanlar"),
    _("Sona erdirilen alanlar"),
    _("Belirlenen kadrolar"),
    _("Sona erdirilen kadrolar"),
)


class Done(NamedTuple):
    """One thing that a decision did to a centre; ``part`` is its place among ``HEADINGS``."""

    part: int
    center: int
    name: str
    sort_key: str
    seat: int
    kind: str
    english: bool
    field: str
    field_key: str


def covered(decision: Decision, duty) -> list[tuple]:
    """(heading, lines of (centre, texts)) of what the decision did, inside the reader's scope; one
    query."""
    seen = Center.objects.visible_to(duty)
    parts = [
        _centers(0, seen.filter(founding_decision=decision)),
        _centers(1, seen.filter(closing_decision=decision)),
        _rows(2, CenterField, seen, decision=decision),
        _rows(3, CenterField, seen, ending_decision=decision),
        _rows(4, SeatRole, seen, decision=decision),
        _rows(5, SeatRole, seen, ending_decision=decision),
    ]
    found = sorted(map(Done._make, parts[0].union(*parts[1:], all=True)), key=_order)
    return [(HEADINGS[part], _by_center(lines)) for part, lines in groupby(found, lambda x: x.part)]


def _order(one: Done) -> tuple:
    return one.part, one.sort_key, one.center, one.seat, one.field_key


def _by_center(lines: Iterable[Done]) -> list[tuple]:
    """(centre, its texts), each centre once."""
    grouped = groupby(lines, key=lambda one: (one.center, one.name))
    return [
        ({"pk": pk, "name": name}, [_text(one) for one in some if one.field or one.kind])
        for (pk, name), some in grouped
    ]


def _text(one: Done) -> str:
    """The field, or the seat with what it is for."""
    if not one.kind:
        return one.field
    role = SeatRole(kind=one.kind, english=one.english)
    said = _t("%(number)s. kadro: %(role)s") % {"number": one.seat, "role": role.label}
    return f"{said} · {one.field}" if one.field else said


def _centers(part: int, rows):
    none, no = Value(""), Value(False)
    return rows.order_by().values_list(
        Value(part), "pk", "name", "sort_key", Value(0), none, no, none, none
    )


def _rows(part: int, model, seen, **by):
    rows = model.objects.filter(center__in=seen.order_by().values("pk"), **by).order_by()
    seat = ("seat__number", "kind", "english")
    if model is CenterField:
        seat = (Value(0), Value(""), Value(False))
    center = ("center_id", "center__name", "center__sort_key")
    return rows.values_list(Value(part), *center, *seat, _or("field__name"), _or("field__sort_key"))


def _or(name: str) -> Coalesce:
    """The column, or nothing in its place: the English seat has no field."""
    return Coalesce(name, Value(""), output_field=TextField())
