"""The five seats of a centre as someone who seats a teacher meets them."""

import datetime as dt
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _

from centers.models import Center, Seat, SeatKind, SeatRole
from smm_portal.kit import dates, days

from .filters import ENDING_DAYS
from .models import Assignment


@dataclass(frozen=True)
class Offered:
    """A seat on offer: what it is for now or next, who sits there now and later."""

    seat: Seat
    roles: list[SeatRole]
    terms: list[Assignment]

    @property
    def number(self) -> int:
        return self.seat.number

    @property
    def role(self) -> SeatRole | None:
        """The role in force, or the first that is set for later."""
        return self.roles[0] if self.roles else None

    @property
    def holder(self) -> Assignment | None:
        """Who sits there today."""
        return next((term for term in self.terms if term.in_force()), None)

    @property
    def closed(self) -> bool:
        """Whether choosing the seat can lead nowhere: out of use, or held for long yet."""
        soon = dates.today() + dt.timedelta(days=ENDING_DAYS)
        return self.role is None or bool(self.holder and self.holder.ends > soon)

    @property
    def label(self) -> str:
        """ "1. kadro: Genel koordinatör. Boş"."""
        return f"{_('%(number)s. kadro') % {'number': self.number}}: {self.purpose}. {self.state}"

    @property
    def purpose(self) -> str:
        """What the seat is for, in words."""
        if self.role is None:
            return _("kullanılmıyor")
        return f"{self.role.label} ({self.role.field})" if self.role.field else self.role.label

    @property
    def state(self) -> str:
        """Who sits there till when, or that the seat is free."""
        if self.role is None:
            return _("MTEGM bu kadroyu belirlemedi (Madde 4/5)")
        if self.holder:
            said = {"who": self.holder.teacher, "day": days.day(self.holder.last_day)}
            return _("Dolu: %(who)s, son gün %(day)s") % said
        return _("Boş")

    def bar(self, starts: dt.date, last_day: dt.date) -> str:
        """Why a term in these days cannot be on this seat, with the clause; "" where it can."""
        met = [t for t in self.terms if t.starts <= last_day and t.last_day >= starts]
        if not met:
            return "" if self.role else self.state
        said = {"who": met[0].teacher, "day": days.day(met[0].last_day)}
        general = any(role.kind == SeatKind.GENERAL for role in self.roles)
        if general:
            text = _(
                "Merkezde bir genel koordinatör olur (Madde 4/4). Kadroda %(who)s görevli, son"
                " gün %(day)s."
            )
        else:
            text = _("Kadroda %(who)s görevli, son gün %(day)s (Madde 4/5).")
        return text % said


def offer(center: Center) -> list[Offered]:
    """The centre's five seats with their roles and terms from today on; three queries."""
    today = dates.today()
    roles = _by_seat(center.seat_roles.exclude(ends__lte=today).select_related("field"))
    terms = Assignment.objects.filter(seat__center=center).order_by("starts")
    people = _by_seat(terms.select_related("teacher"))
    return [
        Offered(seat, roles.get(seat.pk, []), people.get(seat.pk, []))
        for seat in center.seats.order_by("number")
    ]


def _by_seat(rows) -> dict[int, list]:
    found: dict[int, list] = {}
    for row in rows.order_by("starts"):
        found.setdefault(row.seat_id, []).append(row)
    return found


class SeatRadios(forms.RadioSelect):
    """Radio buttons of which some are closed; their labels say why."""

    closed: frozenset[str] | set[str] = frozenset()

    def create_option(self, name, value, label, selected, index, **kwargs):
        option = super().create_option(name, value, label, selected, index, **kwargs)
        if str(value) in self.closed:
            option["attrs"]["disabled"] = True
        return option


def all_taken(offered: list[Offered]) -> bool:
    """Whether all five seats are in use and held (4/5)."""
    return all(one.role and one.holder for one in offered)
