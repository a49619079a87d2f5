"""Schools from a file: known ones are updated, new ones added, wrong rows named."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from centers.models import School
from smm_portal.documents.models import ImportJob
from smm_portal.offices.roles import Role
from tests.factories.centers import CenterFactory, SchoolFactory, district
from tests.factories.offices import duty_at, national_duty

from .test_guided_founding import signed_in

pytestmark = pytest.mark.django_db

HEADS = "Okul adı;Kurum kodu;Tür;İl;İlçe;Zorunlu çalışma;Adres"


def file(*rows, heads=HEADS):
    return SimpleUploadedFile("okullar.csv", "\r\n".join([heads, *rows]).encode("utf-8-sig"))


@pytest.fixture
def load(django_capture_on_commit_callbacks):
    def run(*rows, duty=None, heads=HEADS, yes=True) -> ImportJob:
        client = signed_in(duty or national_duty(Role.MTEGM_EXPERT))
        new = reverse("documents:import_new", args=["centers.schools"])
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post(new, {"file": file(*rows, heads=heads)})
        assert answer.status_code == 302, answer.content.decode()
        job = ImportJob.objects.latest("pk")
        if yes:
            with django_capture_on_commit_callbacks(execute=True):
                client.post(reverse("documents:import_confirm", args=[job.pk]))
        job.refresh_from_db()
        return job

    return run


def test_new_schools_come_with_their_office(load):
    job = load(
        "ŞANLIURFA ÖRNEK MTAL;763001;MTAL;ŞANLIURFA;haliliye;Evet;Bir Sokak",
        "Merkez Örnek;;Özel MTAL;Adıyaman;Merkez;;",
    )
    assert (job.state, job.creates, job.applied) == ("done", 2, 2)
    one = School.objects.select_related("office__parent", "district").get(code="763001")
    assert one.compulsory_service
    assert one.office.parent == one.district.office
    other = School.objects.select_related("office__parent").get(name="Merkez Örnek")
    assert (other.code, other.kind) == (None, "PRIVATE_MTAL")
    assert other.office.parent.kind == "PROVINCE"


def test_a_known_school_is_found_by_code_then_by_name(load):
    by_code = SchoolFactory(address="Eski", compulsory_service=True)
    by_name = SchoolFactory(code=None)
    same = SchoolFactory()
    job = load(
        f"Yeni Adı;{by_code.code};;Ankara;{by_code.district.name};;",
        f"{by_name.name.replace('i', 'İ')};763002;;Ankara;{by_name.district.name};;Yeni adres",
        f"{same.name};{same.code};MTAL;Ankara;{same.district.name};Hayır;",
    )
    assert (job.updates, job.unchanged, job.creates) == (2, 1, 0)
    by_code.refresh_from_db()
    assert (by_code.name, by_code.address, by_code.compulsory_service) == ("Yeni Adı", "Eski", True)
    was = by_name.name
    by_name.refresh_from_db()
    assert (by_name.name, by_name.code, by_name.address) == (was, "763002", "Yeni adres")


WRONG = [
    (";763001;;Ankara;Çankaya;;", "Boş bırakılamaz"),
    ("Ad;763001;;Yok İli;Çankaya;;", "Böyle bir il yok"),
    ("Ad;763001;;Ankara;Haliliye;;", "böyle bir ilçe yok"),
    ("Ad;76;;Ankara;Çankaya;;", "altı ile sekiz"),
    ("Ad;763001;Lise;Ankara;Çankaya;;", "Şunlardan birini"),
    ("Ad;763001;;Ankara;Çankaya;belki;", "Evet"),
    ("=1+1;763001;;Ankara;Çankaya;;", "Formül"),
    ("x" * 201 + ";763001;;Ankara;Çankaya;;", "En çok 200"),
]


@pytest.mark.parametrize(("row", "said"), WRONG)
def test_wrong_rows_are_named_and_nothing_is_stored(load, row, said):
    before = School.objects.count()
    job = load(row, yes=False)
    assert (job.state, job.bad_rows) == ("ready", 1)
    assert any(said in problem["message"] for problem in job.problems), job.problems
    assert School.objects.count() == before


def test_a_school_twice_in_the_file_is_named(load):
    row = "Ad;763001;;Ankara;Çankaya;;"
    assert load(row, row, yes=False).bad_rows == 1


def test_two_schools_of_one_name_are_told_apart_by_code(load):
    known = SchoolFactory()
    job = load(f"{known.name};7777777;;Ankara;{known.district.name};;", yes=False)
    assert job.bad_rows == 1


def test_a_province_cannot_touch_another(load):
    home, away = SchoolFactory(), SchoolFactory(district=district("Adana"))
    duty = duty_at(home.district.province.office, Role.PROVINCE_VTE)
    job = load(
        f"Kaçırılan;{away.code};;Ankara;{home.district.name};;",
        f"Uzak;763003;;Adana;{away.district.name};;",
        f"Yakın;763004;;Ankara;{home.district.name};;",
        duty=duty,
        yes=False,
    )
    assert (job.creates, job.bad_rows) == (1, 2)


def test_a_host_that_would_stop_being_one_stops_the_file(load):
    host = CenterFactory().school
    job = load(
        f"{host.name};{host.code};Özel MTAL;Ankara;{host.district.name};;",
        "Başka;763005;;Ankara;Çankaya;;",
    )
    assert job.state == "failed"
    assert "Okulun bünyesinde bir merkez var" in job.error
    assert not School.objects.filter(code="763005").exists()


def test_others_cannot_import():
    new = reverse("documents:import_new", args=["centers.schools"])
    assert signed_in(national_duty(Role.AUDITOR)).get(new).status_code == 403


def test_missing_columns_are_named(load):
    job = load("Ad;763001", heads="Okul adı;Kurum kodu", yes=False)
    assert job.state == "failed"
    assert "İlçe" in job.error
