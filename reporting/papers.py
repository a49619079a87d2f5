"""The annual plan as a paper of the road: what sending needs, what returning and accepting bring."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from smm_portal.road import kinds

from . import pdf, services
from .models import PLAN, PlanRevision


def url(submission) -> str:
    """The plan's page."""
    return reverse("reporting:plan", args=[submission.plan_revision.plan_id])


def missing(submission) -> list[str]:
    """What sending still lacks, asked of the database."""
    return services.plans.missing_of(submission.pk)


def returned(submission) -> None:
    """The next revision, with the whole text, waits for the centre."""
    services.next_revision(_revision(submission))


def approved(submission) -> None:
    """What was accepted is made a document."""
    pdf.request_accepted(submission)


def _revision(submission) -> PlanRevision:
    return PlanRevision.objects.select_related("plan__center__office").get(submission=submission.pk)


def register() -> None:
    """Make the plan known to the road."""
    kinds.register(
        kinds.PaperKind(
            key=PLAN,
            label=_("Yıllık plan"),
            clause="5/4",
            url=url,
            along=("plan_revision",),
            missing=missing,
            on_return=returned,
            on_approve=approved,
        )
    )
