"""The life of an invitation: called, mailed, accepted, late, taken back, lost on the way."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from smm_portal.offices import invitations, tasks
from smm_portal.offices.invitations import Candidate, Source
from smm_portal.offices.models import Duty, Invitation, Office, User
from smm_portal.offices.roles import Role
from tests.factories.centers import SchoolFactory, district
from tests.factories.offices import PASSWORD, UserFactory, duty_at, national_duty

pytestmark = pytest.mark.django_db
NEW_PASSWORD = "uzun-bir-parola-34"


@pytest.fixture
def head():
    return national_duty(Role.MTEGM_HEAD)


@pytest.fixture
def ankara():
    return Office.objects.get(kind="PROVINCE", name__startswith="Ankara")


@pytest.fixture
def invited(head, ankara, django_capture_on_commit_callbacks):
    """One invitation, mailed."""
    person = Candidate("ece@smm.invalid", "Ece", "Ilgaz", Role.PROVINCE_VTE, ankara)
    with django_capture_on_commit_callbacks(execute=True):
        created, left = invitations.invite_many(head, [person])
    assert not left
    return Invitation.objects.get(pk=created[0].pk)


def link() -> str:
    """The path that the last mail leads to."""
    found = re.search(r"https?://[^/\s]+(/davet/[\w-]+/)", mail.outbox[-1].body)
    return found[1]


def test_the_mail_speaks_turkish_in_two_forms_and_only_it_holds_the_token(invited):
    letter = mail.outbox[-1]
    assert letter.to == ["ece@smm.invalid"]
    assert letter.subject == "SMM Portalı: portala davet edildiniz"
    html = letter.alternatives[0].content
    for text in (letter.body, html):
        assert "Sayın Ece Ilgaz" in text
        assert "İl mesleki ve teknik eğitim birimi" in text
        assert link() in text
    token = link().split("/")[2]
    assert token not in str(list(Invitation.objects.values()))
    assert invited.token_hash == tasks.hash_of(token)
    assert invited.state == Invitation.State.SENT


def test_accepting_opens_the_account_and_begins_the_duty(client, invited):
    page = client.get(link()).content.decode()
    assert "Ece Ilgaz" in page
    assert "6698" in page
    answer = client.post(link(), {"password": NEW_PASSWORD, "again": NEW_PASSWORD})
    assert answer.url == "/islerim/"
    user = User.objects.get(email="ece@smm.invalid")
    duty = user.duties.get()
    assert (duty.role, duty.source) == (Role.PROVINCE_VTE, f"invitation:{invited.pk}")
    assert client.get("/islerim/").wsgi_request.duty == duty
    invited.refresh_from_db()
    assert invited.state == Invitation.State.ACCEPTED
    assert invited.accepted_by == user
    assert client.get(link()).status_code == 410


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("kısa", "kısa", "çok kısa"),
        (NEW_PASSWORD, NEW_PASSWORD + "x", "İki parola aynı değil"),
        ("1234567890", "1234567890", "parola"),
        ("ece@smm.invalid", "ece@smm.invalid", "benzer"),
    ],
)
def test_weak_passwords_open_no_account(client, invited, first, second, said):
    answer = client.post(link(), {"password": first, "again": second})
    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert not User.objects.filter(email="ece@smm.invalid").exists()


def test_two_clicks_make_one_account(client, invited):
    path = link()
    client.post(path, {"password": NEW_PASSWORD, "again": NEW_PASSWORD})
    assert client.post(path, {"password": NEW_PASSWORD, "again": NEW_PASSWORD}).status_code == 410
    assert User.objects.filter(email="ece@smm.invalid").count() == 1


def test_who_has_an_account_signs_in_and_adds_the_duty(client, head, ankara, invited):
    user = UserFactory(email="ece@smm.invalid")
    page = client.get(link()).content.decode()
    assert "Giriş yap ve devam et" in page
    assert client.post(link(), {"password": "x", "again": "x"}).url.startswith("/hesap/login/")
    other = UserFactory()
    client.force_login(other)
    assert "başka bir hesaba" in client.get(link()).content.decode()
    client.post(link())
    assert not other.duties.exists()
    client.force_login(user)
    assert client.post(link()).url == "/islerim/"
    assert user.duties.get().office == ankara


def test_a_late_link_says_so(client, invited):
    Invitation.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    answer = client.get(link())
    assert answer.status_code == 410
    assert "süresi geçmiş" in answer.content.decode()


def test_an_unknown_link_says_so(client):
    answer = client.get("/davet/uydurma/")
    assert answer.status_code == 404
    assert "geçersiz" in answer.content.decode()


def test_resending_makes_a_new_link_and_the_old_one_dies(
    client, head, invited, django_capture_on_commit_callbacks
):
    old = link()
    client.force_login(head.user)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/davetler/{invited.pk}/gonder/")
    assert link() != old
    client.logout()
    assert client.get(old).status_code == 404
    assert client.get(link()).status_code == 200


def test_a_revoked_link_says_so(client, head, invited):
    client.force_login(head.user)
    client.post(f"/davetler/{invited.pk}/geri-cek/")
    invited.refresh_from_db()
    assert invited.state == Invitation.State.REVOKED
    client.logout()
    assert "geri çekilmiş" in client.get(link()).content.decode()


def test_a_mail_that_fails_is_owed_still(invited, monkeypatch):
    invitations.resend(invited)
    letters = len(mail.outbox)
    monkeypatch.setattr(tasks, "_mail", lambda *_: _Broken())
    assert tasks.send_invitation(invited.pk) is False
    invited.refresh_from_db()
    assert invited.state == Invitation.State.WAITING
    assert "gönderilemedi" in invited.failure
    monkeypatch.undo()
    assert tasks.send_owed_invitations() == 0  # leased until the pause is over
    Invitation.objects.update(sending_until=timezone.now() - timedelta(seconds=1))
    assert tasks.send_owed_invitations() == 1
    assert len(mail.outbox) == letters + 1
    invited.refresh_from_db()
    assert (invited.state, invited.failure) == (Invitation.State.SENT, "")


class _Broken:
    def send(self):
        raise ConnectionRefusedError


def test_a_lost_task_is_made_good_and_never_doubled(invited):
    letters = len(mail.outbox)
    assert tasks.send_invitation(invited.pk) is False
    Invitation.objects.update(sent_at=None)
    assert tasks.send_owed_invitations() == 1
    assert tasks.send_owed_invitations() == 0
    assert len(mail.outbox) == letters + 1


def test_who_is_left_out_and_why(head, ankara, invited):
    duty_at(ankara, Role.PROVINCE_HR, UserFactory(email="var@smm.invalid"))
    at = {"role": Role.PROVINCE_HR, "office": ankara}
    people = [
        Candidate(" YENI@smm.invalid ", "Nil", "Ak", **at),
        Candidate("yeni@smm.invalid", "Nil", "Ak", **at),
        Candidate("var@smm.invalid", "Var", "Olan", **at),
        Candidate("", "Adres", "Yok", **at),
        Candidate("çağrı@smm.invalid", "Harf", "Türkçe", **at),
        Candidate("adsiz@smm.invalid", "", "Adsız", **at),
        Candidate("ece@smm.invalid", "Ece", "Ilgaz", Role.PROVINCE_VTE, ankara),
        Candidate("okul@smm.invalid", "Ol", "Maz", Role.PRINCIPAL, ankara),
    ]
    created, left = invitations.invite_many(head, people)
    assert [one.email for one in created] == ["yeni@smm.invalid"]
    assert [reason for _person, reason in left] == [
        "Listede iki kez geçiyor.",
        "Bu görevi zaten var.",
        "E-posta adresi yok.",
        "E-posta adresi geçersiz.",
        "Adı ve soyadı eksik.",
        "Açık bir daveti var.",
        "Bu görev seçilen makamda yürütülmez.",
    ]


def test_a_province_invites_inside_itself_only(client, ankara):
    hr = duty_at(ankara, Role.PROVINCE_HR)
    adana = Office.objects.get(kind="PROVINCE", name__startswith="Adana")
    far = Candidate("uzak@smm.invalid", "Uzak", "Kişi", Role.PROVINCE_VTE, adana)
    high = Candidate("ust@smm.invalid", "Üst", "Kişi", Role.PROVINCE_DIRECTOR, ankara)
    created, left = invitations.invite_many(hr, [far, high])
    assert created == []
    assert len(left) == 2
    client.force_login(hr.user)
    assert client.get(f"/davetler/yeni/?makam={adana.pk}").status_code == 404


def test_one_official_by_the_form(client, head, ankara):
    client.force_login(head.user)
    found = client.get("/davetler/yeni/?q=ANKARA").content.decode()
    assert f"?makam={ankara.pk}" in found
    url = f"/davetler/yeni/?makam={ankara.pk}"
    data = {"role": Role.PROVINCE_VTE, "first_name": "Ece", "last_name": "Ilgaz"}
    wrong = client.post(url, data | {"email": "eksik"}).content.decode()
    assert "Ilgaz" in wrong
    assert client.post(url, data | {"email": "Ece@SMM.invalid"}).url == "/davetler/"
    assert Invitation.objects.get().email == "ece@smm.invalid"
    listed = client.get("/davetler/?q=ilgaz").content.decode()
    assert "Ece Ilgaz" in listed


@pytest.fixture
def source(monkeypatch, ankara):
    """A registry of two people: one who can be invited, one without address."""
    school = SchoolFactory(district=district("Ankara"))
    accepted = []

    def candidates(duty, filters):
        for n, email in enumerate(("bir@smm.invalid", "")):
            yield Candidate(email, "Öğretmen", f"No{n}", Role.TEACHER, school.office, f"deneme:{n}")

    monkeypatch.setattr(invitations, "_sources", {})
    one = Source("deneme", "Deneme kayıtları", candidates, lambda *a: accepted.append(a))
    invitations.add(one)
    return accepted


def test_many_at_once_with_a_preview(client, head, source, django_capture_on_commit_callbacks):
    client.force_login(head.user)
    assert "Deneme kayıtları" in client.get("/davetler/toplu/").content.decode()
    url = "/davetler/toplu/?kaynak=deneme&onizle=1"
    page = client.get(url).content.decode()
    assert "Davet edilecekler: 1" in page
    assert "E-posta adresi yok." in page
    assert not Invitation.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(url).url == "/davetler/"
    client.logout()
    client.post(link(), {"password": NEW_PASSWORD, "again": NEW_PASSWORD})
    user = User.objects.get(email="bir@smm.invalid")
    assert source == [("deneme:0", user)]
    assert not Duty.objects.filter(user=user).exists()  # the record gives the duty, not the mail


def test_the_portal_has_no_sign_up(client):
    assert client.get("/hesap/signup/").status_code in (302, 403)
    assert client.post("/hesap/signup/", {"email": "x@smm.invalid"}).status_code in (302, 403)


def test_signing_in_by_mail_whatever_the_case(client):
    duty = national_duty(Role.AUDITOR, UserFactory(email="denetci@smm.invalid"))
    data = {"login": "Denetci@SMM.invalid", "password": PASSWORD}
    assert client.post("/hesap/login/", data).url == "/islerim/"
    assert client.get("/islerim/").wsgi_request.duty == duty


def test_guessing_passwords_is_stopped(client):
    UserFactory(email="hedef@smm.invalid")
    data = {"login": "hedef@smm.invalid", "password": "yanlis"}
    answers = [client.post("/hesap/login/", data).content.decode() for _ in range(7)]
    assert "E-posta ya da parola yanlış" in answers[0]
    assert "Çok fazla yanlış deneme" in answers[-1]


def test_a_forgotten_password_by_mail(client):
    UserFactory(email="unutan@smm.invalid")
    client.post("/hesap/password/reset/", {"email": "Unutan@smm.invalid"})
    client.post("/hesap/password/reset/", {"email": "kimse@smm.invalid"})
    letter = mail.outbox[-1]
    assert len(mail.outbox) == 1
    assert letter.subject == "SMM Portalı: parolanızı yenileyin"
    assert "Yeni parola belirle" in letter.alternatives[0].content
    path = re.search(r"https?://[^/\s]+(/hesap/\S+)", letter.body)[1]
    form = client.get(path).url
    client.post(form, {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})
    assert mail.outbox[-1].subject == "SMM Portalı: parolanız yenilendi"
    data = {"login": "unutan@smm.invalid", "password": NEW_PASSWORD}
    assert client.post("/hesap/login/", data).status_code == 302
