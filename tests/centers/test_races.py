"""Madde 4/3 under a race: many founders at one school, on real connections."""

import pytest

from centers import services
from centers.models import Center
from tests.factories.centers import SchoolFactory
from tests.support.race import race, rules_of


@pytest.mark.race
def test_forty_at_once_found_one(fresh_db):
    school = SchoolFactory()
    made, errors = race(40, lambda i: services.draft_center(school).pk)
    assert len(made) == 1
    assert rules_of(errors) == {"center_one_a_school"}
    assert Center.objects.filter(school=school).count() == 1
