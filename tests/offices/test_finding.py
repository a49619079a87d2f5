"""People and offices in the global search, and what the whole search page asks."""

import pytest

from smm_portal.offices.models import Office, User
from smm_portal.offices.roles import Role
from tests.factories.centers import CenterFactory, SchoolFactory, district
from tests.factories.offices import UserFactory, duty_at, national_duty
from tests.factories.personnel import TeacherFactory, coordinator_duty
from tests.test_query_budget import BUDGET, queries

pytestmark = pytest.mark.django_db


def province(name: str) -> Office:
    return Office.objects.get(kind="PROVINCE", name__startswith=name)


def asked(client, text: str) -> str:
    return client.get("/ara/", {"q": text}).content.decode()


@pytest.mark.parametrize("typed", ["sanliurfa", "ŞANLIURFA", "Şanlıurfa", " şanlıurfa  MILLI "])
def test_offices_meet_whatever_is_typed(client, typed):
    office = province("Şanlıurfa")
    client.force_login(national_duty(Role.AUDITOR).user)
    page = asked(client, typed)
    assert "Makamlar" in page
    assert f"/makamlar/{office.pk}/" in page


@pytest.mark.parametrize("typed", ["isil cagri", "IŞIL ÇAĞRI", "ışıl çağrı", "isil@smm.invalid"])
def test_people_meet_whatever_is_typed(client, typed):
    person = UserFactory(email="isil@smm.invalid", last_name="Çağrı")
    duty_at(province("Şanlıurfa"), Role.PROVINCE_HR, person)
    client.force_login(national_duty(Role.AUDITOR).user)
    page = asked(client, typed)
    assert f"/kisiler/{person.pk}/" in page
    assert "İl insan kaynakları birimi · " in page
    assert "Kişiler" in page


def test_only_what_lies_in_scope_is_found(client):
    near, far = province("Ankara"), province("Adana")
    mine = duty_at(near, Role.PROVINCE_VTE, UserFactory(last_name="Yakın"))
    other = duty_at(far, Role.PROVINCE_VTE, UserFactory(last_name="Uzak"))
    client.force_login(mine.user)
    assert f"/kisiler/{other.user_id}/" not in asked(client, "uzak")
    assert f"/kisiler/{mine.user_id}/" in asked(client, "yakin")
    assert f"/makamlar/{far.pk}/" not in asked(client, "adana")
    assert f"/makamlar/{near.pk}/" in asked(client, "ankara")


def test_who_may_not_open_them_finds_none(client):
    duty = coordinator_duty()
    client.force_login(duty.user)
    page = asked(client, duty.user.last_name)
    assert "/kisiler/" not in page
    assert "/makamlar/" not in asked(client, "ankara")


def test_a_duty_outside_the_scope_is_not_told(client):
    person = UserFactory(last_name="İki")
    duty_at(province("Ankara"), Role.PROVINCE_HR, person, ends="2026-01-01", starts="2025-01-01")
    duty_at(province("Adana"), Role.PROVINCE_HR, person)
    client.force_login(duty_at(province("Ankara"), Role.PROVINCE_VTE).user)
    page = asked(client, "iki")
    assert f"/kisiler/{person.pk}/" in page
    assert "Yürürlükte görevi yok" in page
    assert "Adana" not in page


def test_the_search_page_stays_in_its_budget(client):
    school = SchoolFactory(name="Ankara MTAL", district=district("Ankara"))
    CenterFactory(school=school)
    TeacherFactory(school=school, last_name="Ankara")
    people = [
        User(email=f"a{i}@smm.invalid", first_name="A", last_name="Ankara") for i in range(30)
    ]
    User.objects.bulk_create(people)
    for duty in (national_duty(Role.MTEGM_HEAD), duty_at(province("Ankara"), Role.PROVINCE_HR)):
        client.force_login(duty.user)
        said = queries(client, "/ara/?q=ankara")
        assert len(said) <= BUDGET, "\n".join(said)
