"""What the portal holds about a person, handed to himself."""

import json

import pytest

from smm_portal.offices import own_data, own_parts
from smm_portal.offices.roles import Role
from tests.factories.offices import UserFactory, national_duty
from tests.factories.personnel import coordinator_duty

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
