"""Accounts that are closed and opened again by the system administrator, and those unused."""

import datetime as dt
import re
import threading

import pytest
from django.test import Client
from django.utils import timezone

from smm_portal.kit.acts import ClauseRefusal
from smm_portal.kit.history import sentences
from smm_portal.offices import closing
from smm_portal.offices.models import Office, User
from smm_portal.offices.roles import Role
from tests.factories.offices import PASSWORD, UserFactory, duty_at, national_duty

BACKEND = "django.contrib.auth.backends.ModelBackend"
REASON = {"reason": "Kurumdan ayrıldı"}


@pytest.fixture
def admin(db):
    return national_duty(Role.SYSTEM_ADMIN)


@pytest.fixture
def person(db):
    ankara = Office.objects.get(kind="PROVINCE", name__startswith="Ankara")
    return duty_at(ankara, Role.PROVINCE_VTE, UserFactory(email="giden@smm.invalid")).user


@pytest.fixture
def as_admin(client, admin):
    client.force_login(admin.user, backend=BACKEND)
    return client


def signed_in_by_form(person) -> Client:
    client = Client()
    client.post("/hesap/login/", {"login": person.email, "password": PASSWORD})
    assert client.get("/islerim/").status_code == 200
    return client


def test_closing_ends_sessions_at_once_and_keeps_the_reason(as_admin, person):
    theirs = signed_in_by_form(person)
    page = as_admin.get(f"/kisiler/{person.pk}/kapat/").content.decode()
    assert person.email in page
    answer = as_admin.post(f"/kisiler/{person.pk}/kapat/", REASON)
    assert answer.url == f"/kisiler/{person.pk}/"
    assert theirs.get("/islerim/").url.startswith("/hesap/login/")
    person.refresh_from_db()
    assert not person.is_active
    assert not person.usersession_set.exists()
    said = Client().post("/hesap/login/", {"login": person.email, "password": PASSWORD})
    assert said.status_code in (200, 302)
    page = as_admin.get(f"/kisiler/{person.pk}/").content.decode()
    assert "Hesap kapalı" in page
    page = as_admin.get(f"/kisiler/{person.pk}/?gecmis=1").content.decode()
    assert "Gerekçe: Kurumdan ayrıldı" in page
    assert "Hesabı yeniden aç" in page


def test_opening_again_lets_in_but_wakes_no_old_session(as_admin, person):
    theirs = signed_in_by_form(person)
    as_admin.post(f"/kisiler/{person.pk}/kapat/", REASON)
    answer = as_admin.post(f"/kisiler/{person.pk}/ac/", {"reason": "Geri döndü"})
    assert answer.status_code == 302
    assert theirs.get("/islerim/").status_code == 302
    signed_in_by_form(person)
    texts = [one.text for one in sentences(User.objects.get(pk=person.pk)).sentences]
    assert any("Geri döndü" in text for text in texts)


def test_a_reason_is_asked(as_admin, person):
    answer = as_admin.post(f"/kisiler/{person.pk}/kapat/", {"reason": " \u00a0 "})
    assert answer.status_code == 200
    assert "zorunludur" in answer.content.decode()
    person.refresh_from_db()
    assert person.is_active


def test_nobody_closes_himself_nor_the_last_administrator(as_admin, admin):
    own = f"/kisiler/{admin.user_id}/kapat/"
    assert as_admin.post(own, REASON).status_code == 403
    assert (
        "Kendi hesabınızı kapatamazsınız."
        in as_admin.get(f"/kisiler/{admin.user_id}/").content.decode()
    )
    User.objects.exclude(pk=admin.user_id).update(is_active=False)
    guest = national_duty(Role.SYSTEM_ADMIN, ends=dt.date.today() + dt.timedelta(days=9))
    client = Client()
    client.force_login(guest.user, backend=BACKEND)
    answer = client.post(own, REASON)
    assert answer.status_code == 403
    assert "Son sistem yöneticisinin hesabı kapatılamaz." in answer.content.decode()
    assert as_admin.post(f"/kisiler/{guest.user_id}/kapat/", REASON).status_code == 302


@pytest.mark.parametrize("role", [Role.MTEGM_HEAD, Role.AUDITOR])
def test_others_cannot(client, person, role):
    client.force_login(national_duty(role).user, backend=BACKEND)
    assert client.post(f"/kisiler/{person.pk}/kapat/", REASON).status_code == 403
    assert "Hesabı kapat" not in client.get(f"/kisiler/{person.pk}/").content.decode()


def test_twice_is_said(as_admin, person):
    as_admin.post(f"/kisiler/{person.pk}/kapat/", REASON)
    assert as_admin.post(f"/kisiler/{person.pk}/kapat/", REASON).status_code == 403
    as_admin.post(f"/kisiler/{person.pk}/ac/", REASON)
    assert as_admin.post(f"/kisiler/{person.pk}/ac/", REASON).status_code == 403


def test_of_a_ring_that_closes_each_other_one_stays(fresh_db):
    duties = [national_duty(Role.SYSTEM_ADMIN) for _n in range(4)]
    User.objects.exclude(pk__in=[duty.user_id for duty in duties]).update(is_active=False)
    start, refusals = threading.Barrier(len(duties)), []

    def act(duty, target):
        from django.db import connection

        start.wait()
        try:
            closing.close(duty, target, "yarış")
        except ClauseRefusal as refusal:
            refusals.append(str(refusal))
        finally:
            connection.close()

    pairs = zip(duties, [*duties[1:], duties[0]], strict=True)
    threads = [threading.Thread(target=act, args=(duty, other.user)) for duty, other in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert User.objects.filter(is_active=True).exists()
    assert refusals


def test_unused_accounts_are_listed_for_the_administrator(as_admin, admin, person):
    now = timezone.now()
    User.objects.filter(pk=admin.user_id).update(last_login=now)
    used = duty_at(Office.objects.get(kind="MINISTRY"), Role.AUDITOR).user
    User.objects.filter(pk=used.pk).update(last_login=now - dt.timedelta(days=40))

    def names(query: str) -> set[int]:
        page = as_admin.get(f"/gorevler/?{query}").content.decode()
        return {one for one in (person.pk, used.pk) if re.search(rf"/kisiler/{one}/", page)}

    assert names("giris=30") == {person.pk, used.pk}
    assert names("giris=90") == {person.pk}
    assert names("giris=hic") == {person.pk}
    as_admin.post(f"/kisiler/{person.pk}/kapat/", REASON)
    assert names("giris=hic") == set()
    assert "Son giriş" in as_admin.get("/gorevler/").content.decode()
    assert as_admin.get("/gorevler/?giris=x").status_code == 200
    other = Client()
    other.force_login(used, backend=BACKEND)
    page = other.get("/gorevler/?giris=hic").content.decode()
    assert f"/kisiler/{used.pk}/" in page  # the filter is not theirs, so nothing is filtered
    assert "Kullanılmayan hesaplar" not in page
