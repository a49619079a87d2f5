"""What the pages of results show: commissions with their papers, candidates with their rulings.

A page asks for the commission and for the candidates, one query each, whatever their number.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, Count, Exists, F, OuterRef, Q, Subquery
from django.db.models import Value as V
from django.db.models.functions import Cast, Coalesce, Concat, JSONObject
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from ..commissions import sitting
from ..models import (
    Application,
    CallSeat,
    Candidacy,
    Commission,
    Confirmation,
    Criterion,
    Judging,
    Minutes,
    Objection,
    Recusal,
    Ruling,
)
from ..models.applications import CHECKS, ApplicationState
from ..models.results import MinutesKind, MinutesState


@dataclass(frozen=True)
class Voice:
    """A member's confirmation that counts."""

    user: int
    name: str
    at: dt.datetime
    dissent: str


@dataclass(frozen=True)
class Paper:
    """Minutes in short; ``number`` counts the commission's minutes from one."""

    pk: int
    commission: int
    kind: str
    state: str
    order: int
    signing_at: dt.datetime | None
    confirmed_at: dt.datetime | None
    note: str
    voices: tuple[Voice, ...]

    @property
    def number(self) -> str:
        """14/2: the commission's number and the minutes' own."""
        return f"{self.commission}/{self.order}"

    @property
    def open(self) -> bool:
        """Whether the members have not confirmed it yet."""
        return self.state != MinutesState.CONFIRMED

    @property
    def draft(self) -> bool:
        return self.state == MinutesState.DRAFT

    def heard(self, user: int) -> bool:
        """Whether this person confirmed it."""
        return any(voice.user == user for voice in self.voices)

    @property
    def label(self):
        return MinutesKind(self.kind).label

    @property
    def state_label(self):
        return MinutesState(self.state).label


@dataclass(frozen=True)
class Said:
    """What minutes say of a candidacy."""

    minutes: int
    kind: str
    confirmed: bool
    outcome: str
    tier: int | None
    score: Decimal | None
    reason: str
    accepted: str


def commissions(duty):
    """Commissions of the reader's scope with who sits, their papers and what is still open."""
    rows = sitting.with_sitting(Commission.objects.visible_to(duty))
    return with_papers(rows).select_related("call", "province")


def with_papers(rows):
    """Commissions with ``papers_in_short``, ``weights`` of criteria, what is ``unchecked``, ``undecided``."""
    return rows.annotate(
        papers_in_short=ArraySubquery(_papers()),
        unchecked=Coalesce(Subquery(_unchecked()), 0),
        undecided=Coalesce(Subquery(_undecided()), 0),
        weights=ArraySubquery(_weights()),
    )


def _papers():
    mine = Minutes.objects.filter(commission=OuterRef("pk")).order_by("pk")
    fact = JSONObject(
        pk="pk",
        kind="kind",
        state="state",
        signing="signing_at",
        at="confirmed_at",
        note="note",
        voices=ArraySubquery(_voices()),
    )
    return mine.values(fact=fact)


def _voices():
    rows = Confirmation.objects.filter(minutes=OuterRef("pk"), void=False).order_by("pk")
    name = Concat(F("user__first_name"), V(" "), F("user__last_name"))
    return rows.values(fact=JSONObject(user="user", name=name, at="at", dissent="dissent"))


def _unchecked():
    """Applications for the province's seats that an office still checks."""
    rows = Application.objects.filter(call=OuterRef("call"), state__in=CHECKS)
    wish = Candidacy.objects.filter(
        application=OuterRef("pk"), call_seat__province=OuterRef(OuterRef("province"))
    )
    return _counted(rows.filter(Exists(wish)), "call")


def _undecided():
    rows = Objection.objects.filter(
        candidacy__call_seat__call=OuterRef("call"),
        candidacy__call_seat__province=OuterRef("province"),
        accepted=None,
    )
    return _counted(rows, "candidacy__call_seat__call")


def _weights():
    rows = Criterion.objects.filter(call=OuterRef("call")).order_by("position", "pk")
    return rows.values(fact=JSONObject(pk="pk", weight="weight"))


def _counted(rows, group: str):
    return rows.order_by().values(group).annotate(n=Count("pk")).values("n")


def papers(commission: Commission) -> list[Paper]:
    """The commission's minutes, the oldest first; no query where ``with_papers`` was asked."""
    if not hasattr(commission, "papers_in_short"):
        rows = with_papers(Commission.objects.filter(pk=commission.pk))
        commission.papers_in_short = rows.values_list("papers_in_short", flat=True).get()
    found = enumerate(commission.papers_in_short, start=1)
    return [_paper(commission.pk, order, fact) for order, fact in found]


def _paper(commission: int, order: int, fact: dict) -> Paper:
    return Paper(
        fact["pk"],
        commission,
        fact["kind"],
        fact["state"],
        order,
        _moment(fact["signing"]),
        _moment(fact["at"]),
        fact["note"],
        tuple(_voice(one) for one in fact["voices"]),
    )


def _voice(fact: dict) -> Voice:
    return Voice(fact["user"], fact["name"], _moment(fact["at"]), fact["dissent"])


def _moment(text: str | None) -> dt.datetime | None:
    return parse_datetime(text) if text else None


def minutes_of(commission: Commission, paper: Paper) -> Minutes:
    """The minutes' row as the commission's query knows it; no further query."""
    return Minutes(
        pk=paper.pk,
        commission=commission,
        kind=paper.kind,
        state=paper.state,
        note=paper.note,
        signing_at=paper.signing_at,
        confirmed_at=paper.confirmed_at,
    )


def paper_of(commission: Commission, kind: str) -> Paper | None:
    """The commission's minutes of this kind; the newest of several."""
    return next((one for one in reversed(papers(commission)) if one.kind == kind), None)


def open_paper(commission: Commission) -> Paper | None:
    """The minutes that are not confirmed yet; there is at most one (minutes_one_open)."""
    return next((one for one in papers(commission) if one.open), None)


# Candidates.


def seats_of(commission: Commission):
    """The call's seats of the province in their order, with what they are for."""
    rows = CallSeat.objects.filter(call=commission.call_id, province=commission.province_id)
    return rows.select_related("role__field", "seat__center").order_by(
        "seat__center__sort_key", "seat__number", "pk"
    )


def wishes(commission: Commission):
    """The candidacies before the commission, each as judged last and with all rulings."""
    rows = Candidacy.objects.filter(
        call_seat__call=commission.call_id,
        call_seat__province=commission.province_id,
        application__state=ApplicationState.COMMISSION,
    )
    return told(rows).annotate(away=ArraySubquery(_recused(commission)))


def told(rows):
    """Candidacies with what was judged (``judged``) and ruled (``said``), and whose they are."""
    return (
        rows.select_related(
            "application__teacher__subject",
            "application__teacher__school",
            "call_seat__role__field",
            "call_seat__seat__center",
            "objection",
        )
        .annotate(judged=Subquery(_judged()), said=ArraySubquery(_said()))
        .order_by("application__teacher__sort_key", "pk")
    )


def _recused(commission: Commission):
    rows = Recusal.objects.filter(commission=commission, application=OuterRef("application"))
    return rows.values("user")


def _judged():
    newest = Judging.objects.filter(candidacy=OuterRef("pk")).order_by("-pk")
    fact = JSONObject(eligible="eligible", tier="tier", needs="needs", judgements="judgements")
    return newest.values(fact=fact)[:1]


def _said():
    rows = Ruling.objects.filter(candidacy=OuterRef("pk")).order_by("minutes")
    fact = JSONObject(
        minutes=F("minutes_id"),
        kind=F("minutes__kind"),
        state=F("minutes__state"),
        outcome="outcome",
        tier="tier",
        score=Cast("score", CharField()),  # JSON's numbers would come back as floats
        reason="reason",
        accepted="accepted",
    )
    return rows.values(fact=fact)


def rulings(wish: Candidacy) -> list[Said]:
    """What was said of a candidacy of ``told``, the oldest first."""
    return [
        Said(
            fact["minutes"],
            fact["kind"],
            fact["state"] == MinutesState.CONFIRMED,
            fact["outcome"],
            fact["tier"],
            Decimal(fact["score"]) if fact["score"] is not None else None,
            fact["reason"],
            fact["accepted"],
        )
        for fact in wish.said
    ]


def confirmed(wish: Candidacy) -> Said | None:
    """The ruling that stands: that of the newest confirmed minutes."""
    return next((one for one in reversed(rulings(wish)) if one.confirmed), None)


def barred(wish: Candidacy, duty) -> bool:
    """Whether the reader keeps away from this file: his own, or one he withdrew from (10/2)."""
    if duty is None:
        return False
    return wish.application.teacher.user_id == duty.user_id or duty.user_id in wish.away


def recused_from_any(commission: Commission, duty) -> bool:
    """Whether there is a file of the commission that the reader keeps away from; one query."""
    rows = Application.objects.for_commission(commission).filter(
        Q(teacher__user=duty.user_id)
        | Q(recusals__commission=commission, recusals__user=duty.user_id)
    )
    return rows.exists()


def seat_words(seat: CallSeat) -> str:
    """ "1. kadro · Genel koordinatör · Bilişim Teknolojileri"."""
    role = seat.role
    field = _("İngilizce") if role.english else (role.field.name if role.field_id else "")
    number = _("%(number)s. kadro") % {"number": seat.seat.number}
    return " · ".join(filter(None, [number, str(role.get_kind_display()), field]))
