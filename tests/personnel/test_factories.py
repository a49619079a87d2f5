"""The factories give rows that the rules accept, and the duties that follow."""

import pytest

from smm_portal.offices.roles import Role
from tests.factories.centers import CenterFactory, DecisionFactory, SchoolFactory, five_seats
from tests.factories.offices import national_duty
from tests.factories.personnel import (
    AssignmentFactory,
    TeacherFactory,
    coordinator_duty,
    seat,
    teacher_duty,
)

pytestmark = pytest.mark.django_db


def test_one_decision_founds_two_centres():
    decision = DecisionFactory()
    centers = [CenterFactory(decision=decision), CenterFactory(decision=decision, seats=five_seats)]
    assert [c.seat_roles.in_force().count() for c in centers] == [4, 5]


def test_teachers_are_told_apart():
    school = SchoolFactory()
    teachers = TeacherFactory.create_batch(3, school=school)
    assert len({t.identity for t in teachers}) == 3


def test_the_english_seat_gets_an_english_teacher():
    assignment = AssignmentFactory(seat=seat(CenterFactory(), 2))
    assert assignment.teacher.subject.is_english


def test_duties_follow():
    assert coordinator_duty().role == Role.GENERAL_COORDINATOR
    assert coordinator_duty(number=3).role == Role.DEVELOPMENT_COORDINATOR
    assert teacher_duty().role == Role.TEACHER


@pytest.mark.parametrize("role", [Role.MTEGM_EXPERT, Role.PERSONNEL_UNIT, Role.AUDITOR])
def test_the_ministry_has_people(role):
    assert national_duty(role).scope_path == "/"
