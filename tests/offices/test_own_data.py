"""What the portal holds about a person, handed to himself."""

import json

import pytest
from django.apps import apps
from pghistory.models import Event

from personnel.models import Teacher
from smm_portal.offices import own_data, own_parts
from smm_portal.offices.models import User
from smm_portal.offices.roles import Role
from tests.factories.offices import UserFactory, national_duty
from tests.factories.personnel import coordinator_duty, teacher_duty

pytestmark = pytest.mark.django_db
URL = "/profil/verilerim/"


def taken(client) -> dict:
    answer = client.post(URL)
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert answer["Content-Type"] == "application/json"
    assert answer["Content-Disposition"].startswith('attachment; filename="verilerim-')
    return json.loads(b"".join(answer.streaming_content).decode())


def test_a_coordinator_gets_account_duties_and_record(client):
    duty = coordinator_duty()
    client.force_login(duty.user)
    data = taken(client)
    teacher = duty.user.teacher
    assert data["Hesap"]["E-posta"] == duty.user.email
    assert {"Genel koordinatör", "Öğretmen"} <= {one["Görev"] for one in data["Görevler"]}
    record = data["Öğretmen kaydı"]
    assert record["T.C. kimlik numarası"] == teacher.identity
    assert len(teacher.identity) == 11
    assert record["Görevlendirmeler"][0]["Merkez"] == duty.office.name
    assert {"Davetler", "Taslaklar", "Bildirimler", "Yüklediğim dosyalar"} <= data.keys()


def test_a_teacher_without_a_centre_gets_everything_from_his_profile(client):
    """End to end: the button of his own page, and each part that any room registered."""
    duty = teacher_duty()
    client.force_login(duty.user)
    assert f'action="{URL}"' in client.get("/profil/").content.decode()
    data = taken(client)
    assert data["Öğretmen kaydı"]["E-posta"] == duty.user.teacher.email
    assert data["Davetler"][0]["Durum"] == "Kabul edildi"
    assert data["Öğretmen kaydı"]["Görevlendirmeler"] == []
    assert set(data) == {"Hazırlanma", *(str(label) for label, _tell in own_data._parts)}


def test_what_a_person_did_is_told_with_the_address(client):
    """Changes carry who made them, from where: that is his data too."""
    person = national_duty(Role.MTEGM_EXPERT).user
    client.force_login(person)
    assert client.post("/profil/", {"phone": "0312 413 00 00"}).status_code == 302
    acts = taken(client)["Kayıtlardaki işlemlerim"]
    assert [(one["Adres"], one["Görev"]) for one in acts] == [("127.0.0.1", "MTEGM uzmanı")]


def test_no_part_hides_another():
    """Parts stand in the file by their labels: two of one label would be one."""
    labels = [str(label) for label, _tell in own_data._parts]
    assert sorted(labels) == sorted(set(labels))


def test_every_table_that_points_to_a_person_is_told():
    """Whoever adds such a table registers a part that covers it (own_data.register)."""
    pointing = {
        model._meta.label
        for model in apps.get_models()
        if not issubclass(model, Event)
        and any(field.related_model in (User, Teacher) for field in model._meta.concrete_fields)
    }
    assert pointing - own_data.covered() == set()


def test_nothing_of_others_is_in_it(client):
    other = coordinator_duty().user
    client.force_login(national_duty(Role.MTEGM_EXPERT).user)
    text = json.dumps(taken(client))
    assert other.email not in text
    assert json.loads(text)["Öğretmen kaydı"] is None


def test_without_a_duty_too_but_never_signed_out(client):
    assert client.post(URL).url.startswith("/hesap/login/")
    client.force_login(UserFactory())
    assert taken(client)["Görevler"] == []
    assert client.get(URL).status_code == 403


def test_that_it_was_taken_is_logged(client, caplog):
    person = national_duty(Role.MTEGM_EXPERT).user
    client.force_login(person)
    with caplog.at_level("INFO"):
        taken(client)
    assert f"own data of user {person.pk} taken" in caplog.text
    assert person.email not in caplog.text
    assert URL in client.get("/profil/").content.decode()


def test_every_room_may_tell_its_part(client, monkeypatch):
    monkeypatch.setattr(own_data, "_parts", [])
    own_data.register("Deneme", lambda user: [user.email])
    own_data.register("Deneme", own_parts.account)
    person = UserFactory()
    assert own_data.gather(person)["Deneme"] == own_parts.account(person)
