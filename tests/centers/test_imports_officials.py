"""Officials invited by a file: each row judged as by hand, nothing sent before the yes."""

import datetime as dt

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from centers.official_imports import KIND, OfficialImport
from smm_portal.documents.models import ImportJob
from smm_portal.kit import dates
from smm_portal.offices.models import Invitation, Office
from smm_portal.offices.roles import Role
from tests.factories.centers import SchoolFactory, district
from tests.factories.offices import UserFactory, duty_at, national_duty

from .test_guided_founding import signed_in

pytestmark = pytest.mark.django_db

HEADS = "Ad;Soyad;E-posta;Görev;Makam;İl;İlçe;Son gün"


@pytest.fixture
def load(django_capture_on_commit_callbacks):
    def run(*rows, duty=None, yes=True, skip=False, heads=HEADS) -> ImportJob:
        client = signed_in(duty or national_duty(Role.MTEGM_HEAD))
        content = "\r\n".join([heads, *rows]).encode("utf-8-sig")
        new = reverse("documents:import_new", args=[KIND])
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post(new, {"file": SimpleUploadedFile("davet.csv", content)})
        assert answer.status_code == 302, answer.content.decode()
        job = ImportJob.objects.latest("pk")
        if yes:
            data = {"skip_bad": "on"} if skip else {}
            with django_capture_on_commit_callbacks(execute=True):
                client.post(reverse("documents:import_confirm", args=[job.pk]), data)
        job.refresh_from_db()
        return job

    return run


def at(one: Invitation) -> tuple[str, str]:
    return one.role, one.office.name


def test_a_dirty_file_invites_and_mails(load):
    SchoolFactory(code="763901", district=district("Ankara"))
    province = Office.objects.get(kind="PROVINCE", name__startswith="Şanlıurfa")
    ilce = district("Şanlıurfa").office
    last = dates.today() + dt.timedelta(days=90)
    job = load(
        f'="IŞIL";x;y@smm.invalid;{Role.PRINCIPAL.label};763901;;;',
        f"\u00a0IŞIL ;ÇAĞRI\u200b; Isil.Cagri@SMM.invalid ;OKUL MÜDÜRÜ;763901.0;;;{last:%d.%m.%Y}",
        "Ece;Ilgaz;mailto:ece@smm.invalid;il mesleki ve teknik egitim birimi;;SANLIURFA;;",
        f"Nil;Ak;nil@smm.invalid;district_vte;{ilce.name};sanliurfa;;",
        "Su;Ay;su@smm.invalid;MTEGM UZMANI;;;;",
        f"Can;Öz;can@smm.invalid;İl insan kaynakları birimi;{province.name.upper()};;;",
        yes=False,
    )
    assert (job.creates, job.bad_rows) == (5, 1), job.problems
    assert "Formül" in job.problems[0]["message"]
    assert not Invitation.objects.exists()
    assert mail.outbox == []


def test_the_yes_makes_the_invitations_at_once(load):
    school = SchoolFactory(code="763901", district=district("Ankara"))
    last = dates.today() + dt.timedelta(days=90)
    job = load(
        f"IŞIL;ÇAĞRI;isil@smm.invalid;okul müdürü;763901;;;{last:%d.%m.%Y}",
        "Ece;Ilgaz;ece@smm.invalid;province_vte;;şanlıurfa;;",
        "Su;Ay;su@smm.invalid;mtegm_expert;MTEGM;;;",
    )
    assert (job.state, job.applied) == ("done", 3), job.error
    found = {one.email: one for one in Invitation.objects.select_related("office")}
    one = found["isil@smm.invalid"]
    assert (one.get_full_name(), one.office) == ("Işıl Çağrı", school.office)
    assert one.duty_ends == last + dt.timedelta(days=1)
    assert found["ece@smm.invalid"].office.name.startswith("Şanlıurfa")
    assert found["su@smm.invalid"].office.code == "MTEGM"
    assert sorted(letter.to[0] for letter in mail.outbox) == sorted(found)


WRONG = [
    (";Ak;a@smm.invalid;okul müdürü;763901;;;", "Boş bırakılamaz"),
    ("Nil;Ak;adres;okul müdürü;763901;;;", "e-posta"),
    ("Nil;Ak;çağrı@smm.invalid;okul müdürü;763901;;;", ""),
    ("Nil;Ak;a@smm.invalid;müdür bey;763901;;;", "Böyle bir görev yok"),
    ("Nil;Ak;a@smm.invalid;Öğretmen;763901;;;", "kayıtlardan doğar"),
    ("Nil;Ak;a@smm.invalid;okul müdürü;999999;;;", "açık bir okul yok"),
    ("Nil;Ak;a@smm.invalid;okul müdürü;;;;", "kurum kodunu yazın"),
    ("Nil;Ak;a@smm.invalid;okul müdürü;İkiz MTAL;;;", "birden çok makam"),
    ("Nil;Ak;a@smm.invalid;okul müdürü;Olmayan Okul;;;", "açık bir makam yok"),
    ("Nil;Ak;a@smm.invalid;il millî eğitim müdürü;763901;;;", "seçilen makamda yürütülmez"),
    ("Nil;Ak;a@smm.invalid;province_hr;;Yok;;", "ilini yazın"),
    ("Nil;Ak;a@smm.invalid;district_vte;;Ankara;Yok;", "ilçe müdürlüğü yok"),
    ("Nil;Ak;a@smm.invalid;system_admin;;;;", "yalnız sistem yöneticisi verir"),
    ("Nil;Ak;a@smm.invalid;okul müdürü;763901;;;dün", "21.11.2026"),
    ("Nil;Ak;a@smm.invalid;okul müdürü;763901;;;01.01.2024", "gün geçerlidir"),
    ("Nil;Ak;var@smm.invalid;province_hr;;Ankara;;", "Bu görevi zaten var"),
    ("Nil;Ak;davetli@smm.invalid;province_hr;;Ankara;;", "Açık bir daveti var"),
]


@pytest.fixture
def ground(load):
    SchoolFactory(code="763901", district=district("Ankara"))
    SchoolFactory(name="İkiz MTAL", district=district("Ankara"))
    SchoolFactory(name="İkiz MTAL", district=district("Adana"))
    ankara = Office.objects.get(kind="PROVINCE", name__startswith="Ankara")
    duty_at(ankara, Role.PROVINCE_HR, UserFactory(email="var@smm.invalid"))
    load("A;B;davetli@smm.invalid;province_hr;;Ankara;;")


@pytest.mark.parametrize(("row", "said"), WRONG)
def test_wrong_rows_say_why_and_invite_nobody(ground, load, row, said):
    before = Invitation.objects.count()
    job = load(row, yes=False)
    assert (job.state, job.bad_rows) == ("ready", 1)
    assert any(said in problem["message"] for problem in job.problems), job.problems
    assert Invitation.objects.count() == before


def test_two_of_one_name_are_told_apart_by_their_place(ground, load):
    job = load("Nil;Ak;a@smm.invalid;okul müdürü;ikiz mtal;adana;;", skip=True)
    assert job.applied == 1, job.problems
    assert Invitation.objects.latest("pk").office.parent.name.startswith(
        district("Adana").office.name
    )


def test_nobody_is_invited_twice_to_one_thing(load):
    SchoolFactory(name="Tek MTAL", code="763901", district=district("Ankara"))
    job = load(
        "Nil;Ak;a@smm.invalid;okul müdürü;763901;;;",
        "Nil;Ak;A@smm.invalid;principal;763901;;;",
        "Nil;Ak;a@smm.invalid;principal;tek mtal;;;",
        skip=True,
    )
    assert (job.applied, job.bad_rows) == (1, 2)
    assert Invitation.objects.count() == 1


def test_a_province_invites_inside_itself_only(load):
    SchoolFactory(code="763901", district=district("Adana"))
    near = SchoolFactory(code="763902", district=district("Ankara"))
    duty = duty_at(near.district.province.office, Role.PROVINCE_HR)
    job = load(
        "Nil;Ak;a@smm.invalid;okul müdürü;763901;;;",
        "Nil;Ak;b@smm.invalid;okul müdürü;763902;;;",
        "Nil;Ak;c@smm.invalid;province_vte;;Adana;;",
        "Nil;Ak;d@smm.invalid;mtegm_expert;;;;",
        duty=duty,
        skip=True,
    )
    assert (job.applied, job.bad_rows) == (1, 3)
    assert Invitation.objects.get().email == "b@smm.invalid"


def test_what_was_invited_meanwhile_stops_the_file(load):
    duty = national_duty(Role.MTEGM_HEAD)
    row = "Nil;Ak;a@smm.invalid;province_vte;;Ankara;;"
    first = load(row, duty=duty, yes=False)
    load(row, duty=duty)
    client = signed_in(duty)
    client.post(reverse("documents:import_confirm", args=[first.pk]))
    assert Invitation.objects.count() == 1


def test_rows_cost_no_queries(django_assert_num_queries):
    duty = national_duty(Role.MTEGM_HEAD)
    rows = [
        {
            "first_name": "Nil",
            "last_name": "Ak",
            "email": f"n{i}@smm.invalid",
            "role": Role.PROVINCE_VTE,
            "office": "",
            "province": "Ankara",
            "district": "",
            "last_day": None,
        }
        for i in range(50)
    ]
    spec = OfficialImport()
    # Two of the judge, three of places; names and codes ask three more.
    with django_assert_num_queries(5):
        known = spec.prepare(rows, duty)
        for row in rows:
            spec.clean_row(row, known)


def test_who_may_and_where_it_is_found():
    new = reverse("documents:import_new", args=[KIND])
    for role in (Role.AUDITOR, Role.MTEGM_EXPERT):
        assert signed_in(national_duty(role)).get(new).status_code == 403
    client = signed_in(national_duty(Role.SYSTEM_ADMIN))
    assert "Görev" in client.get(new).content.decode()
    for page in ("/davetler/", "/davetler/toplu/", "/aktarimlar/"):
        assert new in client.get(page).content.decode(), page
    sample = client.get(reverse("documents:import_template", args=[KIND]))
    assert sample.status_code == 200
    assert sample["Content-Type"].endswith("sheet")
    assert new not in signed_in(national_duty(Role.AUDITOR)).get("/davetler/").content.decode()
