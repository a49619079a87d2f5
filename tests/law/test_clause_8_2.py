"""Madde 8/2: the general coordinator answers to the host school's principal, so is not he."""

import pytest

from smm_portal.offices.roles import Role
from tests.factories.centers import CenterFactory
from tests.factories.offices import duty_at
from tests.factories.personnel import AssignmentFactory, TeacherFactory, give_account, seat
from tests.support.refused import refused_by

pytestmark = pytest.mark.django_db


def _principal_of(center):
    teacher = TeacherFactory(school=center.school)
    duty_at(center.school.office, Role.PRINCIPAL, give_account(teacher))
    return teacher


def test_the_host_schools_principal_is_not_general_coordinator():
    center = CenterFactory()
    with refused_by("assignment_not_principal"):
        AssignmentFactory(seat=seat(center, 1), teacher=_principal_of(center))


def test_another_schools_principal_may_be():
    center, other = CenterFactory(), CenterFactory()
    AssignmentFactory(seat=seat(center, 1), teacher=_principal_of(other))
