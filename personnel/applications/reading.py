"""Applications as pages read them: everything of one file in two queries, however much it holds."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Func, JSONField, OuterRef, Subquery
from django.db.models.functions import JSONObject

from ..eligibility import Judgement, Tier, tier_of
from ..models import (
    Application,
    ApplicationStep,
    CallDocument,
    CallSeat,
    Candidacy,
    Commission,
    Evidence,
    FactCorrection,
    Judging,
)
from . import facts, words
from .judging import is_eligible, judge_seat, needed, seats_of, teacher_facts

ACTOR = {
    "first": "duty__user__first_name",
    "last": "duty__user__last_name",
    "role": "duty__role",
    "deputy": "duty__is_deputy",
    "office": "duty__office__name",
    "office_pk": "duty__office_id",
    "at": "at",
}


def registry(teacher: str = "teacher") -> Func:
    """What the registry says now of the teacher (path to his key), in the words of the clauses."""
    return Func(F(teacher), function="personnel_teacher_facts", output_field=JSONField())


def _rows(queryset, **columns):
    """The rows as JSON, in one column of the outer query."""
    return ArraySubquery(queryset.values(json=JSONObject(**columns)))


def _evidence():
    rows = Evidence.objects.filter(application=OuterRef("pk")).order_by("pk")
    return _rows(
        rows,
        pk="pk",
        document="document_id",
        document_name="document__name",
        clause="clause",
        file="file_id",
        name="file__name",
        size="file__size",
        at="at",
    )


def _steps():
    rows = ApplicationStep.objects.filter(application=OuterRef("pk")).order_by("number")
    return _rows(
        rows, number="number", act="act", before="before", after="after", note="note", **ACTOR
    )


def _corrections():
    rows = FactCorrection.objects.filter(application=OuterRef("pk")).order_by("pk")
    return _rows(
        rows, pk="pk", fact="fact", before="before", after="after", reason="reason", **ACTOR
    )


def with_file(rows):
    """Applications with their evidence, steps, corrections and the registry's facts."""
    return rows.select_related(
        "call", "teacher__subject", "teacher__school__office__parent__parent", "at_office__parent"
    ).annotate(
        registry=registry(),
        papers=_evidence(),
        past=_steps(),
        corrected=_corrections(),
    )


def wishes_of(application: Application):
    """The wishes in order, each with its seat, its two newest judgings and the commission's state."""
    same = {"call": OuterRef("call_seat__call"), "province": OuterRef("call_seat__province")}
    commission = Commission.objects.filter(**same).values(
        json=JSONObject(state="state", provisional_at="provisional_at", final_at="final_at")
    )
    return (
        Candidacy.objects.filter(application=application)
        .select_related(
            "call_seat__seat",
            "call_seat__province",
            "call_seat__role__field",
            "call_seat__role__center__school",
        )
        .annotate(judged=_judgings(), commission=Subquery(commission, output_field=JSONField()))
        .order_by("rank")
    )


def _judgings():
    rows = Judging.objects.filter(candidacy=OuterRef("pk")).order_by("-pk")[:2]
    return _rows(
        rows,
        pk="pk",
        why="why",
        day="day",
        judgements="judgements",
        eligible="eligible",
        needs="needs",
        tier="tier",
        at="at",
    )


@dataclass
class Choice:
    """A seat of the call as it stands for one teacher; ``wish`` and ``rank`` where he asks for it."""

    call_seat: CallSeat
    article: int
    judgements: list[Judgement]
    tier: Tier | None
    wish: int | None = None
    rank: int | None = None
    proved: frozenset[str] = frozenset()

    @property
    def eligible(self) -> bool:
        return is_eligible(self.judgements, self.tier)

    @property
    def needs(self) -> list[str]:
        return needed(self.judgements)

    @property
    def role(self) -> str:
        return words.role_words(self.call_seat)

    @property
    def name(self) -> str:
        return words.seat_words(self.call_seat)

    @property
    def chip(self):
        return words.verdict_chip(self.eligible, bool(set(self.needs) - self.proved))

    @property
    def lines(self) -> list[tuple]:
        """(judgement, chip) of each condition."""
        return [
            (one, words.outcome_chip(one.outcome, self._waived(one), one.clause in self.proved))
            for one in self.judgements
        ]

    def _waived(self, one: Judgement) -> bool:
        return one.waivable and bool(self.tier)

    @property
    def turn(self) -> str:
        """The group of 6/2 or 7/2 with its reason."""
        return words.tier_reason(self.tier.number if self.tier else None, self.article)


def choices(call, teacher, standing: dict, application: int | None = None) -> list[Choice]:
    """Every seat of the call judged for the teacher on the last day of application; two queries."""
    mine = Candidacy.objects.filter(application=application, call_seat=OuterRef("pk"))
    rows = seats_of(call).annotate(
        wish=Subquery(mine.values("pk")), wish_rank=Subquery(mine.values("rank"))
    )
    known, day = teacher_facts(standing, teacher), call.applications_until
    return [_choice(row, known, day) for row in rows]


def _choice(call_seat: CallSeat, known, day: dt.date) -> Choice:
    seat, judgements = judge_seat(known, call_seat, day)
    tier = tier_of(known, seat)
    return Choice(call_seat, seat.article, judgements, tier, call_seat.wish, call_seat.wish_rank)


def proofs(row: Application) -> frozenset[str]:
    """The clauses for which the file holds a document."""
    return frozenset(one["clause"] for one in row.papers if one["clause"])


@dataclass
class Paper:
    """An application being written: its facts, seats and documents."""

    row: Application

    @cached_property
    def standing(self) -> dict:
        """The facts it would be judged by: the registry's, until it is sent."""
        return self.row.facts or self.row.registry

    @cached_property
    def choices(self) -> list[Choice]:
        found = choices(self.row.call, self.row.teacher, self.standing, self.row.pk)
        proved = proofs(self.row)
        for one in found:
            one.proved = proved
        return found

    @cached_property
    def wishes(self) -> list[Choice]:
        """The chosen seats in the applicant's order."""
        return sorted((one for one in self.choices if one.wish), key=lambda one: one.rank)

    @cached_property
    def documents(self) -> list[CallDocument]:
        return list(self.row.call.documents.select_related("criterion"))

    @cached_property
    def needs(self) -> dict[str, str]:
        """Clause → title of the conditions of chosen seats that wait for a document."""
        return {
            one.clause: one.title
            for wish in self.wishes
            for one in wish.judgements
            if one.clause in wish.needs
        }

    def files(self, document: int | None = None, clause: str = "") -> list[dict]:
        """The evidence for a document of the call, or for a clause."""
        return [
            one
            for one in self.row.papers
            if (document and one["document"] == document) or (clause and one["clause"] == clause)
        ]

    @cached_property
    def other_files(self) -> list[dict]:
        """Evidence for clauses that no chosen seat asks for any more."""
        return [one for one in self.row.papers if one["clause"] and one["clause"] not in self.needs]


def standing_rows(standing: dict, names: dict) -> list[tuple]:
    """(kind, value in words) of the facts, for tables."""
    return [(kind, kind.words(standing[kind.key], names)) for kind in facts.KINDS]


def moment(text: str | None) -> dt.datetime | None:
    """A moment out of JSON."""
    return dt.datetime.fromisoformat(text) if text else None


def names_for(row: Application) -> dict[int, str]:
    """Subject id → name of every subject the file speaks of; no query where it is the teacher's."""
    wanted = {(row.facts or {}).get("subject"), row.registry["subject"]}
    for one in row.corrected:
        if one["fact"] == facts.Fact.SUBJECT:
            wanted |= {one["before"], one["after"]}
    known = {row.teacher.subject_id: row.teacher.subject.name}
    return known | facts.subject_names(*(wanted - known.keys()))


def of_wishes(wishes: Iterable[Candidacy]) -> list[str]:
    """The states of the commissions that decide on the wishes."""
    return [wish.commission["state"] for wish in wishes if wish.commission]
