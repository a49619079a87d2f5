"""The monthly duty sheet of a centre: read from absences while open, kept as confirmed after."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Prefetch
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from centers.models import Center
from smm_portal.kit import dates, days
from smm_portal.law import workdays

from ..models import Absence, Assignment, DutySheet
from ..models.work import DutyMonth
from ..tables import role_words, with_role
from . import months

MONTHS = (
    _("Ocak"),
    _("Şubat"),
    _("Mart"),
    _("Nisan"),
    _("Mayıs"),
    _("Haziran"),
    _("Temmuz"),
    _("Ağustos"),
    _("Eylül"),
    _("Ekim"),
    _("Kasım"),
    _("Aralık"),
)
WEEKDAYS = (_("Pzt"), _("Sal"), _("Çar"), _("Per"), _("Cum"), _("Cmt"), _("Paz"))


def month_words(year: int, month: int) -> str:
    """ "Kasım 2026"."""
    return f"{MONTHS[month - 1]} {year}"


def closed_days(year: int, month: int) -> dict[dt.date, str]:
    """Holidays and administrative leave of the month with their names; one query."""
    everyday = months.days_of(year, month)
    known = workdays.holidays_of(year) | workdays.leave_between(everyday[0], everyday[-1])
    return {day: known[day] for day in everyday if day in known}


def last_workday(year: int, month: int) -> dt.date:
    """The day from which on the month may be confirmed."""
    return months.last_workday(year, month, closed_days(year, month))


def assignments(center_id: int, year: int, month: int):
    """Terms that meet the month, with roles, starts of duty and absences."""
    first, after = dt.date(year, month, 1), months.after(year, month)
    rows = Assignment.objects.filter(seat__center=center_id, starts__lt=after, ends__gt=first)
    away = Absence.objects.filter(starts__lt=after, ends__gt=first)
    rows = with_role(rows.select_related("teacher", "seat", "start"))
    return rows.prefetch_related(Prefetch("absences", away)).order_by("seat__number", "starts")


def term_of(row: Assignment) -> months.Term:
    """The assignment as the arithmetic wants it; duty begins on the day on which it was begun."""
    start = getattr(row, "start", None)
    away = tuple(months.Away(one.kind, one.starts, one.ends) for one in row.absences.all())
    starts = max(row.starts, start.started_on) if start else row.starts
    return months.Term(row.pk, str(row.teacher), role_words(row), starts, row.ends, away)


def lines_now(center_id: int, year: int, month: int, closed=None) -> list[months.Line]:
    """The month's lines as the records stand now; two queries, three without ``closed``."""
    closed = closed_days(year, month) if closed is None else closed
    terms = [term_of(row) for row in assignments(center_id, year, month)]
    return months.lines(year, month, terms, closed)


@dataclass
class Sheet:
    """A centre's month for the page, the paper and the file."""

    center: Center
    year: int
    month: int
    kept: DutySheet | None = None
    stands: bool = False

    @cached_property
    def closed(self) -> dict[dt.date, str]:
        return closed_days(self.year, self.month)

    @cached_property
    def lines(self) -> list[months.Line]:
        """As confirmed, or as the records stand now."""
        if self.kept and self.stands:
            return [months.from_json(one) for one in self.kept.lines]
        return lines_now(self.center.pk, self.year, self.month, self.closed)

    @cached_property
    def days(self) -> list[dt.date]:
        return months.days_of(self.year, self.month)

    @property
    def words(self) -> str:
        return month_words(self.year, self.month)

    @cached_property
    def confirmable_from(self) -> dt.date:
        return months.last_workday(self.year, self.month, self.closed)

    @property
    def heads(self) -> list[tuple[dt.date, str, str]]:
        """(day, its weekday, why it is closed or "") of every day."""
        return [(day, str(WEEKDAYS[day.weekday()]), self.why_closed(day)) for day in self.days]

    def why_closed(self, day: dt.date) -> str:
        """Why offices do not work on the day; "" where they do."""
        return str(self.closed.get(day) or (_t("Hafta sonu") if day.weekday() >= 5 else ""))

    def rows(self) -> list[tuple[months.Line, list["Cell"]]]:
        """(line, its cells) of each person."""
        return [(line, self._cells(line)) for line in self.lines]

    def _cells(self, line: months.Line) -> list["Cell"]:
        ahead = dates.today() if not self.stands else dt.date.max
        pairs = zip(self.days, line.marks, strict=True)
        return [Cell(day, mark, self._said(day, mark), day > ahead) for day, mark in pairs]

    def _said(self, day: dt.date, mark: str) -> str:
        if mark in (months.WEEKEND, months.HOLIDAY):
            return self.why_closed(day) or _t("Tatil")
        return str(MARKS[mark])

    @property
    def used(self) -> list[str]:
        """Kinds of absence that occur."""
        found = {kind for line in self.lines for kind in line.away}
        return [kind for kind in Absence.Kind.values if kind in found]

    @property
    def holidays(self) -> list[tuple[dt.date, str]]:
        """Closed days that are no weekend, with their names."""
        return [(day, name) for day, name in self.closed.items() if day.weekday() < 5]


MARKS = {
    months.WORKED: _("Görev başında"),
    months.WEEKEND: _("Hafta sonu"),
    months.HOLIDAY: _("Resmî tatil ya da idari izin"),
    months.OUT: _("Görevde değil"),
    **{letter: Absence.Kind(kind).label for letter, kind in months.KINDS.items()},
}
CLASSES = {
    months.WORKED: "is-worked",
    months.WEEKEND: "is-weekend",
    months.HOLIDAY: "is-holiday",
    months.OUT: "is-out",
}
# Every mark but one stands in its cell as it is: black and white tells them apart too.
SIGNS = {months.OUT: ""}


@dataclass(frozen=True)
class Cell:
    """One day of one person, as it is drawn."""

    day: dt.date
    mark: str
    said: str
    ahead: bool

    @property
    def sign(self) -> str:
        """What stands in the cell; a day of work still to come is left empty."""
        if self.ahead and self.mark == months.WORKED:
            return ""
        return SIGNS.get(self.mark, self.mark)

    @property
    def css(self) -> str:
        ahead = " is-ahead" if self.ahead else ""
        return CLASSES.get(self.mark, "is-away") + ahead

    @property
    def column(self) -> int:
        """Monday is 1: where the day stands in a week of the phone's calendar."""
        return self.day.weekday() + 1

    @property
    def title(self) -> str:
        """ "21.11.2026: Yıllık izin"."""
        return f"{days.day(self.day)}: {self.said}"


def legend() -> list[tuple[str, str, str]]:
    """(sign, css, words) of every mark."""
    return [
        (SIGNS.get(mark, mark), CLASSES.get(mark, "is-away"), words)
        for mark, words in MARKS.items()
    ]


def of_month(row: DutyMonth) -> Sheet:
    """The sheet of a month that the view knows; ``center`` and ``sheet`` come with it."""
    return Sheet(row.center, row.year, row.month, row.sheet, row.confirmed)


def of_kept(kept: DutySheet) -> Sheet:
    """A confirmed sheet as it was, whatever came after."""
    return Sheet(kept.center, kept.year, kept.month, kept, True)
