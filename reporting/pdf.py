"""The annual plan as a document: what was accepted, and drafts to look at (DESIGN §6, Madde 5/4)."""

import hashlib
import json

from django.db.models import Prefetch
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from smm_portal.documents import kinds, outbox
from smm_portal.kit import days
from smm_portal.road.drawing import PAST
from smm_portal.road.models import Step, SubmissionState

from . import pdf_changes, pdf_tables
from .models import Aim, AnnualPlan, Objective, PlanRevision
from .models.plans import PLAN

DRAFT = "annual_plan_draft"
SUBJECT = "plan_revision:"
TEMPLATE = "pdf/plan/plan.html"


def subject(revision: PlanRevision) -> str:
    """The revision as a document's subject."""
    return f"{SUBJECT}{revision.pk}"


def revision_of(document_subject: str) -> PlanRevision:
    """The revision that a subject names, with its whole tree."""
    objectives = Objective.objects.prefetch_related("indicators", "actions")
    aims = Aim.objects.prefetch_related(Prefetch("objectives", objectives))
    rows = PlanRevision.objects.select_related(
        "submission", "plan__center__office", "plan__center__school__district__province"
    )
    return rows.prefetch_related(Prefetch("aims", aims)).get(
        pk=int(document_subject.removeprefix(SUBJECT))
    )


def request_accepted(submission):
    """The plan's document, owed from its acceptance on: ``on_approve`` of the road's kind."""
    revision = PlanRevision.objects.get(submission=submission)
    duty = submission.steps.select_related("duty__office").latest("number").duty
    return outbox.request(PLAN, subject(revision), duty)


def request_draft(revision: PlanRevision, duty):
    """A preview marked TASLAK of the text as it stands; the same text gives the same document."""
    return outbox.request(DRAFT, subject(revision), duty, version=text_digest(revision))


def document_of(revision: PlanRevision):
    """The accepted revision's document, or None."""
    return outbox.latest(PLAN, subject(revision))


def text_digest(revision: PlanRevision) -> str:
    """A short sign of everything that the plan says."""
    said = pdf_changes.texts(revision_of(subject(revision)))
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()[:16]


# What a document of a plan is about.


def _about(document_subject: str, params: dict, duty, title: str) -> kinds.About:
    revision = revision_of(document_subject)
    center = revision.plan.center
    names = {"center": center.name[:180], "year": revision.plan.year, "number": revision.number}
    return kinds.About(title % names, duty.office, center.office, _names_of(center) | params)


def _names_of(center) -> dict:
    """Names as they are today: the paper keeps them when the registry changes."""
    district = center.school.district
    return {
        "center": center.name,
        "school": center.school.name,
        "district": district.name,
        "province": district.province.name,
        "fields": list(_field_names(center)),
    }


def _field_names(center):
    rows = center.center_fields.in_force().order_by("field__sort_key")
    return rows.values_list("field__name", flat=True)


def about_plan(document_subject: str, params: dict, duty) -> kinds.About:
    """The accepted plan; whoever accepted it issues it."""
    return _about(
        document_subject,
        params,
        duty,
        _("%(center)s, %(year)s yılı faaliyet planı, %(number)s. revizyon"),
    )


def about_draft(document_subject: str, params: dict, duty) -> kinds.About:
    """A preview of what is being written."""
    return _about(
        document_subject,
        params,
        duty,
        _("TASLAK: %(center)s, %(year)s yılı faaliyet planı, %(number)s. revizyon"),
    )


def build(document) -> dict:
    """Everything that the plan's template shows."""
    revision = revision_of(document.subject)
    steps = road_of(revision)
    accepted = revision.submission.state == SubmissionState.APPROVED
    return {
        "revision": revision,
        "plan": revision.plan,
        "place": document.params,
        "steps": steps,
        "accepted_on": revision.submission.closed_at if accepted else None,
        "is_draft": not document.official,
        **pdf_tables.of(revision),
        "changes": pdf_changes.since_before(revision),
    }


def road_of(revision: PlanRevision) -> list[Step]:
    """The steps of the revision's paper with people, offices and duties."""
    rows = revision.submission.steps.select_related("user", "duty", "from_office", "to_office")
    steps = list(rows.order_by("number"))
    for step in steps:
        step.done = PAST[step.act]
    return steps


def public_facts(document) -> list[tuple]:
    """What anyone may read of an accepted plan."""
    revision = PlanRevision.objects.select_related("plan", "submission").get(
        pk=int(document.subject.removeprefix(SUBJECT))
    )
    return [
        (_("Merkez"), document.params.get("center", "")),
        (_("Okul"), document.params.get("school", "")),
        (_("İl"), document.params.get("province", "")),
        (_("Yıl"), str(revision.plan.year)),
        (_("Revizyon"), str(revision.number)),
        (_("Kabul"), days.day(revision.submission.closed_at)),
    ]


def standing(document) -> str:
    """That a later revision was accepted, where one was."""
    revision = PlanRevision.objects.get(pk=int(document.subject.removeprefix(SUBJECT)))
    later = PlanRevision.objects.filter(
        plan=revision.plan_id,
        number__gt=revision.number,
        submission__state=SubmissionState.APPROVED,
    )
    newest = later.order_by("-number").first()
    if newest is None:
        return ""
    text = _("Bu planın %(number)s. revizyonu kabul edildi; bu belge artık yürürlükte değildir.")
    return text % {"number": newest.number}


def url(document) -> str:
    """The plan's page."""
    pk = int(document.subject.removeprefix(SUBJECT))
    plan = AnnualPlan.objects.filter(revisions=pk).values_list("pk", flat=True).first()
    try:
        return reverse("reporting:plan", args=[plan])
    except NoReverseMatch:
        return ""


def register() -> None:
    """Tell the documents room how plans are made; called in AppConfig.ready."""
    shared = {"template": TEMPLATE, "build": build, "url": url}
    kinds.register(
        kinds.DocumentKind(
            PLAN,
            gettext_lazy("Yıllık faaliyet planı"),
            about=about_plan,
            public_facts=public_facts,
            standing=standing,
            **shared,
        )
    )
    kinds.register(
        kinds.DocumentKind(
            DRAFT,
            gettext_lazy("Yıllık faaliyet planı taslağı"),
            about=about_draft,
            official=False,
            **shared,
        )
    )
