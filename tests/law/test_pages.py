"""The law room's pages: public where they should be, scoped, and changed by the right people."""

import datetime as dt

import pytest
from django.urls import reverse

from smm_portal.kit import dates
from smm_portal.law import audit, register, settings
from smm_portal.law.models import AdministrativeLeave, Finding, YearSetting
from smm_portal.offices.roles import Role
from tests.factories.centers import CenterFactory, SchoolFactory, district
from tests.factories.offices import duty_at, national_duty
from tests.factories.personnel import coordinator_duty

pytestmark = pytest.mark.django_db
YEAR = dates.today().year


def enter(client, duty):
    client.force_login(duty.user)
    session = client.session
    session["duty"] = duty.pk
    session.save()
    return client


def page(client, name, *args, **data):
    response = client.get(reverse(f"law:{name}", args=args), data)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def test_anybody_reads_the_register_without_findings(client):
    CenterFactory()
    audit.run()
    text = page(client, "register")
    assert all(f">{clause.no}</a>" in text for clause in register.all_clauses())
    assert "açık bulgu" not in text


@pytest.mark.parametrize("clause", register.all_clauses(), ids=lambda clause: clause.no)
def test_each_clause_has_its_page(client, clause):
    assert str(clause.statement)[:20] in page(client, "clause", clause.slug).replace("&#x27;", "'")


def test_a_clauses_page_names_what_is_asked_every_night(client):
    text = page(client, "clause", "4-5")
    assert all(str(audit.title) in text for audit in register.find("4/5").audits)
    assert "Aykırılık" in text


@pytest.mark.parametrize("slug", ["4-9", "5-1-z", "x", "4-5-ç"])
def test_no_page_for_what_is_no_clause(client, slug):
    assert client.get(f"/yonerge/{slug}/").status_code == 404


@pytest.mark.parametrize("no", ["8/1", "9/1"])
def test_a_paragraph_of_letters_is_read_in_the_register(client, no):
    article = no[0]
    answer = client.get(f"/yonerge/{no.replace('/', '-')}/", follow=True)
    assert answer.redirect_chain == [(f"/yonerge/?madde={article}#madde-{article}", 302)]
    assert f'id="madde-{article}"' in answer.content.decode()


@pytest.mark.parametrize(
    ("asked", "first"), [({"q": "İNGİLİZCE öğretmen"}, "4/4"), ({"madde": "10"}, "10/1")]
)
def test_the_register_can_be_narrowed(client, asked, first):
    text = page(client, "register", **asked)
    assert f">{first}</a>" in text
    assert ">11/3</a>" not in text


def test_a_wrong_filter_narrows_nothing(client):
    assert ">11/3</a>" in page(client, "register", madde="99", durum="yok")


def test_findings_follow_the_readers_scope(client):
    mine = CenterFactory()
    other = CenterFactory(school=SchoolFactory(district=district("Şanlıurfa")))
    audit.run()
    enter(client, duty_at(mine.school.district.province.office, Role.PROVINCE_VTE))
    text = page(client, "findings", adet="100")
    assert str(mine.name) in text
    assert str(other.name) not in text
    assert str(other.name) not in page(client, "clause", "4-4")
    assert client.get(reverse("law:place", args=[other.office_id])).status_code == 404
    assert client.get(reverse("law:place", args=[mine.office_id])).status_code == 302


def test_a_coordinator_sees_his_centres_findings(client):
    duty = coordinator_duty()
    audit.run()
    assert "İngilizce öğretmeni kadrosu boş." in page(enter(client, duty), "findings")


def test_resolved_findings_are_asked_for(client):
    center = CenterFactory()
    audit.run()
    Finding.objects.update(resolved_at=dt.datetime(2026, 1, 5, tzinfo=dt.UTC))
    enter(client, national_duty(Role.MTEGM_EXPERT))
    row = f">{center.name}</a>"
    assert row not in page(client, "findings", adet="100")
    assert row in page(client, "findings", durum="giderilen", office=center.office_id)


def test_the_head_sets_a_year(client):
    enter(client, national_duty(Role.MTEGM_HEAD))
    page(client, "settings_edit", YEAR)
    answer = client.post(
        reverse("law:settings_edit", args=[YEAR]),
        {"max_term_months": "5", "plan_due": "1.12", "ending_reminder_days": "7, 45"},
    )
    assert answer.status_code == 302
    assert settings.get("max_term_months", YEAR) == 5
    assert settings.get("plan_due", YEAR) == "12-01"
    assert settings.get("ending_reminder_days", YEAR + 1) == [45, 7]
    text = page(client, "settings_year", YEAR)
    assert "Görev süresi (ay)” ayarını" in text
    assert "01.12" in text


def test_clearing_a_value_inherits_again(client):
    YearSetting.objects.create(year=YEAR, key="max_term_months", value=4)
    enter(client, national_duty(Role.SYSTEM_ADMIN))
    client.post(reverse("law:settings_edit", args=[YEAR]), {"max_term_months": ""})
    assert settings.get("max_term_months", YEAR) == 6


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("max_term_months", "0"),
        ("max_term_months", "altı"),
        ("max_term_months", "999999999999"),
        ("plan_due", "31.02"),
        ("plan_due", "15 Aralık"),
        ("ending_reminder_days", "60; 30"),
        ("ending_reminder_days", "0"),
    ],
)
def test_nonsense_is_refused_at_its_field_and_kept(client, key, value):
    enter(client, national_duty(Role.MTEGM_HEAD))
    answer = client.post(reverse("law:settings_edit", args=[YEAR]), {key: value})
    assert answer.status_code == 422
    assert key in answer.context["form"].errors
    assert value in answer.content.decode()
    assert not YearSetting.objects.exists()


def test_a_past_year_is_not_changed(client):
    enter(client, national_duty(Role.MTEGM_HEAD))
    answer = client.post(reverse("law:settings_edit", args=[YEAR - 1]), {"max_term_months": "5"})
    assert answer.status_code == 403
    assert client.get(reverse("law:settings_year", args=[1999])).status_code == 404


def test_others_of_the_ministry_only_read_settings(client):
    enter(client, national_duty(Role.MTEGM_EXPERT))
    page(client, "settings")
    assert client.get(reverse("law:settings_edit", args=[YEAR])).status_code == 403


def test_administrative_leave_is_added_and_taken_back(client):
    enter(client, national_duty(Role.MTEGM_HEAD))
    add = reverse("law:leave_add", args=[2026])
    assert client.post(add, {"day": "2026-05-28", "label": " Bayram arifesi "}).status_code == 302
    row = AdministrativeLeave.objects.get()
    assert row.label == "Bayram arifesi"
    assert client.post(add, {"day": "2026-05-28", "label": "Yine"}).status_code == 422
    assert client.post(add, {"day": "2027-05-28", "label": "Başka yıl"}).status_code == 422
    assert "Bayram arifesi" in page(client, "calendar_year", 2026)
    client.post(reverse("law:leave_remove", args=[row.pk]))
    assert not AdministrativeLeave.objects.exists()


def test_everybody_on_duty_reads_the_calendar(client):
    text = page(enter(client, coordinator_duty()), "calendar_year", 2026)
    assert "Cumhuriyet Bayramı" in text
    assert "Günü ekle" not in text


@pytest.mark.parametrize("name", ["findings", "register", "settings", "calendar"])
def test_pages_cost_few_queries(client, name, django_assert_max_num_queries):
    for _ in range(3):
        CenterFactory()
    audit.run()
    enter(client, national_duty(Role.MTEGM_HEAD))
    with django_assert_max_num_queries(12):
        page(client, name)
