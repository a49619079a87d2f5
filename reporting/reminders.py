"""Whom plans are told about and when: the centre before its last day, those above after it."""

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext as _

from centers.models import Center
from smm_portal.kit import dates, days
from smm_portal.law import settings
from smm_portal.offices.models import ROOT_PATH, Duty
from smm_portal.road.notices import tell
from smm_portal.road.transitions import CENTER_STAFF

from . import owed
from .desk import WATCHERS

LATE = 0  # the bucket of those whose last day is over


def remind(day: dt.date | None = None) -> None:
    """Tell whoever is to be told today. Running it twice tells nobody twice: see the keys."""
    day = day or dates.today()
    for year in (day.year, day.year + 1):
        _remind_centers(year, day)
        _tell_those_above(year, day)


def _remind_centers(year: int, day: dt.date) -> None:
    marks, terms = settings.get("plan_reminder_days", year), owed.terms(year)
    staff = _staff()
    for center in owed.centers_without(year):
        due = terms.due_on(center)
        bucket = bucket_of((due - day).days, marks)
        if bucket is not None:
            key = f"plan-due:{year}:{center.pk}:{bucket}"
            text, url = _words(year, due, bucket, day), reverse("reporting:plans")
            tell(staff.get(center.office_id, []), key, text, url, urgent=bucket <= 1)


def bucket_of(left: int, marks: list[int]) -> int | None:
    """The nearest mark not yet passed: with 14 days left, 15. So a day on which nothing ran is
    made up for. LATE within a month after the last day."""
    if left < 0:
        return LATE if left > -31 else None
    return min((mark for mark in marks if mark >= left), default=None)


def _staff() -> dict[int, list[Duty]]:
    found: dict[int, list[Duty]] = {}
    for duty in Duty.objects.in_force().filter(role__in=CENTER_STAFF):
        found.setdefault(duty.office_id, []).append(duty)
    return found


def _words(year: int, due: dt.date, bucket: int, day: dt.date) -> str:
    said = {"year": year, "day": days.day(due), "left": (due - day).days}
    if bucket == LATE:
        text = _("%(year)s yılı planının son günü %(day)s idi; plan gönderilmedi (Madde 5/4).")
    elif said["left"]:
        text = _("%(year)s yılı planı %(day)s gününe kadar gönderilmeli: %(left)s gün kaldı.")
    else:
        text = _("%(year)s yılı planı bugün gönderilmeli.")
    return text % said


def _tell_those_above(year: int, day: dt.date) -> None:
    """Once a week while any is late."""
    terms = owed.terms(year)
    if not terms.deadline < day <= dt.date(year, 12, 31):
        return
    without = owed.centers_without(year).select_related("office")
    late = [center for center in without if terms.due_on(center) < day]
    if not late:
        return
    week = day.isocalendar()
    for duty in Duty.objects.in_force(day).filter(role__in=WATCHERS).select_related("office"):
        count = sum(_in_scope(duty, center) for center in late)
        if count:
            _tell_late(
                duty, year, count, f"plan-late:{year}:{week.year}-{week.week}:{duty.office_id}"
            )


def _in_scope(duty: Duty, center: Center) -> bool:
    return duty.scope_path == ROOT_PATH or center.office.path.startswith(duty.scope_path)


def _tell_late(duty: Duty, year: int, count: int, key: str) -> None:
    text = _("%(count)s merkez %(year)s yılı planını süresinde göndermedi (Madde 5/4).")
    url = f"{reverse('reporting:owing')}?yil={year}&gecikme=evet"
    tell([duty], key, text % {"count": count, "year": year}, url, urgent=False)
