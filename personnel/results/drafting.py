"""Writing rulings into open minutes; each verb one transaction (10/3). The triggers of 0008 refuse."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from smm_portal.kit.acts import ClauseRefusal
from smm_portal.offices.models import Duty

from ..models import Commission, Minutes, Ruling
from ..models.results import MinutesKind, MinutesState
from . import board as boards
from . import reading
from .board import Row, SeatBoard
from .tiers import Proposal, only_counts_otherwise

FIELDS = ["outcome", "tier", "score", "reason", "accepted"]


@dataclass(frozen=True)
class Finding:
    """What the commission writes of a candidate: whether he fits, why, what it accepted."""

    fits: bool
    reason: str = ""
    accepted: str = ""


def hold(commission: Commission, duty) -> Commission:
    """The commission read anew and locked until the end of the transaction."""
    Commission.objects.select_for_update(no_key=True).get(pk=commission.pk)
    return reading.commissions(duty).get(pk=commission.pk)


def held_draft(commission: Commission) -> Minutes:
    """The open minutes, locked. Raises ClauseRefusal where none is being prepared."""
    rows = Minutes.objects.select_for_update(no_key=True)
    paper = rows.filter(commission=commission, state=MinutesState.DRAFT).first()
    if paper is None:
        raise ClauseRefusal(_("Hazırlanan bir tutanak yok."), "10/3", "minutes_kept")
    paper.commission = commission
    return paper


@transaction.atomic
def begin(commission: Commission, duty: Duty) -> Minutes:
    """Provisional minutes with everything that the rules propose; what needs a note is left open."""
    commission = hold(commission, duty)
    found = boards.of(commission, duty)
    paper = Minutes.objects.create(
        commission=commission, kind=MinutesKind.PROVISIONAL, prepared_by=duty
    )
    write(paper, (_proposed(row) for row in found.rows() if not _waits(row)))
    return paper


def _waits(row: Row) -> bool:
    """A condition is shown by a document: the commission says first how it accepts it."""
    return bool(row.needs) and row.free and not (row.ruling and row.ruling.accepted)


def _proposed(row: Row) -> Ruling:
    accepted = row.ruling.accepted if row.ruling else ""
    return ruling_of(row, row.proposal, row.proposal.reason, accepted)


def ruling_of(row: Row, proposal: Proposal, reason: str, accepted: str) -> Ruling:
    """An unsaved ruling, without its minutes."""
    return Ruling(
        candidacy=row.wish,
        outcome=proposal.outcome,
        tier=proposal.tier,
        score=row.score,
        reason=reason,
        accepted=accepted,
    )


def write(paper: Minutes, rows: Iterable[Ruling]) -> None:
    """Put the rulings into the minutes, over those that it has; one query."""
    rows = list(rows)
    for row in rows:
        row.minutes = paper
    Ruling.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["minutes", "candidacy"],
        update_fields=FIELDS,
    )


def seen(seat: SeatBoard) -> str:
    """A sign of the seat's rulings as somebody saw them, so that nobody overwrites another's."""
    said = [(row.key, row.ruling) for row in sorted(seat.rows, key=lambda row: row.key)]
    return hashlib.sha256(repr(said).encode()).hexdigest()[:16]


@transaction.atomic
def save_seat(
    commission: Commission, duty: Duty, seat_id: int, findings: dict[int, Finding], sign: str
) -> int:
    """A seat's findings; outcomes follow from them by 6/2 and 7/2. Gives how many rulings changed.

    Raises ClauseRefusal where somebody else changed the seat's rulings meanwhile.
    """
    commission = hold(commission, duty)
    paper = held_draft(commission)
    seat = boards.of(commission, duty).seat(seat_id)
    if seen(seat) != sign:
        text = _("Siz yazarken bu kadronun kararlarını başkası değiştirdi. Yeni hâlini inceleyin.")
        raise ClauseRefusal(text, "", "results_seen")
    result = seat.resolve({key: one.fits for key, one in findings.items()})
    rows = [
        _written(row, result.proposals[row.key], findings.get(row.key))
        for row in seat.rows
        if row.key in findings or row.ruling
    ]
    changed = [one for row, one in rows if _differs(row, one)]
    write(paper, changed)
    return len(changed)


def _written(row: Row, proposal: Proposal, finding: Finding | None) -> tuple[Row, Ruling]:
    """The ruling; a reason that the portal had proposed follows the outcome, one's own stays."""
    finding = finding or Finding(True, row.ruling.reason, row.ruling.accepted)
    was = row.ruling or row.proposal
    moved = proposal.outcome != was.outcome
    # Word for word what was proposed: it may name how many fit, which just changed.
    followed = {"", row.proposal.reason} | ({was.reason} if moved else set())
    old = only_counts_otherwise(finding.reason, proposal, row.rule)
    reason = proposal.reason if old or finding.reason in followed else finding.reason
    return row, ruling_of(row, proposal, reason, finding.accepted)


def _differs(row: Row, one: Ruling) -> bool:
    if row.ruling is None:
        return True
    return any(getattr(row.ruling, name) != getattr(one, name) for name in FIELDS)


@transaction.atomic
def refresh(commission: Commission, duty: Duty) -> int:
    """Bring rulings in line with conditions, scores and tiers as they are now; how many changed."""
    commission = hold(commission, duty)
    paper = held_draft(commission)
    rows = [one for one in boards.of(commission, duty).rows() if _owed(paper, one)]
    write(paper, (_proposed(row) for row in rows))
    return len(rows)


def _owed(paper: Minutes, row: Row) -> bool:
    if row.ruling is None:
        return paper.kind == MinutesKind.PROVISIONAL and not _waits(row)
    # Supplementary minutes speak of whom an objection touched: a number is none of it, and the
    # final minutes count anew.
    counted = paper.kind == MinutesKind.PROVISIONAL and row.miscounted
    return (row.stale or counted) and not _waits(row)


@transaction.atomic
def write_note(commission: Commission, duty: Duty, note: str) -> None:
    """The commission's own words in the open minutes."""
    paper = held_draft(hold(commission, duty))
    paper.note = note
    paper.save(update_fields=["note"])


@transaction.atomic
def compose_final(commission: Commission, duty: Duty) -> Minutes:
    """The final minutes: every standing ruling as it is (reading 26), in the commission's words;
    only a reason that the portal proposed counts anew who fits after the objections."""
    commission = hold(commission, duty)
    paper = Minutes.objects.create(commission=commission, kind=MinutesKind.FINAL, prepared_by=duty)
    standing = boards.of(commission, duty, drafts=False)
    write(paper, (_standing(row) for row in standing.rows()))
    return paper


def _standing(row: Row) -> Ruling:
    said = {name: getattr(row.ruling, name) for name in FIELDS}
    if row.miscounted:
        said["reason"] = row.proposal.reason
    return Ruling(candidacy=row.wish, **said)
