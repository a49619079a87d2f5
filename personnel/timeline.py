"""Who sat where, drawn as a table: half a month a column, a term as one cell across its days.

A cell's width is its ``colspan``: nothing is styled one by one, and what is drawn is read aloud
and printed as the table that it is.
"""

import calendar
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from centers import seating
from centers.models import SeatKind
from smm_portal.kit import dates, days
from smm_portal.offices import policy

from . import record, staff
from .models import Assignment, Teacher

YEARS = 3  # so many are drawn at once
A_YEAR = 24  # columns
NAMED_FROM = 5  # narrower cells show no name
MONTHS = "OŞMNMHTAEEKA"  # their first letters: a column is narrow
HELD, VACANT, FREE, NONE = "held", "vacant", "free", "none"


@dataclass(frozen=True)
class Stretch:
    """Days [starts, ends) in one state; ``text`` stands in the cell, ``said`` tells all of it."""

    starts: dt.date
    ends: dt.date
    state: str
    text: str = ""
    said: str = ""
    url: str = ""


@dataclass(frozen=True)
class Cell:
    """A stretch as it is drawn."""

    span: int
    state: str
    text: str = ""
    said: str = ""
    url: str = ""

    @property
    def named(self) -> bool:
        """Whether its text has room."""
        return self.span >= NAMED_FROM


@dataclass(frozen=True)
class Row:
    """One line of the drawing."""

    label: Any
    note: str
    cells: list[Cell]


@dataclass(frozen=True)
class Window:
    """The years drawn, both inside."""

    first: int
    last: int

    @property
    def years(self) -> list[int]:
        return list(range(self.first, self.last + 1))

    @property
    def width(self) -> int:
        return len(self.years) * A_YEAR

    @property
    def span(self) -> int:
        """Columns of a year, for its heading."""
        return A_YEAR

    def column(self, day: dt.date) -> int:
        """The border between two columns that lies nearest to the day's beginning."""
        length = calendar.monthrange(day.year, day.month)[1]
        half = round((day.day - 1) / length * 2)
        at = (day.year - self.first) * A_YEAR + (day.month - 1) * 2 + half
        return min(max(at, 0), self.width)

    def months(self) -> Iterable[tuple[str, bool]]:
        """(first letter, whether it is this month) of every month."""
        today = dates.today()
        for year in self.years:
            for number, name in enumerate(MONTHS, start=1):
                yield name, (year, number) == (today.year, today.month)

    def cells(self, stretches: Iterable[Stretch]) -> list[Cell]:
        """Stretches in order as cells that fill the whole line; what has no day here falls out."""
        cells, at = [], 0
        for one in stretches:
            begins, ends = max(self.column(one.starts), at), self.column(one.ends)
            if ends <= begins:
                continue
            cells += [Cell(begins - at, NONE)] if begins > at else []
            cells.append(Cell(ends - begins, one.state, one.text, one.said, one.url))
            at = ends
        return [*cells, Cell(self.width - at, NONE)] if at < self.width else cells


def window(periods: list[tuple[dt.date, dt.date]], last: int | None = None) -> Window:
    """The latest years in which something lies, or those up to ``last``."""
    now = dates.today().year
    known = [day.year for pair in periods for day in (pair[0], dates.last_day(pair[1]))] or [now]
    last = last or min(max(*known, now), now + 1)
    return (
        Window(max(min(known), last - YEARS + 1), last)
        if min(known) <= last
        else Window(last, last)
    )


@dataclass(frozen=True)
class Drawing:
    """The whole table."""

    window: Window
    rows: list[Row]
    head: str
    caption: str


def of_center(request, center, last: int | None = None) -> Drawing | None:
    """The five seats of a centre through the years; None where none was ever in use. Two queries."""
    roles, terms = seating.roles_of(center), staff.terms_of(center)
    if not roles:
        return None
    shown = window([(term.starts, term.ends) for term in terms] or _lives(roles), last)
    opens = bool(policy.may(request.duty, "personnel:assignment"))
    numbers = sorted({role.seat.number: role.seat_id for role in roles}.items())
    rows = [
        _seat_row(shown, number, _of(seat, roles), _of(seat, terms), opens)
        for number, seat in numbers
    ]
    return Drawing(shown, rows, _("Kadro"), _("Kadrolarda kimin ne zaman görev yaptığı"))


def _lives(roles) -> list[tuple[dt.date, dt.date]]:
    tomorrow = dates.day_after(dates.today())
    return [
        (role.starts, max(role.ends or tomorrow, dates.day_after(role.starts))) for role in roles
    ]


def _of(seat: int, rows) -> list:
    return [row for row in rows if row.seat_id == seat]


def _seat_row(shown: Window, number: int, roles, terms, opens: bool) -> Row:
    gone = sum((gap.ends - gap.starts).days for gap in _gaps(roles, terms) if gap.state == VACANT)
    note = _("%(days)s gün boş kaldı") % {"days": days.number(gone)} if gone else ""
    label = _("%(number)s. %(role)s") % {"number": number, "role": purpose(roles[-1])}
    stretches = sorted([*_gaps(roles, terms), *_terms(terms, opens)], key=lambda s: s.starts)
    return Row(label, note, shown.cells(stretches))


def purpose(role) -> str:
    """What a seat is for, short: "Genel koordinatör", "MGK, İngilizce"."""
    field = _("İngilizce") if role.english else role.field and role.field.name
    kind = _("Genel koordinatör") if role.kind == SeatKind.GENERAL else _("MGK")
    return f"{kind}, {field}" if field else kind


def _terms(terms, opens: bool) -> list[Stretch]:
    return [_term(row, str(row.teacher), opens) for row in terms]


def _term(row: Assignment, text: str, opens: bool) -> Stretch:
    said = f"{text}, {days.day(row.starts)} – {days.day(row.last_day)}"
    said += f", {_('erken sona erdi')}" if row.ended_early else ""
    url = reverse("personnel:assignment", args=[row.pk]) if opens else ""
    return Stretch(row.starts, row.ends, HELD, text, said, url)


def _gaps(roles, terms) -> list[Stretch]:
    """The days on which the seat was in use and nobody sat there: vacant up to today, free after."""
    found = []
    for role in roles:
        at, end = role.starts, role.ends or dt.date(dates.today().year + 2, 1, 1)
        for term in [t for t in terms if t.starts < end and t.ends > role.starts]:
            found += _gap(at, term.starts)
            at = max(at, term.ends)
        found += _gap(at, end)
    return found


def _gap(starts: dt.date, ends: dt.date) -> list[Stretch]:
    tomorrow = dates.day_after(dates.today())
    middle = min(max(starts, tomorrow), ends)
    past = _stretch(starts, middle, VACANT, _("Boş"))
    return past + _stretch(middle, ends, FREE, "")


def _stretch(starts: dt.date, ends: dt.date, state: str, text: str) -> list[Stretch]:
    if ends <= starts:
        return []
    said = f"{text}, {days.day(starts)} – {days.day(dates.last_day(ends))}" if text else ""
    return [Stretch(starts, ends, state, text, said)]


def of_teacher(request, teacher: Teacher, last: int | None = None) -> Drawing | None:
    """Terms at centres and managerial duties of a teacher; None where he has neither. Two queries."""
    terms, held = record.terms_of(teacher), record.managed_by(teacher)
    if not terms and not held:
        return None
    tomorrow = dates.day_after(dates.today())
    periods = [
        (row.starts, row.ends or max(tomorrow, dates.day_after(row.starts)))
        for row in (*terms, *held)
    ]
    shown = window(periods, last)
    opens = bool(policy.may(request.duty, "personnel:assignment"))
    rows = [_center_row(shown, terms, opens)] if terms else []
    rows += [_managerial_row(shown, kind, rows_) for kind, rows_ in _by_kind(held).items()]
    return Drawing(shown, rows, _("Görev"), _("Öğretmenin ne zaman nerede görev yaptığı"))


def _center_row(shown: Window, terms, opens: bool) -> Row:
    stretches = [_term(row, str(row.seat.center), opens) for row in terms]
    return Row(_("Merkez görevi"), "", shown.cells(stretches))


def _by_kind(held) -> dict[str, list]:
    found: dict[str, list] = {}
    for row in held:
        found.setdefault(str(row.get_kind_display()), []).append(row)
    return found


def _managerial_row(shown: Window, kind: str, held) -> Row:
    return Row(kind, "", shown.cells(_managerial(row) for row in held))


def _managerial(row) -> Stretch:
    ends = row.ends or dates.day_after(dates.today())
    until = days.day(dates.last_day(row.ends)) if row.ends else _("sürüyor")
    said = f"{row.school.name}, {days.day(row.starts)} – {until}"
    return Stretch(row.starts, max(ends, dates.day_after(row.starts)), HELD, row.school.name, said)
