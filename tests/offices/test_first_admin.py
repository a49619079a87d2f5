"""The first account of a new portal comes by command, once."""

import pytest
from django.core.management import CommandError, call_command

from smm_portal.offices.models import User

pytestmark = pytest.mark.django_db
ARGUMENTS = ("first_admin", "Ilk@Ornek.example", "Işıl", "Çağ")


@pytest.fixture
def typed(monkeypatch):
    monkeypatch.setattr("getpass.getpass", lambda prompt: "uzunca-bir-parola-7")


def test_the_first_administrator_can_sign_in(typed, client):
    call_command(*ARGUMENTS)
    user = User.objects.get(email="ilk@ornek.example")
    assert user.is_staff
    assert client.login(email=user.email, password="uzunca-bir-parola-7")


def test_there_is_no_second_first(typed):
    call_command(*ARGUMENTS)
    with pytest.raises(CommandError, match="zaten var"):
        call_command("first_admin", "iki@ornek.example", "Işıl", "Çağ")


def test_a_weak_password_makes_no_account(monkeypatch):
    monkeypatch.setattr("getpass.getpass", lambda prompt: "123")
    with pytest.raises(CommandError):
        call_command(*ARGUMENTS)
    assert not User.objects.filter(email="ilk@ornek.example").exists()
