"""Plans and their revisions: begun, revised, in force (Madde 5/4)."""

from django.db import connection, transaction
from django.utils.translation import gettext as _

from smm_portal.kit.acts import ALLOWED, ClauseRefusal, Verdict, refused
from smm_portal.road import services as road
from smm_portal.road.transitions import State

from ..models import PLAN, AnnualPlan, PlanRevision
from .cloning import copy_tree

OPEN = (State.DRAFT, State.WAITING)
NAME_LENGTH = 200


@transaction.atomic
def begin_plan(center, year: int, duty=None, like: AnnualPlan | None = None) -> AnnualPlan:
    """A centre's plan for a year, its first revision a draft; the tree of ``like`` copied into it.

    What is copied gets new keys, and no word on how things stand: that was last year's.
    """
    plan = AnnualPlan.objects.create(center=center, year=year)
    revision = _revision(plan, 1)
    source = like and (in_force(like) or latest(like))
    if source:
        copy_tree(source, revision, same_keys=False)
    return plan


@transaction.atomic
def next_revision(revision: PlanRevision, duty=None) -> PlanRevision:
    """The revision after this one, with its whole text and the same keys, as a draft."""
    situation = PlanRevision.objects.values_list("situation", flat=True).get(pk=revision.pk)
    after = _revision(revision.plan, revision.number + 1, situation=situation)
    copy_tree(revision, after, same_keys=True)
    return after


def may_revise(newest: PlanRevision) -> Verdict:
    """Whether a revision may follow the plan's newest: not while one is written or on the road."""
    if newest.submission.state not in OPEN:
        return ALLOWED
    if newest.submission.state == State.DRAFT:
        return refused(_("Planın yeni revizyonu zaten yazılıyor."), "5/4")
    return refused(_("Plan makamda; önce o sonuçlanmalı."), "5/4")


def latest(plan: AnnualPlan) -> PlanRevision | None:
    """The newest revision, with its paper."""
    return _newest(plan.revisions.all())


def open_revision(plan: AnnualPlan) -> PlanRevision | None:
    """The revision that the centre may write now, or None."""
    newest = latest(plan)
    return newest if newest and newest.submission.state == State.DRAFT else None


def in_force(plan: AnnualPlan) -> PlanRevision | None:
    """The last accepted revision, or None."""
    return _newest(plan.revisions.filter(submission__state=State.APPROVED))


def missing(revision: PlanRevision) -> list[str]:
    """What the revision lacks before it may be sent, in the order of the text."""
    return missing_of(revision.submission_id)


def missing_of(paper: int) -> list[str]:
    """As ``missing``, for a paper's id: the same question that the road asks on sending."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT reporting_plan_missing(%s)", [paper])
        return list(cursor.fetchone()[0])


def demand_open(plan: AnnualPlan) -> PlanRevision:
    """The revision that may be written; ClauseRefusal where there is none."""
    revision = open_revision(plan)
    if revision is None:
        raise ClauseRefusal(_("Planın şu anda yazılan bir revizyonu yok."), "5/4")
    return revision


def _newest(revisions) -> PlanRevision | None:
    rows = revisions.select_related("submission__at_office", "plan__center__office")
    return rows.order_by("-number").first()


def _revision(plan: AnnualPlan, number: int, **texts) -> PlanRevision:
    paper = road.begin(PLAN, plan.center.office, _title(plan), plan.year, number)
    return PlanRevision.objects.create(plan=plan, number=number, submission=paper, **texts)


def _title(plan: AnnualPlan) -> str:
    name = {"center": plan.center.name[:NAME_LENGTH], "year": plan.year}
    return _("%(center)s, %(year)s yılı planı") % name
