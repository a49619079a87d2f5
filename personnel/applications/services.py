"""The applicant's verbs: begin, choose seats, add evidence, send, withdraw, reopen.

Each locks the application first, so that twenty clicks are one act; the database holds the rules.
"""

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from smm_portal.kit.acts import ClauseRefusal

from ..models import Application, ApplicationStep, Call, CallSeat, Candidacy, Evidence, Teacher
from ..models.applications import ApplicationState, Judging
from . import telling
from .judging import judge_application

Act = ApplicationStep.Act
MOST_FILES = 40


class AlreadyDone(ClauseRefusal):
    """Somebody, mostly the same person by a second click, was faster; nothing was done twice."""


def begin(call: Call, teacher: Teacher, call_seat: CallSeat | None = None) -> Application:
    """The teacher's application to the call: the one he has, or a new draft."""
    with transaction.atomic():
        # Two clicks at once wait for each other at the teacher.
        Teacher.objects.select_for_update(of=("self",), no_key=True).get(pk=teacher.pk)
        row = Application.objects.filter(call=call, teacher=teacher).first()
        row = row or Application.objects.create(call=call, teacher=teacher)
    if call_seat is not None and row.state == ApplicationState.DRAFT:
        add_seat(row, call_seat)
    return row


def locked(application: Application) -> Application:
    """The application as it is now, nobody else's until the transaction ends."""
    rows = Application.objects.select_for_update(of=("self",))
    return rows.select_related("call", "teacher").get(pk=application.pk)


def _draft(application: Application) -> Application:
    row = locked(application)
    if row.state != ApplicationState.DRAFT:
        text = _("Gönderilmiş başvuru değişmez; önce geri çekin.")
        raise ClauseRefusal(text, "10/1", rule="application_frozen")
    return row


def write_statement(application: Application, text: str) -> Application:
    """Store the applicant's own words."""
    with transaction.atomic():
        row = _draft(application)
        if row.statement != text:
            row.statement, row.version = text, row.version + 1
            row.save(update_fields=["statement", "version"])
        return row


def add_seat(application: Application, call_seat: CallSeat) -> None:
    """Put the seat at the end of the wishes; a seat that is there already stays where it is."""
    with transaction.atomic():
        row = _draft(application)
        last = row.candidacies.aggregate(last=Max("rank"))["last"] or 0
        if not row.candidacies.filter(call_seat=call_seat).exists():
            Candidacy.objects.create(application=row, call_seat=call_seat, rank=last + 1)


def remove_seat(application: Application, pk: int) -> None:
    """Take a wish back; those after it move up."""
    with transaction.atomic():
        row = _draft(application)
        wish = row.candidacies.filter(pk=pk).first()
        if wish:
            wish.delete()
            row.candidacies.filter(rank__gt=wish.rank).update(rank=F("rank") - 1)


def move_seat(application: Application, pk: int, up: bool) -> None:
    """Exchange a wish with its neighbour; at the end nothing happens."""
    with transaction.atomic():
        row = _draft(application)
        wishes = list(row.candidacies.order_by("rank"))
        at = next((i for i, wish in enumerate(wishes) if wish.pk == pk), None)
        other = None if at is None else at + (-1 if up else 1)
        if other is not None and 0 <= other < len(wishes):
            _exchange(wishes[at], wishes[other])


def _exchange(one: Candidacy, other: Candidacy) -> None:
    one.rank, other.rank = other.rank, one.rank
    Candidacy.objects.bulk_update([one, other], ["rank"])


def add_evidence(application: Application, file, *, document=None, clause: str = "") -> Evidence:
    """Keep a file for a document of the call or for a condition's clause."""
    with transaction.atomic():
        row = _draft(application)
        if row.evidence.count() >= MOST_FILES:
            said = {"count": MOST_FILES}
            raise ClauseRefusal(_("Bir başvuruya en çok %(count)s dosya eklenir.") % said)
        return Evidence.objects.create(
            application=row, document_id=document, clause=clause, file=file
        )


def drop_evidence(application: Application, pk: int) -> None:
    """Take a file out of the application; the upload itself stays on record."""
    with transaction.atomic():
        _draft(application).evidence.filter(pk=pk).delete()


def send(application: Application, duty) -> Application:
    """Judge every wish by the registry as it is now and send; one step, however often it is asked.

    Raises AlreadyDone where it was sent meanwhile, IntegrityError where the database finds what
    is missing (10/1, 6/1, 7/1).
    """
    with transaction.atomic():
        row = locked(application)
        if row.state != ApplicationState.DRAFT:
            raise AlreadyDone(_("Başvuru daha önce gönderildi."), "10/1")
        # What is judged and what the step stores as facts must be the same registry row.
        Teacher.objects.select_for_update(of=("self",), no_key=True).get(pk=row.teacher_id)
        judge_application(row, Judging.Why.SENT)
        return take_step(row, Act.SEND, duty)


def withdraw(application: Application, duty) -> Application:
    """Take a sent application back, before a commission reviews it."""
    return _act(application, duty, Act.WITHDRAW, {ApplicationState.WITHDRAWN})


def reopen(application: Application, duty) -> Application:
    """Go on writing a withdrawn application while the call is open."""
    return _act(application, duty, Act.REOPEN, {ApplicationState.DRAFT})


def _act(application: Application, duty, act: str, done: set) -> Application:
    with transaction.atomic():
        row = locked(application)
        if row.state in done:
            raise AlreadyDone(_("Bu işlem daha önce yapıldı."), "10/1")
        return take_step(row, act, duty)


def take_step(row: Application, act: str, duty, note: str = "") -> Application:
    """Insert the step that moves the application, and tell whom it concerns."""
    before = row.state
    step = ApplicationStep.objects.create(application=row, act=act, duty=duty, note=note)
    step.refresh_from_db()
    row.refresh_from_db()
    telling.after_step(row, step, before)
    return row
