"""How a person on a seat stands to the conditions of 6 or 7, shown beside his assignment."""

from django.utils.translation import gettext_lazy as _

from centers.models import SeatRole
from smm_portal.kit.detail import Section

from . import eligibility
from .models import Assignment

# 6 and 7 are asked when somebody is chosen; in office they are shown, they end nothing (reading 30).
OF_ARTICLE = {6: _("Genel koordinatörde aranan şartlar"), 7: _("Koordinatörde aranan şartlar")}


def judged(assignment: Assignment) -> tuple[int, list[eligibility.Judgement]] | None:
    """(article, judgements) on the first day of the term; None where the seat had no role."""
    roles = SeatRole.objects.in_force(assignment.starts).filter(seat=assignment.seat_id)
    role = roles.select_related("center__school").first()
    if role is None:
        return None
    seat = eligibility.seat_facts(role, assignment.starts)
    facts = eligibility.facts_of(assignment.teacher)
    return seat.article, eligibility.judge(facts, seat, assignment.starts)


def section(assignment: Assignment) -> Section | None:
    """The conditions as a section of the assignment's page."""
    found = judged(assignment)
    if found is None:
        return None
    article, judgements = found
    return Section(
        "sartlar",
        OF_ARTICLE[article],
        template="personnel/section_judgements.html",
        context={"judgements": judgements, "day": assignment.starts},
    )
