"""What comes in is plain text, what goes out to signed-in people is not kept, keys are small."""

import pytest

from smm_portal.kit.guarding import always_utf8
from smm_portal.kit.keys import row_key
from smm_portal.kit.text import clean
from smm_portal.offices.roles import Role
from tests.factories.offices import duty_at, national_duty

pytestmark = pytest.mark.django_db


@pytest.fixture
def web(client):
    client.force_login(national_duty(Role.MTEGM_HEAD).user)
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize("codec", ["unicode_escape", "hex", '"utf-16"', "utf-7", "yok"])
def test_a_header_cannot_choose_the_codec(web, codec, monkeypatch):
    """The way of a real server: the test client's own handler does not pass our wrapper."""
    monkeypatch.setattr(web, "handler", _Wrapped(web.handler))
    headers = {"content-type": f"text/plain; charset={codec}"}
    assert web.get("/merkezler/?q=%5Cud800", headers=headers).status_code == 200
    form = f"application/x-www-form-urlencoded; charset={codec}; x=1"
    answer = web.generic("POST", "/tema/", b"tema=dark", form)
    assert (answer.status_code, answer.cookies["tema"].value) == (302, "dark")


class _Wrapped:
    """The client's handler behind the wrapper of wsgi.py."""

    def __init__(self, handler):
        self.handler = always_utf8(lambda environ, start_response: handler(environ))

    def __call__(self, environ):
        return self.handler(environ, None)


@pytest.mark.parametrize("address", ["/davet/a%00b/", "/a%00/"])
def test_a_nul_in_the_address_is_a_broken_request(web, address):
    answer = web.get(address)
    assert answer.status_code == 400
    assert "İstek anlaşılamadı" in answer.content.decode()


def test_a_nul_falls_out_of_what_was_typed(web):
    page = web.get("/merkezler/?q=an%00kara&il=%00").content.decode()
    assert 'value="ankara"' in page
    assert (
        web.post("/taslaklar/centers.close/kaydet/?key=%00&part=%00", {"a": "\0"}).status_code
        == 200
    )


def test_a_foreign_host_is_a_broken_request(client):
    client.raise_request_exception = False
    answer = client.get("/", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert answer["Content-Security-Policy"]


def test_pages_of_signed_in_people_are_not_kept(web, client):
    for address in ("/islerim/", "/merkezler/", "/merkezler/?bicim=csv", "/yok/", "/profil/"):
        assert web.get(address)["Cache-Control"] == "no-store, private", address
    client.logout()
    assert not client.get("/yonerge/").has_header("Cache-Control")


def test_every_answer_carries_its_holds(web):
    for address in ("/islerim/", "/yok/", "/yonetim/", "/hesap/login/", "/merkezler/?bicim=xlsx"):
        answer = web.get(address)
        assert "default-src 'none'" in answer["Content-Security-Policy"], address
        assert answer["X-Frame-Options"] == "DENY", address
        assert answer["X-Content-Type-Options"] == "nosniff", address
        assert answer["Referrer-Policy"] == "same-origin", address


@pytest.mark.parametrize("text", ["", "0x1", "-1", "1.0", "٣", "9" * 19, "9" * 5000])
def test_only_small_whole_numbers_are_keys(text):
    assert row_key(text) == 0
    assert row_key("42") == 42


def test_huge_keys_in_cookie_and_form_find_nothing(web):
    duty = national_duty(Role.OYGM_UNIT)
    duty_at(national_duty(Role.AUDITOR).office, Role.AUDITOR, duty.user)
    web.force_login(duty.user)
    web.cookies["gorev"] = "9" * 5000
    assert web.get("/islerim/").status_code == 302  # to the choice of duty
    assert web.post("/gorev-degistir/", {"duty": "9" * 5000}).status_code == 404
    assert web.post("/gorunum/", {"delete": "9" * 5000}).status_code in (302, 404)


@pytest.mark.parametrize(
    "address", ["http://[", "//evil.example", "/\\evil.example", "javascript:x"]
)
def test_sign_in_leads_nowhere_else(client, address):
    client.raise_request_exception = False
    page = client.get("/hesap/login/", {"next": address})
    assert page.status_code == 200
    user = national_duty(Role.MTEGM_EXPERT).user
    said = {"login": user.email, "password": "parola-deneme-1", "next": address}
    answer = client.post("/hesap/login/", said)
    assert (answer.status_code, answer["Location"]) == (302, "/islerim/")


def test_signs_that_turn_the_writing_are_cleaned_away():
    assert clean("bel\u202ege\x01\x1bfdp\u2066.exe") == "belgefdp.exe"
    assert clean("Çınar\tIşık\u00a0 Öğretmen") == "Çınar Işık Öğretmen"
