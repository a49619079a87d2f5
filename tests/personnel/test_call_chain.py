"""From call to chair once, as the database lets it."""

import datetime as dt

import pytest

from personnel.models import Assignment, CallChange, Evidence, Objection, Score
from personnel.models.results import Outcome
from smm_portal.kit import dates
from tests.factories import calls
from tests.factories.centers import CenterFactory, StoredFileFactory, clerk
from tests.factories.personnel import AssignmentFactory, TeacherFactory, seat
from tests.support import days
from tests.support.refused import refused_by

pytestmark = pytest.mark.django_db


def test_the_whole_way_ends_in_an_assignment():
    wish = calls.finally_fit()
    call = wish.application.call
    with days.on(call.results_until):
        made = Assignment.objects.create(
            seat=wish.call_seat.seat,
            teacher=wish.application.teacher,
            basis="CALL",
            candidacy=wish,
            starts=call.term_starts_on,
            ends=call.term_starts_on + dt.timedelta(days=180),
            approval_number="E-43770946-903.07-1234567",
            approval_date=dates.today(),
        )
    assert made.pk


def test_the_inherited_way_closes_with_the_first_call():
    AssignmentFactory()
    calls.draft_call()
    AssignmentFactory()
    calls.open_call()
    with refused_by("assignment_inherited_closed"):
        AssignmentFactory()


def test_nobody_is_assigned_whom_the_final_minutes_do_not_name():
    call = calls.open_call()
    wish = calls.checked(call).candidacies.get()
    with refused_by("appointment_finally_fits"):
        AssignmentFactory(
            seat=wish.call_seat.seat, teacher=wish.application.teacher, basis="CALL", candidacy=wish
        )


def test_an_extension_alters_the_calendar_and_keeps_the_old_one():
    call = calls.open_call()
    later = {
        name: getattr(call, name) + dt.timedelta(days=5)
        for name in ("applications_until", "checks_until", "commission_until", "results_until")
    }
    change = CallChange.objects.create(
        call=call, kind="EXTENSION", reason="Yoğun başvuru.", duty=clerk(), **later
    )
    call.refresh_from_db()
    change.refresh_from_db()
    assert call.applications_until == later["applications_until"]
    assert (
        change.before["applications_until"]
        == (later["applications_until"] - dt.timedelta(days=5)).isoformat()
    )


def test_a_score_needs_the_open_review_and_a_member_who_may():
    call = calls.open_call()
    row = calls.checked(call)
    office = calls.commission(call)
    member = office.members.get(part="HR")
    score = {
        "commission": office,
        "user": member.user,
        "application": row,
        "criterion": call.criteria.first(),
        "points": 70,
    }
    with refused_by("score_frozen"):
        Score.objects.create(**score)
    with days.on(call.applications_until + dt.timedelta(days=1)):
        calls.reviewing(office)
        Score.objects.create(**score)
        calls.provisional(office)
    with refused_by("score_frozen"):
        Score.objects.update(points=90)


def test_a_lower_tier_waits_while_the_higher_has_somebody_who_fits():
    center = CenterFactory()
    call = calls.open_call(seat(center))
    first = calls.checked(call)
    other = calls.checked(call, calls.applicant(subject="Matematik"))
    office = calls.commission(call)
    with days.on(call.applications_until + dt.timedelta(days=1)):
        calls.reviewing(office)
        paper = calls.minutes(office)
        calls.ruling(paper, first.candidacies.get())
        late = calls.ruling(paper, other.candidacies.get())
        with refused_by("minutes_tiers"):
            calls.signing(paper)
        late.outcome, late.reason = Outcome.CLOSED, "Alanı tutan uygun aday var."
        late.save()
        calls.confirmed(paper)
    assert paper.state == "CONFIRMED"


def test_an_objection_is_decided_in_supplementary_minutes():
    call = calls.open_call()
    wish = calls.checked(call).candidacies.get()
    office = calls.commission(call)
    with days.on(call.applications_until + dt.timedelta(days=1)):
        calls.provisional(calls.reviewing(office), (wish, Outcome.UNFIT))
        objection = Objection.objects.create(
            candidacy=wish, text="Belgem var.", duty=calls.own_duty(wish.application.teacher)
        )
        paper = calls.minutes(office, "SUPPLEMENTARY")
        objection.accepted, objection.decision, objection.minutes = True, "Belge görüldü.", paper
        objection.save()
        calls.ruling(paper, wish)
        calls.confirmed(paper)
    calls.told_ministry(office)
    assert office.state == "SENT"


def test_sending_asks_for_every_condition_and_its_document():
    call = calls.open_call()
    without = TeacherFactory()
    from tests.factories.personnel import give_account

    give_account(without)
    with refused_by("application_needs_evidence"):
        calls.sent(call, without)
    row = calls.application(call, without)
    Evidence.objects.create(application=row, clause="6/1-c", file=StoredFileFactory())
    calls.judge_application(row, "SENT")
    assert calls.step(row, "SEND", calls.own_duty(without)).state == "SCHOOL"
    with refused_by("application_frozen"):
        Evidence.objects.create(application=row, clause="6/1-c", file=StoredFileFactory())
