"""Who sits where in the demo: past terms, terms in force, some about to end, some seats vacant."""

import datetime as dt
from dataclasses import dataclass
from itertools import count
from random import Random

from centers.models import Center, Field, SeatKind, TeachingSubject
from centers.services import SeatPlan
from personnel import services
from personnel.models import Teacher
from personnel.services import Approval, add_months, longest_last_day
from smm_portal.kit import dates

from .decisions import working_day
from .teachers import Staff

FIRST_NUMBER = 140_000_003
# Days from the beginning of the term in force to today.
BEGUN = [20, 45, 75, 100, 120, 135]
ENDING_SOON = dt.timedelta(days=21)


def plans(fields: list[Field]) -> list[SeatPlan]:
    """General, English, and a development seat for each field, five at most (4/5)."""
    own = [
        SeatPlan(number, SeatKind.DEVELOPMENT, field)
        for number, field in enumerate(fields[:3], start=3)
    ]
    return [
        SeatPlan(1, SeatKind.GENERAL),
        SeatPlan(2, SeatKind.DEVELOPMENT, english=True),
        *own,
    ]


@dataclass
class Seating:
    """Seats teachers of the host school through the service, so that every rule is asked."""

    staff: Staff
    chance: Random

    def __post_init__(self):
        self.numbers, self.taken = count(FIRST_NUMBER, 29), set()

    def fill(self, center: Center, fields: list[Field], vacant=(), ending=(), past=True) -> None:
        """Fill the planned seats but the vacant ones; those of ``ending`` end in three weeks."""
        seats = {seat.number: seat for seat in center.seats.all()}
        for plan in plans(fields):
            if plan.number in vacant:
                continue
            teacher = self._candidate(center, plan, fields)
            starts, last = self._term(plan.number in ending)
            if past:
                self._before(seats[plan.number], teacher, center, starts)
            self._assign(seats[plan.number], teacher, starts, last)

    def ended_yesterday(self, center: Center, fields: list[Field]) -> Teacher:
        """A general coordinator whose term ended yesterday; his seat is vacant since."""
        plan = plans(fields)[0]
        teacher = self._candidate(center, plan, fields)
        yesterday = dates.last_day(dates.today())
        starts = yesterday - dt.timedelta(days=150)
        self._assign(center.seats.get(number=plan.number), teacher, starts, yesterday)
        return teacher

    def _candidate(self, center: Center, plan: SeatPlan, fields) -> Teacher:
        teacher = self.staff.free_at(center.school, self._subject(plan, fields), self.taken)
        self.taken.add(teacher.pk)
        return teacher

    def _subject(self, plan: SeatPlan, fields) -> TeachingSubject:
        if plan.english:
            return self.staff.subjects["İngilizce"]
        return self.staff.subject_of(plan.field or fields[0])

    def _term(self, ending: bool) -> tuple[dt.date, dt.date]:
        today = dates.today()
        if ending:
            return today - dt.timedelta(days=150), today + ENDING_SOON
        starts = today - dt.timedelta(days=self.chance.choice(BEGUN))
        return starts, longest_last_day(starts)

    def _before(self, seat, teacher: Teacher, center: Center, until: dt.date) -> None:
        """The term before: of the same person more often than not."""
        starts = add_months(until, -6)
        last = min(longest_last_day(starts), dates.last_day(until))
        if self.chance.random() < 0.3:
            teacher = self._other(center, teacher) or teacher
        self._assign(seat, teacher, starts, last)

    def _other(self, center: Center, teacher: Teacher) -> Teacher | None:
        try:
            other = self.staff.free_at(center.school, teacher.subject, self.taken)
        except StopIteration:
            return None
        self.taken.add(other.pk)
        return other

    def _assign(self, seat, teacher: Teacher, starts: dt.date, last: dt.date) -> None:
        day = working_day(starts - dt.timedelta(days=self.chance.randint(3, 12)))
        number = f"E-43770946-903.07-{next(self.numbers)}"
        services.assign(seat, teacher, starts, last, Approval(number, day))
