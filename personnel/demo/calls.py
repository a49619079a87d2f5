"""The demo's calls, one for each moment of the way from call to chair."""

import datetime as dt
from random import Random

from django.db import connection, transaction
from django.utils import timezone

from personnel.appointments import nominations
from personnel.appointments import services as appointing
from personnel.calls import services as calling
from personnel.commissions import services as reviewing
from personnel.models import Application, Assignment, Call, Commission
from personnel.results import objecting
from personnel.services import Approval, longest_last_day
from personnel.work import keeping, months, sheets
from smm_portal.kit.history import acting
from smm_portal.law import workdays
from smm_portal.road.models import Notification

from . import words
from .acts import Acts
from .papers import OBJECTION
from .past import Past
from .people import People, seats_in_order

SEED = 10_2024
NEWS = 4  # days for which a notice is news
APPROVAL = "E-43770946-903.07-150004217"
# The centres by their order among the inherited ones.
TOPHANE, NILUFER, YILDIRIM, ANTALYA = 4, 6, 7, 3
SABIHA, PENDIK, IZMIR, DARICA, ASLAN = 8, 10, 12, 13, 14
# Whence somebody applies in the open call, and how far his application has come.
AT_HOME = (
    ("home", "SCHOOL"),
    ("home", "SCHOOL"),
    ("home", "DISTRICT"),
    ("home", "DISTRICT"),
    ("home", "PROVINCE"),
    ("field", "PROVINCE"),
    ("any", "COMMISSION"),
)
DAYS_TO = {"SCHOOL": 1, "DISTRICT": 2, "PROVINCE": 4, "COMMISSION": 5}
GOOD = (88, 74, 81, 62, 69, 92, 57, 77)


def is_loaded() -> bool:
    """Whether there are calls already."""
    return Call.objects.exists()


@transaction.atomic
def load() -> None:
    """Make them, as the owner of the tables: their acts are done on days gone by."""
    with acting(task="Örnek çağrıların yüklenmesi"), Past() as past:
        past.teachers_since(past.ago(400))
        _Calls(past).make()
    _settle_notices(past)
    connection.run_on_commit = []  # beat's rounds make the documents, the start need not wait


def _settle_notices(past: Past) -> None:
    """Nobody is mailed what is over; only what is new is unread."""
    now = timezone.now()
    told = Notification.objects.filter(key__regex=r"^(application|call|commission|minutes|result)")
    told.update(mailed_at=now)
    old = now - dt.timedelta(days=NEWS)
    Notification.objects.filter(created_at__lt=old, read_at=None).update(read_at=now, mailed_at=now)


class _Calls:
    def __init__(self, past: Past):
        chance = Random(SEED)  # noqa: S311 - nothing secret comes of it
        self.past, self.people = past, People(chance, past)
        self.acts, self.seats = Acts(chance, past, self.people), seats_in_order()

    def make(self) -> None:
        """From the oldest call to the draft of the next."""
        self.concluded()
        self.with_the_ministry()
        self.provisional()
        self.in_review()
        self.open()
        self.next()

    def _seat(self, center: int, number: int):
        return self.seats[center][number]

    def _call(self, ago: int, title: str, *seats, tell: bool = False) -> Call:
        begun = self.past.ago(ago)
        call = self.acts.write(begun, title, seats)
        return self.acts.publish(call, begun, tell)

    def concluded(self) -> None:
        """From call to chair: two appointed in Kocaeli, their start recorded, the call concluded."""
        seats = self._seat(ASLAN, 4), self._seat(DARICA, 3)
        call = self._call(172, "Kocaeli merkezleri koordinatör çağrısı", *seats)
        told = self._decided(call, seats, (("field", "field", "workshop"), ("field", "field")))
        self._nominate(workdays.add_workdays(told, 2), call)
        day = workdays.add_workdays(told, 5)
        made = self._appoint(day, call)
        for row in made:
            self._start(row, call.term_starts_on)
        with self.past.as_of(workdays.add_workdays(call.term_starts_on, 3)):
            calling.conclude(call)
        for center in {row.seat.center for row in made}:
            self._confirm_months(center, day)

    def with_the_ministry(self) -> None:
        """Two on the list in İzmir, waiting for Personel GM."""
        seats = self._seat(IZMIR, 3), self._seat(IZMIR, 4)
        call = self._call(48, "İzmir merkezi koordinatör çağrısı", *seats)
        told = self._decided(call, seats, (("field", "any", "field"), ("field", "workshop")))
        self._nominate(workdays.add_workdays(told, 2), call)

    def _decided(self, call: Call, seats, wishes) -> dt.date:
        """Applied, checked, scored, published, final, sent; gives the day of sending."""
        rows = [
            row
            for seat, wanted in zip(seats, wishes, strict=True)
            for row in self.acts.applications(call, seat, wanted)
        ]
        commission = self.acts.form(call, seats[0])
        day = self.acts.score_all(commission, zip(rows, GOOD, strict=False))
        self.acts.minutes(day, commission)
        self.acts.publish_result(workdays.add_workdays(day, 3), commission)
        commission.refresh_from_db()
        return self.acts.finish(commission)

    def _nominate(self, day: dt.date, call: Call) -> None:
        """The first of each seat."""
        with self.past.as_of(day):
            for seat in nominations.seats().filter(call=call):
                best = nominations.candidates(seat)[0].candidacy
                appointing.nominate(self.people.head(), best)

    def _appoint(self, day: dt.date, call: Call) -> list[Assignment]:
        starts = call.term_starts_on
        with self.past.as_of(day, 15):
            listed = nominations.to_appoint().filter(call_seat__call=call)
            rows = appointing.of_nominations(listed, starts, longest_last_day(starts))
            return appointing.appoint_all(rows, Approval(APPROVAL, day))

    def _start(self, row: Assignment, day: dt.date) -> None:
        with self.past.as_of(day, 9):
            appointing.record_start(self.people.principal(row.seat.center), row, day)

    def _confirm_months(self, center, since: dt.date) -> None:
        """The principal confirmed every month since the appointment but the last one."""
        year, month = since.year, since.month
        before_last = months.before(self.past.today)
        while (year, month) < tuple(before_last):
            with self.past.as_of(sheets.last_workday(year, month), 16):
                head = self.people.principal(center)
                if sheets.lines_now(center.pk, year, month):
                    keeping.confirm(head, center, year, month)
            year, month = (year, month + 1) if month < 12 else (year + 1, 1)

    def provisional(self) -> None:
        """A provisional result in Bursa: one objection waits, others may still object."""
        seats = self._seat(TOPHANE, 4), self._seat(YILDIRIM, 3)
        call = self._call(36, "Bursa merkezleri koordinatör çağrısı", *seats)
        rows = self.acts.applications(call, seats[0], ("told", "field", "field", "any"))
        rows += self.acts.applications(call, seats[1], ("field", "field", "workshop"))
        commission = self.acts.form(call, seats[0])
        good = (76, 90, 33, 67, 84, 71, 79)
        day = self.acts.score_all(commission, zip(rows, good, strict=True))
        self.acts.minutes(day, commission)
        self.acts.publish_result(self.past.ago(3), commission)
        self._object(rows[2])

    def _object(self, row: Application) -> None:
        with self.past.as_of(self.past.ago(1), 17):
            duty = self.people.own(row.teacher)
            file = self.acts.papers.keep(OBJECTION, duty)
            objecting.file(row.candidacies.get(), duty, words.OBJECTION, file)

    def in_review(self) -> None:
        """Bursa scores; Antalya's minutes wait for two members; İstanbul writes its minutes."""
        seats = self._seat(TOPHANE, 5), self._seat(ANTALYA, 2), self._seat(SABIHA, 1)
        call = self._call(30, "Bursa, Antalya ve İstanbul merkezleri koordinatör çağrısı", *seats)
        wishes = ("told", "field", "field", "workshop", "field", "any", "workshop")
        bursa = self.acts.applications(call, seats[0], wishes)
        antalya = self.acts.applications(call, seats[1], ("field", "field", "field"))
        istanbul = self.acts.applications(call, seats[2], ("field", "unmanaged", "workshop"))
        self._half_scored(self.acts.form(call, seats[0]), bursa)
        other, third = self.acts.form(call, seats[1]), self.acts.form(call, seats[2])
        day = self.acts.score_all(other, zip(antalya, GOOD, strict=False))
        self.acts.minutes(day, other, absent=2)
        self.acts.begin_minutes(
            self.acts.score_all(third, zip(istanbul, GOOD, strict=False)), third
        )

    def _half_scored(self, commission: Commission, rows: list[Application]) -> None:
        """Two units and the chair scored some files; one member withdrew from one."""
        day = workdays.add_workdays(self.acts.open(commission), 1)
        chair, hr, training, _vte = self.people.sitting(commission)
        with self.past.as_of(day, 9):
            reviewing.declare(commission, hr, {rows[3]: ("RELATIVE", "Eşimin kardeşi.")})
        some = list(zip(rows, GOOD, strict=False))
        self.acts.score(day, commission, hr, [one for one in some if one[0] is not rows[3]][:5])
        self.acts.score(day, commission, training, some)
        self.acts.score(workdays.add_workdays(day, 1), commission, chair, some[:2])

    def open(self) -> None:
        """Takes applications: some wait at a school, a district, the province; one is written."""
        seats = self._seat(TOPHANE, 3), self._seat(NILUFER, 2), self._seat(DARICA, 1)
        title = "Boşalan kadrolar için koordinatör çağrısı"
        call = self._call(11, title, *seats, tell=True)
        self._underway(call, seats[0], AT_HOME)
        self._underway(call, seats[1], (("field", "PROVINCE"), ("field", "COMMISSION")))
        self._underway(call, seats[2], (("field", "SCHOOL"), ("workshop", "DISTRICT")))
        wishes = call.call_seats.filter(seat=seats[0])
        self.acts.draft(call, self.people.told, *wishes.select_related("role"))

    def _underway(self, call: Call, seat, stops) -> None:
        wish = call.call_seats.select_related("role").get(seat=seat)
        wanted, stops = zip(*stops, strict=True)
        for stop, teacher in zip(stops, self.people.applicants(seat, wanted), strict=True):
            day = workdays.add_workdays(self.past.today, -DAYS_TO[stop])
            row = self.acts.apply(max(call.opens_on, day), call, teacher, wish)
            row.sent_on = max(call.opens_on, day)
            self.acts.check(row, stop)

    def next(self) -> None:
        """A draft whose weights do not add up yet."""
        seats = self._seat(DARICA, 2), self._seat(PENDIK, 4)
        title = "Yeni dönem koordinatör çağrısı"
        draft = self.acts.write(self.past.today, title, seats)
        draft.criteria.last().delete()
