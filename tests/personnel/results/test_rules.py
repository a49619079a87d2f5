"""What the database itself refuses of results, by raw SQL as the portal's own role."""

import datetime as dt

import pytest

from personnel.models import Minutes, Ruling
from personnel.results import drafting, objecting, signing
from tests.factories import calls, results
from tests.factories.results import FIELD_SUBJECT, OTHER, WORKSHOP
from tests.support import days
from tests.support.refused import refused_by, run_sql

pytestmark = pytest.mark.django_db


def in_review(*subjects: str):
    return results.reviewing(results.call_for(3), *subjects)


def test_a_lower_tier_never_opens_while_the_higher_has_somebody_who_fits():
    """7/2: a workshop teacher beside a fitting teacher of the field."""
    with in_review(FIELD_SUBJECT, WORKSHOP) as (row, _files):
        paper = drafting.begin(row, results.member(row))
        run_sql("UPDATE personnel_ruling SET outcome = 'FITS' WHERE minutes_id = %s", paper.pk)
        with refused_by("minutes_tiers"):
            run_sql("UPDATE personnel_minutes SET state = 'SIGNING' WHERE id = %s", paper.pk)


def test_the_same_holds_for_the_general_coordinator():
    """6/2: another subject's teacher beside a fitting teacher of the field."""
    with results.reviewing(results.call_for(1), FIELD_SUBJECT, OTHER) as (row, _files):
        paper = drafting.begin(row, results.member(row))
        run_sql("UPDATE personnel_ruling SET outcome = 'FITS' WHERE minutes_id = %s", paper.pk)
        with refused_by("minutes_tiers"):
            run_sql("UPDATE personnel_minutes SET state = 'SIGNING' WHERE id = %s", paper.pk)


def test_nobody_waits_where_nobody_fits():
    with in_review(FIELD_SUBJECT, WORKSHOP) as (row, _files):
        paper = drafting.begin(row, results.member(row))
        run_sql("UPDATE personnel_ruling SET outcome = 'UNFIT' WHERE outcome = 'FITS'")
        with refused_by("minutes_tiers"):
            run_sql("UPDATE personnel_minutes SET state = 'SIGNING' WHERE id = %s", paper.pk)


def test_no_candidate_is_left_without_a_ruling_and_its_reason():
    """10/3: the commission says of everybody whether he fits, and why."""
    with in_review(FIELD_SUBJECT, WORKSHOP) as (row, _files):
        paper = drafting.begin(row, results.member(row))
        with refused_by("ruling_reason"):
            run_sql("UPDATE personnel_ruling SET reason = ''")
        run_sql("DELETE FROM personnel_ruling WHERE outcome = 'CLOSED'")
        with refused_by("minutes_whole"):
            run_sql("UPDATE personnel_minutes SET state = 'SIGNING' WHERE id = %s", paper.pk)


def test_only_the_members_make_minutes_stand():
    """10/3: nobody confirms minutes for the members, no confirmation goes away."""
    with in_review(FIELD_SUBJECT) as (row, _files):
        drafting.begin(row, results.member(row))
        paper = signing.open_for_members(row, results.member(row))
        with refused_by("minutes_kept"):
            run_sql("UPDATE personnel_minutes SET state = 'CONFIRMED' WHERE id = %s", paper.pk)
        signing.confirm(paper, results.member(row))
        with refused_by("confirmation_kept"):
            run_sql("DELETE FROM personnel_confirmation")
        with refused_by("commission_needs_minutes"):
            run_sql("UPDATE personnel_commission SET state = 'PROVISIONAL' WHERE id = %s", row.pk)


def test_nothing_changes_once_the_minutes_are_confirmed():
    """10/3: rulings, scores and the minutes themselves."""
    with in_review(FIELD_SUBJECT) as (row, _files):
        paper = results.confirmed(row)
        with refused_by("ruling_frozen"):
            run_sql("UPDATE personnel_ruling SET reason = 'Başka.'")
        with refused_by("ruling_frozen"):
            run_sql("DELETE FROM personnel_ruling")
        with refused_by("score_frozen"):
            run_sql("UPDATE personnel_score SET points = 1")
        with refused_by("minutes_kept"):
            run_sql("UPDATE personnel_minutes SET note = 'Başka.' WHERE id = %s", paper.pk)
        with refused_by("minutes_kept"):
            run_sql("DELETE FROM personnel_minutes")


def test_the_final_minutes_say_what_was_decided_before():
    """10/3: final minutes that differ from the standing rulings are refused."""
    with in_review(FIELD_SUBJECT) as (row, _files):
        until = results.published(row).objections_until
    with days.on(until + dt.timedelta(days=1)):
        paper = drafting.compose_final(results.read(row), results.member(row))
        run_sql("UPDATE personnel_ruling SET outcome = 'UNFIT' WHERE minutes_id = %s", paper.pk)
        with refused_by("minutes_final_follows"):
            run_sql("UPDATE personnel_minutes SET state = 'SIGNING' WHERE id = %s", paper.pk)


def test_nothing_goes_to_the_ministry_before_the_days_for_objections_are_over():
    """10/3, reading 26."""
    with in_review(FIELD_SUBJECT) as (row, _files):
        results.published(row)
        with refused_by("minutes_after_objections"):
            drafting.compose_final(results.read(row), results.member(row))
        with refused_by("commission_transition"):
            run_sql("UPDATE personnel_commission SET state = 'SENT' WHERE id = %s", row.pk)


def test_a_decided_objection_stays_decided():
    with in_review(FIELD_SUBJECT, WORKSHOP) as (row, files):
        results.published(row)
        made = [
            objecting.file(one.candidacies.get(), calls.own_duty(one.teacher), "İtiraz.", None)
            for one in files
        ]
        refused = objecting.Decision(False, "Yerinde değil.", fits=True)
        objecting.decide(results.read(row), made[0], results.member(row), refused)
        results.confirm_all(signing.open_for_members(row, results.member(row)))
        later = objecting.decide(results.read(row), made[1], results.member(row), refused)
        with refused_by("objection_in_minutes"):
            run_sql(
                "UPDATE personnel_objection SET minutes_id = %s, accepted = true WHERE id = %s",
                later.pk,
                made[0].pk,
            )
        with refused_by("objection_kept"):
            run_sql("UPDATE personnel_objection SET filed_at = filed_at - interval '1 day'")
        with refused_by("objection_kept"):
            run_sql("UPDATE personnel_objection SET text = 'Başka.' WHERE id = %s", made[1].pk)


def test_an_objection_keeps_its_days():
    with in_review(FIELD_SUBJECT) as (row, files):
        until = results.published(row).objections_until
        wish, duty = files[0].candidacies.get(), calls.own_duty(files[0].teacher)
    with days.on(until + dt.timedelta(days=1)), refused_by("objection_in_time"):
        objecting.file(wish, duty, "Geç kaldım.", None)
    with days.on(until):
        assert objecting.file(wish, duty, "Son gün.", None).pk


def test_a_ready_dossier_stays():
    with in_review(FIELD_SUBJECT) as (row, _files):
        results.published(row)
        from personnel.results.dossiers import outbox

        outbox.request(row, results.member(row, "CHAIR"))
        with refused_by("dossier_kept"):
            run_sql("UPDATE personnel_dossier SET requested_at = now() - interval '1 day'")
    assert Minutes.objects.count() == 1
    assert Ruling.objects.count() == 1
