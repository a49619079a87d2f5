"""Which centres owe a plan for a year, until when, and what of it is there (Madde 5/4, reading 24)."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from centers.models import Center, CenterState
from smm_portal.kit import dates
from smm_portal.law import settings
from smm_portal.road.transitions import State

from .models import AnnualPlan, PlanRevision

PLAN_DUE, NEW_DAYS = "plan_due", "plan_new_center_days"
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
        NEW_DAYS,
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


@dataclass(frozen=True)
class Terms:
    """The last day of a year's plans, and how many days a centre founded about or after it has."""

    deadline: dt.date
    grace: int

    def due_on(self, center: Center) -> dt.date:
        """The centre's last day."""
        if center.opened_on is None:
            return self.deadline
        return max(self.deadline, center.opened_on + dt.timedelta(days=self.grace))


def terms(year: int) -> Terms:
    """What the settings say of the year; one query."""
    found = settings.effective(year, (PLAN_DUE, NEW_DAYS))
    return Terms(settings.due(found[PLAN_DUE], year), found[NEW_DAYS].value)


def due_on(center: Center, year: int) -> dt.date:
    """The centre's last day for sending the plan of the year."""
    return terms(year).due_on(center)


def years_to_begin(center: Center) -> list[int]:
    """This year and the next, as far as the centre has no plan for them."""
    taken = AnnualPlan.objects.filter(center=center).values_list("year", flat=True)
    return years_without(set(taken))


def years_without(taken: set[int]) -> list[int]:
    """As ``years_to_begin``, with the years known that have a plan."""
    this = dates.today().year
    return [year for year in (this + 1, this) if year not in taken]
