"""Signing in: one way, wrong attempts are counted, nobody learns who has an account."""

import re

import pytest
from django.core import mail

from smm_portal.offices import accounts
from smm_portal.offices.models import Invitation, User
from smm_portal.offices.roles import Role
from smm_portal.offices.tasks import hash_of
from tests.factories.centers import SchoolFactory
from tests.factories.offices import PASSWORD, UserFactory, duty_at, national_duty
from tests.support.examples.offices import _invite
from tests.support.race import race


@pytest.mark.django_db
def test_the_admin_is_no_way_in(client):
    chief, other = national_duty(Role.SYSTEM_ADMIN).user, national_duty(Role.MTEGM_HEAD).user
    said = {"username": other.email, "password": PASSWORD, "next": "/"}
    assert client.post("/yonetim/login/", said).url.startswith("/hesap/login/")
    client.force_login(chief)
    answer = client.post("/yonetim/login/?next=//evil.example", said)
    assert answer.url == "/yonetim/"
    assert client.session["_auth_user_id"] == str(chief.pk)


@pytest.mark.django_db
def test_wrong_attempts_are_counted_and_the_right_password_waits_too(client):
    user = UserFactory()
    texts = [_try(client, user.email, "yanlis-parola") for _ in range(8)]
    assert "E-posta ya da parola yanlış." in texts[0]
    assert "Çok fazla yanlış deneme yapıldı" in texts[-1]
    assert "Çok fazla yanlış deneme yapıldı" in _try(client, user.email, PASSWORD)


@pytest.mark.django_db
def test_nobody_learns_who_has_an_account(client):
    user = UserFactory()
    closed = UserFactory(is_active=False)
    known = _try(client, user.email, "yanlis-parola")
    for email in ("kimse@smm.invalid", closed.email):
        assert _without(_try(client, email, "yanlis-parola"), email) == _without(known, user.email)
    answers = [
        client.post("/hesap/password/reset/", {"email": e})
        for e in (user.email, "kimse@smm.invalid")
    ]
    assert {(a.status_code, a.get("Location")) for a in answers} == {(302, answers[0]["Location"])}
    assert [message.to for message in mail.outbox] == [[user.email]]


def _try(client, email: str, password: str) -> str:
    return client.post("/hesap/login/", {"login": email, "password": password}).content.decode()


def _without(page: str, email: str) -> str:
    """The page's words: what was typed and the forms' tokens apart."""
    text = page[page.index("<main") : page.index("</main>")].replace(email, "")
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", text)


def test_an_invitation_accepted_twice_at_once_opens_one_account(fresh_db):
    school = SchoolFactory()
    invitation = _invite(school.office, national_duty(Role.MTEGM_HEAD))
    Invitation.objects.filter(pk=invitation.pk).update(token_hash=hash_of("anahtar"))
    invitation.refresh_from_db()
    done, errors = race(8, lambda i: accounts.open_account(invitation, "uzun-parola-2024"))
    assert len([user for user in done if user]) == 1, errors
    assert User.objects.filter(email=invitation.email).count() == 1


def test_a_duty_given_twice_at_once_is_one(fresh_db):
    office, person = SchoolFactory().office, UserFactory()
    done, errors = race(8, lambda i: duty_at(office, Role.PRINCIPAL, person, is_deputy=True))
    assert (len(done), len(errors)) == (1, 7)
    assert person.duties.count() == 1
