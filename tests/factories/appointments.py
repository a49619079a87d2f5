"""Appointments for tests: somebody on the list, a list appointed, a term about to end."""

import datetime as dt

from personnel.appointments import renewals, services
from personnel.models import Assignment, Nomination, Renewal
from personnel.services import Approval, longest_last_day
from smm_portal.kit import dates

from . import calls
from .centers import clerk, days_ago
from .personnel import AssignmentFactory

NUMBER = "E-43770946-903.07-1234567"


def approval(day: dt.date | None = None, number: str = NUMBER) -> Approval:
    """An approval of the Ministry, of today."""
    return Approval(number, day or dates.today())


def nominated(seat=None, teacher=None) -> Nomination:
    """Somebody who finally fits, on the list for the seat (a new centre's general one)."""
    return services.nominate(clerk(), calls.finally_fit(seat, teacher))


def of_nominations(*wanted: Nomination, starts: dt.date | None = None) -> list[services.Row]:
    """Rows for these nominations from a day on (today), for the longest term."""
    starts = starts or dates.today()
    return services.of_nominations(
        Nomination.objects.filter(pk__in=[one.pk for one in wanted])
        .select_related("call_seat__seat", "candidacy__application__teacher")
        .order_by("pk"),
        starts,
        longest_last_day(starts),
    )


def appointed(seat=None, teacher=None, starts: dt.date | None = None) -> Assignment:
    """Somebody appointed from a call."""
    rows = of_nominations(nominated(seat, teacher), starts=starts)
    return services.appoint_all(rows, approval())[0]


def ending(left: int = 20, **kwargs) -> Assignment:
    """A term with so many days left after today."""
    return AssignmentFactory(starts=days_ago(179 - left), **kwargs)


def proposed(row: Assignment | None = None, left: int = 20) -> Renewal:
    """A term about to end, proposed for renewal."""
    row = row or ending(left)
    return renewals.propose(clerk(), row, longest_last_day(row.ends), "Görevini başarıyla yürüttü.")
