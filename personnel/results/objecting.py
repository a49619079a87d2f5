"""Objections: an applicant files one, the commission decides it in supplementary minutes (reading 26)."""

from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from smm_portal.documents.models import StoredFile
from smm_portal.offices.models import Duty

from ..models import Candidacy, Commission, Minutes, Objection, Ruling
from ..models.results import MinutesKind, MinutesState
from . import board as boards
from . import drafting, notices
from .tiers import Proposal


@dataclass(frozen=True)
class Decision:
    """What the commission decides on an objection, and what follows for the candidate."""

    accepted: bool
    decision: str
    fits: bool
    reason: str = ""
    note: str = ""
    score: Decimal | None = None


def commission_of(candidacy: Candidacy) -> Commission | None:
    """The commission that decides on the candidacy; one query."""
    seat = candidacy.call_seat
    rows = Commission.objects.select_related("call", "province")
    return rows.filter(call=seat.call_id, province=seat.province_id).first()


@transaction.atomic
def file(candidacy: Candidacy, duty: Duty, text: str, attached: StoredFile | None) -> Objection:
    """The applicant's objection; the members are told at once."""
    made = Objection.objects.create(candidacy=candidacy, text=text, file=attached, duty=duty)
    notices.objected(commission_of(candidacy), made)
    return made


@transaction.atomic
def decide(commission: Commission, objection: Objection, duty: Duty, said: Decision) -> Minutes:
    """Write the decision into the open supplementary minutes (begun where there are none).

    The candidate gets a ruling; so does everybody at the seat whose outcome must change because
    of it (6/2, 7/2). What an earlier text of the decision had changed falls back.
    """
    commission = drafting.hold(commission, duty)
    paper = _paper(commission, duty)
    seat = _seat(boards.of(commission, duty, drafts=False), objection)
    _forget(paper, seat)
    objection.accepted, objection.decision, objection.minutes = said.accepted, said.decision, paper
    objection.save(update_fields=["accepted", "decision", "minutes"])
    drafting.write(paper, _rulings(commission, duty, objection, said))
    return paper


def _paper(commission: Commission, duty: Duty) -> Minutes:
    rows = Minutes.objects.filter(commission=commission)
    found = rows.filter(kind=MinutesKind.SUPPLEMENTARY, state=MinutesState.DRAFT).first()
    return found or Minutes.objects.create(
        commission=commission, kind=MinutesKind.SUPPLEMENTARY, prepared_by=duty
    )


def _seat(found: boards.Board, objection: Objection) -> boards.SeatBoard:
    return found.seat(objection.candidacy.call_seat_id)


def _forget(paper: Minutes, seat: boards.SeatBoard) -> None:
    """Take what only followed from tiers out of the draft; what was decided on objections stays."""
    keys = [row.key for row in seat.rows if not _decided_in(paper, row)]
    Ruling.objects.filter(minutes=paper, candidacy__in=keys).delete()


def _decided_in(paper: Minutes, row: boards.Row) -> bool:
    return row.objection is not None and row.objection.minutes_id == paper.pk


def _rulings(commission: Commission, duty: Duty, objection: Objection, said: Decision):
    """The candidate's ruling, and one for each other whose outcome changes with it."""
    commission = drafting.hold(commission, duty)
    seat = _seat(boards.of(commission, duty, drafts=True), objection)
    key = objection.candidacy_id
    if said.score is not None:
        seat.rescore(key, said.score)
    result = seat.resolve({key: said.fits})
    for row in seat.rows:
        proposal = result.proposals[row.key]
        if row.key == key:
            yield _own(row, proposal, said)
        elif row.ruling and row.ruling.outcome != proposal.outcome:
            yield drafting.ruling_of(row, proposal, proposal.reason, row.ruling.accepted)


def _own(row: boards.Row, proposal: Proposal, said: Decision) -> Ruling:
    same = row.ruling and row.ruling.outcome == proposal.outcome
    reason = said.reason or (row.ruling.reason if same else proposal.reason)
    accepted = said.note or (row.ruling.accepted if row.ruling else "")
    return drafting.ruling_of(row, proposal, reason, accepted)
