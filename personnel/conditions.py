"""How a person on a seat stands to the conditions of 6 or 7, shown beside his assignment."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from smm_portal.kit.detail import Section

from . import eligibility
from .models import Assignment, Teacher

# 6 and 7 are asked when somebody is chosen; in office they are shown, they end nothing (reading 30).
OF_ARTICLE = {6: _("Genel koordinatörde aranan şartlar"), 7: _("Koordinatörde aranan şartlar")}


def judge_on(
    teacher: Teacher, seat: int, day: dt.date
) -> tuple[eligibility.SeatFacts, list[eligibility.Judgement]] | None:
    """The conditions of the teacher on a seat (id) by what the registry says today; None where the
    seat has no role on the day. One query beyond the teacher, his subject and school."""
    role = eligibility.role_on(seat, day, teacher)
    if role is None:
        return None
    facts = eligibility.seat_facts(role, day, role.open_fields)
    return facts, eligibility.judge(eligibility.facts_of(teacher, role), facts, day)


def judged(assignment: Assignment) -> tuple[int, list[eligibility.Judgement]] | None:
    """(article, judgements) on the first day of the term; None where the seat had no role."""
    found = judge_on(assignment.teacher, assignment.seat_id, assignment.starts)
    return found and (found[0].article, found[1])


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
