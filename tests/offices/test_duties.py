"""Giving and ending duties, the pages of people and offices, and who has the power."""

import datetime as dt
from urllib.parse import urlencode

import pytest
import time_machine
from django.utils import timezone

from smm_portal.kit import dates
from smm_portal.offices import access, pick
from smm_portal.offices.models import Duty, Office
from smm_portal.offices.roles import FROM_RECORDS, Role
from tests.factories.centers import SchoolFactory, district
from tests.factories.offices import UserFactory, duty_at, national_duty

pytestmark = pytest.mark.django_db


@pytest.fixture
def ankara():
    return Office.objects.get(kind="PROVINCE", name__startswith="Ankara")


@pytest.fixture
def adana():
    return Office.objects.get(kind="PROVINCE", name__startswith="Adana")


@pytest.fixture
def hr(client, ankara):
    """An officer of human resources, signed in."""
    duty = duty_at(ankara, Role.PROVINCE_HR)
    client.force_login(duty.user)
    return duty


def give(giver, office, person) -> str:
    """The last step as the list of matches leads there: the person stands under the giver's seal."""
    query = urlencode({"makam": office.pk, "kisi": pick.key_of(giver, person)})
    return f"/gorevler/ver/?{query}"


def first_day(**more) -> dict:
    return {"starts": dates.today().isoformat(), **more}


def test_a_duty_is_given_in_three_steps(client, hr, ankara):
    person = UserFactory(email="isil@smm.invalid", first_name="Işıl", last_name="Şahin")
    offices = client.get("/gorevler/ver/?q=ankara").content.decode()
    assert f"makam={ankara.pk}" in offices
    nobody = client.get(f"/gorevler/ver/?makam={ankara.pk}&q=sahin").content.decode()
    assert "isil@smm.invalid" not in nobody  # not in the province yet: only by the whole address
    people = client.get(f"/gorevler/ver/?makam={ankara.pk}&q=ISIL@smm.invalid").content.decode()
    assert "&amp;kisi=" in people
    answer = client.post(give(hr, ankara, person), first_day(role=Role.PROVINCE_VTE))
    assert answer.url == f"/kisiler/{person.pk}/"
    duty = person.duties.get()
    assert (duty.role, duty.ends, duty.source) == (Role.PROVINCE_VTE, None, "manual")
    page = client.get(answer.url).content.decode()
    assert "İl mesleki ve teknik eğitim birimi" in page
    assert "Geçmiş" in page


def test_nobody_is_named_by_a_guessed_number(client, hr, ankara, adana):
    """Outside the scope a person is found by his whole e-mail address, not by counting up."""
    far = duty_at(adana, Role.PROVINCE_VTE, UserFactory(first_name="Gizem")).user
    near = duty_at(ankara, Role.PROVINCE_VTE).user
    plain = f"/gorevler/ver/?makam={ankara.pk}&kisi="
    assert client.get(f"{plain}{near.pk}").status_code == 200
    anothers = pick.key_of(national_duty(Role.MTEGM_HEAD), far)
    for key in (far.pk, anothers, f"{pick.key_of(hr, near)}x", "", "-1", "9" * 30, "ıı:ş"):
        answer = client.get("/gorevler/ver/", {"makam": ankara.pk, "kisi": key})
        assert answer.status_code == 404, key
        assert "Gizem" not in answer.content.decode()
    assert client.get(give(hr, ankara, far)).status_code == 200
    with time_machine.travel(timezone.now() + dt.timedelta(days=2)):
        assert pick.person_of(hr, pick.key_of(hr, far)) == far
    late = pick.key_of(hr, far)
    with time_machine.travel(timezone.now() + dt.timedelta(days=2)):
        assert pick.person_of(hr, late) is None


def test_the_last_day_is_inside_and_the_deputy_is_named(client, hr, ankara):
    director = duty_at(ankara, Role.PROVINCE_DIRECTOR)
    person, last = UserFactory(), dates.today() + dt.timedelta(days=10)
    data = first_day(
        role=Role.PROVINCE_DIRECTOR,
        last_day=last.isoformat(),
        is_deputy="on",
        deputy_for=director.user_id,
    )
    assert client.post(give(hr, ankara, person), data).status_code == 302
    duty = person.duties.get()
    assert (duty.last_day, duty.deputy_for) == (last, director.user)
    assert duty.in_force(last)
    assert not duty.in_force(last + dt.timedelta(days=1))
    assert "(V.)" in str(duty)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({}, "zorunlu"),
        ({"role": "system_admin"}, "seçenek"),
        ({"role": "province_director"}, "asıl görevini Bakanlık verir"),
        ({"role": "province_vte", "starts": "31.02.2026"}, "İlk gün: günü 21.11.2026"),
        ({"role": "province_vte", "last_day": "2001-01-01"}, "ilk günden önce olamaz"),
    ],
)
def test_what_cannot_be_given_is_said_at_the_field(client, hr, ankara, data, said):
    person = UserFactory()
    answer = client.post(give(hr, ankara, person), first_day() | data)
    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert not person.duties.exists()


def test_the_same_duty_twice_is_refused_in_words(client, hr, ankara):
    held = duty_at(ankara, Role.PROVINCE_VTE)
    answer = client.post(give(hr, ankara, held.user), first_day(role=Role.PROVINCE_VTE))
    assert "zaten var" in answer.content.decode()


def test_a_province_sees_and_gives_inside_itself_only(client, hr, ankara, adana):
    far = duty_at(adana, Role.PROVINCE_VTE)
    assert client.get(f"/kisiler/{far.user_id}/").status_code == 404
    assert client.get(f"/makamlar/{adana.pk}/").status_code == 404
    assert client.get(f"/gorevler/{far.pk}/bitir/").status_code == 404
    assert client.get(f"/gorevler/ver/?makam={adana.pk}").status_code == 404
    assert far.user.email not in client.get("/gorevler/").content.decode()
    assert client.get(f"/kisiler/{hr.user_id}/").status_code == 200


def test_ending_takes_the_power_away_the_same_day(client, hr, ankara, django_user_model):
    held = duty_at(ankara, Role.PROVINCE_VTE)
    yesterday = dates.today() - dt.timedelta(days=1)
    url = f"/gorevler/{held.pk}/bitir/"
    early = yesterday - dt.timedelta(days=5)
    assert "en erken" in client.post(url, {"last_day": early.isoformat()}).content.decode()
    assert client.post(url, {"last_day": yesterday.isoformat()}).status_code == 302
    held.refresh_from_db()
    assert held.ends == dates.today()
    client.force_login(held.user)
    assert client.get("/islerim/").url.startswith("/gorev-secimi/")


def test_a_duty_to_come_can_be_called_off(client, hr, ankara):
    start = dates.today() + dt.timedelta(days=20)
    coming = duty_at(ankara, Role.PROVINCE_VTE, starts=start)
    last = start - dt.timedelta(days=1)
    client.post(f"/gorevler/{coming.pk}/bitir/", {"last_day": last.isoformat()})
    coming.refresh_from_db()
    assert not coming.ongoing
    assert duty_at(ankara, Role.PROVINCE_VTE, coming.user, starts=start)


def test_the_last_system_administrator_stays(client):
    Duty.objects.filter(role=Role.SYSTEM_ADMIN).update(ends=dates.today())
    only = national_duty(Role.SYSTEM_ADMIN)
    assert not access.may_end(only, only)
    national_duty(Role.SYSTEM_ADMIN)
    assert access.may_end(only, only)


def test_the_table_of_powers(ankara, adana):
    school = SchoolFactory(district=district("Ankara")).office
    offices = [Office.objects.get(kind="MINISTRY"), *Office.objects.filter(kind="DIRECTORATE")]
    givers = {
        role: (national_duty(role) if role in ("system_admin", "mtegm_head") else None)
        for role in Role.values
    }
    givers["province_hr"] = duty_at(ankara, Role.PROVINCE_HR)
    givers["principal"] = duty_at(school, Role.PRINCIPAL)
    for role in FROM_RECORDS:
        assert not access.may_give(givers["system_admin"], role, school)
    for office in offices:
        assert access.roles_to_give(givers["province_hr"], office) == []
        assert access.roles_to_give(givers["principal"], office) == []
    ministry = offices[0]
    assert access.may_give(givers["system_admin"], Role.SYSTEM_ADMIN, ministry)
    assert not access.may_give(givers["mtegm_head"], Role.SYSTEM_ADMIN, ministry)
    assert not access.may_give(givers["mtegm_head"], Role.AUDITOR, ministry)
    assert access.may_give(givers["mtegm_head"], Role.PROVINCE_DIRECTOR, adana)
    assert access.may_give(givers["province_hr"], Role.PRINCIPAL, school)
    assert not access.may_give(givers["province_hr"], Role.PROVINCE_VTE, adana)
    assert access.may_invite(givers["principal"], Role.TEACHER, school)
    assert not access.may_invite(givers["principal"], Role.PRINCIPAL, school)


def test_offices_are_found_whatever_the_letters(client):
    client.force_login(national_duty(Role.MTEGM_EXPERT).user)
    pages = [
        client.get("/makamlar/", {"q": typed, "kind": "PROVINCE"}).content.decode()
        for typed in ("sanliurfa", "ŞANLIURFA", "Şanlıurfa")
    ]
    assert all("Şanlıurfa" in page for page in pages)


def test_an_office_is_edited_by_those_who_may(client, ankara):
    client.force_login(national_duty(Role.MTEGM_EXPERT).user)
    url = f"/makamlar/{ankara.pk}/duzenle/"
    assert "sekiz rakamdan" in client.post(url, {"detsis": "12"}).content.decode()
    assert client.post(url, {"detsis": " 1234 5678 ", "working": "on"}).status_code == 302
    ankara.refresh_from_db()
    assert ankara.detsis == "12345678"
    client.force_login(duty_at(ankara, Role.PROVINCE_HR).user)
    assert client.get(url).status_code == 403


def test_own_page_shows_the_mask_and_changes_the_telephone_only(client, hr):
    hr.user.identity = "10000000146"
    hr.user.save()
    page = client.get("/profil/").content.decode()
    assert "100******46" in page
    assert "10000000146" not in page
    wrong = client.post("/profil/", {"phone": "dahili 12"})
    assert "yalnız rakamlarla" in wrong.content.decode()
    client.post("/profil/", {"phone": "0312 413 00 00", "email": "x@smm.invalid"})
    again = type(hr.user).objects.get(pk=hr.user_id)
    assert (again.phone, again.email) == ("0312 413 00 00", hr.user.email)


@pytest.mark.parametrize("url", ["/gorevler/", "/makamlar/", "/davetler/"])
def test_lists_cost_few_queries(client, url, django_assert_max_num_queries):
    client.force_login(national_duty(Role.SYSTEM_ADMIN).user)
    client.get(url)
    with django_assert_max_num_queries(12):  # with the savepoint's three and the session
        client.get(url)


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "31.12.9999"])
def test_days_that_nobody_means_are_refused_at_the_field(client, hr, ankara, day):
    said = {"role": Role.PROVINCE_VTE, "starts": day, "last_day": day}
    answer = client.post(give(hr, ankara, UserFactory()), said)
    assert "yıl 1900 ile 2199 arasında olmalı" in answer.content.decode()
    duty = duty_at(ankara, Role.PROVINCE_VTE)
    ended = client.post(f"/gorevler/{duty.pk}/bitir/", {"last_day": day})
    assert "yıl 1900 ile 2199 arasında olmalı" in ended.content.decode()
