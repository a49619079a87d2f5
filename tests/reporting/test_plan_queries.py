"""What the pages of one plan ask the database: at most eight questions, with few rows and many.

A page over the budget stands in ``ALLOWED_MORE`` with its number and its reason.
"""

import pytest
from django.urls import reverse

from reporting import services
from reporting.models import Aim, Indicator, Objective, PlannedAction
from smm_portal.road import services as road
from smm_portal.road.transitions import Act
from tests.factories.centers import CenterFactory
from tests.factories.offices import duty_at, national_duty
from tests.factories.reporting import accepted_plan, draft_plan, holder, sent_plan, staff
from tests.reporting.written import write
from tests.test_query_budget import BUDGET, queries

pytestmark = pytest.mark.django_db

FEW = {"aims": 1, "objectives": 1, "indicators": 1, "actions": 1}
MANY = {"aims": 4, "objectives": 4, "indicators": 4, "actions": 8}
ALLOWED_MORE = {
    # The frame asks 3; the plan with its revisions 1, the text 1, the road 3 (steps, offices,
    # administrative leave), the accepted document 1, the writer's own unsaved texts 1.
    "reporting:plan": 10,
    # The same, and the past of the plan and of the four tables, each with what it names.
    "history": 20,
}


@pytest.fixture(params=[FEW, MANY], ids=["few", "many"])
def size(request) -> dict[str, int]:
    return request.param


@pytest.fixture
def draft(size):
    """A whole first revision that is being written."""
    return write(draft_plan(CenterFactory()), **size)


@pytest.fixture
def returned(draft):
    """The second revision, after the principal returned the first."""
    paper = draft.submission
    road.act(paper, staff(draft.plan.center), Act.SEND)
    road.act(paper, holder(paper), Act.RETURN, "Hedefler ölçülebilir yazılmalı.")
    return services.latest(draft.plan)


def asked(client, name: str, *args, query: str = "", allowed: str = "") -> int:
    """How many questions the page asks; checked against its budget."""
    found = queries(client, reverse(name, args=args) + query)
    assert len(found) <= ALLOWED_MORE.get(allowed or name, BUDGET), "\n".join(found)
    return len(found)


def test_the_writing_page(enter, draft):
    client = enter(staff(draft.plan.center))
    assert asked(client, "reporting:write", draft.plan_id) == 7


def test_the_writing_page_of_a_returned_plan(enter, returned):
    client = enter(staff(returned.plan.center))
    assert asked(client, "reporting:write", returned.plan_id) == 8


def test_a_part_on_a_page_of_its_own(enter, draft):
    client, aim = enter(staff(draft.plan.center)), Aim.objects.first()
    asked(client, "reporting:text", draft.plan_id, "durum")
    asked(client, "reporting:part", draft.plan_id, "amac", aim.key)
    asked(client, "reporting:part_new", draft.plan_id, "hedef", aim.key)


def test_the_pages_of_a_plan_being_written(enter, draft):
    asked(enter(staff(draft.plan.center)), "reporting:plan", draft.plan_id)


def test_the_pages_of_a_plan_on_the_road(enter, draft):
    center = draft.plan.center
    principal = duty_at(center.school.office, "principal")
    road.act(draft.submission, staff(center), Act.SEND)
    for duty in (staff(center), principal, national_duty("mtegm_head")):
        client = enter(duty)
        asked(client, "reporting:plan", draft.plan_id)
        asked(client, "reporting:revision", draft.plan_id, 1)


def test_two_revisions_compared(enter, returned):
    client = enter(staff(returned.plan.center))
    assert asked(client, "reporting:compare", returned.plan_id) == 5
    for reader in (staff(returned.plan.center), national_duty("mtegm_expert")):
        asked(enter(reader), "reporting:plan", returned.plan_id)


def test_an_accepted_plan(enter, size):
    center = CenterFactory()
    plan = accepted_plan(center).plan
    change = services.next_revision(services.latest(plan))
    write(change, **size)
    for reader in (staff(center), national_duty("mtegm_head")):
        asked(enter(reader), "reporting:plan", plan.pk)


def test_the_history_is_asked_only_when_it_is_wanted(enter, draft):
    for model in (Aim, Objective, Indicator, PlannedAction):
        model.objects.update(version=2)
        model.objects.update(version=3)
    client = enter(staff(draft.plan.center))
    page = client.get(reverse("reporting:plan", args=[draft.plan_id])).content.decode()
    assert 'href="?gecmis=1#gecmis"' in page
    assert asked(client, "reporting:plan", draft.plan_id) <= 9
    asked(client, "reporting:plan", draft.plan_id, query="?gecmis=1", allowed="history")


def test_the_coordinators_list(enter):
    revision = sent_plan(CenterFactory())
    asked(enter(staff(revision.plan.center)), "reporting:plans")
