"""Renewal (10/5): which terms end, what MTEGM proposes, what the Ministry refuses."""

import datetime as dt
from dataclasses import asdict

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, Subquery
from django.utils import timezone

from .. import conditions as conditions_of
from .. import eligibility
from ..models import Assignment, DutyTask, HandoverItem, Renewal
from ..models.appointments import RenewalState
from ..models.work import TaskState
from ..services import demand_term
from . import access, cards, handover, telling

OPEN, PROPOSED, RENEWED, REFUSED, ENDING = (
    "bekliyor",
    "inha",
    "yeniden",
    "uygun-gorulmedi",
    "bitecek",
)


def board(duty):
    """Terms in the reader's scope that end within the days of the first reminder, or just ended."""
    rows = Assignment.objects.visible_to(duty).filter(
        ended_early=False, ends__gt=access.shown_from(), ends__lte=access.ending_by()
    )
    return with_state(rows).filter(~Exists(next_terms()) | Q(proposal__isnull=False))


def next_terms():
    """Who sits on the outer term's seat after it: where there is somebody, all is decided."""
    return Assignment.objects.filter(seat=OuterRef("seat"), starts__gte=OuterRef("ends"))


def with_state(rows):
    """Assignments with the state of the newest proposal, the handover and the tasks, as counts."""
    newest = Renewal.objects.filter(assignment=OuterRef("pk")).order_by("-pk")
    items = HandoverItem.objects.filter(assignment=OuterRef("pk"))
    return rows.annotate(
        proposal=Subquery(newest.values("state")[:1]),
        handing=Exists(items),
        still_open=_counted(items.filter(done_at__isnull=True), "assignment"),
        accepted=_tasks(Q(state=TaskState.ACCEPTED)),
        given=_tasks(~Q(state=TaskState.CANCELLED)),
    )


def _tasks(wanted: Q):
    return _counted(DutyTask.objects.filter(wanted, assignment=OuterRef("pk")), "assignment")


def _counted(rows, by: str):
    return Subquery(rows.order_by().values(by).annotate(n=Count("pk")).values("n"))


def conditions() -> dict[str, Q]:
    """What each state asks of a row of ``with_state``; they part all rows."""
    return {
        OPEN: Q(proposal__isnull=True, handing=False),
        PROPOSED: Q(proposal=RenewalState.PROPOSED),
        RENEWED: Q(proposal=RenewalState.APPROVED),
        REFUSED: Q(proposal=RenewalState.REFUSED),
        ENDING: Q(proposal__isnull=True, handing=True),
    }


def state_of(row: Assignment) -> str:
    """Where a row of ``with_state`` stands."""
    of_proposal = {
        RenewalState.PROPOSED: PROPOSED,
        RenewalState.APPROVED: RENEWED,
        RenewalState.REFUSED: REFUSED,
    }
    if row.proposal:
        return of_proposal[row.proposal]
    return ENDING if row.handing else OPEN


def proposed():
    """Proposals that wait for the Ministry's approval, with all that appointing reads."""
    rows = Renewal.objects.filter(state=RenewalState.PROPOSED)
    return rows.select_related(
        "assignment__teacher__subject",
        "assignment__teacher__school",
        "assignment__seat__center__school__district__province",
    ).order_by("assignment__ends", "pk")


def of_page():
    """Renewals of one assignment, the newest first, for ``access.live``."""
    return Prefetch("renewals", Renewal.objects.select_related("duty__office").order_by("-pk"))


def judged(row: Assignment) -> list[eligibility.Judgement]:
    """The conditions of 6 or 7 for the next term by what the registry says today (reading 13)."""
    found = conditions_of.judge_on(row.teacher, row.seat_id, row.ends)
    return found[1] if found else []


@transaction.atomic
def propose(duty, row: Assignment, until: dt.date, reason: str) -> Renewal:
    """MTEGM proposes the next term, up to ``until``; card and conditions are kept with it (10/5).

    Raises ClauseRefusal where the next term would be too long.
    """
    demand_term(row.ends, until)
    handover.stop(row)
    renewal = Renewal.objects.create(
        assignment=row,
        until=until,
        reason=reason,
        duty=duty,
        card=cards.card(row),
        conditions=[asdict(one) | {"ok": one.ok} for one in judged(row)],
    )
    telling.of_proposal(renewal)
    return renewal


@transaction.atomic
def refuse(duty, renewal: Renewal, reason: str) -> None:
    """Personel GM does not find it fitting: the term runs to its end, the handover begins."""
    renewal.state, renewal.refusal = RenewalState.REFUSED, reason
    renewal.decided_by, renewal.decided_at = duty, timezone.now()
    renewal.save(update_fields=["state", "refusal", "decided_by", "decided_at"])
    handover.begin(renewal.assignment)
    telling.of_refusal(renewal)


@transaction.atomic
def let_end(row: Assignment) -> None:
    """The term is not renewed: the handover begins."""
    if handover.begin(row):
        telling.of_end(row)
