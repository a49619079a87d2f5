"""The seats of all centres as they stand today: filled, ending, vacant, without English teacher.

A row is a seat's role in force at a standing centre; seats out of use have none (4/5).
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, OuterRef, Q, Subquery, Value
from django.db.models.functions import Concat, JSONObject
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from centers.models import CenterState, SeatRole
from smm_portal.kit import dates, days
from smm_portal.kit.filters import folded_words
from smm_portal.kit.markup import chip
from smm_portal.offices.models import ROOT_PATH

from .filters import ENDING_DAYS
from .models import Assignment

FILLED, ENDING, VACANT, ENGLISH = "dolu", "bitecek", "bos", "ingilizce"
STATES = [
    (FILLED, _("Dolu")),
    (ENDING, _("60 gün içinde bitecek")),
    (VACANT, _("Boş")),
    (ENGLISH, _("İngilizce öğretmeni eksik")),
]


def seats_in_use(duty):
    """The seats in use of the standing centres in the reader's scope, with who sits there."""
    rows = SeatRole.objects.in_force().filter(center__state=CenterState.ACTIVE)
    if duty.scope_path != ROOT_PATH:
        rows = rows.filter(center__office__path__startswith=duty.scope_path)
    rows = rows.select_related("center__school__district__province", "field", "seat")
    return rows.annotate(holder=_holder(), until=_until(), emptied=_emptied())


def _now():
    return Assignment.objects.in_force().filter(seat=OuterRef("seat"))


def _holder():
    """Who sits there today, as a small object."""
    name = Concat("teacher__first_name", Value(" "), "teacher__last_name", output_field=CharField())
    facts = JSONObject(
        pk="pk",
        name=name,
        subject="teacher__subject__name",
        school="teacher__school__name",
        starts="starts",
    )
    return Subquery(_now().values(fact=facts)[:1])


def _until():
    return Subquery(_now().values("ends")[:1])


def _emptied():
    """Since when the seat would be vacant: the day after its last term."""
    past = Assignment.objects.filter(seat=OuterRef("seat"), ends__lte=dates.today())
    return Subquery(past.order_by("-ends").values("ends")[:1])


def taken(until: dt.date | None = None):
    """Ids of the seats taken today; with a day, only those whose term ends by then."""
    rows = Assignment.objects.in_force()
    rows = rows.filter(ends__lte=until) if until else rows
    return rows.values("seat")


def soon() -> dt.date:
    """A term that ends by this day is ending."""
    return dates.today() + dt.timedelta(days=ENDING_DAYS)


def conditions() -> dict[str, Q]:
    """What each state asks of a seat's role; filled, ending and vacant part all seats."""
    somebody, ending = Q(seat__in=taken()), Q(seat__in=taken(soon()))
    return {
        FILLED: somebody & ~ending,
        ENDING: ending,
        VACANT: ~somebody,
        ENGLISH: ~somebody & Q(english=True),
    }


def count(rows) -> dict[str, int]:
    """How many seats in all ("") and in each state; one query."""
    told = {"all": Count("pk")}
    told |= {name: Count("pk", filter=wanted) for name, wanted in conditions().items()}
    found = rows.order_by().aggregate(**told)
    return {"": found.pop("all"), **found}


def match_seats(rows, text: str):
    """Seats by words of the centre's, its school's or the sitting teacher's name."""
    for word in folded_words(text):
        sitting = Assignment.objects.in_force().filter(teacher__search__contains=word)
        rows = rows.filter(
            Q(center__search__contains=word)
            | Q(center__school__search__contains=word)
            | Q(seat__in=sitting.values("seat"))
        )
    return rows


def state_of(row: SeatRole) -> str:
    """Where a row of ``seats_in_use`` stands today."""
    if row.holder is None:
        return ENGLISH if row.english else VACANT
    return ENDING if row.until <= soon() else FILLED


def state_words(row: SeatRole) -> str:
    """The same in words."""
    return str(dict(STATES)[state_of(row)])


def vacant_since(row: SeatRole) -> dt.date | None:
    """The first day on which nobody sat there; None for a taken seat."""
    if row.holder is not None:
        return None
    return max(row.emptied or row.starts, row.starts)


def vacant_days(row: SeatRole) -> int | None:
    """How many days nobody has sat there; None for a taken seat."""
    since = vacant_since(row)
    return (dates.today() - since).days if since else None


def state_chip(row: SeatRole):
    """The state with its sign, and the days left or gone by."""
    state, last = state_of(row), dates.last_day(row.until)
    if state == FILLED:
        return chip("success", _("Dolu"), "circle-check")
    if state == ENDING:
        return chip("warning", _t("Bitiyor, %(left)s") % {"left": days.days_left(last)}, "clock")
    gone = vacant_days(row)
    said = _t("%(days)s gündür boş") % {"days": days.number(gone)} if gone else _t("Boş")
    return chip("danger", said, "language" if state == ENGLISH else "circle-dashed")


@dataclass(frozen=True)
class Figure:
    """A number that opens the list behind it."""

    label: Any
    number: int
    url: str
    current: bool
    late: bool = False


def figures(counted: dict[str, int], address, chosen: str) -> list[Figure]:
    """All seats and each state, each leading to the list so narrowed; ``address`` keeps the rest."""
    labels = [("", _("Kullanılan kadro")), *STATES]
    return [
        Figure(
            label,
            counted[state],
            address.url(durum=state),
            chosen == state,
            late=state in (VACANT, ENGLISH) and counted[state] > 0,
        )
        for state, label in labels
    ]
