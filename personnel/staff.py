"""The terms of one centre, asked once a page: its seats, its staff, its deputies and the drawing of
its years show the same rows.
"""

import datetime as dt

from django.urls import reverse

from centers import seating
from centers.models import Center, SeatKind
from centers.occupants import Occupant
from smm_portal.kit import dates

from . import tables
from .models import Assignment


def terms_of(center: Center) -> list[Assignment]:
    """All terms at the centre with teacher, seat and role, the first to begin first; kept on the
    object."""
    if not hasattr(center, "_all_terms"):
        rows = Assignment.objects.filter(seat__center=center).select_related("teacher", "seat")
        center._all_terms = list(tables.with_role(rows).order_by("starts", "pk"))
        for row in center._all_terms:
            row.seat.center = center
    return center._all_terms


def seated_at(center: Center, day: dt.date) -> dict[int, Occupant]:
    """Seat id → who sits there on the day."""
    return {
        row.seat_id: Occupant(
            str(row.teacher), row.last_day, reverse("personnel:assignment", args=[row.pk])
        )
        for row in terms_of(center)
        if row.in_force(day)
    }


def lacks_general(center: Center) -> bool:
    """Whether nobody sits on the general seat today."""
    day = dates.today()
    seated = {row.seat_id for row in terms_of(center) if row.in_force(day)}
    return not any(
        role.kind == SeatKind.GENERAL
        and role.starts <= day < (role.ends or dt.date.max)
        and role.seat_id in seated
        for role in seating.roles_of(center)
    )
