"""Madde 4/3: one centre a school, drafts of founding included (reading 4)."""

import pytest

from centers import services
from centers.models import Center
from tests.factories.centers import CenterFactory, DecisionFactory, SchoolFactory
from tests.support.refused import refused_by, run_sql

pytestmark = pytest.mark.django_db


def test_a_school_never_hosts_two_centres():
    school = SchoolFactory()
    services.draft_center(school)
    with refused_by("center_one_a_school"):
        services.draft_center(school)
    with refused_by("center_one_a_school"):
        Center.objects.bulk_create([Center(name="İkinci SMM", school=school)])
    with refused_by("center_one_a_school"):
        run_sql(
            "INSERT INTO centers_center (name, school_id, state, basis, created_at)"
            " VALUES ('Üçüncü SMM', %s, 'DRAFT', 'DECISION', now())",
            school.pk,
        )


def test_a_dropped_draft_and_a_closed_centre_free_the_school():
    school = SchoolFactory()
    services.drop_draft(services.draft_center(school))
    second = CenterFactory(school=school)
    services.close_center(second, DecisionFactory(kind="CLOSING"))
    assert services.draft_center(school).pk


def test_a_dropped_draft_does_not_come_back():
    school = SchoolFactory()
    first = services.draft_center(school)
    services.drop_draft(first)
    services.draft_center(school)
    with refused_by("center_fixed"):
        Center.objects.filter(pk=first.pk).update(state="DRAFT")
