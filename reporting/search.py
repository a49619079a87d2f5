"""Finding plans by their centre, place or year."""

from django.db.models import Q
from django.urls import reverse

from smm_portal.kit import search
from smm_portal.kit.filters import folded_words
from smm_portal.offices import policy
from smm_portal.road.tables import State

from .models import PlanRevision


def match_plans(rows, text: str):
    """Revisions of plans whose centre, school, province or year holds every word."""
    for word in folded_words(text):
        rows = rows.filter(_word(word))
    return rows


def _word(word: str) -> Q:
    found = (
        Q(plan__center__search__contains=word)
        | Q(plan__center__school__search__contains=word)
        | Q(plan__center__school__district__province__search__contains=word)
    )
    return found | Q(plan__year=int(word)) if word.isdecimal() and len(word) == 4 else found


def find_plans(duty, words: list[str], limit: int):
    """Plans for the search of the whole portal."""
    if not policy.may(duty, "reporting:plan"):
        return
    rows = PlanRevision.objects.visible_to(duty)
    rows = match_plans(rows.newest(rows), " ".join(words)).select_related(
        "plan__center", "submission"
    )
    for one in rows.order_by("-plan__year", "plan__center__sort_key")[:limit]:
        title = f"{one.plan.center.name} {one.plan.year}"
        state = State(one.submission.state).label
        yield search.Hit(title, str(state), reverse("reporting:plan", args=[one.plan_id]))
