"""A month of actual duty: on which of its days each person worked (Karar 2006/11350, 16/2).

Pure arithmetic, without tables. A line keeps one mark a day, and every total is counted from the
marks: so days in office are always the days worked and the days away together. Only working days
count; a weekend or a holiday inside a leave is neither worked nor taken from it.
"""

import calendar
import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

WORKED, WEEKEND, HOLIDAY, OUT = "X", "·", "T", " "
LETTERS = {"ANNUAL": "Y", "SICK": "H", "EXCUSE": "M", "UNPAID": "A", "ELSEWHERE": "G"}
KINDS = {letter: kind for kind, letter in LETTERS.items()}
_DAY = dt.timedelta(days=1)


def after(year: int, month: int) -> dt.date:
    """The first day outside the month."""
    return dt.date(year + month // 12, month % 12 + 1, 1)


def days_of(year: int, month: int) -> list[dt.date]:
    """Every day of the month."""
    count = calendar.monthrange(year, month)[1]
    return [dt.date(year, month, number) for number in range(1, count + 1)]


def before(day: dt.date) -> tuple[int, int]:
    """(year, month) of the month before the one that holds the day."""
    last = day.replace(day=1) - _DAY
    return last.year, last.month


@dataclass(frozen=True)
class Away:
    """Days [starts, ends) on which somebody was away."""

    kind: str
    starts: dt.date
    ends: dt.date


@dataclass(frozen=True)
class Term:
    """Somebody in office on the days [starts, ends)."""

    assignment: int
    name: str
    role: str
    starts: dt.date
    ends: dt.date
    away: tuple[Away, ...] = ()


@dataclass(frozen=True)
class Line:
    """One person's month, a mark for each day."""

    assignment: int
    name: str
    role: str
    marks: str

    @property
    def days(self) -> int:
        """Working days in office."""
        return sum(mark == WORKED or mark in KINDS for mark in self.marks)

    @property
    def worked(self) -> int:
        """Working days of actual duty."""
        return self.marks.count(WORKED)

    @property
    def away(self) -> dict[str, int]:
        """Working days away by kind, those that occur."""
        counted = {kind: self.marks.count(letter) for kind, letter in LETTERS.items()}
        return {kind: count for kind, count in counted.items() if count}

    @property
    def away_total(self) -> int:
        """Working days away."""
        return self.days - self.worked

    def as_json(self) -> dict:
        """The line as a confirmed sheet keeps it."""
        kept = {"assignment": self.assignment, "name": self.name, "role": self.role}
        totals = {"days": self.days, "away": self.away, "worked": self.worked}
        return kept | totals | {"marks": self.marks}


def from_json(kept: Mapping) -> Line:
    """The line that a confirmed sheet keeps."""
    return Line(kept["assignment"], kept["name"], kept["role"], kept["marks"])


def mark(day: dt.date, term: Term, closed: Mapping[dt.date, str]) -> str:
    """What the day was for the person: outside the term, closed, away by letter, or worked."""
    if not term.starts <= day < term.ends:
        return OUT
    if day.weekday() >= 5:
        return WEEKEND
    if day in closed:
        return HOLIDAY
    kinds = (one.kind for one in term.away if one.starts <= day < one.ends)
    return LETTERS.get(next(kinds, ""), WORKED)


def line(year: int, month: int, term: Term, closed: Mapping[dt.date, str]) -> Line:
    """The person's month; ``closed`` are the days on which offices do not work."""
    marks = "".join(mark(day, term, closed) for day in days_of(year, month))
    return Line(term.assignment, term.name, term.role, marks)


def lines(
    year: int, month: int, terms: Iterable[Term], closed: Mapping[dt.date, str]
) -> list[Line]:
    """The month of everybody who was in office on one of its working days."""
    made = (line(year, month, term, closed) for term in terms)
    return [one for one in made if one.days]


def last_workday(year: int, month: int, closed: Mapping[dt.date, str]) -> dt.date:
    """The last working day of the month; its last day where every day was closed."""
    everyday = days_of(year, month)
    working = [day for day in everyday if day.weekday() < 5 and day not in closed]
    return (working or everyday)[-1]
