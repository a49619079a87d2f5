"""The five seats as people see them: what each is for, who sits there till when."""

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from smm_portal.kit import dates

from .models import Center, SeatKind, SeatRole
from .models.seats import SEATS
from .occupants import Occupant, occupants, occupants_of

# From how many days before its end a term is shown as ending.
ENDING_DAYS = 60
# The English seat has no field of its own: its field is İngilizce (reading 2).
ENGLISH = "english"


class RoleNow(NamedTuple):
    """What a seat is for on a day: only what is shown, since lists ask it for many seats."""

    center_id: int
    seat_id: int
    number: int
    kind: str
    english: bool
    field: str | None


def attach(centers: Iterable[Center], day: dt.date | None = None) -> list[Center]:
    """Put ``five_seats`` on each centre; two queries, however many centres."""
    centers, day = list(centers), day or dates.today()
    roles = roles_in_force(centers, day)
    people = occupants([role.seat_id for role in roles], day)
    by_center: dict[int, list[RoleNow]] = {}
    for role in roles:
        by_center.setdefault(role.center_id, []).append(role)
    for center in centers:
        center.five_seats = _five(by_center.get(center.pk, []), people, day)
    return centers


def five_of(center: Center) -> list[dict]:
    """The five seats today for the page of one centre, from the rows that its parts share."""
    day = dates.today()
    now = [role for role in roles_of(center) if role.starts <= day < (role.ends or dt.date.max)]
    return _five([_now(role) for role in now], occupants_of(center, day), day)


def roles_of(center: Center) -> list[SeatRole]:
    """All that the centre's seats were, are and will be for, the first to begin first. Asked once
    for this object and kept on it: several parts of a page show them."""
    if not hasattr(center, "_all_roles"):
        rows = center.seat_roles.select_related("field", "seat")
        center._all_roles = list(rows.order_by("starts", "pk"))
    return center._all_roles


def _now(role: SeatRole) -> RoleNow:
    field = role.field.name if role.field else None
    number = role.seat.number
    return RoleNow(role.center_id, role.seat_id, number, role.kind, role.english, field)


def _five(roles: list[RoleNow], people: dict[int, Occupant], day: dt.date) -> list[dict]:
    found, words = {role.number: role for role in roles}, _words(get_language())
    return [_seat(n, found.get(n), people, day, words) for n in range(1, SEATS + 1)]


@lru_cache(maxsize=8)
def _words(_language: str | None) -> dict[str, str]:
    """What seats are for; looked up once a language, for lists say it often."""
    return {kind: str(kind.label) for kind in SeatKind} | {ENGLISH: _("İngilizce")}


def roles_in_force(centers: list[Center], day: dt.date) -> list[RoleNow]:
    """What the seats of these centres are for on the day; one query."""
    roles = SeatRole.objects.in_force(day).filter(center__in=[c.pk for c in centers])
    names = ("center_id", "seat_id", "seat__number", "kind", "english", "field__name")
    return [RoleNow(*row) for row in roles.values_list(*names)]


def filled(center: Center) -> int:
    """How many of an attached centre's seats somebody sits on."""
    return sum(seat["state"] in ("filled", "ending") for seat in center.five_seats)


def in_use(center: Center) -> int:
    """How many of an attached centre's seats have a role."""
    return sum(seat["state"] != "unused" for seat in center.five_seats)


def _seat(number: int, role: RoleNow | None, people, day: dt.date, words: dict) -> dict:
    if role is None:
        return {"number": number, "kind": "unused", "state": "unused", "role": ""}
    who = people.get(role.seat_id)
    return {
        "number": number,
        "id": role.seat_id,
        "kind": _kind(role),
        "state": _state(who, day),
        "role": words[role.kind],
        "field": words[ENGLISH] if role.english else role.field or "",
        "holder": who.name if who else "",
        "until": who.until if who else None,
        "url": who.url if who else "",
    }


def _kind(role: RoleNow) -> str:
    if role.english:
        return "english"
    return "general" if role.kind == SeatKind.GENERAL else "development"


def _state(who: Occupant | None, day: dt.date) -> str:
    if who is None:
        return "vacant"
    soon = who.until is not None and (who.until - day).days <= ENDING_DAYS
    return "ending" if soon else "filled"
