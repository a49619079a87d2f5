"""Beginning, copying, revising and writing plans by service (Madde 5/4)."""

import datetime as dt

import pytest

from reporting import owed, parts, services, versions
from reporting.models import AnnualPlan, Indicator, Objective, PlannedAction
from smm_portal.kit import dates
from smm_portal.kit.acts import ClauseRefusal
from smm_portal.road import services as road
from tests.factories.centers import CenterFactory, DecisionFactory
from tests.factories.reporting import (
    INDICATOR,
    accepted_plan,
    draft_plan,
    returned_plan,
    sent_plan,
    staff,
    write_whole,
    written_plan,
)
from tests.support.refused import refused_by

pytestmark = pytest.mark.django_db
AIM, OBJECTIVE, INDICATOR_PART = parts.find("amac"), parts.find("hedef"), parts.find("gosterge")
YEAR = dates.today().year


def keys_of(revision) -> list:
    rows = Objective.objects.filter(aim__revision=revision).order_by("position")
    return [row.key for row in rows]


def objective_of(revision) -> Objective:
    return Objective.objects.filter(aim__revision=revision).order_by("position").first()


def test_an_empty_plan_names_all_that_is_missing_and_is_not_sent():
    center = CenterFactory()
    revision = draft_plan(center)
    assert services.missing(revision) == ["Durum özetini yazın.", "En az bir amaç ekleyin."]
    with pytest.raises(ClauseRefusal) as refused:
        road.act(revision.submission, staff(center), "SEND")
    assert refused.value.clause == "5/4"


def test_a_whole_plan_is_sent():
    assert sent_plan(CenterFactory()).submission.state == "WAITING"


def test_weights_that_do_not_add_up_to_a_hundred_bar_sending():
    revision = written_plan(CenterFactory())
    objective = objective_of(revision)
    services.add(INDICATOR_PART, revision, objective.key, {**INDICATOR, "weight": 30})
    assert services.missing(revision) == [
        "Hedef 1.1: göstergelerin ağırlıkları toplamı 100 olmalı, şimdi 130."
    ]


def test_a_centre_has_one_plan_a_year():
    center = CenterFactory()
    draft_plan(center)
    with refused_by("plan_once_a_year"):
        draft_plan(center)


def test_last_years_plan_is_copied_with_new_keys_and_without_its_situation():
    center = CenterFactory()
    old = accepted_plan(center, YEAR)
    plan = services.begin_plan(center, YEAR + 1, like=old.plan)
    new = services.latest(plan)
    assert new.situation == ""
    assert old.situation
    assert [i.name for i in Indicator.objects.filter(objective__aim__revision=new)] == [
        INDICATOR["name"]
    ]
    assert not set(keys_of(old)) & set(keys_of(new))


def test_a_return_opens_the_next_revision_with_the_same_keys_and_text():
    center = CenterFactory()
    revision = returned_plan(center)
    first = revision.plan.revisions.get(number=1)
    assert (revision.number, revision.submission.state) == (2, "DRAFT")
    assert keys_of(revision) == keys_of(first)
    assert services.missing(revision) == ["Değişiklik gerekçesini yazın."]
    assert revision.situation == first.situation


def test_an_accepted_plan_stays_in_force_until_a_change_of_it_is_accepted():
    center = CenterFactory()
    first = accepted_plan(center)
    second = services.next_revision(first)
    assert services.in_force(first.plan) == first
    assert not services.may_revise(services.latest(first.plan))
    assert services.open_revision(first.plan) == second


def test_rows_move_within_their_parent_and_keep_numbers_without_gaps():
    revision = written_plan(CenterFactory())
    aim = revision.aims.get()
    second = services.add(OBJECTIVE, revision, aim.key, {"text": "İkinci"})
    third = services.add(OBJECTIVE, revision, aim.key, {"text": "Üçüncü"})
    services.move(OBJECTIVE, revision, third.key, -1)
    services.move(OBJECTIVE, revision, third.key, -1)
    services.move(OBJECTIVE, revision, third.key, -1)
    assert keys_of(revision)[0] == third.key
    services.delete(OBJECTIVE, revision, keys_of(revision)[1])
    rows = Objective.objects.filter(aim=aim).order_by("position")
    assert [(row.position, row.key) for row in rows] == [(1, third.key), (2, second.key)]


def test_a_duplicate_takes_all_below_it_and_stands_after_it():
    revision = written_plan(CenterFactory())
    aim = revision.aims.get()
    services.duplicate(AIM, revision, aim.key)
    assert [row.position for row in revision.aims.order_by("position")] == [1, 2]
    assert Indicator.objects.filter(objective__aim__revision=revision).count() == 2
    assert PlannedAction.objects.filter(objective__aim__revision=revision).count() == 2
    assert len(set(keys_of(revision))) == 2


def test_who_was_slower_is_told_and_overwrites_nothing():
    revision = written_plan(CenterFactory())
    objective = objective_of(revision)
    seen = versions.mark(objective, ["text"])
    services.change(OBJECTIVE, revision, objective.key, {"text": "Birinci yazan"}, seen)
    with pytest.raises(services.Overtaken) as met:
        services.change(OBJECTIVE, revision, objective.key, {"text": "İkinci yazan"}, seen)
    assert met.value.row.text == "Birinci yazan"
    assert objective_of(revision).text == "Birinci yazan"


def test_the_same_text_written_twice_is_no_meeting():
    revision = written_plan(CenterFactory())
    objective = objective_of(revision)
    seen = versions.mark(objective, ["text"])
    for _time in range(2):
        services.change(OBJECTIVE, revision, objective.key, {"text": "Aynı"}, seen)


def test_a_part_deleted_meanwhile_is_gone():
    revision = written_plan(CenterFactory())
    objective = objective_of(revision)
    services.delete(OBJECTIVE, revision, objective.key)
    with pytest.raises(services.Gone):
        services.change(OBJECTIVE, revision, objective.key, {"text": "Yok"}, "")


def test_what_was_sent_is_not_written_by_any_verb():
    center = CenterFactory()
    revision = sent_plan(center)
    key, seen = objective_of(revision).key, versions.mark(objective_of(revision), ["text"])
    for verb in (
        lambda: services.add(AIM, revision, None, {"text": "Yeni"}),
        lambda: services.change(OBJECTIVE, revision, key, {"text": "Yeni"}, seen),
        lambda: services.duplicate(OBJECTIVE, revision, key),
        lambda: services.delete(OBJECTIVE, revision, key),
    ):
        with refused_by("road_frozen"):
            verb()


@pytest.mark.parametrize(("month", "owes"), [(9, True), (10, False)])
def test_a_centre_founded_in_october_owes_no_plan_for_the_rest_of_the_year(month, owes):
    center = CenterFactory(decision=DecisionFactory(date=dt.date(YEAR - 1, month, 1)))
    assert owed.centers_owing(YEAR - 1).filter(pk=center.pk).exists() is owes
    assert owed.centers_owing(YEAR).filter(pk=center.pk).exists()


def test_a_centre_founded_after_the_last_day_gets_days_of_its_own():
    founded = dt.date(YEAR - 1, 9, 1)
    center = CenterFactory(decision=DecisionFactory(date=founded))
    assert owed.due_on(center, YEAR - 1) == founded + dt.timedelta(days=30)
    assert owed.due_on(center, YEAR) == dt.date(YEAR - 1, 12, 15)


def test_a_centre_owes_until_its_plan_is_on_the_road():
    center = CenterFactory()
    revision = draft_plan(center)
    mine = owed.centers_without(YEAR + 1).filter(pk=center.pk)
    assert mine.exists()
    road.act(write_whole(revision).submission, staff(center), "SEND")
    assert not mine.exists()


def test_no_plan_accepted_for_the_running_year_is_a_finding():
    from reporting.audits import NO_PLAN

    center = CenterFactory()
    assert list(NO_PLAN(dates.today(), center.office_id))
    accepted_plan(center, YEAR)
    assert not list(NO_PLAN(dates.today(), center.office_id))


def test_a_plan_on_the_road_bars_closing():
    from reporting.sections import on_the_road

    center = CenterFactory()
    assert not list(on_the_road(center, dates.today()))
    sent_plan(center)
    assert len(list(on_the_road(center, dates.today()))) == 1


def test_accepting_owes_the_plans_document():
    from smm_portal.documents.models import Document

    accepted = accepted_plan(CenterFactory())
    assert Document.objects.filter(kind="annual_plan").count() == 1
    assert AnnualPlan.objects.get(pk=accepted.plan_id)
