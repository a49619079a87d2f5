"""Schools, fields, subjects and districts kept by hand: who may, and what is refused."""

import pytest
from django.urls import reverse

from centers.models import District, Field, Province, School, TeachingSubject
from smm_portal.offices.roles import Role
from tests.factories.centers import CenterFactory, SchoolFactory, district
from tests.factories.offices import duty_at, national_duty

from .test_guided_founding import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return signed_in(national_duty(Role.MTEGM_EXPERT))


def url(name, *args):
    return reverse(f"centers:{name}", args=args)


def school_answer(**changes):
    return {
        "name": "Yeni Şehir Mesleki ve Teknik Anadolu Lisesi",
        "code": "654321",
        "kind": "MTAL",
        "district": district().pk,
        "address": "Çınar Sokak 5",
        "website": "ornek.meb.k12.tr",
        "working": "on",
    } | changes


def test_a_school_is_entered_with_its_office(client):
    response = client.post(url("school_new"), school_answer(name="  Yeni\u00a0Şehir   MTAL "))
    school = School.objects.get(code="654321")
    assert response.url == url("school", school.pk)
    assert school.name == "Yeni Şehir MTAL"
    assert school.office.parent == school.district.office


BAD_SCHOOLS = [
    ({"name": ""}, "zorunludur"),
    ({"name": "x" * 201}, "form-errors"),
    ({"code": "12"}, "altı ile sekiz"),
    ({"code": "abcdef"}, "altı ile sekiz"),
    ({"kind": "YOK"}, "Listeden seçin"),
    ({"district": ""}, "zorunludur"),
    ({"district": "999999"}, "Listeden seçin"),
    ({"district": "x"}, "form-errors"),
    ({"address": "x" * 301}, "form-errors"),
]


@pytest.mark.parametrize(("change", "said"), BAD_SCHOOLS)
def test_a_wrong_school_is_a_message_and_keeps_what_was_typed(client, change, said):
    response = client.post(url("school_new"), school_answer(**change))
    body = response.content.decode()
    assert response.status_code == 422
    assert said in body
    assert "ornek.meb.k12.tr" in body


def test_a_known_code_or_name_is_refused(client):
    known = SchoolFactory()
    body = client.post(url("school_new"), school_answer(code=known.code)).content.decode()
    assert "Bu kurum koduyla kayıtlı bir okul var" in body
    body = client.post(url("school_new"), school_answer(name=known.name)).content.decode()
    assert "Bu ilçede bu adla bir okul zaten var" in body


def test_an_empty_code_is_no_code(client):
    for name in ("Bir MTAL", "İki MTAL"):
        assert client.post(url("school_new"), school_answer(name=name, code="")).status_code == 302
    assert School.objects.filter(name__in=["Bir MTAL", "İki MTAL"], code=None).count() == 2


@pytest.mark.parametrize("change", [{"working": ""}, {"kind": "PRIVATE_MTAL"}])
def test_a_host_cannot_stop_being_one(client, change):
    school = CenterFactory().school
    answer = school_answer(name=school.name, code=school.code, **change)
    response = client.post(url("school_edit", school.pk), answer)
    assert response.status_code == 422
    assert "Okulun bünyesinde bir merkez var" in response.content.decode()
    assert "Madde 4/1" in response.content.decode()


def test_a_province_keeps_its_own_schools_only():
    home, away = SchoolFactory(), SchoolFactory(district=district("Adana"))
    own = signed_in(duty_at(home.district.province.office, Role.PROVINCE_VTE))
    assert own.get(url("school_edit", home.pk)).status_code == 200
    assert own.get(url("school_edit", away.pk)).status_code == 404
    assert own.post(url("school_new"), school_answer()).status_code == 302
    body = own.post(url("school_new"), school_answer(district=away.district_id, code="1234567"))
    assert body.status_code == 422
    assert "Adana" not in own.get(url("school_new")).content.decode()


def test_others_do_not_keep_schools():
    school = SchoolFactory()
    for duty in (duty_at(school.office, Role.PRINCIPAL), national_duty(Role.AUDITOR)):
        other = signed_in(duty)
        assert other.get(url("school", school.pk)).status_code == 200
        assert other.get(url("school_edit", school.pk)).status_code == 403
        assert other.post(url("school_new"), school_answer()).status_code == 403
        assert "Okulu düzenle" not in other.get(url("school", school.pk)).content.decode()


def test_a_district_loses_and_gets_its_directorate(client):
    one = district()
    school = SchoolFactory(district=one)
    client.post(url("district", one.pk))
    school.refresh_from_db()
    assert school.office.parent == one.province.office
    client.post(url("district", one.pk))
    one.refresh_from_db()
    assert one.has_directorate
    assert School.objects.get(pk=school.pk).office.parent == one.office


def test_only_mtegm_turns_directorates():
    one = district()
    other = signed_in(duty_at(one.province.office, Role.PROVINCE_DIRECTOR))
    assert other.post(url("district", one.pk)).status_code == 403
    assert District.objects.get(pk=one.pk).has_directorate
    assert "Yok olarak işaretle" not in other.get(url("province", one.province_id)).content.decode()


def test_a_province_shows_its_districts(client):
    province = Province.objects.get(name="Ankara")
    center = CenterFactory()
    body = client.get(url("province", province.pk)).content.decode()
    assert center.name in body
    assert "Yenimahalle" in body


def field_answer(**changes):
    return {"name": "Uzay Teknolojisi", "kind": "VOCATIONAL"} | changes


def test_a_field_is_kept_with_names_and_branches(client):
    answer = field_answer(
        aliases="Roket Teknolojisi\n\n Roket  teknolojisi\nFüze", subfields="İtki"
    )
    client.post(url("field_new"), answer)
    field = Field.objects.get(name="Uzay Teknolojisi")
    assert sorted(field.aliases.values_list("name", flat=True)) == ["Füze", "Roket teknolojisi"]
    again = field_answer(aliases="Füze", subfields="İtki\nYörünge", ends="2026-12-31")
    assert client.post(url("field_edit", field.pk), again).status_code == 302
    field.refresh_from_db()
    assert list(field.aliases.values_list("name", flat=True)) == ["Füze"]
    assert field.subfields.count() == 2
    assert field.ends.isoformat() == "2027-01-01"
    body = client.get(url("field", field.pk)).content.decode()
    assert "31.12.2026" in body
    assert "Yörünge" in body


BAD_FIELDS = [
    ({"name": ""}, "zorunludur"),
    ({"name": "Bilişim Teknolojileri"}, "zaten"),
    ({"name": "x" * 81}, "form-errors"),
    ({"kind": "YOK"}, "Listeden seçin"),
    ({"starts": "2026-05-01", "ends": "2025-01-01"}, "Bitiş, başlangıçtan sonra olmalı"),
    ({"ends": "yarın"}, "biçiminde"),
    ({"aliases": "x" * 100}, "çok uzun"),
]


@pytest.mark.parametrize(("change", "said"), BAD_FIELDS)
def test_a_wrong_field_is_a_message(client, change, said):
    response = client.post(url("field_new"), field_answer(**change))
    assert response.status_code == 422
    assert said in response.content.decode()


def test_a_subject_is_kept_with_its_fields(client):
    of = list(Field.objects.all()[:2])
    answer = {"name": "Uzay", "kind": "WORKSHOP", "target": "on", "fields": [f.pk for f in of]}
    client.post(url("subject_new"), answer)
    subject = TeachingSubject.objects.get(name="Uzay")
    assert set(subject.fields.all()) == set(of)
    client.post(url("subject_edit", subject.pk), answer | {"fields": [of[0].pk]})
    assert list(subject.fields.all()) == [of[0]]
    body = client.get(url("subject", subject.pk)).content.decode()
    assert of[0].name in body


@pytest.mark.parametrize(
    "change",
    [{"name": ""}, {"name": "İngilizce"}, {"kind": ""}, {"fields": ["999999"]}, {"name": "x" * 81}],
)
def test_a_wrong_subject_is_a_message(client, change):
    response = client.post(url("subject_new"), {"name": "Uzay", "kind": "WORKSHOP"} | change)
    assert response.status_code == 422
    assert "form-errors" in response.content.decode()


@pytest.mark.parametrize("name", ["field_new", "subject_new"])
def test_reference_lists_are_mtegm_s(name):
    for role in (Role.AUDITOR, Role.SYSTEM_ADMIN, Role.OYGM_UNIT):
        other = signed_in(national_duty(role))
        assert other.get(url(name)).status_code == 403
        assert other.post(url(name), field_answer()).status_code == 403
