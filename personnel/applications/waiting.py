"""How long an application may lie at an office, and how late it is: in working days (10/1)."""

import datetime as dt
from dataclasses import dataclass, field

from django.db.models import Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from smm_portal.kit import dates, days
from smm_portal.kit.markup import chip
from smm_portal.law import settings, workdays
from smm_portal.law.models import YearSetting

from ..models import Application
from ..models.applications import CHECKS

ALLOWED = "road_working_days"


def with_allowed(rows):
    """Applications with the working days that an office has, as the year's setting says."""
    year = dates.today().year
    found = YearSetting.objects.filter(key=ALLOWED, year__lte=year).order_by("-year")
    return rows.annotate(allowed=Subquery(found.values("value")[:1]))


@dataclass
class Clock:
    """Counts for many applications of ``with_allowed``; one query (administrative leave)."""

    rows: list[Application]
    today: dt.date = field(default_factory=dates.today)

    def __post_init__(self):
        self.lying = [row for row in self.rows if row.state in CHECKS]
        first = min((timezone.localdate(row.since) for row in self.lying), default=self.today)
        self.between = workdays.counter(first, self.today) if self.lying else None

    def left(self, row: Application) -> int | None:
        """Working days that the office still has; negative when late, None where nothing waits."""
        if row.state not in CHECKS:
            return None
        allowed = settings.definition(ALLOWED).default if row.allowed is None else row.allowed
        return allowed - self.between(timezone.localdate(row.since), self.today)

    def late(self, row: Application) -> bool:
        """Past the office's days, or past the call's last day of checks."""
        left = self.left(row)
        return left is not None and (left < 0 or self.today > row.call.checks_until)

    def chip(self, row: Application):
        """The days left in words with their sign; nothing where nothing waits."""
        left = self.left(row)
        if left is None:
            return ""
        if self.today > row.call.checks_until:
            return chip("danger", days.days_left(row.call.checks_until), "alert-circle")
        if left < 0:
            said = {"count": days.number(-left)}
            return chip("danger", _("%(count)s iş günü gecikti") % said, "alert-circle")
        if left == 0:
            return chip("warning", _("bugün son iş günü"), "clock")
        return chip("neutral", _("%(count)s iş günü kaldı") % {"count": days.number(left)}, "clock")
