"""Madde 4/1: MTEGM founds and closes, by decision, at a school attached to it.

The tests named in the register take no fixture, so that the test of the register can run them
again in a database from which the rule was taken away.
"""

import datetime as dt

import pytest

from centers import services
from centers.models import Center, CenterState, Decision, School, SchoolKind
from tests.factories.centers import CenterFactory, DecisionFactory, SchoolFactory, days_ago
from tests.support.refused import refused_by, run_sql

pytestmark = pytest.mark.django_db


def test_no_centre_is_active_without_a_founding_decision():
    center = services.draft_center(SchoolFactory())
    with refused_by("center_founding"):
        run_sql("UPDATE centers_center SET state = 'ACTIVE' WHERE id = %s", center.pk)


def test_no_centre_closes_without_a_closing_decision():
    center = CenterFactory()
    with refused_by("center_closing_decision"):
        Center.objects.filter(pk=center.pk).update(
            state=CenterState.CLOSED, closed_on=days_ago(300)
        )
    with refused_by("center_closing"):
        run_sql("UPDATE centers_center SET closed_on = %s WHERE id = %s", days_ago(300), center.pk)


def test_a_decision_of_another_kind_neither_founds_nor_closes():
    draft = services.draft_center(SchoolFactory())
    fields_decision = DecisionFactory(kind="FIELDS")
    with refused_by("center_founding_decision"):
        Center.objects.filter(pk=draft.pk).update(
            state="ACTIVE",
            founding_decision=fields_decision,
            opened_on=fields_decision.effective_on,
        )
    center = CenterFactory()
    founding = DecisionFactory(kind="FOUNDING")
    with refused_by("center_closing_decision"):
        Center.objects.filter(pk=center.pk).update(
            state="CLOSED", closing_decision=founding, closed_on=founding.effective_on
        )


def test_a_centre_does_not_open_before_its_decision_takes_effect():
    draft = services.draft_center(SchoolFactory())
    decision = DecisionFactory(kind="FOUNDING", effective_on=days_ago(200))
    with refused_by("center_founding_decision"):
        Center.objects.filter(pk=draft.pk).update(
            state="ACTIVE", founding_decision=decision, opened_on=days_ago(201)
        )


@pytest.mark.parametrize("kind", [SchoolKind.PRIVATE_MTAL, SchoolKind.OTHER])
def test_other_school_kinds_cannot_host(kind):
    school = SchoolFactory(kind=kind)
    with refused_by("center_host_school"):
        Center.objects.bulk_create([Center(name="X SMM", school=school)])


def test_only_a_school_attached_to_mtegm_hosts():
    school = SchoolFactory(kind=SchoolKind.PRIVATE_MTAL)
    with refused_by("center_host_school"):
        run_sql(
            "INSERT INTO centers_center (name, school_id, state, basis, created_at)"
            " VALUES ('X SMM', %s, 'DRAFT', 'DECISION', now())",
            school.pk,
        )


def test_a_host_stays_a_host_while_its_centre_lives():
    center = CenterFactory()
    with refused_by("school_hosts_center"):
        School.objects.filter(pk=center.school_id).update(kind=SchoolKind.OTHER)


def test_a_decision_is_never_edited_nor_deleted():
    decision = DecisionFactory()
    with refused_by("decision_is_final"):
        Decision.objects.filter(pk=decision.pk).update(date=dt.date(2020, 1, 1))
    with refused_by("decision_is_final"):
        run_sql("DELETE FROM centers_decision WHERE id = %s", decision.pk)


def test_a_decision_is_not_dated_ahead():
    with refused_by("decision_not_future"):
        DecisionFactory(date=days_ago(-10), effective_on=days_ago(-10))


def test_a_correction_names_what_it_corrects_and_both_are_kept():
    wrong = DecisionFactory()
    with refused_by("decision_correction"):
        DecisionFactory(kind="CORRECTION")
    right = DecisionFactory(kind="CORRECTION", corrects=wrong, right_date=days_ago(401))
    assert list(wrong.corrections.all()) == [right]


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        ("ACTIVE", "DRAFT", "center_transition"),
        ("ACTIVE", "DROPPED", "center_transition"),
        ("CLOSED", "ACTIVE", "center_fixed"),
        ("DROPPED", "DRAFT", "center_fixed"),
    ],
)
def test_states_move_only_as_written(before, after, rule):
    center = {"ACTIVE": CenterFactory, "CLOSED": _closed, "DROPPED": _dropped}[before]()
    with refused_by(rule):
        run_sql("UPDATE centers_center SET state = %s WHERE id = %s", after, center.pk)


def test_inherited_centres_come_only_with_the_reference_data():
    assert Center.objects.filter(basis="INHERITED", state="ACTIVE").count() == 15
    with refused_by("center_inherited"):
        Center.objects.create(
            name="X SMM", school=SchoolFactory(), state="ACTIVE", basis="INHERITED"
        )


def test_a_centre_is_never_deleted_and_keeps_its_school():
    center = CenterFactory()
    with refused_by("center_fixed"):
        Center.objects.filter(pk=center.pk).update(school=SchoolFactory())
    with refused_by("center_kept"):
        run_sql("DELETE FROM centers_center WHERE id = %s", center.pk)


def test_the_missing_decision_of_an_inherited_centre_can_be_entered_once():
    center = Center.objects.filter(basis="INHERITED").first()
    decision = DecisionFactory(kind="FOUNDING")
    services.record_founding(center, decision)
    center.refresh_from_db()
    assert center.founding_decision == decision
    with refused_by("center_fixed"):
        Center.objects.filter(pk=center.pk).update(founding_decision=None, opened_on=None)


def test_closing_ends_fields_and_seats_the_same_day():
    center = _closed()
    assert center.state == CenterState.CLOSED
    assert not center.center_fields.exclude(ends=center.closed_on).exists()
    assert not center.seat_roles.exclude(ends=center.closed_on).exists()
    with refused_by("center_closing_rows"):
        other = CenterFactory()
        decision = DecisionFactory(kind="CLOSING")
        Center.objects.filter(pk=other.pk).update(
            state="CLOSED", closing_decision=decision, closed_on=decision.effective_on
        )


def _closed() -> Center:
    center = CenterFactory()
    services.close_center(
        center,
        DecisionFactory(kind="CLOSING", date=days_ago(150), effective_on=days_ago(150)),
    )
    center.refresh_from_db()
    return center


def _dropped() -> Center:
    center = services.draft_center(SchoolFactory())
    services.drop_draft(center)
    return center
