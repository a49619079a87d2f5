"""The registry: list, filters, search, export, a teacher's page, forms, managerial duties."""

import datetime as dt
import re

import pytest
from django.urls import reverse

from personnel.models import ManagerialDuty, Teacher
from personnel.models.teachers import CompulsoryService, Employment
from smm_portal.kit import dates
from smm_portal.offices import invitations
from smm_portal.offices.models import Office
from smm_portal.offices.roles import Role
from tests.factories.centers import CenterFactory, SchoolFactory, days_ago, district
from tests.factories.offices import UserFactory, duty_at, national_duty
from tests.factories.personnel import (
    AssignmentFactory,
    TeacherFactory,
    accept_invitation,
    give_account,
    identity_number,
    seat,
    subject,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit(sign_in):
    return sign_in(national_duty(Role.PERSONNEL_UNIT))


@pytest.fixture
def ankara(sign_in):
    office = Office.objects.get(name__startswith="Ankara İl")
    return sign_in(duty_at(office, Role.PROVINCE_HR))


def names(response) -> list[str]:
    return [str(row) for row in response.context["page"].rows]


def listed(client, **query) -> list[str]:
    return names(client.get(reverse("personnel:teachers"), query))


def test_the_list_stands_in_turkish_order(unit):
    for last in ("Zengin", "Ildız", "İnce", "Çakır", "Cengiz", "Öz", "Oral", "Şen", "Sarı"):
        TeacherFactory(first_name="Ada", last_name=last)
    found = [name.split()[1] for name in listed(unit)]
    assert found == ["Cengiz", "Çakır", "Ildız", "İnce", "Oral", "Öz", "Sarı", "Şen", "Zengin"]
    assert listed(unit, sirala="-name")[0] == "Ada Zengin"


@pytest.mark.parametrize("typed", ["isil sagirli", "IŞIL ŞAĞIRLI", "ışıl", "Şağırlı  Işıl"])
def test_search_folds(unit, typed):
    TeacherFactory(first_name="Işıl", last_name="Şağırlı")
    TeacherFactory(first_name="Ali", last_name="Kaya")
    assert listed(unit, q=typed) == ["Işıl Şağırlı"]


def test_search_by_school(unit):
    teacher = TeacherFactory(first_name="Işıl", last_name="Şağırlı")
    TeacherFactory()
    assert listed(unit, q=teacher.school.name) == ["Işıl Şağırlı"]


def test_filters_narrow(unit):
    seated = AssignmentFactory(seat=seat(CenterFactory(), 2)).teacher
    other = TeacherFactory(
        school=SchoolFactory(kind="MEM", district=district("Bursa")),
        employment=Employment.CONTRACT,
        compulsory_service=CompulsoryService.OWING,
    )
    bursa = other.school.district.province_id
    for query in (
        {"brans": other.subject_id},
        {"il": bursa},
        {"tur": "MEM"},
        {"istihdam": "CONTRACT"},
        {"zorunlu": "OWING"},
        {"merkez": "hayir"},
    ):
        assert listed(unit, **query) == [str(other)], query
    assert listed(unit, merkez="evet") == [str(seated)]


@pytest.mark.parametrize(
    "query", [{"brans": "yok"}, {"sayfa": "-9"}, {"q": "\x00%_'"}, {"il": "0"}]
)
def test_senseless_addresses_do_no_harm(unit, query):
    TeacherFactory()
    assert unit.get(reverse("personnel:teachers"), query).status_code == 200


def test_the_export_masks_the_identity_number(unit):
    teacher = AssignmentFactory().teacher
    answer = unit.get(reverse("personnel:teachers"), {"bicim": "csv"})
    lines = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert teacher.identity not in lines
    assert teacher.masked_identity in lines
    assert teacher.assignments.get().seat.center.name in lines
    assert unit.get(reverse("personnel:teachers"), {"bicim": "xlsx"}).status_code == 200


def test_a_province_sees_its_own_teachers(ankara):
    here, there = TeacherFactory(), TeacherFactory(school=SchoolFactory(district=district("Bursa")))
    assert listed(ankara) == [str(here)]
    assert ankara.get(reverse("personnel:teacher", args=[here.pk])).status_code == 200
    for name in ("teacher", "teacher_edit", "managerial_new"):
        assert ankara.get(reverse(f"personnel:{name}", args=[there.pk])).status_code == 404


def test_a_page_says_which_fact_serves_which_clause(unit):
    teacher = AssignmentFactory().teacher
    page = unit.get(reverse("personnel:teacher", args=[teacher.pk])).content.decode()
    for clause in ("6/1-a", "6/1-b", "6/1-ç", "7/1-ç"):
        assert f"Madde {clause}" in page
    assert teacher.identity not in page
    assert teacher.masked_identity in page
    assert re.search(r"6 yıl 36[34] gün", page)  # seven times 365 days, leap days in them
    assert "Geçmiş" in page


def facts(school, **changes) -> dict:
    return {
        "identity": identity_number(77),
        "first_name": "Işıl",
        "last_name": "Şağırlı",
        "email": "Isil@SMM.invalid",
        "school": school.pk,
        "subject": subject("Matematik").pk,
        "employment": "PERMANENT",
        "teaching_since": "2015-09-01",
        "days_not_counted": 0,
        "compulsory_service": "EXEMPT",
        **changes,
    }


def errors(response) -> dict:
    assert response.status_code == 200, response.status_code
    return response.context["form"].errors


def test_a_teacher_is_entered(unit):
    response = unit.post(reverse("personnel:teacher_new"), facts(SchoolFactory()))
    teacher = Teacher.objects.get()
    assert response.url == reverse("personnel:teacher", args=[teacher.pk])
    assert (teacher.identity, teacher.email) == (identity_number(77), "isil@smm.invalid")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("identity", ""),
        ("identity", "12345678901"),
        ("identity", "abc"),
        ("first_name", "  "),
        ("last_name", "Ş" * 81),
        ("email", "olmaz"),
        ("email", "ışık@örnek.tr"),
        ("school", ""),
        ("school", "99999999"),
        ("subject", "x"),
        ("employment", "GÖNÜLLÜ"),
        ("teaching_since", "2099-01-01"),
        ("teaching_since", "1949-12-31"),
        ("teaching_since", "dün"),
        ("days_not_counted", "-1"),
        ("days_not_counted", "9999"),
    ],
)
def test_bad_input_is_named_at_its_field(unit, field, value):
    response = unit.post(reverse("personnel:teacher_new"), facts(SchoolFactory()) | {field: value})
    assert field in errors(response), errors(response)
    assert not Teacher.objects.exists()


def test_a_known_number_or_address_is_not_entered_twice(unit):
    known = TeacherFactory(email="dolu@smm.invalid")
    school = SchoolFactory()
    twice = facts(school, identity=known.identity, email="dolu@smm.invalid")
    found = errors(unit.post(reverse("personnel:teacher_new"), twice))
    assert {"identity", "email"} <= set(found)


def test_a_province_enters_only_at_its_own_schools(ankara):
    far = SchoolFactory(district=district("Bursa"))
    assert "school" in errors(ankara.post(reverse("personnel:teacher_new"), facts(far)))
    page = ankara.get(reverse("personnel:school_options"), {"school_ara": far.name}).content
    assert far.name not in page.decode().replace(f'value="{far.name}"', "")


def test_editing_keeps_the_identity_unless_a_new_one_is_written(unit):
    teacher = TeacherFactory()
    url = reverse("personnel:teacher_edit", args=[teacher.pk])
    page = unit.get(url).content.decode()
    assert teacher.identity not in page
    before = teacher.identity
    data = facts(teacher.school, identity="", first_name="Ilgaz", working="on")
    assert unit.post(url, data).status_code == 302
    teacher = Teacher.objects.get(pk=teacher.pk)
    assert (teacher.first_name, teacher.identity, teacher.working) == ("Ilgaz", before, True)
    unit.post(url, facts(teacher.school, working=""))
    teacher = Teacher.objects.get(pk=teacher.pk)
    assert (teacher.identity, teacher.working) == (identity_number(77), False)


def test_managerial_duties_begin_and_end(unit):
    teacher = TeacherFactory()
    url = reverse("personnel:managerial_new", args=[teacher.pk])
    data = {"kind": "DEPUTY", "school": teacher.school_id, "starts": days_ago(900).isoformat()}
    assert unit.get(url).status_code == 200
    assert unit.post(url, data).status_code == 302
    assert "zaten kayıtlı" in str(errors(unit.post(url, data)))
    assert "ends" in errors(unit.post(url, data | {"ends": days_ago(901).isoformat()}))
    assert "starts" in errors(unit.post(url, data | {"starts": "2099-01-01"}))
    row = ManagerialDuty.objects.get()
    end = reverse("personnel:managerial_end", args=[row.pk])
    assert "last_day" in errors(unit.post(end, {"last_day": days_ago(901).isoformat()}))
    assert unit.post(end, {"last_day": days_ago(1).isoformat()}).status_code == 302
    row.refresh_from_db()
    assert row.ends == dates.today()
    assert unit.get(end).status_code == 404


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.OYGM_UNIT])
def test_readers_read_only(sign_in, role):
    client, teacher = sign_in(national_duty(role)), TeacherFactory()
    assert client.get(reverse("personnel:teacher", args=[teacher.pk])).status_code == 200
    url = reverse("personnel:teacher_edit", args=[teacher.pk])
    assert client.post(url, facts(teacher.school)).status_code == 403


def test_invitations_offer_teachers_without_account_and_tie_them():
    source = invitations.source_of("teacher:1")
    inviter = national_duty(Role.MTEGM_HEAD)
    free = TeacherFactory()
    TeacherFactory(email=None)
    TeacherFactory(working=False)
    give_account(TeacherFactory())
    form = source.form({"okul": free.school.name}, duty=inviter)
    assert form.is_valid()
    found = source.candidates(inviter, form.cleaned_data)
    assert [one.source for one in found] == [f"teacher:{free.pk}"]
    user = UserFactory(email=free.email)
    accept_invitation(free, user)
    source.accepted(found[0].source, user)
    free.refresh_from_db()
    assert free.user == user
    assert [duty.role for duty in user.duties_today] == [Role.TEACHER]


def test_a_principal_invites_at_his_own_school_only():
    own, other = TeacherFactory(), TeacherFactory()
    principal = duty_at(own.school.office, Role.PRINCIPAL)
    source = invitations.source_of("teacher:1")
    found = source.candidates(principal, {})
    assert [one.email for one in found] == [own.email]
    assert other.email not in {one.email for one in found}


def test_search_and_desk_bring_people_and_terms(unit, sign_in):
    row = AssignmentFactory(starts=days_ago(150))
    found = unit.get(reverse("search"), {"q": row.teacher.last_name}).content.decode()
    assert reverse("personnel:teacher", args=[row.teacher_id]) in found
    desk = unit.get(reverse("home")).content.decode()
    assert row.teacher.full_name in desk
    give_account(row.teacher)
    duty = row.teacher.user.duties.select_related("office", "user").get(
        role=Role.GENERAL_COORDINATOR
    )
    own = sign_in(duty).get(reverse("home")).content.decode()
    assert "1. kadrodasınız" in own


def test_a_list_costs_the_same_with_many_rows(unit, django_assert_max_num_queries):
    school = SchoolFactory()
    for url in (reverse("personnel:teachers"), reverse("personnel:assignments")):
        unit.get(url)
    TeacherFactory.create_batch(40, school=school)
    AssignmentFactory.create_batch(3, starts=dates.today() - dt.timedelta(days=10))
    for url in (reverse("personnel:teachers"), reverse("personnel:assignments")):
        with django_assert_max_num_queries(12) as counted:
            unit.get(url)
        own = [q["sql"] for q in counted.captured_queries if not _is_frame(q["sql"])]
        assert len(own) <= 8, "\n".join(own)


def _is_frame(sql: str) -> bool:
    """Transaction words, which cost no look at any table."""
    return sql.split(" ")[0] in {"SAVEPOINT", "RELEASE", "SET", "ROLLBACK"}
