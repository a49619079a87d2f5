"""The arithmetic of a month: ends, leap years, terms that begin and end inside, days away."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from personnel.work import months
from personnel.work.months import Away, Term

YEARS, MONTHS = st.integers(2024, 2100), st.integers(1, 12)
DAYS = st.dates(dt.date(2024, 1, 1), dt.date(2030, 12, 31))
KINDS = st.sampled_from(sorted(months.LETTERS))
DAY = dt.timedelta(days=1)


@st.composite
def spans(draw):
    """Days [starts, ends), in order."""
    first, last = sorted([draw(DAYS), draw(DAYS)])
    return first, last + DAY


@st.composite
def terms(draw):
    starts, ends = draw(spans())
    away = tuple(Away(draw(KINDS), *draw(spans())) for _ in range(draw(st.integers(0, 4))))
    return Term(1, "Deneme Kişisi", "Genel koordinatör", starts, ends, away)


CLOSED = st.dictionaries(DAYS, st.just("Bayram"), max_size=40)


@given(YEARS, MONTHS, terms(), CLOSED)
def test_days_in_office_are_worked_or_away(year, month, term, closed):
    line = months.line(year, month, term, closed)
    assert len(line.marks) == len(months.days_of(year, month))
    assert line.days == line.worked + sum(line.away.values())
    assert line.away_total == sum(line.away.values())
    assert months.from_json(line.as_json()) == line


@given(YEARS, MONTHS, terms(), CLOSED, st.integers(1, 31))
def test_a_term_cut_in_two_counts_the_same(year, month, term, closed, at):
    """Renewal on any day of the month neither makes nor loses a day."""
    cut = min(max(dt.date(year, month, min(at, 28)), term.starts), term.ends)
    first = Term(1, "", "", term.starts, cut, term.away)
    second = Term(2, "", "", cut, term.ends, term.away)
    whole = months.line(year, month, term, closed)
    parts = [months.line(year, month, one, closed) for one in (first, second)]
    assert sum(one.days for one in parts) == whole.days
    assert sum(one.worked for one in parts) == whole.worked


@given(terms(), CLOSED)
def test_the_months_of_a_year_hold_each_of_its_days_once(term, closed):
    year = term.starts.year
    days = [day for month in range(1, 13) for day in months.days_of(year, month)]
    assert len(days) == len(set(days)) == (366 if year % 4 == 0 else 365)
    counted = sum(months.line(year, month, term, closed).days for month in range(1, 13))
    expected = sum(
        term.starts <= day < term.ends and day.weekday() < 5 and day not in closed for day in days
    )
    assert counted == expected


@given(YEARS, MONTHS, CLOSED)
def test_the_last_working_day_lies_in_the_month_and_nothing_works_after_it(year, month, closed):
    last = months.last_workday(year, month, closed)
    assert (last.year, last.month) == (year, month)
    later = [day for day in months.days_of(year, month) if day > last]
    assert all(day.weekday() >= 5 or day in closed for day in later)


@given(YEARS, MONTHS)
def test_months_follow_each_other(year, month):
    after = months.after(year, month)
    assert after - DAY == months.days_of(year, month)[-1]
    assert months.before(after) == (year, month)


@pytest.mark.parametrize(
    ("year", "month", "count"), [(2024, 2, 29), (2026, 2, 28), (2100, 2, 28), (2026, 12, 31)]
)
def test_lengths_of_months(year, month, count):
    assert len(months.days_of(year, month)) == count


def test_a_month_by_hand():
    """November 2026 begins on a Sunday; a term from the 10th, two days of leave, a holiday."""
    term = Term(
        7,
        "Deneme Kişisi",
        "Genel koordinatör",
        dt.date(2026, 11, 10),
        dt.date(2027, 5, 10),
        (Away("SICK", dt.date(2026, 11, 13), dt.date(2026, 11, 17)),),
    )
    line = months.line(2026, 11, term, {dt.date(2026, 11, 24): "Bir bayram"})
    assert line.marks == "         XXXH··HXXXX··XTXXX··X"
    assert (line.days, line.away, line.worked) == (14, {"SICK": 2}, 12)


def test_who_was_never_there_has_no_line():
    term = Term(7, "", "", dt.date(2026, 1, 1), dt.date(2026, 2, 1))
    assert months.lines(2026, 2, [term], {}) == []
    assert len(months.lines(2026, 1, [term], {})) == 1
