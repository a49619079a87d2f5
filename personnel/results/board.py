"""A commission's board: each seat with its candidates, what is proposed and what was ruled."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from django.utils.translation import gettext as _

from ..commissions import files, scoring, sitting
from ..eligibility import Outcome as Judged
from ..models import CallSeat, Candidacy, Commission
from ..models.commissions import CommissionState
from ..models.results import MinutesKind, Outcome
from . import reading
from .reading import Paper, Said
from .tiers import (
    Candidate,
    Proposal,
    SeatResult,
    SeatRule,
    followed_from_rules,
    may_fit,
    only_counts_otherwise,
    resolve,
)


@dataclass
class Row:
    """One candidate at one seat. ``barred``: the reader keeps away from this file."""

    wish: Candidacy
    score: Decimal | None
    barred: bool
    ruling: Said | None
    rule: SeatRule
    proposal: Proposal | None = None

    @property
    def key(self) -> int:
        return self.wish.pk

    @property
    def teacher(self):
        return self.wish.application.teacher

    @property
    def judgements(self) -> list[dict]:
        return self.wish.judged["judgements"] if self.wish.judged else []

    @property
    def needs(self) -> list[str]:
        """The clauses that the commission accepts by a document, with a note."""
        return self.wish.judged["needs"] if self.wish.judged else []

    @property
    def tier(self) -> int | None:
        return self.wish.judged["tier"] if self.wish.judged else None

    @property
    def objection(self):
        return getattr(self.wish, "objection", None)

    @cached_property
    def lacks(self) -> tuple[str, ...]:
        """Each unmet condition that bars him, in words with its clause."""
        return tuple(_with_clause(one) for one in self.judgements if self._bars(one))

    def _bars(self, one: dict) -> bool:
        unmet = one["outcome"] == Judged.UNMET
        return unmet and not (one["waivable"] and self.tier)

    @cached_property
    def candidate(self) -> Candidate:
        """The candidate for the rules of tiers; the commission's own "unfit" is kept."""
        judged = self.wish.judged
        eligible = bool(judged and judged["eligible"])
        one = Candidate(self.key, self.tier, eligible=eligible, score=self.score, lacks=self.lacks)
        return replace(one, fits=not (self._found_unfit and may_fit(one, self.rule)))

    @property
    def _found_unfit(self) -> bool:
        """Whether "unfit" is the commission's own finding; what followed from a condition or a
        score that changed since is not, as long as nothing is confirmed."""
        said = self.ruling
        if said is None or said.outcome != Outcome.UNFIT:
            return False
        return said.confirmed or not followed_from_rules(said.reason, said.score, self.rule)

    @property
    def free(self) -> bool:
        """Whether it is the commission's to say if he fits: the conditions and score allow it."""
        return may_fit(self.candidate, self.rule)

    @property
    def stale(self) -> bool:
        """Whether the ruling says something else than what follows now."""
        if self.ruling is None:
            return False
        was = (self.ruling.outcome, self.ruling.tier, self.ruling.score)
        return was != (self.proposal.outcome, self.proposal.tier, self.score)

    @property
    def miscounted(self) -> bool:
        """Whether a reason that the portal proposed counts otherwise than what stands now."""
        said = self.ruling and self.ruling.reason
        return bool(said) and only_counts_otherwise(said, self.proposal, self.rule)


def _with_clause(one: dict) -> str:
    reason = one["reason"].rstrip(". ")
    return reason + "." if "Madde" in reason else f"{reason} (Madde {one['clause']})."


@dataclass
class SeatBoard:
    """A seat with its candidates, the higher tier first."""

    seat: CallSeat
    rule: SeatRule
    rows: list[Row] = field(default_factory=list)

    @property
    def title(self) -> str:
        return reading.seat_words(self.seat)

    @property
    def anchor(self) -> str:
        return f"kadro-{self.seat.pk}"

    def resolve(self, fits: dict[int, bool] | None = None) -> SeatResult:
        """What follows for the seat; ``fits`` replaces what the commission found so far."""
        return resolve(self.candidates(fits or {}), self.rule)

    def candidates(self, fits: dict[int, bool]) -> list[Candidate]:
        """The candidates, with what the commission finds by their keys."""
        return [
            replace(row.candidate, fits=fits.get(row.key, row.candidate.fits)) for row in self.rows
        ]

    def rescore(self, key: int, score: Decimal) -> None:
        """Take another score for one candidate, before ``resolve`` is asked."""
        for row in self.rows:
            if row.key == key:
                row.score = score
                row.__dict__.pop("candidate", None)

    @cached_property
    def result(self) -> SeatResult:
        return self.resolve()


@dataclass
class Board:
    """Everything of a commission's results for one reader."""

    commission: Commission
    seats: list[SeatBoard]
    paper: Paper | None

    def rows(self) -> Iterable[Row]:
        """Every candidate of every seat."""
        return (row for seat in self.seats for row in seat.rows)

    def seat(self, pk: int) -> SeatBoard | None:
        return next((one for one in self.seats if one.seat.pk == pk), None)

    def row(self, key: int) -> Row | None:
        return next((one for one in self.rows() if one.key == key), None)


def rule_of(seat: CallSeat, least: int | None) -> SeatRule:
    """What is asked at the seat."""
    article = 6 if seat.role.kind == seat.role.Kind.GENERAL else 7
    return SeatRule(article, seat.role.english, least)


def sees_drafts(commission: Commission, duty) -> bool:
    """Whether the reader sees what is being prepared: the sitting members."""
    return sitting.sitter(commission, duty) is not None


def counts_now(commission: Commission) -> bool:
    """Whether the members' scores still move: until the provisional minutes are before them."""
    paper = reading.paper_of(commission, MinutesKind.PROVISIONAL)
    reviewing = commission.state == CommissionState.REVIEWING
    return reviewing and (paper is None or paper.draft)


def of(commission: Commission, duty, *, drafts: bool | None = None) -> Board:
    """The board as the reader sees it; who does not sit sees what is confirmed."""
    drafts = sees_drafts(commission, duty) if drafts is None else drafts
    counts = drafts and counts_now(commission)
    seats = {
        seat.pk: SeatBoard(seat, rule_of(seat, commission.call.pass_score))
        for seat in reading.seats_of(commission)
    }
    found = list(reading.wishes(commission))
    scores = totals(commission, found) if counts else None
    for wish in found:
        seat = seats[wish.call_seat_id]
        seat.rows.append(_row(wish, seat.rule, scores, duty, drafts))
    for seat in seats.values():
        _settle(seat)
    return Board(commission, list(seats.values()), reading.open_paper(commission))


def totals(commission: Commission, wishes: Iterable[Candidacy]) -> dict[int, Decimal | None]:
    """Application id → total; None until every member who has to scored every criterion.

    The same as ``scoring.totals``, but of what the board already knows: one query.
    """
    weights = {fact["pk"]: fact["weight"] for fact in commission.weights}
    sheets = files.sheets(commission)
    judges = {one.user for one in sitting.sitters(commission)}
    found: dict[int, Decimal | None] = {}
    for wish in wishes:
        away = {wish.application.teacher.user_id, *wish.away}
        found[wish.application_id] = _total(sheets[wish.application_id], judges - away, weights)
    return found


def _total(sheets: dict, expected: set[int], weights: dict[int, int]) -> Decimal | None:
    whole = expected and all(sheets[user].keys() >= weights.keys() for user in expected)
    return scoring.total((sheets[user] for user in expected), weights) if whole else None


def _row(wish: Candidacy, rule: SeatRule, scores: dict | None, duty, drafts: bool) -> Row:
    said = reading.rulings(wish)
    ruling = next((one for one in reversed(said) if drafts or one.confirmed), None)
    score = (ruling and ruling.score) if scores is None else scores.get(wish.application_id)
    return Row(wish, score, reading.barred(wish, duty), ruling, rule)


def _settle(seat: SeatBoard) -> None:
    for row in seat.rows:
        row.proposal = seat.result.proposals[row.key]
    seat.rows.sort(key=lambda row: (row.tier or 9, row.score is None, -(row.score or 0)))


@dataclass(frozen=True)
class Block:
    """What still bars the opening of minutes, with its clause."""

    text: str
    clause: str


def blocks(board: Board) -> list[Block]:
    """Everything that bars putting the open minutes before the members."""
    if board.paper is None or board.paper.kind == MinutesKind.FINAL:
        return []
    return [*_unchecked(board), *_lacking(board)]


def _unchecked(board: Board) -> list[Block]:
    count = board.commission.unchecked
    if not count:
        return []
    text = _("Kontrolü bitmemiş %(count)s başvuru var; önce il kontrolü bitmeli.")
    return [Block(text % {"count": count}, "10/2")]


def _lacking(board: Board) -> list[Block]:
    found = []
    for seat in board.seats:
        for row in seat.rows:
            said = {"name": row.teacher, "seat": seat.title}
            found += [Block(text % said, clause) for text, clause in _faults(board, row)]
    return found


def _faults(board: Board, row: Row):
    if row.ruling is None and row.needs and row.free:
        yield _("%(name)s (%(seat)s): belgesinin kabulü ve kararı yazılmadı."), "10/3"
    elif row.ruling is None:
        yield _("%(name)s (%(seat)s): kararı yazılmadı."), "10/3"
    elif row.stale:
        yield (
            _("%(name)s (%(seat)s): sırası, puanı ya da şartları değişti; kararı yenilenmeli."),
            "10/3",
        )
    if row.score is None and row.candidate.fits and row.free and board.commission.weights:
        yield _("%(name)s (%(seat)s): puanı tamamlanmadı."), "10/1"
