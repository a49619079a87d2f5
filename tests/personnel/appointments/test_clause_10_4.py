"""Madde 10/4 in the database: an assignment follows from the final minutes, and from nothing else."""

import pytest

from personnel.models import DutyStart, Nomination
from smm_portal.kit import dates
from smm_portal.offices.roles import Role
from tests.factories import calls
from tests.factories.appointments import appointed, proposed
from tests.factories.centers import CenterFactory, clerk
from tests.factories.offices import duty_at
from tests.factories.personnel import AssignmentFactory
from tests.support.refused import refused_by

pytestmark = pytest.mark.django_db


def test_only_whom_the_final_minutes_name_is_appointed():
    wish = calls.checked(calls.open_call()).candidacies.get()
    with refused_by("appointment_finally_fits"):
        AssignmentFactory(
            seat=wish.call_seat.seat, teacher=wish.application.teacher, basis="CALL", candidacy=wish
        )


def test_only_whom_the_final_minutes_name_is_put_on_the_list():
    wish = calls.checked(calls.open_call()).candidacies.get()
    with refused_by("appointment_finally_fits"):
        Nomination.objects.create(call_seat=wish.call_seat, candidacy=wish, duty=clerk())


def test_nothing_is_inherited_after_the_first_call():
    AssignmentFactory()
    calls.open_call()
    with refused_by("assignment_inherited_closed"):
        AssignmentFactory()


def test_only_the_hosts_principal_records_a_start():
    row = appointed()
    stranger = duty_at(CenterFactory().school.office, Role.PRINCIPAL)
    with refused_by("start_by_principal"):
        DutyStart.objects.create(assignment=row, started_on=dates.today(), duty=stranger)


def test_an_assignment_has_one_basis():
    renewal = proposed()
    wish = calls.finally_fit()
    with refused_by("assignment_basis_follows"):
        AssignmentFactory(
            seat=wish.call_seat.seat,
            teacher=wish.application.teacher,
            basis="CALL",
            candidacy=wish,
            renewal=renewal,
        )
