"""Which centres owe a plan for a year, until when, and what of it is there (Madde 5/4, reading 24)."""

import datetime as dt

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from centers.models import Center, CenterState
from smm_portal.kit import dates
from smm_portal.law import settings
from smm_portal.road.transitions import State

from .models import AnnualPlan, PlanRevision

# Founded from this day on, a centre owes no plan for the rest of the year.
LAST_FOUNDING = (10, 1)
SENT = (State.WAITING, State.APPROVED)

settings.define(
    settings.Setting(
        "plan_reminder_days",
        _("Plan hatırlatmaları (gün)"),
        settings.Kind.INTEGERS,
        [30, 15, 7, 1],
        "5/4",
        _("Planın son gününden kaç gün önce hatırlatılır. Virgülle ayırın."),
    ),
    settings.Setting(
        "plan_new_center_days",
        _("Yeni merkezin plan süresi (gün)"),
        settings.Kind.INTEGER,
        30,
        "5/4",
        _("Plan süresi geçtikten sonra kurulan merkez, o yılın planını bu sürede gönderir."),
        most=180,
    ),
)


def owing(year: int) -> Q:
    """Centres that stand in the year and were founded before October of it."""
    founded = Q(opened_on__isnull=True) | Q(opened_on__lt=dt.date(year, *LAST_FOUNDING))
    return Q(state=CenterState.ACTIVE) & founded


def centers_owing(year: int, rows=None):
    """The centres that owe a plan for the year."""
    return (Center.objects.all() if rows is None else rows).filter(owing(year))


def sent_plans(year: int):
    """Whether a centre's plan of the year is on the road or accepted; for a filter."""
    rows = PlanRevision.objects.that_left().filter(
        plan__center=OuterRef("pk"), plan__year=year, submission__state__in=SENT
    )
    return Exists(rows)


def centers_without(year: int, rows=None):
    """The centres that owe a plan for the year and have none on the road or accepted."""
    return centers_owing(year, rows).exclude(sent_plans(year))


def due_on(center: Center, year: int) -> dt.date:
    """The last day for sending; a centre founded about or after it gets days of its own."""
    return due_given(center.opened_on, year, settings.deadline("plan_due", year), new_days(year))


def new_days(year: int) -> int:
    """How many days a new centre has."""
    return settings.get("plan_new_center_days", year)


def due_given(opened: dt.date | None, year: int, deadline: dt.date, grace: int) -> dt.date:
    """As ``due_on``, with the settings of the year given."""
    if opened is None:
        return deadline
    return max(deadline, opened + dt.timedelta(days=grace))


def years_to_begin(center: Center) -> list[int]:
    """This year and the next, as far as the centre has no plan for them."""
    this = dates.today().year
    taken = set(AnnualPlan.objects.filter(center=center).values_list("year", flat=True))
    return [year for year in (this + 1, this) if year not in taken]
