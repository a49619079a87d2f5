"""Minutes before the members, and what follows from them; each verb one transaction (10/2, 10/3)."""

from django.db import connection, transaction
from django.utils import timezone

from smm_portal.documents import outbox
from smm_portal.kit import dates
from smm_portal.kit.history import because
from smm_portal.law import workdays
from smm_portal.offices.models import Duty

from ..models import Commission, Confirmation, Minutes
from ..models.commissions import CommissionState
from ..models.results import MinutesKind, MinutesState
from . import notices, pdf
from .drafting import held_draft, hold


@transaction.atomic
def open_for_members(commission: Commission, duty: Duty) -> Minutes:
    """Put the open minutes before the members: from now on nothing in them changes."""
    paper = held_draft(hold(commission, duty))
    paper.state, paper.signing_at = MinutesState.SIGNING, timezone.now()
    paper.save(update_fields=["state", "signing_at"])
    notices.signing(paper)
    return paper


@transaction.atomic
def take_back(paper: Minutes, reason: str) -> None:
    """Back to being prepared, with the reason in the history; confirmations no longer count."""
    Commission.objects.select_for_update(no_key=True).get(pk=paper.commission_id)
    paper.refresh_from_db(fields=["state"])
    with because(reason):
        paper.state = MinutesState.DRAFT
        paper.save(update_fields=["state"])
    notices.taken_back(paper)


@transaction.atomic
def confirm(paper: Minutes, duty: Duty, dissent: str = "") -> Minutes:
    """A member's confirmation; the last one makes the minutes stand."""
    Commission.objects.select_for_update(no_key=True).get(pk=paper.commission_id)
    Confirmation.objects.create(minutes=paper, user_id=duty.user_id, duty=duty, dissent=dissent)
    paper.refresh_from_db(fields=["state", "confirmed_at"])
    settle(paper.commission, duty)
    return paper


def settle(commission: Commission, duty: Duty) -> None:
    """What follows once minutes stand: their document, the final state, who is told.

    To be called whenever minutes may have been closed: by the last confirmation, or because the
    only member who had not confirmed left. Harmless when nothing is owed.
    """
    for paper in Minutes.objects.filter(commission=commission, state=MinutesState.CONFIRMED):
        paper.commission = commission
        if not outbox.latest(pdf.KIND, pdf.subject(paper)):
            outbox.request(pdf.KIND, pdf.subject(paper), duty)
            _follow(paper)


def after_leaving(commission: Commission, by: Duty, **kwargs) -> None:
    """Answers ``member_left`` of the commissions."""
    settle(commission, by)


def _follow(paper: Minutes) -> None:
    notices.confirmed(paper)
    if paper.kind == MinutesKind.FINAL:
        _move(paper.commission, CommissionState.FINAL, final_at=timezone.now())
        notices.final(paper.commission)
    elif paper.kind == MinutesKind.SUPPLEMENTARY:
        notices.decided(paper.commission, paper)


@transaction.atomic
def publish(commission: Commission, duty: Duty) -> None:
    """The provisional result: applicants are told at once, objections run for their working days."""
    settle(commission, duty)
    until = workdays.add_workdays(dates.today(), commission.call.objection_days)
    _move(
        commission,
        CommissionState.PROVISIONAL,
        provisional_at=timezone.now(),
        objections_until=until,
    )
    notices.provisional(commission)


@transaction.atomic
def send(commission: Commission, duty: Duty) -> None:
    """Tell the Ministry; with it goes the dossier, made by a worker."""
    from .dossiers import outbox as dossiers

    settle(commission, duty)
    _move(commission, CommissionState.SENT, sent_at=timezone.now())
    dossiers.request(commission, duty)
    notices.sent(commission)


def _move(commission: Commission, state: str, **moments) -> None:
    """The commission's next state; the call first, as everybody locks (10/1 before 10/2)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT FROM personnel_call WHERE id = %s FOR SHARE", [commission.call_id])
    commission.state = state
    for name, value in moments.items():
        setattr(commission, name, value)
    commission.save(update_fields=["state", *moments])
