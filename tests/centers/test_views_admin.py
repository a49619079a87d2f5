"""The technical administration shows the room's rows and cannot break its rules."""

import pytest
from django.urls import reverse

from centers import admin as room
from centers.models import Center, CenterState
from smm_portal.offices.roles import Role
from tests.factories.centers import CenterFactory
from tests.factories.offices import national_duty

from .test_guided_founding import signed_in

pytestmark = pytest.mark.django_db
MODELS = [
    "center", "centerfield", "decision", "district", "field", "province", "school", "seatrole",
    "teachingsubject",
]  # fmt: skip


@pytest.fixture
def client():
    return signed_in(national_duty(Role.SYSTEM_ADMIN))


def change(name, pk):
    return reverse(f"admin:centers_{name}_change", args=[pk])


@pytest.mark.parametrize("name", MODELS)
def test_lists_and_rows_open(client, name):
    CenterFactory()
    listing = reverse(f"admin:centers_{name}_changelist")
    assert client.get(listing, {"q": "a"}).status_code == 200
    model = next(m for m in room.admin.site._registry if m._meta.model_name == name)
    assert client.get(change(name, model.objects.first().pk)).status_code == 200


@pytest.mark.parametrize("name", MODELS)
def test_nothing_is_made_or_deleted(client, name):
    center = CenterFactory()
    assert client.post(reverse(f"admin:centers_{name}_add"), {}).status_code == 403
    assert client.post(reverse("admin:centers_center_delete", args=[center.pk])).status_code == 403
    assert Center.objects.filter(pk=center.pk).exists()


def test_state_and_decisions_are_not_written(client):
    center = CenterFactory()
    answer = {"name": "Yeni ad SMM", "state": "CLOSED", "school": 1, "founding_decision": ""}
    client.post(change("center", center.pk), answer)
    before, center = center, Center.objects.get(pk=center.pk)
    assert (center.name, center.state) == ("Yeni ad SMM", CenterState.ACTIVE)
    assert center.founding_decision_id == before.founding_decision_id


def test_decisions_are_not_changed(client):
    decision = CenterFactory().founding_decision
    response = client.post(change("decision", decision.pk), {"number": "E-20880154-10.04-1"})
    assert response.status_code == 403


def test_a_refusal_of_the_database_is_a_page_not_a_fault(client):
    school = CenterFactory().school
    answer = {"name": school.name, "code": school.code, "kind": "PRIVATE_MTAL", "working": "on"}
    response = client.post(change("school", school.pk), answer)
    assert response.status_code == 409
    assert "Madde 4/1" in response.content.decode()
