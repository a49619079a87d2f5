"""Checks by school, district and province: confirmed or corrected with a reason, never silently."""

import datetime as dt

import pytest
from django.urls import reverse

from personnel.applications import checking, facts
from personnel.models import ManagerialDuty, Teacher
from smm_portal.offices.roles import Role
from smm_portal.road.models import Notification
from tests.factories import calls
from tests.factories.centers import CenterFactory, SchoolFactory, district
from tests.factories.offices import duty_at
from tests.factories.personnel import seat

pytestmark = pytest.mark.django_db
SOUND = {f"{kind.key}-karar": "dogru" for kind in facts.KINDS}


def check_url(row) -> str:
    return reverse("personnel:application_check", args=[row.pk])


def surum(desk, row) -> str:
    return desk.get(check_url(row)).content.decode().split('name="surum" value="')[1].split('"')[0]


def principal_of(row):
    return duty_at(row.teacher.school.office, Role.PRINCIPAL)


def province_of(row, role=Role.PROVINCE_HR):
    return duty_at(row.teacher.school.district.province.office, role)


@pytest.fixture
def row(call):
    return calls.sent(call, None, call.call_seats.order_by("pk").first())


def fix(key, value, reason="Belgesine göre.") -> dict:
    return {f"{key}-karar": "duzelt", f"{key}-yeni": value, f"{key}-gerekce": reason}


def test_the_school_checks_every_fact_before_it_passes_on(sign_in, row):
    desk = sign_in(principal_of(row))
    answer = desk.post(check_url(row), {"act": "ilet", "surum": surum(desk, row)})
    assert answer.status_code == 422
    assert "Branş: doğru mu" in answer.content.decode()
    desk.post(check_url(row), {**SOUND, "act": "ilet", "surum": surum(desk, row)})
    row.refresh_from_db()
    assert row.state in ("DISTRICT", "PROVINCE")
    assert Notification.objects.filter(
        user=row.teacher.user, text__contains="kontrol edildi"
    ).exists()


def test_a_correction_needs_value_and_reason_and_is_judged_at_once(sign_in, row):
    desk = sign_in(principal_of(row))
    wrong = {**fix("compulsory_service", "", ""), "act": "duzelt", "surum": surum(desk, row)}
    answer = desk.post(check_url(row), wrong)
    assert answer.status_code == 422
    assert "gerekçesini yazın" in answer.content.decode()
    late = (dt.date.today() - dt.timedelta(days=400)).isoformat()
    posted = {**fix("teaching_since", late), "act": "duzelt", "surum": surum(desk, row)}
    assert desk.post(check_url(row), posted).status_code == 302
    row.refresh_from_db()
    assert row.state == "SCHOOL"
    assert row.facts["teaching_since"] == late
    newest = row.candidacies.get().judgings.latest("pk")
    assert (newest.why, newest.eligible) == ("CORRECTED", False)
    page = desk.get(row.get_absolute_url()).content.decode()
    assert "Önceki incelemeden farkı" in page
    assert "Belgesine göre." in page
    assert "öğretmen kaydına da işlenir" in page
    assert "Kayıt ile başvuru farklı" not in page
    assert Notification.objects.filter(user=row.teacher.user, urgent=True).count() == 1
    row.teacher.refresh_from_db()
    assert row.teacher.teaching_since.isoformat() != late


def test_an_office_above_may_check_in_place_of_a_lower_one_with_a_note(sign_in, row):
    desk = sign_in(province_of(row))
    posted = {**SOUND, "act": "ilet", "surum": surum(desk, row)}
    answer = desk.post(check_url(row), posted)
    assert answer.status_code == 422
    assert "nedenini yazar" in answer.content.decode()
    assert desk.post(check_url(row), {**posted, "note": "Okul müdürü izinli."}).status_code == 302
    assert "Okul müdürü izinli." in desk.get(row.get_absolute_url()).content.decode()


def at_province(row):
    while row.state != "PROVINCE":
        duty = calls.province_duty(row.teacher.school.district.province.office, Role.PROVINCE_HR)
        calls.step(row, "CHECK", duty, "Yerine bakıldı.")
    return row


def test_the_province_writes_what_it_corrected_into_the_registry(sign_in, row):
    at_province(row)
    desk = sign_in(province_of(row, Role.PROVINCE_DIRECTOR))
    posted = {**SOUND, **fix("days_not_counted", "45"), "act": "ilet", "surum": surum(desk, row)}
    assert desk.post(check_url(row), posted).status_code == 302
    row.refresh_from_db()
    assert row.state == "COMMISSION"
    assert row.teacher.__class__.objects.get(pk=row.teacher_id).days_not_counted == 45
    page = desk.get(row.get_absolute_url()).content.decode()
    assert "Kayıt ile başvuru farklı" not in page


def test_what_the_registry_changed_meanwhile_is_left_alone_and_shown(sign_in, row):
    at_province(row)
    Teacher.objects.filter(pk=row.teacher_id).update(days_not_counted=10)
    desk = sign_in(province_of(row, Role.PROVINCE_DIRECTOR))
    posted = {**SOUND, **fix("days_not_counted", "45"), "act": "ilet", "surum": surum(desk, row)}
    desk.post(check_url(row), posted)
    assert Teacher.objects.get(pk=row.teacher_id).days_not_counted == 10
    page = desk.get(row.get_absolute_url()).content.decode()
    assert "Kayıt ile başvuru farklı" in page
    assert "Kayıtta: 10" in page


def pass_on_managed(desk, row, value: str) -> str:
    """The province corrects the fact of 6/1-c and passes on; the application's page then."""
    fixed = {**SOUND, **fix("managed", value), "act": "ilet", "surum": surum(desk, row)}
    assert desk.post(check_url(row), fixed).status_code == 302
    return desk.get(row.get_absolute_url()).content.decode()


def test_a_corrected_managerial_duty_leads_its_registrar_to_the_record(sign_in):
    teacher = calls.applicant()
    ManagerialDuty.objects.filter(teacher=teacher).delete()
    row = at_province(calls.sent(calls.open_call(seat(CenterFactory(), 3)), teacher))
    page = pass_on_managed(sign_in(province_of(row, Role.PROVINCE_DIRECTOR)), row, "evet")
    link = reverse("personnel:managerial_new", args=[teacher.pk])
    assert "Yöneticilik bilgisi başvuruda düzeltildi" in page
    assert "Kayıt ile başvuru farklı" not in page
    assert link in page
    own = sign_in(calls.own_duty(teacher)).get(row.get_absolute_url()).content.decode()
    assert "Yöneticilik bilgisi başvuruda düzeltildi" in own
    assert link not in own


def test_the_applicant_sees_what_a_correction_changed_in_the_verdict(sign_in, row):
    at_province(row)
    page = pass_on_managed(sign_in(province_of(row, Role.PROVINCE_DIRECTOR)), row, "hayir")
    own = sign_in(calls.own_duty(row.teacher)).get(row.get_absolute_url()).content.decode()
    for said in (page, own):
        assert "Önceki incelemeden farkı" in said
        assert "Yöneticilik görevini kayda ekle" not in said


def test_facts_that_changed_meanwhile_are_looked_at_again(sign_in, row):
    principal, province = sign_in(principal_of(row)), sign_in(province_of(row))
    early = surum(principal, row)
    fixed = {**fix("days_not_counted", "5"), "act": "duzelt"}
    province.post(check_url(row), {**fixed, "surum": surum(province, row)})
    posted = {**SOUND, **fix("days_not_counted", "7"), "act": "ilet", "surum": early}
    answer = principal.post(check_url(row), posted)
    assert answer.status_code == 422
    assert "bu arada değişti" in answer.content.decode()
    row.refresh_from_db()
    assert (row.state, row.facts["days_not_counted"]) == ("SCHOOL", 5)


def test_a_principal_since_sending_is_found_when_judged_again(sign_in):
    center = CenterFactory()
    teacher = calls.applicant(school=center.school)
    row = calls.sent(calls.open_call(seat(center)), teacher)
    duty_at(center.school.office, Role.PRINCIPAL, teacher.user)
    assert [one.pk for one in checking.to_judge_again()] == [row.pk]
    (changed,) = checking.judge_again(row)
    assert (changed.why, changed.eligible) == ("AGAIN", False)
    assert checking.judge_again(row) == []
    desk = sign_in(province_of(row))
    page = desk.get(row.get_absolute_url()).content.decode()
    assert "Madde 8/2" in page
    assert "Önceki incelemeden farkı" in page


def test_the_registry_never_changes_an_application_silently(row):
    Teacher.objects.filter(pk=row.teacher_id).update(employment="HOURLY")
    assert checking.judge_again(row) == []
    row.refresh_from_db()
    assert row.facts["employment"] == "PERMANENT"


def test_nobody_sees_what_is_not_his(sign_in, row):
    url = row.get_absolute_url()
    school = row.teacher.school
    fellow = calls.applicant(school=school)
    elsewhere = SchoolFactory(district=district("Adana"))
    for duty in (
        calls.own_duty(fellow),
        duty_at(elsewhere.office, Role.PRINCIPAL),
        duty_at(elsewhere.district.province.office, Role.PROVINCE_HR),
    ):
        assert sign_in(duty).get(url).status_code == 404
    assert sign_in(calls.own_duty(row.teacher)).get(url).status_code == 200
    assert sign_in(principal_of(row)).get(url).status_code == 200


def test_the_list_shows_what_waits_first_with_its_days_and_the_desk_counts(sign_in, row):
    desk = sign_in(principal_of(row))
    page = desk.get("/basvurular/").content.decode()
    assert str(row.teacher) in page
    assert "iş günü kaldı" in page
    assert "Kontrol bekleyen 1 başvuru" in desk.get("/islerim/").content.decode()
    assert "basvurular" in desk.get("/basvurular/?bicim=csv")["Content-Disposition"]


def test_what_was_judged_stays_once_the_result_is_final():
    """10/3: a principal's press on "look again" does not rewrite what the commission ruled on."""
    center = CenterFactory()
    teacher = calls.applicant(school=center.school)
    row = calls.finally_fit(seat(center), teacher).application
    duty_at(center.school.office, Role.PRINCIPAL, teacher.user)
    assert checking.judge_again(row) == []
