"""Working days in Türkiye: no weekend, no public or religious holiday, no administrative leave.

The eve of a holiday, half of which is off, counts as a working day: an office is open on it.
"""

import datetime as dt
from collections.abc import Callable
from functools import lru_cache

import holidays

from .models import AdministrativeLeave

_DAY = dt.timedelta(days=1)
WEEKEND = (5, 6)


@lru_cache(maxsize=64)
def holidays_of(year: int) -> dict[dt.date, str]:
    """Public and religious holidays of a year with their Turkish names."""
    return dict(sorted(holidays.country_holidays("TR", years=year, language="tr").items()))


def leave_between(first: dt.date, last: dt.date) -> dict[dt.date, str]:
    """Administrative leave from ``first`` to ``last``, both included."""
    rows = AdministrativeLeave.objects.filter(day__range=(first, last))
    return dict(rows.values_list("day", "label"))


def _is_open(day: dt.date) -> bool:
    return day.weekday() not in WEEKEND and day not in holidays_of(day.year)


def is_workday(day: dt.date) -> bool:
    """Whether offices work on the day."""
    return _is_open(day) and not AdministrativeLeave.objects.filter(day=day).exists()


def add_workdays(day: dt.date, count: int) -> dt.date:
    """The ``count``-th working day after ``day`` (before it where ``count`` is negative)."""
    step = _DAY if count >= 0 else -_DAY
    left, leave = abs(count), _leave_near(day, count)
    while left:
        day += step
        left -= _is_open(day) and day not in leave
    return day


def _leave_near(day, count):
    # Days without a limit on one side: leave is rare, one small query beats guessing a window.
    side = {"day__gt": day} if count >= 0 else {"day__lt": day}
    return set(AdministrativeLeave.objects.filter(**side).values_list("day", flat=True))


def workdays_between(start: dt.date, end: dt.date) -> int:
    """Working days after ``start`` up to and with ``end``; negative where ``end`` is earlier.

    So ``workdays_between(day, add_workdays(day, n)) == n``.
    """
    return counter(min(start, end), max(start, end))(start, end)


def counter(first: dt.date, last: dt.date) -> Callable[[dt.date, dt.date], int]:
    """``workdays_between`` for many pairs of days from ``first`` to ``last``; one query for all."""
    leave = leave_between(first, last)

    def between(start: dt.date, end: dt.date) -> int:
        if end < start:
            return -_count(end, start - _DAY, leave)
        return _count(start + _DAY, end, leave)

    return between


def _count(first, last, leave):
    days = (first + _DAY * i for i in range((last - first).days + 1))
    return sum(_is_open(day) and day not in leave for day in days)
