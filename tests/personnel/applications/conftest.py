"""What tests of applications share."""

import pytest

from tests.factories import calls
from tests.factories.centers import CenterFactory
from tests.factories.personnel import seat


@pytest.fixture
def call(db):
    """An open call for the general seat and a development seat of one centre."""
    center = CenterFactory()
    return calls.open_call(seat(center, 1), seat(center, 3))
