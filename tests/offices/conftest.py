"""The world of people and offices."""

import pytest

from tests.support import world as worlds


@pytest.fixture
def world(db):
    """A province with one person of each role, and another one beside it."""
    return worlds.build()
