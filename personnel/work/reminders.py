"""Who is reminded of the month: its principal, on the last working day and three working days later.

Each mark has its own key: running twice tells nobody twice, a day without beat is made up for.
"""

import datetime as dt

from django.utils.translation import gettext as _

from smm_portal.kit import dates
from smm_portal.law import workdays
from smm_portal.offices.models import Duty
from smm_portal.offices.roles import Role
from smm_portal.road import notices

from ..models.work import DutyMonth, DutyMonthState
from . import months, sheets
from .keeping import sheet_url

AGAIN_AFTER = 3  # working days
DUE, AGAIN = "due", "again"


def remind(day: dt.date | None = None) -> None:
    """Tell the principals whose month waits, this one or the last."""
    day = day or dates.today()
    for year, month in ((day.year, day.month), months.before(day)):
        if mark := mark_of(day, sheets.last_workday(year, month)):
            notices.send(_rows(year, month, mark))


def mark_of(day: dt.date, last: dt.date) -> str:
    """Which reminder is due on the day for a month with this last working day; "" for none."""
    if day < last:
        return ""
    return AGAIN if day >= workdays.add_workdays(last, AGAIN_AFTER) else DUE


def _rows(year: int, month: int, mark: str) -> list:
    waiting = DutyMonth.objects.filter(year=year, month=month)
    waiting = list(waiting.exclude(state=DutyMonthState.CONFIRMED).select_related("center__school"))
    known = _principals({row.center.school.office_id for row in waiting})
    text = _("%(month)s görev çizelgesi onayınızı bekliyor: %(center)s")
    found = []
    for row in waiting:
        said = text % {"month": sheets.month_words(year, month), "center": row.center}
        key = f"duty-month:{row.center_id}:{year}-{month}:{mark}"
        people = known.get(row.center.school.office_id, [])
        url = sheet_url(row.center_id, year, month)
        found += notices.rows_for(people, key, said, url, urgent=mark == AGAIN)
    return found


def _principals(offices: set[int]) -> dict[int, list[Duty]]:
    found: dict[int, list[Duty]] = {}
    rows = Duty.objects.in_force().filter(office__in=offices, role=Role.PRINCIPAL)
    for duty in rows.select_related("user"):
        found.setdefault(duty.office_id, []).append(duty)
    return found
