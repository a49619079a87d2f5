"""Founding by hand: school, fields, seats, decision, summary; left and resumed; refused by law."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from centers import services
from centers.models import Center, CenterState, Decision, Province, School, SchoolKind, SeatKind
from smm_portal.kit import dates
from smm_portal.offices.roles import Role
from smm_portal.road.models import Draft
from tests.factories.centers import (
    CenterFactory,
    DecisionFactory,
    SchoolFactory,
    days_ago,
    district,
    fields,
    pdf_bytes,
)
from tests.factories.offices import duty_at, national_duty

pytestmark = pytest.mark.django_db
NUMBER = "E-20880154-10.04-777001"


@pytest.fixture
def duty():
    return national_duty(Role.MTEGM_EXPERT)


@pytest.fixture
def client(duty):
    return signed_in(duty)


def signed_in(duty) -> Client:
    client = Client()
    client.force_login(duty.user)
    return client


def pdf(name="olur.pdf", content=None):
    return SimpleUploadedFile(name, content or pdf_bytes(), "application/pdf")


def at(center, step="", name="founding"):
    base = reverse(f"centers:{name}", args=[center.pk])
    return f"{base}{step}/" if step else base


def begin(client, school) -> Center:
    response = client.post(reverse("centers:found"), {"school": school.pk})
    assert response.status_code == 302, response.content.decode()
    return Center.objects.get(school=school, state=CenterState.DRAFT)


SEATS = {
    "role_1": "genel",
    "role_2": "ingilizce",
    "role_3": "gelisim",
    "role_4": "gelisim",
    "role_5": "yok",
}


def seats_answer(of, **changes):
    return SEATS | {"field_3": of[0].pk, "field_4": of[1].pk} | changes


def decision_answer(**changes):
    day = days_ago(3)
    return {"source": "yeni", "number": NUMBER, "date": day.isoformat(), "file": pdf()} | changes


def walk_to_summary(client, center, of, **decision):
    client.post(at(center, "alanlar"), {"chosen": [f.pk for f in of]})
    client.post(at(center, "kadrolar"), seats_answer(of))
    return client.post(at(center, "karar"), decision_answer(**decision))


def commit(client, center, name="founding"):
    page = client.get(at(center, "ozet", name))
    assert page.status_code == 200
    return client.post(
        at(center, "ozet", name), {"act": "commit", "version": page.context["draft"].version}
    )


def two_fields():
    return fields("Bilişim Teknolojileri", "Metal Teknolojisi")


def test_mtegm_founds_a_centre_at_a_school_found_by_typing(client):
    school = SchoolFactory(district=district("Şanlıurfa"))
    page = client.get(reverse("centers:found"), {"q": "sanliurfa"}).content.decode()
    assert school.name in page
    center, of = begin(client, school), two_fields()
    assert walk_to_summary(client, center, of).url == at(center, "ozet")
    summary = client.get(at(center, "ozet")).content.decode()
    assert NUMBER in summary
    assert "Metal Teknolojisi" in summary
    response = commit(client, center)
    assert response.url == reverse("centers:detail", args=[center.pk])
    center.refresh_from_db()
    assert (center.state, center.opened_on) == (CenterState.ACTIVE, days_ago(3))
    assert set(center.fields.all()) == set(of)
    roles = {r.seat.number: r for r in center.seat_roles.all()}
    assert sorted(roles) == [1, 2, 3, 4]
    assert roles[1].kind == SeatKind.GENERAL
    assert roles[2].english
    assert roles[4].field == of[1]
    body = client.get(response.url).content.decode()
    assert "Merkez kuruldu." in body


def test_a_second_submit_of_the_summary_finds_the_result(client):
    center = begin(client, SchoolFactory())
    walk_to_summary(client, center, two_fields())
    version = client.get(at(center, "ozet")).context["draft"].version
    for _ in range(2):
        client.post(at(center, "ozet"), {"act": "commit", "version": version})
    assert Decision.objects.filter(number=NUMBER).count() == 1


def test_htmx_gets_the_schools_alone(client):
    response = client.get(reverse("centers:found"), {"q": "ankara"}, headers={"HX-Request": "true"})
    body = response.content.decode()
    assert "<html" not in body
    assert "school-hit" in body


def test_a_school_with_a_centre_says_so_at_once_and_refuses(client):
    center = CenterFactory()
    body = client.get(reverse("centers:found"), {"q": center.school.code}).content.decode()
    assert "Madde 4/3" in body
    assert center.name in body
    assert "Bu okulda kur" not in body
    response = client.post(reverse("centers:found"), {"school": center.school_id})
    assert response.status_code == 422
    assert "ikinci merkez olmaz" in response.content.decode()
    assert Center.objects.filter(school=center.school).count() == 1


@pytest.mark.parametrize("change", [{"kind": SchoolKind.PRIVATE_MTAL}, {"working": False}])
def test_a_school_that_cannot_host_refuses(client, change):
    school = SchoolFactory(**change)
    body = client.get(reverse("centers:found"), {"q": school.code}).content.decode()
    assert "Madde 4/1" in body
    assert "Bu okulda kur" not in body
    response = client.post(reverse("centers:found"), {"school": school.pk})
    assert response.status_code == 422
    assert not Center.objects.filter(school=school).exists()


@pytest.mark.parametrize("school", ["", "x", "999999999", "9" * 40])
def test_no_school_is_a_message(client, school):
    response = client.post(reverse("centers:found"), {"school": school})
    assert response.status_code == 422


def test_a_founding_is_left_and_resumed_by_a_colleague(client, duty):
    center, of = begin(client, SchoolFactory()), two_fields()
    client.post(at(center, "alanlar"), {"chosen": [f.pk for f in of]})
    colleague = signed_in(national_duty(Role.MTEGM_HEAD))
    assert at(center) in colleague.get(reverse("centers:found")).content.decode()
    assert colleague.get(at(center)).url == at(center, "kadrolar")
    colleague.post(at(center, "kadrolar"), seats_answer(of))
    colleague.post(at(center, "karar"), decision_answer())
    commit(colleague, center)
    center.refresh_from_db()
    assert center.state == CenterState.ACTIVE
    assert not Draft.objects.unfinished().filter(kind="centers.found").exists()


def test_giving_up_frees_the_school(client):
    center = begin(client, SchoolFactory())
    response = client.post(at(center, "alanlar"), {"act": "discard"})
    assert response.url == reverse("centers:list")
    center.refresh_from_db()
    assert center.state == CenterState.DROPPED
    assert begin(client, center.school).pk != center.pk


def test_dropping_from_the_page_of_the_centre(client):
    center = begin(client, SchoolFactory())
    assert client.get(reverse("centers:drop", args=[center.pk])).status_code in (403, 405)
    client.post(reverse("centers:drop", args=[center.pk]))
    center.refresh_from_db()
    assert center.state == CenterState.DROPPED
    assert client.post(reverse("centers:drop", args=[center.pk])).status_code == 403


def test_no_field_is_a_message(client):
    center = begin(client, SchoolFactory())
    for answer in ({}, {"chosen": ["x"]}, {"chosen": ["99999999"]}):
        response = client.post(at(center, "alanlar"), answer)
        assert response.status_code in (200, 422)
        assert "form-errors" in response.content.decode()
    assert client.get(at(center, "kadrolar")).status_code == 302


BAD_SEATS = [
    ({"role_1": "yok"}, "Madde 4/4"),
    ({"role_3": "genel"}, "Madde 4/4"),
    ({"role_3": "ingilizce"}, "Madde 4/4"),
    ({"field_3": ""}, "Madde 4/5"),
    ({"field_3": "999999"}, "form-errors"),
    ({"role_5": "baskan"}, "form-errors"),
    ({"role_5": ""}, "5. kadronun görevini seçin"),
]


@pytest.mark.parametrize(("change", "said"), BAD_SEATS)
def test_wrong_seats_are_refused_with_their_clause(client, change, said):
    center, of = begin(client, SchoolFactory()), two_fields()
    client.post(at(center, "alanlar"), {"chosen": [f.pk for f in of]})
    response = client.post(at(center, "kadrolar"), seats_answer(of, **change))
    body = response.content.decode()
    assert "form-errors" in body
    assert said in body
    assert client.get(at(center, "karar")).status_code == 302


def test_seats_come_with_a_sensible_proposal(client):
    center, of = begin(client, SchoolFactory()), two_fields()
    client.post(at(center, "alanlar"), {"chosen": [f.pk for f in of]})
    form = client.get(at(center, "kadrolar")).context["form"]
    assert [form[f"role_{n}"].value() for n in range(1, 6)] == [
        "genel", "ingilizce", "gelisim", "gelisim", "gelisim",
    ]  # fmt: skip
    assert [form[f"field_{n}"].value() for n in (3, 4, 5)] == [of[0].pk, of[1].pk, of[0].pk]


def exe():
    return SimpleUploadedFile("olur.pdf", b"MZ" + b"\x90" * 500, "application/pdf")


TOMORROW = (dates.today() + dates.dt.timedelta(days=1)).isoformat()
BAD_DECISIONS = [
    ({"number": ""}, "Sayı"),
    ({"number": "12345"}, "biçiminde yazılır"),
    ({"number": "E-20880154-10.04-" + "9" * 80}, "Sayı"),
    ({"date": ""}, "Tarih"),
    ({"date": "31.02.2026"}, "21.11.2026 biçiminde"),
    ({"date": TOMORROW}, "bugünden sonra olamaz"),
    ({"date": "0026-01-01"}, "yıl"),
    ({"date": "1950-01-01"}, "çok eski"),
    ({"effective_on": "2011-01-01"}, "önce yürürlüğe giremez"),
    ({"effective_on": "2099-01-01"}, "bir yıl sonrası"),
    ({"effective_on": "dün"}, "biçiminde"),
    ({"file": ""}, "İmzalı belge"),
    ({"file": exe}, "program dosyası"),
    ({"note": "x" * 501}, "Açıklama"),
    ({"source": "baska"}, "form-errors"),
    ({"source": "kayitli"}, "Kayıtlı karar"),
    ({"source": "kayitli", "known": "99999"}, "form-errors"),
]


@pytest.mark.parametrize(("change", "said"), BAD_DECISIONS)
def test_a_wrong_decision_is_a_message_at_its_field(client, change, said):
    center = begin(client, SchoolFactory())
    made = {key: value() if callable(value) else value for key, value in change.items()}
    response = walk_to_summary(client, center, two_fields(), **made)
    body = response.content.decode()
    assert "form-errors" in body
    assert said in body
    if "number" not in change and change.get("source") != "kayitli":
        assert NUMBER in body
    assert not Decision.objects.filter(number=NUMBER).exists()


def test_a_number_that_is_known_is_refused(client):
    known = DecisionFactory()
    center = begin(client, SchoolFactory())
    response = walk_to_summary(client, center, two_fields(), number=known.number)
    assert "Bu sayıyla kayıtlı bir karar var" in response.content.decode()


def test_a_number_taken_meanwhile_is_refused_at_the_end(client):
    center = begin(client, SchoolFactory())
    walk_to_summary(client, center, two_fields())
    version = client.get(at(center, "ozet")).context["draft"].version
    DecisionFactory(number=NUMBER)
    response = client.post(at(center, "ozet"), {"act": "commit", "version": version}, follow=True)
    assert (
        "Bu sayıyla kayıtlı bir karar var" in response.content.decode()
        or "karar" in response.redirect_chain[-1][0]
    )
    center.refresh_from_db()
    assert center.state == CenterState.DRAFT


def test_one_decision_founds_many_centres(client):
    decision = DecisionFactory(date=days_ago(10))
    for _ in range(2):
        center = begin(client, SchoolFactory())
        walk_to_summary(client, center, two_fields(), source="kayitli", known=decision.pk)
        assert commit(client, center).status_code == 302
    assert decision.founded_centers.count() == 2


def test_only_decisions_of_the_kind_are_offered(client):
    other = DecisionFactory(kind="SEATS")
    center = begin(client, SchoolFactory())
    response = walk_to_summary(client, center, two_fields(), source="kayitli", known=other.pk)
    assert "form-errors" in response.content.decode()


def test_the_file_is_kept_when_something_else_is_wrong(client):
    center = begin(client, SchoolFactory())
    walk_to_summary(client, center, two_fields(), number="yanlış")
    page = client.get(at(center, "karar")).content.decode()
    assert "olur.pdf" in page


def test_others_cannot_found():
    school = SchoolFactory()
    for duty in (
        duty_at(school.office, Role.PRINCIPAL),
        duty_at(Province.objects.get(name="Ankara").office, Role.PROVINCE_DIRECTOR),
        national_duty(Role.AUDITOR),
    ):
        other = signed_in(duty)
        assert other.get(reverse("centers:found")).status_code == 403
        assert other.post(reverse("centers:found"), {"school": school.pk}).status_code == 403
    assert not Center.objects.filter(school=school).exists()


def test_a_founded_centre_has_no_founding_any_more(client):
    center = CenterFactory()
    assert client.get(at(center)).status_code == 403


def test_the_draft_bars_another_founding(client):
    center = services.draft_center(SchoolFactory())
    response = client.post(reverse("centers:found"), {"school": center.school_id})
    assert "Madde 4/3" in response.content.decode()
    assert School.objects.get(pk=center.school_id).centers.count() == 1
