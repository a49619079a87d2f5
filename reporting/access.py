"""Who may read and write annual plans. Which roles may open an address stands in policy.toml."""

from django.http import Http404
from django.utils.translation import gettext as _

from centers.models import Center
from smm_portal.kit.acts import ALLOWED, Verdict, refused
from smm_portal.offices import policy
from smm_portal.road.transitions import State

from . import owed
from .models import AnnualPlan, PlanRevision
from .services import may_revise


def writes_at(duty, center: Center) -> bool:
    """Whether the duty is that of the centre's own staff."""
    return duty is not None and duty.office_id == center.office_id


def may_write(duty, plan: AnnualPlan) -> Verdict:
    """Write the open revision of a plan."""
    known = policy.may(duty, "reporting:write")
    if not known:
        return known
    if not writes_at(duty, plan.center):
        return refused(_("Planı yalnız merkezin koordinatörleri yazar."), "5/4")
    return ALLOWED


def may_change(duty, newest: PlanRevision) -> Verdict:
    """Begin a further revision of a plan whose newest one came to its end."""
    written = may_write(duty, newest.plan)
    return may_revise(newest) if written else written


def may_begin(duty, center: Center, taken: set[int] | None = None) -> Verdict:
    """Begin a plan of the centre for a year that has none; ``taken`` are the years that have one,
    where they are known."""
    known = policy.may(duty, "reporting:begin", "POST")
    if not known:
        return known
    if not writes_at(duty, center):
        return refused(_("Planı yalnız merkezin koordinatörleri yazar."), "5/4")
    if center.state != "ACTIVE":
        return refused(_("Plan yalnız etkin bir merkez için yazılır."), "5/4")
    free = owed.years_to_begin(center) if taken is None else owed.years_without(taken)
    if not free:
        return refused(_("Bu yılın ve gelecek yılın planı zaten başlatıldı."), "5/4")
    return ALLOWED


def revisions_for(duty, plan: int):
    """The revisions that the reader sees of the plan with the id, the newest first: what was sent,
    drafts only to the centre. Where he sees none, the plan does not exist for him.
    """
    rows = PlanRevision.objects.visible_to(duty).filter(plan=plan).order_by("-number")
    return rows.select_related(
        "plan__center__office", "submission__at_office", "submission__office"
    )


def revision_or_404(duty, plan: int, number: int | None = None) -> PlanRevision:
    """One revision that the reader sees; the newest where no number is given."""
    rows = revisions_for(duty, plan)
    found = (rows if number is None else rows.filter(number=number)).first()
    if found is None:
        raise Http404
    return found


def draft_or_404(duty, plan: int, lacks=False) -> tuple[AnnualPlan, PlanRevision | None]:
    """For the centre's own staff: the plan, and the revision that may be written now (with what it
    lacks, if wished) or None. Raises Http404 outside the scope, PermissionDenied to others.
    """
    rows = revisions_for(duty, plan)
    newest = (rows.with_lacks() if lacks else rows).first()
    if newest is None:
        raise Http404
    may_write(duty, newest.plan).demand()
    return newest.plan, newest if newest.submission.state == State.DRAFT else None
