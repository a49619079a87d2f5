"""Who may read and write annual plans. Which roles may open an address stands in policy.toml."""

from django.utils.translation import gettext as _

from centers.models import Center
from smm_portal.kit.acts import ALLOWED, Verdict, refused
from smm_portal.offices import policy

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


def may_change(duty, plan: AnnualPlan) -> Verdict:
    """Begin a further revision of a plan whose last one came to its end."""
    written = may_write(duty, plan)
    return may_revise(plan) if written else written


def may_begin(duty, center: Center) -> Verdict:
    """Begin a plan of the centre for a year that has none."""
    known = policy.may(duty, "reporting:begin", "POST")
    if not known:
        return known
    if not writes_at(duty, center):
        return refused(_("Planı yalnız merkezin koordinatörleri yazar."), "5/4")
    if center.state != "ACTIVE":
        return refused(_("Plan yalnız etkin bir merkez için yazılır."), "5/4")
    if not owed.years_to_begin(center):
        return refused(_("Bu yılın ve gelecek yılın planı zaten başlatıldı."), "5/4")
    return ALLOWED


def revisions_for(duty, plan: AnnualPlan):
    """The revisions that the reader sees, the newest first: what was sent, drafts only to the centre."""
    rows = plan.revisions.visible_to(duty).select_related(
        "submission__at_office", "submission__office"
    )
    return rows.order_by("-number")


def revision_for(duty, plan: AnnualPlan, number: int | None = None) -> PlanRevision | None:
    """One revision that the reader sees; the newest where no number is given."""
    rows = revisions_for(duty, plan)
    return (rows.filter(number=number) if number else rows).first()
