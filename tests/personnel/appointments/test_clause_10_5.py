"""Madde 10/5 in the database: MTEGM proposes, approval is the next term, nothing else is."""

import datetime as dt

import pytest

from personnel.models import Renewal
from smm_portal.offices.roles import Role
from tests.factories.appointments import ending, proposed
from tests.factories.centers import clerk
from tests.factories.offices import national_duty
from tests.factories.personnel import AssignmentFactory
from tests.support.refused import refused_by

pytestmark = pytest.mark.django_db


def _propose(row, duty) -> Renewal:
    until = row.ends + dt.timedelta(days=90)
    return Renewal.objects.create(assignment=row, until=until, reason="Başarılı.", duty=duty)


def test_a_renewal_is_the_next_term_of_the_same_person():
    one = proposed()
    past = one.assignment
    with refused_by("assignment_renews"):
        AssignmentFactory(
            seat=past.seat,
            teacher=past.teacher,
            basis="RENEWAL",
            renewal=one,
            starts=past.ends + dt.timedelta(days=1),
        )


def test_nobody_is_renewed_without_a_proposal_of_mtegm():
    with refused_by("renewal_by_mtegm"):
        _propose(ending(), national_duty(Role.PERSONNEL_UNIT))


def test_a_term_is_proposed_once():
    row = ending()
    _propose(row, clerk())
    with refused_by("renewal_once"):
        _propose(row, clerk())
