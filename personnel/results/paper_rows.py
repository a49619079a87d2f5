"""What one paper says, seat by seat: for its page, its PDF and the dossier."""

from dataclasses import dataclass, field

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from ..models import CallSeat, Minutes, Recusal, Ruling
from ..models.results import Outcome
from . import reading
from .board import rule_of
from .tiers import LABELS, Candidate, SeatRule, resolve

ORDER = {Outcome.FITS: 0, Outcome.CLOSED: 1, Outcome.UNFIT: 2}


@dataclass
class SeatRulings:
    """A seat with what the paper says of its candidates; ``why`` tells whose turn it was."""

    seat: CallSeat
    rule: SeatRule
    why: str = ""
    rows: list[Ruling] = field(default_factory=list)

    @property
    def title(self) -> str:
        return reading.seat_words(self.seat)

    @property
    def center(self) -> str:
        return self.seat.seat.center.name


def of(paper: Minutes) -> list[SeatRulings]:
    """The paper's seats in their order; supplementary minutes name only those they touch."""
    least = paper.commission.call.pass_score
    seats = {
        seat.pk: SeatRulings(seat, rule_of(seat, least))
        for seat in reading.seats_of(paper.commission)
    }
    for row in _standing(paper):
        seats[row.candidacy.call_seat_id].rows.append(row)
    for one in seats.values():
        _finish(one, paper)
    whole = paper.kind != Minutes.Kind.SUPPLEMENTARY
    return [one for one in seats.values() if whole or one.rows]


def _standing(paper: Minutes) -> list[Ruling]:
    """The newest ruling of each candidacy up to and with this paper; one query."""
    rows = Ruling.objects.filter(minutes__commission=paper.commission, minutes__lte=paper.pk)
    away = Recusal.objects.filter(
        commission=paper.commission, application=OuterRef("candidacy__application")
    )
    rows = rows.annotate(away=ArraySubquery(away.values("user"))).select_related(
        "candidacy__application__teacher__subject",
        "candidacy__application__teacher__school",
        "candidacy__objection",
    )
    newest = {row.candidacy_id: row for row in rows.order_by("minutes")}
    return sorted(newest.values(), key=lambda row: row.candidacy.application.teacher.sort_key)


def _finish(one: SeatRulings, paper: Minutes) -> None:
    """Why the tier is open follows from all that stands; shown is what this paper says."""
    one.why = resolve([_candidate(row) for row in one.rows], one.rule).reason
    one.rows = [row for row in one.rows if row.minutes_id == paper.pk]
    one.rows.sort(key=lambda row: (ORDER[row.outcome], row.tier or 9, -(row.score or 0)))
    for row in one.rows:
        row.tier_label = LABELS.get(row.tier, "")


def _candidate(row: Ruling) -> Candidate:
    return Candidate(row.pk, row.tier, fits=row.outcome != Outcome.UNFIT)


def closed_to(duty, row: Ruling) -> bool:
    """Whether the reader keeps away from this file: his own, or one he withdrew from (10/2)."""
    mine = row.candidacy.application.teacher.user_id == duty.user_id
    return mine or duty.user_id in row.away


def objections(seats: list[SeatRulings]) -> list[dict]:
    """The objections that the paper decided, each with whose and for which seat."""
    return [
        {"seat": one, "name": row.candidacy.application.teacher, "objection": found, "row": row}
        for one in seats
        for row in one.rows
        if (found := getattr(row.candidacy, "objection", None))
        and found.minutes_id == row.minutes_id
    ]


def counts(seats: list[SeatRulings]) -> dict[str, int]:
    """How many rulings of each outcome, and all."""
    rows = [row for one in seats for row in one.rows]
    found = {outcome.value: sum(row.outcome == outcome for row in rows) for outcome in Outcome}
    return found | {"all": len(rows)}
