"""A published call and the people of its commission."""

import pytest

from personnel.results import drafting
from tests.factories import results
from tests.factories.results import FIELD_SUBJECT, OTHER, WORKSHOP


@pytest.fixture
def review():
    """(commission, files): three candidates, one of each tier, scored; the day of the review."""
    with results.reviewing(results.call_for(3), FIELD_SUBJECT, WORKSHOP, OTHER) as found:
        yield found


@pytest.fixture
def draft(review):
    """(commission, minutes being prepared)."""
    row, _files = review
    return row, drafting.begin(row, results.member(row))
