"""Forming, opening, who sits, relations declared."""

import datetime as dt

import pytest

from personnel.commissions import services
from personnel.models import Commission, Declaration, Recusal
from smm_portal.offices.roles import Role
from smm_portal.road.models import Notification
from tests.factories import calls
from tests.factories.centers import CenterFactory, SchoolFactory, district
from tests.factories.offices import duty_at
from tests.support import days

pytestmark = pytest.mark.django_db
UNITS = [Role.PROVINCE_DIRECTOR, Role.PROVINCE_HR, Role.PROVINCE_TRAINING, Role.PROVINCE_VTE]


@pytest.fixture
def call():
    return calls.open_call()


def province(call):
    return call.call_seats.first().province


def people(call, *roles) -> list:
    return [calls.province_duty(province(call), role) for role in roles or UNITS]


def form(client, call, **given):
    """Walk the two steps and decide."""
    base = f"/cagrilar/{call.pk}/komisyon/"
    client.get(base)
    return walk(client, base, given)


def walk(client, base, given):
    page = client.get(f"{base}birimler/")
    proposed = {name: field.initial or "" for name, field in page.context["form"].fields.items()}
    client.post(f"{base}birimler/", {**proposed, **given.get("birimler", {}), "act": "next"})
    client.post(f"{base}uyeler/", {"members": given.get("members", []), "act": "next"})
    summary = client.get(f"{base}ozet/")
    version = summary.context["form"]["version"].value()
    return summary, client.post(f"{base}ozet/", {"act": "commit", "version": version})


def test_the_duties_in_force_are_proposed_and_make_the_commission(call, sign_in):
    duties = people(call)
    _summary, answer = form(sign_in(duties[1]), call)
    commission = Commission.objects.get()
    assert answer.url == commission.get_absolute_url()
    assert [row.duty for row in commission.members.order_by("pk")] == duties
    told = Notification.objects.filter(key=f"commission:{commission.pk}:formed")
    assert {row.user_id for row in told} >= {duty.user_id for duty in duties}


def test_a_deputy_is_proposed_where_nobody_holds_the_duty_in_person(call, sign_in):
    others = people(call, *UNITS[1:])
    deputy = duty_at(province(call), Role.PROVINCE_DIRECTOR, is_deputy=True)
    summary, _answer = form(sign_in(others[0]), call)
    assert "(V.)" in summary.content.decode()
    assert Commission.objects.get().members.get(part="CHAIR").duty == deputy


def test_what_is_missing_is_said_with_its_clause(call, sign_in):
    clerk = people(call, Role.PROVINCE_HR)[0]
    summary, _answer = form(sign_in(clerk), call)
    said = summary.content.decode()
    assert "Başkan (il millî eğitim müdürü) belli değil." in said
    assert "en az 3 kişi" in said
    assert "Madde 10/2" in said
    page = sign_in(clerk).get(Commission.objects.get().get_absolute_url()).content.decode()
    assert "Mesleki ve teknik eğitim belli değil." in page


def test_a_province_without_a_seat_in_the_call_forms_none(call, sign_in):
    away = CenterFactory(school=SchoolFactory(district=district("Adana")))
    clerk = calls.province_duty(away.school.district.province.office, Role.PROVINCE_HR)
    answer = sign_in(clerk).get(f"/cagrilar/{call.pk}/komisyon/")
    assert answer.status_code == 403
    assert "kadro yok" in answer.content.decode()


def test_one_commission_a_province_and_call(call, sign_in):
    calls.commission(call)
    clerk = calls.province_duty(province(call), Role.PROVINCE_HR)
    assert sign_in(clerk).get(f"/cagrilar/{call.pk}/komisyon/").status_code == 403


def test_the_review_opens_only_after_applications_closed(call, sign_in):
    commission = calls.commission(call)
    chair, url = people(call)[0], f"{commission.get_absolute_url()}ac/"
    assert sign_in(chair).post(url).status_code == 403
    with days.on(call.applications_until):
        assert sign_in(chair).post(url).status_code == 403
    with days.on(call.applications_until + dt.timedelta(days=1)):
        assert sign_in(chair).post(url).url == commission.get_absolute_url()
        commission.refresh_from_db()
        assert commission.state == "REVIEWING"
    assert Notification.objects.filter(key=f"commission:{commission.pk}:opened").count() == 4


def test_a_member_is_replaced_with_a_reason_and_the_parts_stay_covered(stage, sign_in):
    commission = stage.commission
    new = duty_at(commission.province, Role.PROVINCE_HR)
    old = commission.members.get(part="HR")
    url = f"/komisyon-uyeleri/{old.pk}/degistir/"
    client = sign_in(stage.members[0])
    assert client.post(url, {"duty": new.pk, "reason": ""}).status_code == 200
    assert client.post(url, {"duty": "", "reason": "İzne ayrıldı."}).status_code == 200
    assert client.post(url, {"duty": new.pk, "reason": "İzne ayrıldı."}).status_code == 302
    old.refresh_from_db()
    assert old.left_reason == "İzne ayrıldı."
    assert commission.members.get(part="HR", left_at=None).duty == new
    page = client.get(commission.get_absolute_url()).content.decode()
    assert "İzne ayrıldı." in page


def test_a_further_member_may_leave_without_another(stage, sign_in):
    one = services.add_member(
        stage.commission, "MEMBER", duty_at(stage.commission.province, Role.PROVINCE_VTE)
    )
    client = sign_in(stage.members[0])
    url = f"/komisyon-uyeleri/{one.pk}/degistir/"
    assert client.post(url, {"duty": "", "reason": "Ayrıldı."}).status_code == 302


def test_a_member_comes_later_from_the_unit_of_the_part(call, sign_in):
    clerk = people(call, Role.PROVINCE_HR)[0]
    form(sign_in(clerk), call)
    commission = Commission.objects.get()
    url = f"{commission.get_absolute_url()}uye/"
    client = sign_in(clerk)
    wrong = client.post(url, {"part": "VTE", "duty": clerk.pk})
    assert "10/2" in wrong.content.decode()
    right = duty_at(province(call), Role.PROVINCE_VTE)
    assert client.post(url, {"part": "VTE", "duty": right.pk}).status_code == 302
    assert commission.members.filter(part="VTE", duty=right).exists()


def test_relations_are_declared_before_the_first_file(stage, sign_in):
    duty = duty_at(stage.commission.province, Role.PROVINCE_VTE)
    services.add_member(stage.commission, "MEMBER", duty)
    client, (bound, free) = sign_in(duty), stage.files
    page = f"{stage.commission.get_absolute_url()}beyan/"
    for path in (stage.url(), stage.url(free)):
        assert client.get(path).url == page
    given = {f"kind_{bound.pk}": "RELATIVE", f"kind_{free.pk}": ""}
    assert "geri alınmaz" in client.post(page, given).content.decode()
    assert not Recusal.objects.exists()
    assert client.post(page, {**given, "onay": "1"}).status_code == 302
    assert Recusal.objects.get().application == bound
    assert Declaration.objects.filter(user=duty.user).exists()
    assert client.get(stage.url(bound)).status_code == 403
    assert client.get(stage.url(free)).status_code == 200
    assert client.get(page).status_code == 302


def test_files_that_wait_stand_on_the_desk(stage, sign_in):
    client = sign_in(stage.members[2])
    page = client.get("/islerim/").content.decode()
    assert "Puanınızı bekleyen 2 dosya var" in page
    client.post(stage.url(stage.files[0]), stage.answer(50, 60))
    assert "Puanınızı bekleyen 1 dosya var" in client.get("/islerim/").content.decode()


def test_a_commission_to_form_and_a_review_to_open_stand_on_the_desk(call, sign_in):
    client = sign_in(people(call)[0])
    assert "Değerlendirme komisyonunu kurun" in client.get("/islerim/").content.decode()
    calls.commission(call)
    assert "komisyonunu kurun" not in client.get("/islerim/").content.decode()
    with days.on(call.applications_until + dt.timedelta(days=1)):
        page = sign_in(people(call)[0]).get("/islerim/").content.decode()
        assert "incelemesini açın" in page


def test_a_draft_named_after_an_unpublished_call_tells_nothing_of_it(call, sign_in):
    hidden = calls.draft_call(title="Henüz yayımlanmamış çağrı")
    client = sign_in(people(call)[0])
    for one in (hidden, call):
        address = f"/taslaklar/personnel.commission/kaydet/?key={one.pk}&part=birimler"
        assert client.post(address, {"CHAIR": "1"}).status_code == 200
    desk = client.get("/islerim/").content.decode()
    assert call.title in desk
    assert hidden.title not in desk
