"""The demo's calls stand at every moment of the way, and their acts in the order of their days."""

import pytest
from django.db import connection
from django.utils import timezone

from personnel.models import (
    Application,
    Assignment,
    Call,
    Commission,
    HandoverItem,
    Minutes,
    Nomination,
    Objection,
    Renewal,
)
from personnel.models.calls import Phase
from smm_portal.kit import dates

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """A copy of the demo for this module."""
    from tests.support import databases

    name = f"{databases.connections['default'].settings_dict['NAME']}_calls"
    databases.clone(name, databases.loaded())
    with django_db_blocker.unblock(), databases.pointed_at(name):
        yield
    databases.drop(name)


def test_calls_stand_at_every_moment(demo):
    phases = {call.phase() for call in Call.objects.all()}
    assert phases >= {Phase.CONCLUDED, Phase.RESULTS, Phase.COMMISSION, Phase.OPEN, Phase.DRAFT}
    assert set(Commission.objects.values_list("state", flat=True)) == {
        "REVIEWING",
        "PROVISIONAL",
        "SENT",
    }
    assert set(Minutes.objects.values_list("state", flat=True)) == {"DRAFT", "SIGNING", "CONFIRMED"}


def test_something_waits_for_everybody(demo):
    here = Application.objects.exclude(at_office=None).select_related("at_office")
    names = {row.at_office.name for row in here}
    assert any("Tophane" in name for name in names)
    assert any("Osmangazi" in name for name in names)
    assert any(name.startswith("Bursa İl") for name in names)
    assert Nomination.objects.filter(candidacy__assignment=None).count() == 2
    assert Objection.objects.get().accepted is None
    assert Renewal.objects.filter(state="PROPOSED").count() == 2
    assert HandoverItem.objects.exclude(done_at=None).count() == 3


def test_the_listed_teacher_has_a_draft_a_file_and_a_result(demo):
    mine = Application.objects.filter(teacher__user__email="tophane.ogretmen@demo.smm.invalid")
    assert sorted(mine.values_list("state", flat=True)) == ["COMMISSION", "COMMISSION", "DRAFT"]
    told = mine.filter(candidacies__rulings__minutes__state="CONFIRMED").get()
    commission = Commission.objects.get(call=told.call, state="PROVISIONAL")
    assert commission.objections_until >= dates.today()
    assert not Objection.objects.filter(candidacy__application=told).exists()


def test_acts_stand_in_the_order_of_their_days(demo):
    for row in Application.objects.exclude(sent_at=None).prefetch_related("steps"):
        times = [step.at for step in row.steps.all()]
        assert times == sorted(times)
        assert row.created_at < row.sent_at == times[0]
        day = timezone.localdate(row.sent_at)
        assert row.call.opens_on <= day <= row.call.applications_until
    for paper in Minutes.objects.filter(state="CONFIRMED"):
        last = paper.confirmations.order_by("at").last()
        assert paper.signing_at < paper.confirmed_at
        assert abs((paper.confirmed_at - last.at).total_seconds()) < 5


def test_the_path_from_call_to_chair_is_whole(demo):
    for row in Assignment.objects.filter(basis="CALL"):
        assert row.candidacy.application.call.state == "CONCLUDED"
        assert row.start.started_on == row.starts


def test_today_is_today_again(demo):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_functiondef('smm_today()'::regprocedure)")
        assert "demo" not in cursor.fetchone()[0]
        cursor.execute("SELECT smm_today()")
        assert cursor.fetchone()[0] == dates.today()
