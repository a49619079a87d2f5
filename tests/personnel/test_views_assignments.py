"""Görevlendirmeler: lists, seating, refusals at their field, early end, scope."""

import datetime as dt

import pytest
from django.urls import reverse

from personnel.models import Assignment
from smm_portal.kit import dates
from smm_portal.offices.models import Office
from smm_portal.offices.roles import Role
from tests.factories.centers import CenterFactory, SchoolFactory, days_ago, district, five_seats
from tests.factories.offices import duty_at, national_duty
from tests.factories.personnel import (
    AssignmentFactory,
    TeacherFactory,
    coordinator_duty,
    give_account,
    seat,
    teacher_duty,
)

pytestmark = pytest.mark.django_db

NUMBER = "E-43770946-903.07-101393051"


@pytest.fixture
def center():
    return CenterFactory()


@pytest.fixture
def unit(sign_in):
    return sign_in(national_duty(Role.PERSONNEL_UNIT))


def facts(center, teacher, number=1, **changes) -> dict:
    return {
        "teacher": teacher.pk,
        "seat": number,
        "starts": dates.today().isoformat(),
        "last_day": "",
        "approval_number": NUMBER,
        "approval_date": days_ago(3).isoformat(),
        **changes,
    }


def assign(client, center, teacher, number=1, **changes):
    url = reverse("personnel:assign", args=[center.pk])
    return client.post(url, facts(center, teacher, number, **changes))


def errors(response) -> dict:
    assert response.status_code == 200, response.status_code
    return {name: " ".join(found) for name, found in response.context["form"].errors.items()}


def test_a_teacher_is_seated_for_the_longest_term(unit, center):
    teacher = TeacherFactory()
    response = assign(unit, center, teacher)
    assert response.status_code == 302
    row = Assignment.objects.get()
    assert (row.teacher, row.seat.number, row.starts) == (teacher, 1, dates.today())
    assert row.last_day > dates.today() + dt.timedelta(days=175)
    page = unit.get(reverse("centers:detail", args=[center.pk])).content.decode()
    assert teacher.full_name in page


def test_the_page_offers_free_seats_and_says_why_others_are_closed(unit, center):
    held = AssignmentFactory(seat=seat(center, 1))
    page = unit.get(reverse("personnel:assign", args=[center.pk])).content.decode()
    assert f"Dolu: {held.teacher}" in page
    assert "MTEGM bu kadroyu belirlemedi" in page
    assert page.count("disabled") >= 2


def test_longer_than_the_setting_is_refused(unit, center):
    late = (dates.today() + dt.timedelta(days=200)).isoformat()
    found = errors(assign(unit, center, TeacherFactory(), last_day=late))
    assert "en çok 6 ay" in found["last_day"]
    assert "Madde 10/4" in found["last_day"]


def test_a_second_general_is_refused(unit, center):
    AssignmentFactory(seat=seat(center, 1))
    found = errors(assign(unit, center, TeacherFactory()))
    assert "Madde 4/4" in found["seat"]


def test_a_sixth_is_refused(unit):
    full = CenterFactory(seats=five_seats)
    for number in range(1, 6):
        AssignmentFactory(seat=seat(full, number))
    page = unit.get(reverse("personnel:assign", args=[full.pk])).content.decode()
    assert "Beş kadronun beşi de dolu" in page
    found = errors(assign(unit, full, TeacherFactory(), number=3))
    assert "Madde 4/5" in found["seat"]
    found = errors(assign(unit, full, TeacherFactory(), number=6))
    assert "seat" in found


def test_a_seat_out_of_use_is_refused(unit, center):
    found = errors(assign(unit, center, TeacherFactory(), number=5))
    assert "Madde 4/5" in found["seat"]


def test_the_english_seat_takes_an_english_teacher_only(unit, center):
    found = errors(assign(unit, center, TeacherFactory(), number=2))
    assert "Madde 4/4" in found["teacher"]
    assert assign(unit, center, TeacherFactory(subject="İngilizce"), number=2).status_code == 302


def test_a_teacher_sits_once(unit, center):
    busy = AssignmentFactory().teacher
    found = errors(assign(unit, center, busy))
    assert "bir merkezde görevi var" in found["teacher"]


def test_the_principal_is_no_general_coordinator(unit, center):
    teacher = TeacherFactory(school=center.school)
    duty_at(center.school.office, Role.PRINCIPAL, user=give_account(teacher))
    assert "Madde 8/2" in errors(assign(unit, center, teacher))["teacher"]


def test_a_term_before_the_role_is_refused(unit, center):
    old = days_ago(600)
    found = errors(
        assign(
            unit,
            center,
            TeacherFactory(),
            starts=old.isoformat(),
            last_day=(old + dt.timedelta(days=90)).isoformat(),
            approval_date=old.isoformat(),
        )
    )
    assert "Madde 4/5" in found["seat"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("teacher", ""),
        ("teacher", "999999999"),
        ("teacher", "kim"),
        ("seat", ""),
        ("seat", "0"),
        ("starts", "32.13.2026"),
        ("starts", "0026-01-01"),
        ("last_day", "1.1.1900"),
        ("approval_number", "12345"),
        ("approval_number", "E-" + "9" * 80),
        ("approval_date", (dates.today() + dt.timedelta(days=5)).isoformat()),
    ],
)
def test_bad_input_is_named_at_its_field(unit, center, field, value):
    data = facts(center, TeacherFactory()) | {field: value}
    found = errors(unit.post(reverse("personnel:assign", args=[center.pk]), data))
    assert field in found
    assert not Assignment.objects.exists()


def test_what_was_typed_stays(unit, center):
    response = assign(unit, center, TeacherFactory(), approval_date="")
    assert NUMBER in response.content.decode()


def test_an_exe_is_no_pdf(unit, center):
    from django.core.files.uploadedfile import SimpleUploadedFile

    exe = SimpleUploadedFile("onay.pdf", b"MZ\x90\x00" + b"\x00" * 200, "application/pdf")
    found = errors(assign(unit, center, TeacherFactory(), file=exe))
    assert "program" in found["file"]


def test_the_picker_finds_by_folded_name_and_school(unit, center):
    teacher = TeacherFactory(first_name="Işıl", last_name="Şağırlı")
    url = reverse("personnel:teacher_options")
    for typed in ("sagirli", "IŞIL ŞAĞIRLI", teacher.school.name):
        page = unit.get(url, {"teacher_ara": typed}).content.decode()
        assert "Işıl Şağırlı" in page, typed
    asked = unit.get(url, {"teacher_ara": teacher.identity}, headers={"HX-Request": "true"})
    assert (asked.status_code, asked.content) == (204, b"")  # a number is only posted


@pytest.mark.parametrize("by_number", [False, True])
def test_the_picker_works_without_scripts(unit, center, by_number):
    teacher = TeacherFactory(first_name="Işıl", last_name="Şağırlı")
    typed = teacher.identity if by_number else "sagirli"
    data = facts(center, teacher) | {"teacher": "", "teacher_ara": typed, "_ara": "teacher"}
    response = unit.post(reverse("personnel:assign", args=[center.pk]), data)
    page = response.content.decode()
    assert "Işıl Şağırlı" in page
    assert NUMBER in page
    assert not response.context["form"].errors


def test_a_term_is_ended_early_with_a_reason(unit):
    duty = coordinator_duty()
    row = Assignment.objects.get()
    url = reverse("personnel:assignment_end", args=[row.pk])
    assert "reason" in errors(
        unit.post(url, {"last_day": dates.today().isoformat(), "reason": " "})
    )
    yesterday = dates.today() - dt.timedelta(days=1)
    said = {"last_day": yesterday.isoformat(), "reason": "Başka ile atandı."}
    assert unit.post(url, said).status_code == 302
    row.refresh_from_db()
    assert (row.last_day, row.ended_early, row.end_reason) == (yesterday, True, "Başka ile atandı.")
    duty.refresh_from_db()
    assert not duty.in_force()


@pytest.mark.parametrize("days", [2, 40, -300])
def test_an_end_in_the_past_or_later_than_the_term_is_refused(unit, days):
    row = AssignmentFactory()
    url = reverse("personnel:assignment_end", args=[row.pk])
    said = {"last_day": days_ago(days).isoformat(), "reason": "Gerekçe"}
    assert "Madde 10/4" in errors(unit.post(url, said))["last_day"]


def test_an_ended_term_is_not_ended_again(unit):
    row = AssignmentFactory(starts=days_ago(200))
    assert unit.get(reverse("personnel:assignment_end", args=[row.pk])).status_code == 403


def test_the_list_shows_filters_and_exports(unit, center):
    now = AssignmentFactory(seat=seat(center, 3))
    soon = AssignmentFactory(seat=seat(center, 4), starts=days_ago(150))
    over = AssignmentFactory(seat=seat(center, 2), starts=days_ago(300))
    url = reverse("personnel:assignments")
    page = unit.get(url).content.decode()
    assert all(row.teacher.full_name in page for row in (now, soon, over))
    page = unit.get(url, {"durum": "bitecek"}).content.decode()
    assert soon.teacher.full_name in page
    assert now.teacher.full_name not in page
    page = unit.get(url, {"gorev": "ENGLISH"}).content.decode()
    assert over.teacher.full_name in page
    assert now.teacher.full_name not in page
    for query in ({"il": "sacma"}, {"sirala": "-center"}, {"q": "%_"}, {"merkez": "deneme"}):
        assert unit.get(url, query).status_code == 200
    rows = b"".join(unit.get(url, {"bicim": "csv"}).streaming_content).decode("utf-8-sig")
    assert len(rows.strip().splitlines()) == 4
    assert now.teacher.identity not in rows
    assert now.teacher.masked_identity in rows


def test_one_assignment_has_its_page_and_history(unit):
    row = AssignmentFactory()
    page = unit.get(reverse("personnel:assignment", args=[row.pk])).content.decode()
    assert row.approval_number in page
    assert "Geçmiş" in page
    assert row.teacher.identity not in page


def test_a_province_sees_its_own_centres_only(sign_in):
    here = AssignmentFactory()
    far = CenterFactory(school=SchoolFactory(district=district("Bursa", "Osmangazi")))
    there = AssignmentFactory(seat=seat(far))
    office = Office.objects.get(name__startswith="Ankara İl")
    client = sign_in(duty_at(office, Role.PROVINCE_HR))
    page = client.get(reverse("personnel:assignments")).content.decode()
    assert here.teacher.full_name in page
    assert there.seat.center.name not in page
    assert client.get(reverse("personnel:assignment", args=[here.pk])).status_code == 200
    assert client.get(reverse("personnel:assignment", args=[there.pk])).status_code == 404
    assert client.get(reverse("personnel:assign", args=[here.seat.center_id])).status_code == 403


def test_a_coordinator_sees_his_centre_and_a_former_one_is_out(sign_in):
    duty = coordinator_duty(teacher=TeacherFactory())
    client, center = sign_in(duty), Assignment.objects.get().seat.center
    other = AssignmentFactory()
    assert client.get(reverse("centers:detail", args=[center.pk])).status_code == 200
    assert client.get(reverse("centers:detail", args=[other.seat.center_id])).status_code == 404
    assert client.get(reverse("personnel:assignment", args=[other.pk])).status_code == 404
    Assignment.objects.filter(pk=int(duty.source.split(":")[1])).update(
        ends=dates.today(), ended_early=True, end_reason="Bitti"
    )
    assert client.get(reverse("centers:detail", args=[center.pk])).status_code in (403, 404)
    assert client.get(reverse("personnel:my_record")).status_code == 200


def test_a_teacher_reads_his_record_only(sign_in):
    duty = teacher_duty()
    client = sign_in(duty)
    page = client.get(reverse("personnel:my_record")).content.decode()
    assert duty.user.teacher.full_name in page
    assert duty.user.teacher.masked_identity in page
    assert client.get(reverse("personnel:teachers")).status_code == 403


def test_closing_waits_for_the_last_term(center):
    from centers.closing import closing_obstacles

    row = AssignmentFactory(seat=seat(center))
    found = [o.message for o in closing_obstacles(center, dates.today())]
    assert any(row.teacher.full_name in message for message in found)
    assert not closing_obstacles(center, row.ends)
