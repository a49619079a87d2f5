"""The verbs of appointment: put on the list, drop, appoint a whole list, record the start (10/4).

``appoint_all`` is one transaction: everybody of the list is appointed, or nobody, and then every
row that stood in the way says why.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import DatabaseError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from centers.models import Center, Seat
from smm_portal.kit import dates
from smm_portal.kit.acts import ClauseRefusal
from smm_portal.kit.refusals import explain

from ..models import Assignment, Candidacy, DutyStart, Nomination, Renewal, Teacher
from ..models.appointments import RenewalState
from ..services import Approval, demand_approval, demand_in_post, demand_term
from . import telling


@dataclass(frozen=True)
class Row:
    """One appointment of a list: whom, on which seat, for which days, on what basis."""

    source: Nomination | Renewal
    seat: Seat
    teacher: Teacher
    starts: dt.date
    last_day: dt.date

    @property
    def basis(self) -> dict:
        """What the assignment names as its basis."""
        if isinstance(self.source, Renewal):
            return {"basis": Assignment.Basis.RENEWAL, "renewal": self.source}
        return {"basis": Assignment.Basis.CALL, "candidacy": self.source.candidacy}


class NotAppointedError(Exception):
    """Nobody was appointed. ``refusals`` holds (row, ClauseRefusal) of every row that failed."""

    def __init__(self, refusals: list[tuple[Row, ClauseRefusal]]):
        super().__init__(f"{len(refusals)} rows refused")
        self.refusals = refusals


def nominate(duty, candidacy: Candidacy) -> Nomination:
    """Put who finally fits on the list to Personel GM for the seat; one a seat (10/4)."""
    return Nomination.objects.create(
        call_seat_id=candidacy.call_seat_id, candidacy=candidacy, duty=duty
    )


def drop(nomination: Nomination, reason: str) -> None:
    """Take somebody off the list, with the reason; before the appointment only."""
    nomination.dropped_at, nomination.drop_reason = timezone.now(), reason
    nomination.save(update_fields=["dropped_at", "drop_reason"])


def of_nominations(rows: Iterable[Nomination], starts: dt.date, last_day: dt.date) -> list[Row]:
    """Rows of a list of nominations, all for the same days."""
    return [
        Row(one, one.call_seat.seat, one.candidacy.application.teacher, starts, last_day)
        for one in rows
    ]


def of_renewals(rows: Iterable[Renewal]) -> list[Row]:
    """Rows of proposals: each the next term of the same person in the same seat (10/5)."""
    return [
        Row(one, one.assignment.seat, one.assignment.teacher, one.assignment.ends, one.until)
        for one in rows
    ]


@transaction.atomic
def appoint_all(rows: Sequence[Row], approval: Approval) -> list[Assignment]:
    """Appoint the whole list by one approval of the Ministry (10/4, 10/5), or nobody.

    Raises NotAppointedError with the reason of every row that cannot be, ClauseRefusal for an
    empty list or an approval dated ahead.
    """
    if not rows:
        raise ClauseRefusal(_("Listeden en az bir kişi seçin."), "10/4", field="rows")
    demand_approval(approval)
    teachers = _lock(rows)
    decided = _decided(rows)
    made, refusals = [], []
    for row in rows:
        done = _appoint(row, teachers[row.teacher.pk], approval, decided)
        if isinstance(done, ClauseRefusal):
            refusals.append((row, done))
        else:
            made.append(done)
    if refusals:
        raise NotAppointedError(refusals)
    telling.of_appointments(made)
    return made


def _lock(rows: Sequence[Row]) -> dict[int, Teacher]:
    """Queue at the centres, then at the teachers, each in the order of their numbers: two lists
    with the same people wait for each other and never meet crosswise."""
    centers = Center.objects.select_for_update(of=("self",), no_key=True)
    list(centers.filter(pk__in={row.seat.center_id for row in rows}).order_by("pk"))
    teachers = Teacher.objects.select_for_update(of=("self",), no_key=True)
    people = teachers.filter(pk__in={row.teacher.pk for row in rows}).order_by("pk")
    return {one.pk: one for one in people}


def _decided(rows: Sequence[Row]) -> dict[tuple[type, int], str]:
    """What others decided since the list was shown: source → why it is no more open."""
    nominations = [row.source.pk for row in rows if isinstance(row.source, Nomination)]
    renewals = [row.source.pk for row in rows if isinstance(row.source, Renewal)]
    found: dict[tuple[type, int], str] = {}
    listed = Nomination.objects.filter(pk__in=nominations)
    for pk in listed.filter(dropped_at__isnull=False).values_list("pk", flat=True):
        found[Nomination, pk] = _("Aday teklif listesinden çıkarıldı.")
    for pk in listed.filter(candidacy__assignment__isnull=False).values_list("pk", flat=True):
        found[Nomination, pk] = _("Aday bu tekliften zaten görevlendirildi.")
    closed = Renewal.objects.filter(pk__in=renewals).exclude(state=RenewalState.PROPOSED)
    for pk in closed.values_list("pk", flat=True):
        found[Renewal, pk] = _("İnha zaten karara bağlandı.")
    return found


def _appoint(row: Row, teacher: Teacher, approval: Approval, decided) -> Assignment | ClauseRefusal:
    """The assignment, or why not; a refused row leaves nothing behind (savepoint)."""
    clause = "10/5" if isinstance(row.source, Renewal) else "10/4"
    try:
        with transaction.atomic():
            if why := decided.get((type(row.source), row.source.pk)):
                raise ClauseRefusal(why, clause, rule="appointment_decided")
            demand_term(row.starts, row.last_day)
            demand_in_post(teacher)
            return _created(row, approval)
    except (DatabaseError, ClauseRefusal) as exc:
        refusal = explain(exc)
        if refusal is None:
            raise
        return refusal


def _created(row: Row, approval: Approval) -> Assignment:
    return Assignment.objects.create(
        seat=row.seat,
        teacher=row.teacher,
        starts=row.starts,
        ends=dates.day_after(row.last_day),
        approval_number=approval.number,
        approval_date=approval.date,
        file=approval.file,
        **row.basis,
    )


def record_start(duty, assignment: Assignment, day: dt.date) -> DutyStart:
    """The host school's principal records that the person started (10/4)."""
    return DutyStart.objects.create(assignment=assignment, started_on=day, duty=duty)
