"""The demo's plans: at every stage of the road, in an order of time that the road allows."""

import pytest
from django.db import connection

from reporting.models import AnnualPlan, PlanRevision
from reporting.services import missing
from smm_portal.kit import dates
from smm_portal.road.models import Step, Submission
from smm_portal.road.transitions import State
from tests.support import databases, demo


@pytest.fixture
def loaded(fresh_db):
    connection.close()
    databases.clone(fresh_db.name, databases.loaded())
    return fresh_db


def test_the_demo_has_plans_at_every_stage(loaded):
    states = set(Submission.objects.values_list("state", flat=True))
    assert states == set(State.values)
    waiting = Submission.objects.filter(state=State.WAITING)
    kinds = set(waiting.values_list("at_office__kind", flat=True))
    assert kinds == {"CENTER", "SCHOOL", "DISTRICT", "PROVINCE", "DIRECTORATE"}
    assert waiting.filter(due_on__lt=dates.today()).count() >= 3
    assert Step.objects.filter(act="RETURN").exclude(note="").count() == 4
    years = AnnualPlan.objects.values_list("year", flat=True)
    assert {year - dates.today().year for year in years} == {-1, 0, 1}
    sent = PlanRevision.objects.exclude(submission__state=State.DRAFT).select_related("submission")
    assert not [revision for revision in sent if missing(revision)]
    acts_stand_in_their_order()
    is_loaded_once(loaded)


def acts_stand_in_their_order() -> None:
    for paper in Submission.objects.exclude(sent_at=None).prefetch_related("steps"):
        times = [step.at for step in paper.steps.all()]
        assert times == sorted(times)
        assert paper.sent_at == times[0]
        assert (paper.since or paper.closed_at) == times[-1]


def is_loaded_once(database) -> None:
    before = AnnualPlan.objects.count()
    demo.load(database.env)
    assert AnnualPlan.objects.count() == before
