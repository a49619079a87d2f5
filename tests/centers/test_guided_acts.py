"""Setting fields and seats, entering a missing founding, closing: by hand, and refused by law."""

import pytest
from django.db import connection
from django.urls import reverse

from centers.models import Center, CenterState, Decision, DecisionKind
from smm_portal.offices.roles import Role
from tests.factories.centers import CenterFactory, DecisionFactory, days_ago, fields
from tests.factories.offices import national_duty
from tests.factories.personnel import AssignmentFactory, seat

from .test_guided_founding import (
    NUMBER,
    at,
    commit,
    decision_answer,
    seats_answer,
    signed_in,
    two_fields,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return signed_in(national_duty(Role.MTEGM_HEAD))


def today_answer(**changes):
    return decision_answer(date=days_ago(0).isoformat(), **changes)


def test_fields_are_set_from_the_decision_on(client):
    center, kept = CenterFactory(), fields("Bilişim Teknolojileri")[0]
    new = fields("Metal Teknolojisi")[0]
    page = client.get(at(center, "alanlar", "set_fields"))
    assert set(page.context["form"]["chosen"].value()) == set(
        center.fields.values_list("pk", flat=True)
    )
    client.post(at(center, "alanlar", "set_fields"), {"chosen": [kept.pk, new.pk]})
    client.post(at(center, "karar", "set_fields"), today_answer())
    summary = client.get(at(center, "ozet", "set_fields")).content.decode()
    assert "Sona erecek alanlar" in summary
    assert commit(client, center, "set_fields").url == reverse("centers:detail", args=[center.pk])
    rows = {r.field.name: r.ends for r in center.center_fields.select_related("field")}
    assert rows["Makine ve Tasarım Teknolojisi"] == days_ago(0)
    assert rows["Metal Teknolojisi"] is None
    assert Decision.objects.get(number=NUMBER).kind == DecisionKind.FIELDS


def test_a_decision_before_the_founding_is_refused_with_its_clause(client):
    center = CenterFactory()
    client.post(at(center, "alanlar", "set_fields"), {"chosen": [two_fields()[0].pk]})
    early = days_ago(500).isoformat()
    body = client.post(
        at(center, "karar", "set_fields"), decision_answer(date=early)
    ).content.decode()
    assert "merkezin kuruluşundan" in body
    assert "Madde 4/1" in body


def test_seats_are_set_and_the_unchanged_stay(client):
    center = CenterFactory()
    of = list(center.fields.order_by("sort_key"))
    page = client.get(at(center, "kadrolar", "set_seats"))
    assert page.context["form"]["role_5"].value() == "yok"
    before = center.seat_roles.get(seat__number=1).pk
    answer = {
        "role_1": "genel", "role_2": "ingilizce", "role_3": "gelisim", "role_4": "yok",
        "role_5": "gelisim", "field_3": of[0].pk, "field_5": of[1].pk,
    }  # fmt: skip
    client.post(at(center, "kadrolar", "set_seats"), answer)
    client.post(at(center, "karar", "set_seats"), today_answer())
    assert commit(client, center, "set_seats").status_code == 302
    now = {r.seat.number: r for r in center.seat_roles.in_force().select_related("seat")}
    assert now[1].pk == before
    assert sorted(now) == [1, 2, 3, 5]


def test_a_seat_under_somebody_is_refused_with_its_clause(client):
    center = CenterFactory()
    AssignmentFactory(seat=seat(center, 3))
    of = list(center.fields.order_by("sort_key"))
    page = client.get(at(center, "kadrolar", "set_seats")).content.decode()
    assert "Görevli:" in page
    client.post(at(center, "kadrolar", "set_seats"), seats_answer(of, role_3="yok"))
    client.post(at(center, "karar", "set_seats"), today_answer())
    response = commit(client, center, "set_seats")
    assert response.status_code == 200
    assert "Madde 4/5" in response.content.decode()
    assert not Decision.objects.filter(number=NUMBER).exists()
    assert center.seat_roles.in_force().count() == 4


def test_the_missing_founding_of_an_inherited_centre(client):
    center = Center.objects.filter(basis="INHERITED").first()
    assert (
        at(center, name="record_founding")
        in client.get(reverse("centers:detail", args=[center.pk])).content.decode()
    )
    client.post(at(center, "karar", "record_founding"), decision_answer(date="2021-05-03"))
    assert commit(client, center, "record_founding").status_code == 302
    center.refresh_from_db()
    assert center.opened_on.isoformat() == "2021-05-03"
    assert client.get(at(center, name="record_founding")).status_code == 403


def close_answers(client, center, day=None, **decision):
    day = (day or days_ago(0)).isoformat()
    first = client.post(at(center, "denetim", "close"), {"day": day})
    if first.status_code == 302:
        return client.post(at(center, "karar", "close"), today_answer(**decision))
    return first


def test_a_centre_closes_with_an_empty_checklist(client):
    center = CenterFactory()
    page = client.get(at(center, "denetim", "close")).content.decode()
    assert page.count("is-clear") >= 2
    close_answers(client, center)
    assert "yeniden açılamaz" in client.get(at(center, "ozet", "close")).content.decode()
    assert commit(client, center, "close").status_code == 302
    center.refresh_from_db()
    assert (center.state, center.closed_on) == (CenterState.CLOSED, days_ago(0))
    assert not center.center_fields.filter(ends__isnull=True).exists()
    body = client.get(reverse("centers:detail", args=[center.pk])).content.decode()
    assert "Kapalı" in body


def test_people_in_post_bar_the_closing_and_are_named(client):
    center = CenterFactory()
    one = AssignmentFactory(seat=seat(center, 1))
    body = close_answers(client, center).content.decode()
    assert str(one.teacher) in body
    assert "is-open" in body
    assert "Madde 4/1" in body
    assert client.get(at(center, "karar", "close")).status_code == 302


@pytest.mark.parametrize("day", ["", "dün", "2099-01-01", "2011-01-01", "0000-00-00"])
def test_a_wrong_closing_day_is_a_message(client, day):
    center = CenterFactory()
    body = client.post(at(center, "denetim", "close"), {"day": day}).content.decode()
    assert "form-errors" in body


def test_a_closing_decision_must_hold_on_the_day(client):
    center = CenterFactory()
    response = close_answers(client, center, day=days_ago(2))
    assert "yürürlükte olmalı" in response.content.decode()


def test_somebody_seated_meanwhile_stops_the_closing(client):
    center = CenterFactory()
    close_answers(client, center)
    version = client.get(at(center, "ozet", "close")).context["draft"].version
    AssignmentFactory(seat=seat(center, 1))
    client.post(at(center, "ozet", "close"), {"act": "commit", "version": version})
    center.refresh_from_db()
    assert center.state == CenterState.ACTIVE
    connection.check_constraints()


def test_acts_on_a_closed_centre_are_closed(client):
    center = CenterFactory()
    close_answers(client, center)
    commit(client, center, "close")
    for name in ("set_fields", "set_seats", "close"):
        assert client.get(at(center, name=name)).status_code == 403


@pytest.mark.parametrize(
    "name", ["set_fields", "set_seats", "close", "record_founding", "founding"]
)
def test_acts_of_others_are_refused(name):
    center = CenterFactory()
    for role in (Role.AUDITOR, Role.PERSONNEL_UNIT, Role.SYSTEM_ADMIN):
        other = signed_in(national_duty(role))
        assert other.get(at(center, name=name)).status_code == 403
        assert other.post(at(center, "karar", name), {}).status_code == 403


def test_acts_on_a_missing_centre_are_not_there(client):
    for name in ("set_fields", "set_seats", "close", "founding"):
        assert client.get(reverse(f"centers:{name}", args=[999_999])).status_code == 404
        assert (
            client.get(reverse(f"centers:{name}_step", args=[999_999, "karar"])).status_code == 404
        )
    assert client.get(at(CenterFactory(), "yok", "set_fields")).status_code == 404


def correct(client, decision, **changes):
    answer = decision_answer(number=NUMBER, right_number="E-20880154-10.04-888", **changes)
    return client.post(reverse("centers:correct", args=[decision.pk]), answer)


def test_a_correction_keeps_both(client):
    decision = CenterFactory().founding_decision
    assert correct(client, decision).url == reverse("centers:decision", args=[decision.pk])
    made = decision.corrections.get()
    assert (made.kind, made.right_number) == (DecisionKind.CORRECTION, "E-20880154-10.04-888")
    body = client.get(reverse("centers:decision", args=[decision.pk])).content.decode()
    assert "doğru sayı E-20880154-10.04-888" in body
    assert (
        decision.number in client.get(reverse("centers:decision", args=[made.pk])).content.decode()
    )
    assert client.get(reverse("centers:correct", args=[made.pk])).status_code == 403


BAD_CORRECTIONS = [
    ({"number": ""}, "zorunludur"),
    ({"number": "abc"}, "biçiminde"),
    ({"date": "2099-01-01"}, "bugünden sonra"),
    ({"date": "2012-01-01"}, "önce olamaz"),
    ({"file": ""}, "İmzalı belge (PDF): bu alan zorunludur"),
    ({"right_number": ""}, "doğru tarihi yazın"),
    ({"right_number": "yanlış"}, "biçiminde"),
    ({"right_date": "2099-01-01"}, "bugünden sonra"),
    ({"right_date": "x"}, "biçiminde"),
    ({"note": "x" * 600}, "Açıklama"),
]


@pytest.mark.parametrize(("change", "said"), BAD_CORRECTIONS)
def test_a_wrong_correction_is_a_message_and_keeps_what_was_typed(client, change, said):
    decision = CenterFactory().founding_decision
    answer = decision_answer(number=NUMBER, right_number="E-20880154-10.04-888") | change
    response = client.post(reverse("centers:correct", args=[decision.pk]), answer)
    assert response.status_code == 422
    assert said in response.content.decode()
    assert not decision.corrections.exists()


def test_the_same_number_is_no_correction(client):
    decision = DecisionFactory()
    answer = decision_answer(right_number=decision.number)
    response = client.post(reverse("centers:correct", args=[decision.pk]), answer)
    assert "aynısı" in response.content.decode()
