"""Madde 5/3, 5/4 in the tables: frozen when sent, sent only when whole, moved only by steps."""

import pytest

from reporting import papers
from reporting.models import Aim, AnnualPlan, Indicator, Objective, PlannedAction, PlanRevision
from smm_portal.road import services
from smm_portal.road.models import Step, Submission
from tests.factories.centers import CenterFactory
from tests.factories.personnel import coordinator_duty
from tests.support.refused import refused_by, run_sql

pytestmark = pytest.mark.django_db


def plan_of(center) -> PlanRevision:
    plan = AnnualPlan.objects.create(center=center, year=2027)
    paper = services.begin("annual_plan", center.office, "Plan", 2027)
    return PlanRevision.objects.create(plan=plan, number=1, submission=paper)


def whole(revision) -> PlanRevision:
    PlanRevision.objects.filter(pk=revision.pk).update(situation="Durum")
    aim = Aim.objects.create(revision=revision, text="Amaç")
    objective = Objective.objects.create(aim=aim, text="Hedef")
    Indicator.objects.create(
        objective=objective, name="Gösterge", unit="sayı", baseline=0, target=5, weight=100,
        method="Sayım", responsible="GK",
    )  # fmt: skip
    PlannedAction.objects.create(
        objective=objective, name="Faaliyet", clause="5/1-a", method="Anket", months=[2, 3],
        responsible="MGK",
    )  # fmt: skip
    return revision


def test_an_incomplete_plan_is_not_sent():
    center = CenterFactory()
    revision, duty = plan_of(center), coordinator_duty(center)
    with refused_by("road_incomplete"):
        Step.objects.create(submission=revision.submission, duty=duty, act="SEND")


def test_a_paper_without_a_plan_behind_it_is_not_sent():
    center = CenterFactory()
    paper, duty = (
        services.begin("annual_plan", center.office, "Plan", 2027),
        coordinator_duty(center),
    )
    assert papers.missing(paper) == ["Gönderinin planı yok; planı başlatın."]
    with refused_by("road_incomplete"):
        Step.objects.create(submission=paper, duty=duty, act="SEND")


def test_what_was_sent_is_frozen_in_every_table():
    center = CenterFactory()
    revision, duty = whole(plan_of(center)), coordinator_duty(center)
    Step.objects.create(submission=revision.submission, duty=duty, act="SEND")
    for rows in (PlanRevision, Aim, Objective, Indicator, PlannedAction):
        with refused_by("road_frozen"):
            rows.objects.update(version=2)
    with refused_by("road_frozen"):
        Aim.objects.create(revision=revision, text="Bir daha")
    with refused_by("road_frozen"):
        run_sql("DELETE FROM reporting_indicator")


def test_a_paper_moves_only_by_steps():
    paper = plan_of(CenterFactory()).submission
    with pytest.raises(Exception, match="permission denied"):
        Submission.objects.filter(pk=paper.pk).update(state="APPROVED")


def test_two_revisions_are_never_open_together():
    first = plan_of(CenterFactory())
    paper = services.begin("annual_plan", first.submission.office, "Plan", 2027, 2)
    with refused_by("plan_one_open_revision"):
        PlanRevision.objects.create(plan=first.plan, number=2, submission=paper)
