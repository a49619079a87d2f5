"""The files before a commission: who scored them, who has to; never what another member gave."""

from collections import defaultdict
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, F, OuterRef, Subquery
from django.db.models.functions import JSONObject

from ..models import Application, Candidacy, Commission, Criterion, Judging, Recusal, Score
from . import sitting


@dataclass(frozen=True)
class Mark:
    """Where a file stands: ``expected`` are the members (user ids) who have to score it."""

    application: int
    expected: frozenset[int]
    done: frozenset[int]

    @property
    def complete(self) -> bool:
        """Whether everybody who has to score it did."""
        return bool(self.expected) and self.expected <= self.done

    def waits_for(self, user: int) -> bool:
        """Whether this member still has to score it."""
        return user in self.expected and user not in self.done


def of(commission: Commission):
    """The files before the commission."""
    return Application.objects.for_commission(commission)


def with_marks(rows, commission: Commission):
    """Files with who gave whole scores (``done_by``) and who withdrew (``away``), as user ids."""
    return rows.annotate(
        done_by=ArraySubquery(whole_scores(commission)),
        away=ArraySubquery(
            Recusal.objects.filter(commission=commission, application=OuterRef("pk")).values("user")
        ),
    )


def whole_scores(commission: Commission):
    """Of the outer file: the members (``user``) with points for every criterion of the call."""
    every = Criterion.objects.filter(call=commission.call_id).order_by().values("call")
    scores = Score.objects.filter(commission=commission, application=OuterRef("pk"))
    counted = scores.order_by().values("user").annotate(n=Count("pk"))
    return counted.filter(n=Subquery(every.annotate(n=Count("pk")).values("n"))).values("user")


def with_wishes(rows, commission: Commission, *, judgements: bool = False):
    """Files with their wishes for the province's seats (``wishes``), each as it was judged last;
    with every judgement only where asked, for they are long."""
    newest = Judging.objects.filter(candidacy=OuterRef("pk")).order_by("-pk")
    whole = {"judgements": "judgements"} if judgements else {}
    judged = JSONObject(eligible="eligible", needs="needs", tier="tier", **whole)
    fact = JSONObject(
        rank="rank",
        call_seat="call_seat",
        center=F("call_seat__seat__center__name"),
        number=F("call_seat__seat__number"),
        kind=F("call_seat__role__kind"),
        english=F("call_seat__role__english"),
        field=F("call_seat__role__field__name"),
        judged=Subquery(newest.values(fact=judged)[:1]),
    )
    mine = Candidacy.objects.filter(
        application=OuterRef("pk"), call_seat__province=commission.province_id
    )
    return rows.annotate(wishes=ArraySubquery(mine.order_by("rank").values(fact=fact)))


def mark_of(row: Application, commission: Commission) -> Mark:
    """The mark of a file of ``with_marks``."""
    judges = {one.user for one in sitting.sitters(commission)}
    expected = frozenset(judges - set(row.away) - {row.teacher.user_id})
    return Mark(row.pk, expected, expected & set(row.done_by))


def marks(commission: Commission) -> list[Mark]:
    """Every file's mark, by the applicants' names; one query, two where it has to ask who sits."""
    rows = with_marks(of(commission), commission).select_related("teacher")
    rows = rows.only("pk", "teacher__user_id").order_by("teacher__sort_key", "pk")
    return [mark_of(row, commission) for row in rows]


def sheets(commission: Commission, **only) -> dict[int, dict[int, dict[int, int]]]:
    """Application id → user id → criterion id → points that count; for files that are complete."""
    found: dict = defaultdict(lambda: defaultdict(dict))
    rows = Score.objects.filter(commission=commission, **only).counted()
    for file, user, criterion, points in rows.values_list(
        "application", "user", "criterion", "points"
    ):
        found[file][user][criterion] = points
    return found
