"""GETs cannot write, writes are signed, refusals are explained."""

import pytest
from django.db import InternalError, connection
from django.test import override_settings

from smm_portal.kit import refusals
from smm_portal.kit.acts import ClauseRefusal
from smm_portal.kit.history import acting
from smm_portal.kit.middleware import client_address
from smm_portal.kit.readonly import read_only
from smm_portal.offices.models import User

pytestmark = pytest.mark.django_db

CHAIN = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "smm_portal.kit.middleware.ReadOnlyGetMiddleware",
    "smm_portal.kit.middleware.HistoryContextMiddleware",
    "smm_portal.kit.middleware.RefusalMiddleware",
]


@pytest.fixture
def web(client, people, settings):
    settings.ROOT_URLCONF = "tests.kit.list_views"
    settings.MIDDLEWARE = CHAIN
    settings.READ_ONLY_EXCEPT = ["may_write"]
    client.force_login(people[0], backend="django.contrib.auth.backends.ModelBackend")
    return client


def phone(person) -> str:
    return User.objects.get(pk=person.pk).phone


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_a_safe_request_cannot_write(web, people, method):
    with pytest.raises(InternalError, match="read-only transaction"):
        getattr(web, method)("/yazar/")
    assert phone(people[0]) == "00"


def test_a_post_writes(web, people):
    assert web.post("/yazar/").status_code == 200
    assert phone(people[0]) == "1"


def test_named_exceptions_write_on_get(web, people):
    assert web.get("/yazabilir/").status_code == 200
    assert phone(people[0]) == "1"


def test_reading_leaves_the_surrounding_transaction_writable(people):
    with read_only():
        assert User.objects.count() >= 5
    User.objects.filter(pk=people[0].pk).update(phone="2")
    assert phone(people[0]) == "2"


def test_history_says_who_and_from_where(web, people):
    web.post("/yazar/", REMOTE_ADDR="192.0.2.7")
    event = people[0].events.order_by("pgh_id").last()
    assert event.pgh_context["user"] == people[0].pk
    assert event.pgh_context["user_name"] == "Çağla Ilgaz"
    assert event.pgh_context["address"] == "192.0.2.7"
    assert len(event.pgh_context["request"]) == 36


def test_tasks_sign_with_their_name(people):
    with acting(task="gece denetimi"):
        User.objects.filter(pk=people[1].pk).update(phone="3")
    assert people[1].events.order_by("pgh_id").last().pgh_context["task"] == "gece denetimi"


@pytest.mark.parametrize(
    ("proxies", "said", "address"),
    [
        (0, "198.51.100.1", "192.0.2.1"),
        (1, "6.6.6.6, 198.51.100.1", "198.51.100.1"),
        (2, "198.51.100.1, 10.0.0.2", "198.51.100.1"),
        (2, "198.51.100.1", "192.0.2.1"),
        (1, "<script>", "192.0.2.1"),
        (1, "", "192.0.2.1"),
    ],
)
def test_only_named_proxies_are_believed(rf, proxies, said, address):
    request = rf.get("/", REMOTE_ADDR="192.0.2.1", headers={"x-forwarded-for": said})
    with override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=proxies):
        assert client_address(request) == address


def test_a_refusal_is_a_page_with_its_clause(web):
    answer = web.post("/red/", headers={"referer": "http://testserver/merkezler/?q=a"})
    assert answer.status_code == 409
    body = answer.content.decode()
    assert "Bir okulda iki merkez olamaz." in body
    assert "4/3" in body
    assert 'href="/merkezler/?q=a"' in body


def test_a_foreign_way_back_is_not_followed(web):
    body = web.post("/red/", headers={"referer": "https://baska.test/x"}).content.decode()
    assert "baska.test" not in body


def test_a_constraint_is_a_page_too(web):
    answer = web.post("/ikiz/")
    assert answer.status_code == 409
    assert "zaten var" in answer.content.decode()


def test_a_fault_stays_a_fault(web):
    web.raise_request_exception = False
    assert web.post("/bozuk/").status_code == 500


def test_a_rule_of_a_trigger_is_found_by_name(people):
    refusals.register("kit_test_rule", "4/5", "Merkezde en çok beş öğretmen olur.")
    with pytest.raises(Exception, match="beş") as caught, connection.cursor() as cursor:
        cursor.execute("SELECT smm_refuse('kit_test_rule', 'beş')")
    refusal = refusals.explain(caught.value)
    assert (refusal.clause, refusal.rule) == ("4/5", "kit_test_rule")
    assert refusals.with_clause(refusal) == "Merkezde en çok beş öğretmen olur. (Madde 4/5)"


def test_clauses_are_read_from_the_message():
    assert refusals.clause_in("Madde 5/1-ç: olmaz.") == "5/1-ç"
    assert refusals.clause_in("olmaz") == ""
    assert refusals.explain(ClauseRefusal("x")).message == "x"
    assert refusals.explain(ValueError("x")) is None
