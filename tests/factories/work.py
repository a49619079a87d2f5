"""Tasks, absences and confirmed months for tests."""

import datetime as dt

from centers.models import Center
from personnel.models import Absence, Assignment, DutySheet, DutyTask
from personnel.work import keeping, services
from smm_portal.kit import dates
from smm_portal.offices.models import Duty
from smm_portal.offices.roles import Role

from .offices import duty_at
from .personnel import coordinator_duty


def term_of(duty: Duty) -> Assignment:
    """The assignment from which a coordinator's duty follows."""
    return Assignment.objects.get(pk=duty.source.split(":")[1])


def general(center: Center) -> Duty:
    """The centre's general coordinator, an old one where there is one."""
    return _held(center.office, Role.GENERAL_COORDINATOR) or coordinator_duty(center, 1)


def developer(center: Center) -> Duty:
    """A development coordinator of the centre, an old one where there is one."""
    return _held(center.office, Role.DEVELOPMENT_COORDINATOR) or coordinator_duty(center, 3)


def principal(center: Center) -> Duty:
    """The host school's principal, an old one where there is one."""
    office = center.school.office
    return _held(office, Role.PRINCIPAL) or duty_at(office, Role.PRINCIPAL)


def _held(office, role: str) -> Duty | None:
    rows = Duty.objects.in_force().filter(office=office, role=role, is_deputy=False)
    return rows.select_related("office", "user").first()


def task(center: Center, *, general_own: bool = False, **kwargs) -> DutyTask:
    """A task of the development coordinator, ten days long, or of the general one himself."""
    giver = general(center)
    whom = giver if general_own else developer(center)
    kwargs.setdefault("clause", "8/1-e" if general_own else "9/1-a")
    kwargs.setdefault("text", "İhtiyaç anketinin sorularını yazmak")
    kwargs.setdefault("starts_on", dates.today())
    kwargs.setdefault("due_on", kwargs["starts_on"] + dt.timedelta(days=10))
    return services.give(giver, term_of(whom), **kwargs)


def delivered(center: Center, **kwargs) -> DutyTask:
    """A task that waits for acceptance."""
    return services.deliver(task(center, **kwargs), "On soru yazıldı, iki okulda denendi.", None)


def absence(term: Assignment, starts: dt.date, days: int = 1, kind: str = "ANNUAL") -> Absence:
    """So many days away, as the principal records them."""
    keeper = principal(term.seat.center)
    return keeping.record(keeper, term, kind, starts, starts + dt.timedelta(days=days), "")


def sheet(center: Center, day: dt.date | None = None) -> DutySheet:
    """The confirmed month that holds the day (today's unless given)."""
    day = day or dates.today()
    return keeping.confirm(principal(center), center, day.year, day.month)
