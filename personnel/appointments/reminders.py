"""Who is reminded and when: of terms that end (10/5), of starts not recorded (10/4).

Each mark has its own key: running twice tells nobody twice, and a day on which beat stood still
is made up for on the next.
"""

import datetime as dt

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from smm_portal.kit import dates, days
from smm_portal.law import settings
from smm_portal.offices.roles import Role
from smm_portal.road import notices

from ..models import Assignment, DutyStart
from . import renewals, telling

START_MARKS = (7, 3, 1)
LATE = 0
# A start not recorded is told as late up to so many days after its last day.
STOP_AFTER = 30


def remind(day: dt.date | None = None) -> None:
    """Tell whoever is to be told today."""
    day = day or dates.today()
    rows = [*_endings(day), *_starts(day)]
    notices.send(rows)


def bucket_of(left: int, marks) -> int | None:
    """The nearest mark not yet passed: with 14 days left, 15. None before the first, after the end."""
    return min((mark for mark in marks if mark >= left), default=None) if left >= 0 else None


def _placed(rows) -> list[Assignment]:
    return list(rows.select_related("teacher", "seat__center__school__district__province"))


def ending(day: dt.date) -> list[tuple[Assignment, int]]:
    """Terms in force after which nobody sits there yet, with the mark that they have reached."""
    marks = settings.get("ending_reminder_days", day.year)
    soon = day + dt.timedelta(days=max(marks, default=0) + 1)
    rows = Assignment.objects.in_force(day).filter(
        ~Exists(renewals.next_terms()), ended_early=False, ends__lte=soon
    )
    found = [(row, bucket_of((row.last_day - day).days, marks)) for row in _placed(rows)]
    return [(row, mark) for row, mark in found if mark is not None]


def _endings(day: dt.date):
    found = ending(day)
    if not found:
        return
    wanted = Q(role__in=telling.MTEGM)
    wanted |= telling.principals({row.seat.center.school.office_id for row, _m in found})
    wanted |= telling.persons([row.teacher.user_id for row, _m in found])
    known = telling.duties(wanted)
    experts = [d for people in list(known.values()) for d in people if d.role in telling.MTEGM]
    for row, mark in found:
        people = [*experts, *_principal(known, row), *known["user", row.teacher.user_id]]
        said = telling.place(row) | {"day": days.day(row.last_day)}
        text = _("Görev süresi bitiyor: %(center)s, %(number)s. kadro. Son gün: %(day)s") % said
        key = f"term-ending:{row.pk}:{row.ends:%Y%m%d}:{mark}"
        yield from notices.rows_for(people, key, text, telling.page(row), urgent=mark <= 7)


def _principal(known, row: Assignment) -> list:
    here = known["office", row.seat.center.school.office_id]
    return [duty for duty in here if duty.role == Role.PRINCIPAL]


def start_due(row: Assignment) -> dt.date:
    """The last day on which the start is to be recorded."""
    return row.starts + dt.timedelta(days=settings.get("start_record_days", row.starts.year))


def unrecorded(day: dt.date | None = None):
    """Terms from a call that began and whose start nobody recorded."""
    known = DutyStart.objects.filter(assignment=OuterRef("pk"))
    rows = Assignment.objects.in_force(day or dates.today())
    return rows.filter(~Exists(known), basis=Assignment.Basis.CALL)


def _starts(day: dt.date):
    found = [(row, start_due(row)) for row in _placed(unrecorded(day))]
    found = [(row, due, _start_mark((due - day).days)) for row, due in found]
    found = [one for one in found if one[2] is not None]
    if not found:
        return
    schools = [row.seat.center.school for row, _d, _m in found]
    wanted = telling.principals({school.office_id for school in schools})
    wanted |= telling.provinces({s.district.province.office_id for s in schools})
    known = telling.duties(wanted)
    for row, due, mark in found:
        yield from _start_rows(row, due, mark, known)


def _start_mark(left: int) -> int | None:
    if left < 0:
        return LATE if left >= -STOP_AFTER else None
    return bucket_of(left, START_MARKS)


def _start_rows(row: Assignment, due: dt.date, mark: int, known):
    people = _principal(known, row)
    if mark == LATE:
        people += known["office", row.seat.center.school.district.province.office_id]
        text = _("Göreve başlama kaydedilmedi: %(center)s, %(number)s. kadro. Son gün %(day)s idi.")
    else:
        text = _("Göreve başlamayı kaydedin: %(center)s, %(number)s. kadro. Son gün: %(day)s")
    said = telling.place(row) | {"day": days.day(due)}
    key = f"start-record:{row.pk}:{mark}"
    return notices.rows_for(people, key, text % said, telling.page(row), urgent=mark <= 1)
