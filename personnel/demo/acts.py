"""What people do on a call in the demo, day by day, through the services of each part."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random

from centers.models import Seat, SeatRole
from personnel.applications import checking
from personnel.applications import services as applying
from personnel.calls import services as calling
from personnel.calls import telling
from personnel.commissions import services as reviewing
from personnel.models import Application, Call, CallSeat, CallTelling, Commission, Teacher
from personnel.models.applications import CHECKS
from personnel.results import drafting, signing
from smm_portal.kit import dates
from smm_portal.law import workdays

from . import words
from .papers import MANAGED, Papers
from .past import Past
from .people import People

LEAST = 50


@dataclass
class Acts:
    """One place for the chance, the past, the people and their papers."""

    chance: Random
    past: Past
    people: People
    papers: Papers = field(default_factory=Papers)

    # Calls.

    def write(self, begun: dt.date, title: str, seats: Iterable[Seat]) -> Call:
        """A draft with the usual calendar of the day on which it was begun."""
        with self.past.as_of(begun):
            call = calling.begin()
            call = calling.write(call, _matter(call, title))
            seats = list(seats)
            roles = SeatRole.objects.in_force(call.term_starts_on).filter(seat__in=seats)
            calling.set_seats(call, roles, [seat.pk for seat in seats])
            calling.set_criteria(call, words.criteria())
            keys = list(call.criteria.values_list("pk", flat=True))
            calling.set_documents(call, words.documents(keys))
        return call

    def publish(self, call: Call, begun: dt.date, tell: bool = False) -> Call:
        """Published the day after; who is told of it is told the same day, where it is still news."""
        with self.past.as_of(workdays.add_workdays(begun, 1)):
            call = calling.publish(self.people.head(), call)
            if tell:
                telling.run(CallTelling.objects.get(call=call).pk)
            else:
                CallTelling.objects.filter(call=call).update(done_at=call.published_at)
        return call

    # Applications.

    def draft(self, call: Call, teacher: Teacher, *wishes: CallSeat) -> Application:
        """A teacher's draft with his wishes, words and files."""
        row = applying.begin(call, teacher)
        for wish in wishes:
            applying.add_seat(row, wish)
        row = applying.write_statement(row, words.statement(self.chance, teacher, wishes[0]))
        duty = self.people.own(teacher)
        for one in call.documents.all():
            if one.required or self.chance.random() < 0.6:
                file = self.papers.keep(one.name, duty)
                applying.add_evidence(row, file, document=one.pk)
        return row

    def apply(self, day: dt.date, call: Call, teacher: Teacher, *wishes: CallSeat) -> Application:
        """Written and sent on the day; a condition that asks for a document gets it."""
        with self.past.as_of(day, self.chance.randint(8, 20)):
            row, duty = self.draft(call, teacher, *wishes), self.people.own(teacher)
            general = any(wish.role.kind == "GENERAL" for wish in wishes)
            if general and not teacher.managerial_duties.exists():
                file = self.papers.keep(MANAGED, duty)
                applying.add_evidence(row, file, clause="6/1-c")
            return applying.send(row, duty)

    def check(self, row: Application, until: str = "COMMISSION") -> Application:
        """The offices one after the other, a working day each, up to the given state."""
        day = row.sent_on
        while row.state in CHECKS and row.state != until:
            day = workdays.add_workdays(day, 1)
            with self.past.as_of(day, self.chance.randint(9, 16)):
                duty = self.people.checker(row.at_office)
                row = checking.check(row, duty, [], row.facts, self.chance.choice(words.CHECKED))
        return row

    def applications(self, call: Call, seat: Seat, wishes: Iterable[str]) -> list[Application]:
        """Applications for one seat, sent on days while the call was open, all checked."""
        wish, made = call.call_seats.select_related("role").get(seat=seat), []
        for teacher in self.people.applicants(seat, wishes):
            made.append(self.check(self.apply_while_open(call, teacher, wish)))
        return made

    def apply_while_open(self, call: Call, teacher: Teacher, *wishes: CallSeat) -> Application:
        """Sent on some day between the call's opening and its last day, yesterday at the latest."""
        last = min(call.applications_until, self.past.ago(1))
        day = call.opens_on + dt.timedelta(days=self.chance.randint(0, (last - call.opens_on).days))
        row = self.apply(day, call, teacher, *wishes)
        row.sent_on = day
        return row

    # Commissions.

    def form(self, call: Call, seat: Seat) -> Commission:
        """The province's commission, formed on the last day of application."""
        province = seat.center.school.district.province.office
        with self.past.as_of(call.applications_until, 15):
            parts = self.people.parts(province)
            return reviewing.form(call, parts["CHAIR"], parts)

    def open(self, commission: Commission) -> dt.date:
        """The review opened when the checks are over; gives the day."""
        day = workdays.add_workdays(commission.call.applications_until, 4)
        with self.past.as_of(day):
            reviewing.open_review(commission)
        return day

    def score(self, day: dt.date, commission: Commission, duty, rows: Iterable[tuple]) -> None:
        """One member's declaration and his whole scores of (application, how good it is)."""
        criteria = list(commission.call.criteria.all())
        with self.past.as_of(day, self.chance.randint(9, 16)):
            if not commission.declarations.filter(user=duty.user_id).exists():
                reviewing.declare(commission, duty, {})
            for row, good in rows:
                points = {one.pk: words.points(self.chance, good) for one in criteria}
                reviewing.save_scores(commission, row, duty, points)

    def score_all(self, commission: Commission, rows: Iterable[tuple]) -> dt.date:
        """Every member's scores after the opening; gives the day on which all were done."""
        day, rows = workdays.add_workdays(self.open(commission), 2), list(rows)
        for duty in self.people.sitting(commission):
            self.score(day, commission, duty, rows)
        return day

    def begin_minutes(self, day: dt.date, commission: Commission) -> None:
        """Provisional minutes begun, with what the rules propose."""
        with self.past.as_of(workdays.add_workdays(day, 1), 10):
            drafting.begin(commission, self.people.sitting(commission)[1])

    def minutes(self, day: dt.date, commission: Commission, absent: int = 0):
        """Provisional minutes begun, put before the members, and confirmed by all but ``absent``."""
        duties = self.people.sitting(commission)
        with self.past.as_of(workdays.add_workdays(day, 1), 10):
            drafting.begin(commission, duties[1])
            drafting.write_note(commission, duties[1], words.MINUTES_NOTE)
            paper = signing.open_for_members(commission, duties[1])
        with self.past.as_of(workdays.add_workdays(day, 2), 11):
            for duty in reversed(duties[absent:]):
                paper = signing.confirm(paper, duty)
        return paper

    def publish_result(self, day: dt.date, commission: Commission) -> None:
        """The chair publishes the provisional result."""
        with self.past.as_of(day, 14):
            signing.publish(commission, self.people.sitting(commission)[0])

    def finish(self, commission: Commission) -> dt.date:
        """Final minutes after the days for objections, and word to the Ministry; gives the day."""
        duties = self.people.sitting(commission)
        day = workdays.add_workdays(commission.objections_until, 1)
        with self.past.as_of(day, 10):
            paper = drafting.compose_final(commission, duties[1])
            paper = signing.open_for_members(commission, duties[1])
            for duty in duties:
                paper = signing.confirm(paper, duty)
        commission.refresh_from_db()
        day = workdays.add_workdays(day, 1)
        with self.past.as_of(day, 11):
            signing.send(commission, duties[0])
        return day


def _matter(call: Call, title: str) -> dict:
    values = {name: getattr(call, name) for name in calling.MATTER}
    return values | {"title": f"{dates.today().year} {title}", "pass_score": LEAST}
