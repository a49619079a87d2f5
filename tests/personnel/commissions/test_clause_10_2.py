"""Madde 10/2 in the database itself, by raw SQL too: parts, persons, own files, withdrawals."""

import datetime as dt

import pytest
from django.db import ProgrammingError, transaction

from personnel.models import Commission, CommissionMember, Recusal, Score
from smm_portal.offices.roles import Role
from tests.factories import calls
from tests.factories.centers import CenterFactory, SchoolFactory, district
from tests.factories.offices import duty_at
from tests.factories.personnel import seat
from tests.support import days
from tests.support.refused import refused_by, run_sql

pytestmark = pytest.mark.django_db
OPEN = "UPDATE personnel_commission SET state = 'REVIEWING', opened_at = now() WHERE id = %s"
SCORE = (
    "INSERT INTO personnel_score (commission_id, user_id, application_id, criterion_id, points,"
    " note, at) VALUES (%s, %s, %s, %s, 50, '', now())"
)


def _formed(without=()):
    """A commission without some parts, on the day after applications closed."""
    call = calls.open_call()
    file = calls.checked(call)
    commission = calls.commission(call)
    commission.members.filter(part__in=without).delete()
    return call, file, commission


def _closed(call):
    return days.on(call.applications_until + dt.timedelta(days=1))


def _score(commission, user, file) -> None:
    criterion = commission.call.criteria.first()
    run_sql(SCORE, commission.pk, user, file.pk, criterion.pk)


def test_the_review_does_not_open_without_a_part():
    for part in ("CHAIR", "HR", "TRAINING", "VTE"):
        call, _file, commission = _formed(without=[part])
        with _closed(call), refused_by("commission_parts"):
            run_sql(OPEN, commission.pk)


def test_the_review_does_not_open_with_two_persons():
    call, _file, commission = _formed(without=["TRAINING", "VTE"])
    office = commission.province
    holder = commission.members.get(part="HR").user
    for part, role in (("TRAINING", Role.PROVINCE_TRAINING), ("VTE", Role.PROVINCE_VTE)):
        duty = duty_at(office, role, holder)
        CommissionMember.objects.create(commission=commission, part=part, duty=duty)
    with _closed(call), refused_by("commission_parts"):
        run_sql(OPEN, commission.pk)


def test_the_review_does_not_open_while_applications_are_open():
    call, _file, commission = _formed()
    with days.on(call.applications_until), refused_by("commission_after_applications"):
        run_sql(OPEN, commission.pk)
    with _closed(call):
        run_sql(OPEN, commission.pk)


def test_a_part_is_taken_only_from_its_unit_of_the_province():
    _call, _file, commission = _formed(without=["VTE"])
    wrong = duty_at(commission.province, Role.PROVINCE_HR)
    elsewhere = district("Adana").province.office
    with refused_by("commission_member_duty"):
        CommissionMember.objects.create(commission=commission, part="VTE", duty=wrong)
    far = calls.province_duty(elsewhere, Role.PROVINCE_VTE)
    with refused_by("commission_member_duty"):
        CommissionMember.objects.create(commission=commission, part="VTE", duty=far)


def test_who_leaves_is_replaced_in_the_same_transaction():
    call, _file, commission = _formed()
    with _closed(call):
        calls.reviewing(commission)
        with refused_by("commission_parts"):
            run_sql(
                "UPDATE personnel_commissionmember SET left_at = now(), left_reason = 'İzin'"
                " WHERE commission_id = %s AND part = 'HR'",
                commission.pk,
            )
            run_sql("SET CONSTRAINTS commission_member_covered IMMEDIATE")


def test_nobody_scores_his_own_application():
    call, file, commission = _formed(without=["HR"])
    duty = duty_at(commission.province, Role.PROVINCE_HR, file.teacher.user)
    CommissionMember.objects.create(commission=commission, part="HR", duty=duty)
    with _closed(call):
        calls.reviewing(commission)
        with refused_by("score_own"):
            _score(commission, duty.user_id, file)


def test_nobody_scores_a_file_he_withdrew_from():
    call, file, commission = _formed()
    member = commission.members.get(part="HR")
    with _closed(call):
        calls.reviewing(commission)
        Recusal.objects.create(
            commission=commission,
            user=member.user,
            application=file,
            kind="RELATIVE",
            duty=member.duty,
        )
        with refused_by("score_recused"):
            _score(commission, member.user_id, file)
        with pytest.raises(ProgrammingError), transaction.atomic():
            run_sql("DELETE FROM personnel_recusal")


def test_only_members_score():
    call, file, commission = _formed()
    other = duty_at(commission.province, Role.PROVINCE_VTE)
    with _closed(call):
        calls.reviewing(commission)
        with refused_by("score_member"):
            _score(commission, other.user_id, file)


def test_a_commission_scores_no_file_of_another_province():
    call, _file, commission = _formed()
    center = CenterFactory(school=SchoolFactory(district=district("Adana")))
    away = calls.checked(calls.open_call(seat(center)))
    member = commission.members.get(part="HR")
    with _closed(call):
        calls.reviewing(commission)
        with refused_by("score_file"):
            _score(commission, member.user_id, away)


def test_scores_stand_once_the_minutes_are_before_the_members():
    call, file, commission = _formed()
    member = commission.members.get(part="HR")
    with _closed(call):
        calls.reviewing(commission)
        _score(commission, member.user_id, file)
        paper = calls.minutes(commission)
        calls.ruling(paper, file.candidacies.get())
        calls.signing(paper)
        for statement in ("UPDATE personnel_score SET points = 1", "DELETE FROM personnel_score"):
            with refused_by("score_frozen"):
                run_sql(statement)
    assert Score.objects.get().points == 50


def test_a_declaration_is_a_members_and_stays():
    call, _file, commission = _formed()
    member, other = commission.members.get(part="HR"), duty_at(commission.province, "province_vte")
    insert = (
        "INSERT INTO personnel_declaration (commission_id, user_id, duty_id, at)"
        " VALUES (%s, %s, %s, now())"
    )
    with refused_by("declaration_of_member"):
        run_sql(insert, commission.pk, member.user_id, member.duty_id)
    with _closed(call):
        calls.reviewing(commission)
        with refused_by("declaration_of_member"):
            run_sql(insert, commission.pk, other.user_id, other.pk)
        run_sql(insert, commission.pk, member.user_id, member.duty_id)


def test_a_province_has_one_commission_for_a_call():
    call, _file, commission = _formed()
    with refused_by("commission_once"):
        Commission.objects.create(
            call=call, province=commission.province, formed_by=commission.formed_by
        )
