"""Madde 10/1: calendar, procedure and criteria are MTEGM's, and stand from publication on."""

import pytest

from personnel.calls import services
from tests.factories import calls
from tests.factories.centers import clerk
from tests.factories.offices import national_duty
from tests.support.refused import refused_by, run_sql

pytestmark = pytest.mark.django_db


def test_the_calendar_of_a_published_call_never_changes():
    call = calls.open_call()
    for change in (
        "applications_until = applications_until + 1",
        "opens_on = opens_on - 1",
        "results_until = results_until + 9",
        "objection_days = 1",
        "pass_score = 10",
        "title = 'Başka'",
        "state = 'CANCELLED'",
        "state = 'DRAFT', published_at = NULL",
    ):
        with refused_by("call_frozen"):
            run_sql(f"UPDATE personnel_call SET {change} WHERE id = %s", call.pk)
    with refused_by("call_frozen"):
        run_sql("DELETE FROM personnel_call WHERE id = %s", call.pk)


def test_the_criteria_of_a_published_call_never_change():
    call = calls.open_call()
    for statement in (
        "UPDATE personnel_criterion SET weight = 59 WHERE call_id = %s AND weight = 60",
        "DELETE FROM personnel_criterion WHERE call_id = %s",
        "INSERT INTO personnel_criterion (call_id, position, name, description, weight)"
        " VALUES (%s, 9, 'Sonradan', '', 1)",
    ):
        with refused_by("call_frozen"):
            run_sql(statement, call.pk)


def test_the_seats_and_documents_of_a_published_call_never_change():
    call = calls.open_call()
    for statement in (
        "DELETE FROM personnel_callseat WHERE call_id = %s",
        "INSERT INTO personnel_calldocument (call_id, position, name, help, required)"
        " VALUES (%s, 1, 'Sonradan', '', true)",
    ):
        with refused_by("call_frozen"):
            run_sql(statement, call.pk)


def test_only_mtegms_head_publishes():
    call = calls.draft_call()
    expert = national_duty("mtegm_expert")
    with refused_by("call_published_by_mtegm"):
        run_sql(
            "UPDATE personnel_call SET state = 'PUBLISHED', published_at = now(),"
            " published_by_id = %s WHERE id = %s",
            expert.pk,
            call.pk,
        )


def test_weights_add_up_to_a_hundred():
    with refused_by("call_weights"):
        calls.publish(calls.draft_call(criteria=(("Tek", 99),)))


def test_a_change_needs_a_reason_and_only_extends():
    call = calls.open_call()
    insert = (
        "INSERT INTO personnel_callchange (call_id, kind, reason, before, duty_id, at,"
        " applications_until, checks_until, commission_until, results_until)"
        " SELECT id, 'EXTENSION', %s, '{}', %s, now(), applications_until + %s, checks_until + 9,"
        " commission_until + 9, results_until + 9 FROM personnel_call WHERE id = %s"
    )
    with refused_by("call_change_reason"):
        run_sql(insert, "", clerk().pk, 1, call.pk)
    with refused_by("call_only_extended"):
        run_sql(insert, "Öne alındı.", clerk().pk, -1, call.pk)


def test_a_change_never_changes():
    call = calls.open_call()
    change = services.cancel(clerk(), call, "Gerekçe.")
    with pytest.raises(Exception, match=r"permission denied|never changes"):
        run_sql("UPDATE personnel_callchange SET reason = 'Başka' WHERE id = %s", change.pk)
