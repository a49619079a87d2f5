"""Teachers from Excel: dirt is taken off, each bad row says why, known people are found again."""

import datetime as dt
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from rustpy_xlsxwriter import write_worksheet

from personnel.imports import TeacherImport
from personnel.models import Teacher
from personnel.models.teachers import CompulsoryService, Employment
from smm_portal.documents.imports import jobs
from smm_portal.documents.models import ImportJob
from smm_portal.kit.exports import XLSX_TYPE
from smm_portal.offices.models import Office
from smm_portal.offices.roles import Role
from tests.factories.centers import SchoolFactory, StoredFileFactory, district
from tests.factories.offices import duty_at, national_duty
from tests.factories.personnel import TeacherFactory, identity_number

pytestmark = pytest.mark.django_db

SPEC = TeacherImport.kind


@pytest.fixture
def duty():
    return national_duty(Role.PERSONNEL_UNIT)


def row(number: int, school, **changes) -> dict:
    return {
        "T.C. Kimlik No": identity_number(number),
        "Adı": "IŞIL",
        "Soyadı": "ŞAĞIRLI",
        "E-Posta": "",
        "Kurum Kodu": school.code,
        "Branş": "İNGİLİZCE",
        "Başlama Tarihi": "01.09.2015",
        **changes,
    }


def workbook(rows: list[dict]) -> bytes:
    out = io.BytesIO()
    write_worksheet(rows, out)
    return out.getvalue()


def job_of(rows: list[dict], duty) -> ImportJob:
    file = StoredFileFactory(
        name="ogretmenler.xlsx", content=workbook(rows), content_type=XLSX_TYPE, duty=duty
    )
    job = ImportJob.objects.create(kind=SPEC, file=file, duty=duty)
    jobs.run(job.pk)
    job.refresh_from_db()
    return job


def apply(job: ImportJob, skip_bad=False) -> ImportJob:
    assert jobs.confirm(job, skip_bad=skip_bad)
    jobs.run(job.pk)
    job.refresh_from_db()
    assert job.state == ImportJob.State.DONE, job.error
    return job


def problems(job: ImportJob) -> dict[int, str]:
    return {p["row"]: f"{p['column']}: {p['message']}" for p in job.problems}


def test_dirt_is_taken_off(duty):
    school = SchoolFactory()
    number = identity_number(1)
    dirty = row(
        1,
        school,
        **{
            "T.C. Kimlik No": f"\u00a0{number[:3]} {number[3:]}\u200b ",
            "Adı": "  IŞIL\u00a0 NUR ",
            "E-Posta": " Isil.Sagirli@Ornek.K12.TR ",
            "Kurum Kodu": float(school.code),
            "Başlama Tarihi": dt.date(2015, 9, 1),
            "İstihdam": "sozlesmeli",
            "Zorunlu Çalışma": "MUAF",
            "Hizmetten sayılmayan gün": 90.0,
        },
    )
    assert not job_of([dirty], duty).problems
    apply(ImportJob.objects.get())
    teacher = Teacher.objects.get()
    assert (teacher.full_name, teacher.identity) == ("Işıl Nur Şağırlı", number)
    assert (teacher.email, teacher.school) == ("isil.sagirli@ornek.k12.tr", school)
    assert teacher.teaching_since == dt.date(2015, 9, 1)
    assert teacher.employment == Employment.CONTRACT
    assert teacher.compulsory_service == CompulsoryService.EXEMPT
    assert (teacher.days_not_counted, teacher.subject.is_english) == (90, True)


def test_known_teachers_are_updated_and_empty_cells_change_nothing(duty):
    old, new = SchoolFactory(), SchoolFactory()
    teacher = TeacherFactory(school=old, identity=identity_number(7), email="eski@smm.invalid")
    job = job_of([row(7, new)], duty)
    assert (job.creates, job.updates) == (0, 1)
    apply(job)
    teacher.refresh_from_db()
    assert (teacher.school, teacher.email) == (new, "eski@smm.invalid")
    assert job_of([row(7, new)], duty).unchanged == 1


def test_each_bad_row_says_why(duty):
    school = SchoolFactory()
    TeacherFactory(email="dolu@smm.invalid")
    rows = [
        row(1, school),
        row(2, school, **{"T.C. Kimlik No": "12345678901"}),
        row(3, school, **{"Adı": ""}),
        row(4, school, **{"Kurum Kodu": "111111"}),
        row(5, school, **{"Branş": "Simyacılık"}),
        row(6, school, **{"Başlama Tarihi": "31.02.2015"}),
        row(7, school, **{"Başlama Tarihi": "01.01.2099"}),
        row(8, school, **{"E-Posta": "ğüş@örnek"}),
        row(9, school, **{"E-Posta": "dolu@smm.invalid"}),
        row(1, school),
        row(11, school, **{"Adı": "=HYPERLINK(1)"}),
        row(12, school, **{"Kurum Kodu": "", "Okul adı": "Yok Okulu", "İl": "Ankara"}),
        row(13, school, **{"Soyadı": "Ş" * 200}),
        row(14, school, **{"Hizmetten sayılmayan gün": "-3"}),
        row(15, school, **{"İstihdam": "gönüllü"}),
    ]
    keys = list(dict.fromkeys(key for one in rows for key in one))
    job = job_of([{key: one.get(key, "") for key in keys} for one in rows], duty)
    found = problems(job)
    assert sorted(found) == list(range(3, 17))
    for number, words in {
        3: "kimlik",
        4: "Boş bırakılamaz",
        5: "Kurum kodu",
        6: "branş yok",
        7: "Başlama tarihi",
        8: "bugünden sonra",
        9: "Türkçe harf",
        10: "başka bir öğretmenin",
        11: "2. satırda",
        12: "Formül",
        13: "Kurum kodu",
        14: "80 karakter",
        15: "pozitif",
        16: "Şunlardan birini",
    }.items():
        assert words in found[number], (number, found[number])
    assert not Teacher.objects.filter(first_name="Işıl").exists()
    kept = f"{job.preview}{job.problems}"
    assert identity_number(1) not in kept
    assert "12345678901" not in kept
    apply(job, skip_bad=True)
    assert Teacher.objects.filter(first_name="Işıl").count() == 1


def test_a_school_is_found_by_name_and_place(duty):
    school = SchoolFactory(name="Şehir Iğdır Lisesi", district=district("Şanlıurfa", "Haliliye"))
    named = row(1, school, **{"Kurum Kodu": ""})
    named |= {"Okul adı": "ŞEHİR IĞDIR LİSESİ", "İlçe": "haliliye", "İl": "SANLIURFA"}
    assert not problems(job_of([named], duty))


def test_a_province_neither_enters_nor_moves_people_of_another(duty):
    office = Office.objects.get(name__startswith="Ankara İl")
    own = duty_at(office, Role.PROVINCE_HR)
    here, away = SchoolFactory(), SchoolFactory(district=district("Bursa"))
    TeacherFactory(school=away, identity=identity_number(2))
    job = job_of([row(1, away), row(2, here), row(3, here)], own)
    assert sorted(problems(job)) == [2, 3]
    assert "Naklini" in problems(job)[3]
    assert job.creates == 1


def test_two_rows_share_no_address(duty):
    school = SchoolFactory()
    mail = {"E-Posta": "ortak@smm.invalid"}
    job = job_of([row(1, school, **mail), row(2, school, **mail)], duty)
    assert "başka bir öğretmenin" in problems(job)[3]


def test_many_rows_cost_few_queries(duty, django_assert_max_num_queries):
    school = SchoolFactory()
    with django_assert_max_num_queries(60):
        apply(job_of([row(n, school) for n in range(1, 601)], duty))
    assert Teacher.objects.count() == 600


def test_the_page_takes_the_file_and_asks_before_anything_is_stored(duty, sign_in):
    client = sign_in(duty)
    school = SchoolFactory()
    url = reverse("documents:import_new", args=[SPEC])
    assert "Öğretmenleri aktar" in client.get(url).content.decode()
    upload = SimpleUploadedFile("liste.xlsx", workbook([row(1, school)]), XLSX_TYPE)
    assert client.post(url, {"file": upload}, follow=True).status_code == 200
    assert not Teacher.objects.exists()
    sample = client.get(reverse("documents:import_template", args=[SPEC]))
    assert sample["Content-Type"] == XLSX_TYPE


def test_those_who_keep_no_registry_cannot_import(sign_in):
    client = sign_in(national_duty(Role.AUDITOR))
    assert client.get(reverse("documents:import_new", args=[SPEC])).status_code == 403
