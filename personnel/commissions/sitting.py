"""Who sits on a commission and for which parts; what is missing for the review (10/2)."""

from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, F, OuterRef
from django.db.models import Value as V
from django.db.models.functions import Concat, JSONObject
from django.utils.translation import gettext as _

from ..models import (
    CallSeat,
    Commission,
    CommissionMember,
    Criterion,
    Declaration,
    Minutes,
    Part,
)
from ..models.commissions import NEEDED
from ..models.results import MinutesState

PERSONS = 3


@dataclass(frozen=True)
class Sitter:
    """A person who sits, with every part he sits for."""

    user: int
    name: str
    parts: tuple[str, ...]

    @property
    def is_chair(self) -> bool:
        return Part.CHAIR in self.parts

    @property
    def parts_in_words(self) -> str:
        return ", ".join(str(Part(part).label) for part in self.parts)


def with_sitting(rows):
    """Commissions with who sits (``sitting``), and whether the scores stand (``frozen``)."""
    name = Concat(F("user__first_name"), V(" "), F("user__last_name"))
    fact = JSONObject(user="user", name=name, part="part", deputy="duty__is_deputy")
    mine = CommissionMember.objects.filter(commission=OuterRef("pk"), left_at=None)
    papers = Minutes.objects.filter(commission=OuterRef("pk")).exclude(state=MinutesState.DRAFT)
    return rows.annotate(
        sitting=ArraySubquery(mine.order_by("pk").values(fact=fact)), frozen=Exists(papers)
    )


def with_declared(rows, duty):
    """Commissions with whether the reader declared his relations (``declared``)."""
    mine = Declaration.objects.filter(commission=OuterRef("pk"), user=duty.user_id)
    return rows.annotate(declared=Exists(mine))


def with_criteria(rows):
    """Commissions with the criteria of their call (``criteria_facts``), for ``criteria``."""
    names = ("pk", "name", "description", "weight", "position")
    mine = Criterion.objects.filter(call=OuterRef("call")).order_by("position", "pk")
    return rows.annotate(
        criteria_facts=ArraySubquery(mine.values(fact=JSONObject(**{n: n for n in names})))
    )


def criteria(commission: Commission) -> list[Criterion]:
    """The criteria of a commission of ``with_criteria``, in order; no query."""
    return [Criterion(**fact) for fact in commission.criteria_facts]


def with_seats(rows):
    """Commissions with the seats that the call asks in their province (``seat_facts``)."""
    fact = JSONObject(
        pk="pk",
        center=F("seat__center__name"),
        number=F("seat__number"),
        kind=F("role__kind"),
        english=F("role__english"),
        field=F("role__field__name"),
    )
    mine = CallSeat.objects.filter(call=OuterRef("call"), province=OuterRef("province"))
    mine = mine.order_by("seat__center__sort_key", "seat__number")
    return rows.annotate(seat_facts=ArraySubquery(mine.values(fact=fact)))


def _facts(commission: Commission) -> list[dict]:
    if not hasattr(commission, "sitting"):
        rows = with_sitting(Commission.objects.filter(pk=commission.pk))
        commission.sitting = rows.values_list("sitting", flat=True).get()
    return commission.sitting


def sitters(commission: Commission) -> list[Sitter]:
    """Who sits, in the order in which they came; no query where ``with_sitting`` was asked."""
    found: dict[int, list[dict]] = {}
    for fact in _facts(commission):
        found.setdefault(fact["user"], []).append(fact)
    return [
        Sitter(user, _name(facts[0]), tuple(fact["part"] for fact in facts))
        for user, facts in found.items()
    ]


def _name(fact: dict) -> str:
    return f"{fact['name']} (V.)" if fact["deputy"] else fact["name"]


def sitter(commission: Commission, duty) -> Sitter | None:
    """The reader as one who sits on the commission, or None."""
    if duty is None:
        return None
    return next((one for one in sitters(commission) if one.user == duty.user_id), None)


def missing(parts, persons: int) -> list[str]:
    """What 10/2 still asks before the review may open, in words; empty when nothing."""
    found = [
        _("%(part)s belli değil.") % {"part": Part(part).label}
        for part in NEEDED
        if part not in parts
    ]
    if persons < PERSONS:
        said = {"least": PERSONS, "now": persons}
        found.append(_("Komisyonda en az %(least)s kişi olmalı; şimdi %(now)s kişi var.") % said)
    return found


def missing_of(commission: Commission) -> list[str]:
    """The same for a commission as it sits now."""
    people = sitters(commission)
    return missing({part for one in people for part in one.parts}, len(people))


def count_persons(rows):
    """Commissions with how many persons sit (``persons``)."""
    mine = CommissionMember.objects.filter(commission=OuterRef("pk"), left_at=None)
    counted = mine.order_by().values("commission").annotate(n=Count("user", distinct=True))
    return rows.annotate(persons=counted.values("n"))
