"""Health answers 200 when everything works, and says which part is missing when not."""

import pytest

from smm_portal import health


@pytest.fixture
def answer(client):
    def ask():
        response = client.get("/saglik/hazir/")
        return response.status_code, response.json()

    return ask


@pytest.mark.django_db
def test_alive_asks_nothing(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get("/saglik/canli/")
    assert response.status_code == 200


@pytest.mark.django_db
def test_ready_needs_the_worker_s_heartbeat(answer):
    status, body = answer()
    assert status == 503
    assert body["durum"] == "hazır değil"
    assert body["parçalar"] == {"veritabanı": "çalışıyor", "kuyruk": "çalışıyor", "işçi": "yok"}
    health.beat()
    status, body = answer()
    assert (status, body["durum"]) == (200, "hazır")
    assert body["parçalar"] == dict.fromkeys(body["parçalar"], "çalışıyor")


class Scanner:
    active = True

    def scan(self, file) -> str:
        return ""


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "said"),
    [("", "kapalı"), ("tests.local.test_health.Scanner", "açık"), ("no.such.Scanner", "kapalı")],
)
def test_ready_says_whether_uploads_are_scanned(answer, settings, path, said):
    settings.UPLOAD_SCANNER = path
    assert answer()[1]["yüklenen dosya taraması"] == said


@pytest.mark.django_db
@pytest.mark.parametrize(("part", "label"), [("_database", "veritabanı"), ("_broker", "kuyruk")])
def test_a_part_that_fails_is_named(answer, monkeypatch, part, label):
    def fail():
        raise OSError

    monkeypatch.setattr(health, part, fail)
    health.beat()
    status, body = answer()
    assert status == 503
    assert body["parçalar"][label] == "yok"


def test_a_sick_database_is_said_not_crashed(client, monkeypatch):
    from django.db import connection

    def fail(*args):
        raise OSError

    monkeypatch.setattr(connection, "cursor", fail)
    assert client.get("/saglik/canli/").status_code == 200
    assert client.get("/saglik/hazir/").json()["parçalar"]["veritabanı"] == "yok"


def test_only_safe_methods(client):
    assert client.post("/saglik/canli/").status_code == 405


def test_the_heartbeat_is_scheduled():
    from smm_portal.celery import app

    app.finalize()
    assert app.conf.beat_schedule["heartbeat"]["task"] in app.tasks
