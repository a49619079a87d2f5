"""Working days skip weekends, holidays and administrative leave, and count back and forth."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from smm_portal.law import workdays
from smm_portal.law.models import AdministrativeLeave

DAYS = st.dates(dt.date(2024, 1, 1), dt.date(2030, 12, 31))
COUNTS = st.integers(0, 40)


class WorkdaysHold(TestCase):
    @given(DAYS, COUNTS)
    def test_adding_then_counting_gives_the_same_number(self, day, count):
        assert workdays.workdays_between(day, workdays.add_workdays(day, count)) == count

    @given(DAYS, st.integers(1, 40))
    def test_the_day_found_is_a_working_day(self, day, count):
        assert workdays.is_workday(workdays.add_workdays(day, count))
        assert workdays.is_workday(workdays.add_workdays(day, -count))

    @given(DAYS, st.integers(0, 90))
    def test_counts_add_up_over_a_day_between(self, day, length):
        middle, end = day + dt.timedelta(length // 2), day + dt.timedelta(length)
        whole = workdays.workdays_between(day, end)
        halves = workdays.workdays_between(day, middle) + workdays.workdays_between(middle, end)
        assert whole == halves

    @given(DAYS, DAYS)
    def test_counting_back_is_what_forth_was_but_for_the_ends(self, one, other):
        start, end = sorted((one, other))
        ends = workdays.is_workday(start) - workdays.is_workday(end)
        assert -workdays.workdays_between(end, start) == (
            workdays.workdays_between(start, end) + ends
        )


@pytest.mark.django_db
@pytest.mark.parametrize(
    "day",
    [
        dt.date(2026, 11, 21),  # Saturday
        dt.date(2026, 10, 29),  # Republic Day, a Thursday
        dt.date(2026, 3, 20),  # first day of Ramazan Bayramı
        dt.date(2026, 7, 15),
    ],
)
def test_closed_days(day):
    assert not workdays.is_workday(day)


@pytest.mark.django_db
def test_half_days_are_worked():
    assert workdays.is_workday(dt.date(2026, 10, 28))
    assert workdays.is_workday(dt.date(2026, 3, 19))


@pytest.mark.django_db
def test_three_days_over_a_weekend():
    assert workdays.add_workdays(dt.date(2026, 11, 19), 3) == dt.date(2026, 11, 24)


@pytest.mark.django_db
def test_administrative_leave_moves_a_due_date():
    AdministrativeLeave.objects.create(day=dt.date(2026, 11, 23), label="İdari izin")
    assert workdays.add_workdays(dt.date(2026, 11, 19), 3) == dt.date(2026, 11, 25)
    assert workdays.workdays_between(dt.date(2026, 11, 19), dt.date(2026, 11, 25)) == 3
    assert not workdays.is_workday(dt.date(2026, 11, 23))


def test_holidays_have_turkish_names():
    assert "Cumhuriyet Bayramı" in workdays.holidays_of(2026)[dt.date(2026, 10, 29)]
