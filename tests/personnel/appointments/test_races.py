"""Two units at one list: once, in whatever order their rows stand."""

import pytest

from personnel.appointments import services
from personnel.appointments.services import NotAppointedError
from personnel.models import Assignment
from tests.factories.appointments import approval, nominated, of_nominations
from tests.support.race import race


@pytest.mark.race
def test_two_units_appoint_the_same_list_once(fresh_db):
    """Each list names the same people in the other order: they queue, and one comes too late."""
    wanted = [nominated() for _ in range(3)]
    orders = [of_nominations(*wanted), list(reversed(of_nominations(*wanted)))] * 2
    made, errors = race(4, lambda i: services.appoint_all(orders[i], approval()))
    assert len(made) == 1, errors
    assert all(isinstance(one, NotAppointedError) for one in errors), errors
    assert {len(one.refusals) for one in errors} == {3}
    assert Assignment.objects.count() == 3
