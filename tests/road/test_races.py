"""Decisions and drafts on real connections at once."""

import pytest
from django.conf import settings
from django.test import Client

from smm_portal.offices.models import SavedView
from smm_portal.road.models import Draft, DraftConflict
from tests.factories.offices import national_duty
from tests.road.test_guided import all_steps
from tests.support.race import race

pytestmark = pytest.mark.race


@pytest.fixture
def duty(fresh_db):
    return national_duty("mtegm_expert")


def client_of(duty) -> Client:
    client = Client()
    client.force_login(duty.user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def test_ten_clicks_decide_once(duty, pages):
    client = client_of(duty)
    all_steps(client)
    version = Draft.objects.get().version
    clients = [client_of(duty) for _ in range(10)]
    answers, errors = race(10, lambda i: clients[i].post("/sakla/ozet/", {"version": version}))
    assert not errors
    assert {answer.url for answer in answers} == {"/bitti/"}
    assert SavedView.objects.count() == 1


def test_ten_devices_save_the_first_step(duty, pages):
    clients = [client_of(duty) for _ in range(10)]
    body = {"name": "Deneme", "when": "", "seen": ""}
    answers, errors = race(10, lambda i: clients[i].post("/sakla/ad/", body))
    assert not errors
    assert {answer.status_code for answer in answers} == {302}
    assert Draft.objects.get().data["steps"]["ad"]["name"] == ["Deneme"]


def test_of_ten_writers_one_is_first(duty):
    Draft.objects.open(duty, "deneme").put({})
    copies = [Draft.objects.open(duty, "deneme") for _ in range(10)]
    done, errors = race(10, lambda i: copies[i].put({"i": i}))
    assert len(done) == 1
    assert {type(error) for error in errors} == {DraftConflict}
