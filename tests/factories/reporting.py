"""Annual plans for tests, written through the services and moved by steps."""

from reporting import parts, services
from reporting.models import AnnualPlan, PlanRevision
from smm_portal.kit import dates
from smm_portal.offices.models import Duty
from smm_portal.offices.roles import Role
from smm_portal.road import services as road
from smm_portal.road.models import Submission
from smm_portal.road.transitions import Act

from .offices import duty_at
from .personnel import coordinator_duty

INDICATOR = {
    "name": "Eğitime katılan öğretmen sayısı",
    "unit": "kişi",
    "baseline": 120,
    "target": 200,
    "weight": 100,
    "method": "Katılım kayıtlarından sayılır.",
    "frequency": "QUARTERLY",
    "responsible": "Genel koordinatör",
}
ACTION = {
    "name": "Öğretmenlere anket uygulamak",
    "clause": "5/1-a",
    "method": "Çevrim içi anket, yüz yüze görüşme",
    "months": [2, 3],
    "responsible": "Mesleki gelişim koordinatörü",
    "budget": 0,
    "budget_source": "",
}


def draft_plan(center, year: int | None = None) -> PlanRevision:
    """A plan begun and still empty; next year's unless said."""
    plan = services.begin_plan(center, year or dates.today().year + 1)
    return services.latest(plan)


def written_plan(center, year: int | None = None) -> PlanRevision:
    """A plan with one aim, objective, indicator and action: nothing is missing."""
    return write_whole(draft_plan(center, year))


def write_whole(revision: PlanRevision) -> PlanRevision:
    """Fill an empty revision with the least that may be sent."""
    add = services.add
    PlanRevision.objects.filter(pk=revision.pk).update(
        situation="Öğretmenler yeni konular istiyor."
    )
    aim = add(
        parts.find("amac"), revision, None, {"text": "Öğretmenlerin mesleki gelişimini sağlamak"}
    )
    objective = add(parts.find("hedef"), revision, aim.key, {"text": "Alan eğitimlerini yaymak"})
    add(parts.find("gosterge"), revision, objective.key, INDICATOR)
    add(parts.find("faaliyet"), revision, objective.key, ACTION)
    return services.latest(revision.plan)


def staff(center) -> Duty:
    """The general coordinator of the centre, a new one where nobody has an account."""
    rows = Duty.objects.in_force().filter(office=center.office, role=Role.GENERAL_COORDINATOR)
    return rows.select_related("office", "user").first() or coordinator_duty(center)


def sent_plan(center, year: int | None = None) -> PlanRevision:
    """A plan that lies at the principal's."""
    revision = written_plan(center, year)
    road.act(revision.submission, staff(center), Act.SEND)
    return services.latest(revision.plan)


def holder(submission: Submission) -> Duty:
    """Somebody who may act where the paper lies; an existing holder first."""
    from smm_portal.road.notices import desk_roles

    office, role = submission.at_office, desk_roles(submission.at_office)[-1]
    rows = Duty.objects.in_force().filter(office=office, role=role)
    return rows.select_related("office", "user").first() or duty_at(office, role)


def forward_to(revision: PlanRevision, kind: str) -> PlanRevision:
    """Forward until the paper lies at an office of the kind."""
    paper = Submission.objects.select_related("at_office").get(pk=revision.submission_id)
    while paper.at_office.kind != kind:
        road.act(paper, holder(paper), Act.FORWARD)
        paper = Submission.objects.select_related("at_office").get(pk=paper.pk)
    return services.latest(revision.plan)


def returned_plan(center, reason: str = "Hedefler ölçülebilir yazılmalı.") -> PlanRevision:
    """A plan returned by the principal: its second revision is being written."""
    paper = sent_plan(center).submission
    road.act(paper, holder(paper), Act.RETURN, reason)
    return services.latest(AnnualPlan.objects.get(revisions__submission=paper))


def accepted_plan(center, year: int | None = None) -> PlanRevision:
    """A plan accepted by MTEGM."""
    paper = forward_to(sent_plan(center, year), "DIRECTORATE").submission
    road.act(paper, holder(paper), Act.APPROVE)
    return services.latest(AnnualPlan.objects.get(revisions__submission=paper))
