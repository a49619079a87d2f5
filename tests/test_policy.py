"""Every address × every role × reading and writing, against policy.toml."""

import re
from functools import partial

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import NoReverseMatch, reverse

from smm_portal.kit.middleware import ReadOnlyGetMiddleware
from smm_portal.offices import policy
from smm_portal.offices.checks import every_url_has_a_policy, policy_words_are_known
from smm_portal.offices.roles import NATIONAL, Role
from tests.factories.offices import national_duty
from tests.support.examples import ASKS_FURTHER, EXAMPLES
from tests.support.world import ANONYMOUS, NO_DUTY, build

pytestmark = pytest.mark.django_db
GET, POST = "GET", "POST"
DONE = {200, 302, 400, 409, 410, 413, 422, 503}
# Signing out ends the walker's own session.
LEAVING = {"account_logout", "admin:logout"}
# Pages of the framework that cannot be named: short cuts of the admin.
UNNAMED = re.compile(r"^admin:django\.")


def names() -> list[str]:
    """Every URL name that can be reversed."""
    return sorted(n for n in set(policy.url_names()) if not UNNAMED.match(n))


def takes_arguments(name: str) -> bool:
    """Whether the address has parts to fill in."""
    try:
        reverse(name)
    except NoReverseMatch:
        return True
    return False


def example(name: str, world) -> tuple[dict, dict | None]:
    """Arguments inside and outside the walker's scope."""
    if not takes_arguments(name):
        return {}, None
    if name.startswith("admin:") and name not in EXAMPLES:
        return {"object_id": "1"}, None
    return EXAMPLES[name](world)


def expected(name: str, method: str, persona: str, duty) -> str:
    """What the policy says: "in", "forbidden", "login" or "choose"."""
    signed_in = persona != ANONYMOUS
    if policy.may(duty, name, method, signed_in=signed_in):
        return "in"
    if not signed_in:
        return "login"
    return "choose" if duty is None and policy.needs_duty(name, method) else "forbidden"


def outcome(response) -> str:
    """The same words for what really happened."""
    url = response.get("Location", "")
    if response.status_code == 302 and url.startswith("/hesap/login/"):
        return "login"
    if response.status_code == 302 and url.startswith("/gorev-secimi/"):
        return "choose"
    if response.status_code == 403:
        return "forbidden"
    return "in" if response.status_code in DONE else str(response.status_code)


def ask(client, method: str, url: str):
    """One request, undone afterwards."""
    with transaction.atomic():
        response = client.get(url) if method == GET else client.post(url)
        if getattr(response, "streaming", False):
            b"".join(response.streaming_content)
        transaction.set_rollback(True)
    return response


# Signed-in people are led on from the way in, people without a half-finished sign-in back to it.
# Without a duty in the form one is asked to choose.
LED_ON = {"account_login", "mfa_authenticate", "account_logout", "admin:logout", "duty_switch"}
# Nothing there to show: no second factor yet, no public page of a row.
NOTHING_THERE = {
    "documents:import_problems",
    "admin:view_on_site",
    "invitation_accept",
    "mfa_deactivate_totp",
    "mfa_download_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_view_recovery_codes",
    "road:notice_read",
}


def judge(name: str, method: str, persona: str, response, want: str) -> str | None:
    """What is wrong, or None."""
    got = outcome(response)
    fine = got == want
    if want != "in":
        fine = fine or got == "405"  # refused before the policy was asked
    elif not fine:
        fine = (
            (name in LED_ON and got in ("login", "choose"))
            or (name in NOTHING_THERE and got == "404")
            or (name in ASKS_FURTHER and got == "forbidden")
            or (name.startswith("admin:") and got in ("forbidden", "404", "405"))
        )
    return None if fine else f"{method} {name} as {persona}: wanted {want}, got {got}"


def walk(world, persona: str):
    """Every address, read and written, inside and outside the persona's scope."""
    client = world.enter(persona)
    for name in names():
        rule = policy.load().rule(name)
        if takes_arguments(name) and not name.startswith("admin:") and name not in EXAMPLES:
            yield f"{name} has no example in tests/support/examples.py"
            continue
        wanted = {method: expected(name, method, persona, world.duty) for method in (GET, POST)}
        with transaction.atomic():
            inside, outside = _arguments(name, _for(world, persona), "in" in wanted.values())
            for method, want in wanted.items():
                asked = (client, method, name, persona, want)
                yield from _visit(world, rule, asked, inside, outside)
            transaction.set_rollback(True)
        if name in LEAVING:
            client = world.enter(persona)


KNOWN: dict[str, tuple] = {}  # URL name → arguments of some example


def _arguments(name: str, world, real: bool) -> tuple[dict | None, dict | None]:
    """Arguments of rows that exist; for a refusal, which comes before any row is looked for,
    those of an earlier example do: were it not to come, the answer would be another."""
    if real or name not in KNOWN:
        KNOWN[name] = example(name, world)
    return KNOWN[name]


def _visit(world, rule, asked, inside, outside):
    client, method, name, persona, want = asked
    if inside is not None or want != "in":
        response = ask(client, method, reverse(name, kwargs=inside or outside))
        yield judge(name, method, persona, response, want)
    if want == "in" and outside and _limited(world, rule, inside):
        response = ask(client, method, reverse(name, kwargs=outside))
        if response.status_code != 404:
            yield f"{method} {name} as {persona}, out of scope: {response.status_code}"


def _limited(world, rule, inside) -> bool:
    """The Ministry's own people read the whole tree; what is one's own is nobody else's."""
    if rule.scope == "none":
        return False
    everywhere = world.duty is not None and world.duty.role in NATIONAL
    return inside is None or rule.scope == "own" or not everywhere


def _for(world, persona: str):
    """Those without duty get somebody's examples: nothing may open for them anyway."""
    if persona in (ANONYMOUS, NO_DUTY):
        world.duty = None
    return _Borrowed(world) if world.duty is None else world


class _Borrowed:
    """A world seen through another's duty."""

    def __init__(self, world):
        self._world = world
        self.duty = world.duties["province_director"]

    def __getattr__(self, name):
        return getattr(self._world, name)


def test_the_file_knows_every_address_and_every_word():
    assert every_url_has_a_policy(None) == []
    assert policy_words_are_known(None) == []


@pytest.fixture
def plain_refusals(monkeypatch):
    """Refusals without their pages: thousands of them are asked for here."""
    for status in (403, 404):
        answer = HttpResponse(status=status)
        view = partial(lambda response, request, exception: response, answer)
        monkeypatch.setattr(f"smm_portal.urls.handler{status}", view, raising=False)


@pytest.mark.parametrize("persona", [*Role.values, NO_DUTY, ANONYMOUS])
def test_every_address_as(persona, plain_refusals):
    faults = [fault for fault in walk(build(), persona) if fault]
    assert not faults, "\n".join(faults)


def test_an_address_without_policy_is_refused_to_everybody(client, monkeypatch):
    known = policy.load()
    rules = {name: rule for name, rule in known.rules.items() if name != "office_list"}
    poorer = policy.Policy(rules, known.groups, known.labels)
    monkeypatch.setattr(policy, "load", lambda: poorer)
    client.force_login(national_duty("system_admin").user)
    assert client.get("/makamlar/").status_code == 403
    client.logout()
    assert client.get("/makamlar/").status_code == 403
    assert [error.id for error in every_url_has_a_policy(None)] == ["offices.E001"]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('a = { get = ["nobody_knows"], scope = "tree" }', "a: nobody_knows?"),
        ('a = { get = ["anyone"] }', "a: scope —?"),
        ('a = { read = ["anyone"], scope = "none" }', "a: read?"),
    ],
)
def test_a_slip_in_the_file_is_named(line, fault):
    text = f'[groups]\nx = {{ name = "X", roles = ["teacher"] }}\n[urls.a]\n{line}\n'
    assert policy.read(text).faults == (fault,)


def test_reading_cannot_write():
    """Every GET runs in a transaction that PostgreSQL itself keeps from writing."""
    named = {
        "account_reset_password_from_key",
        "mfa_download_recovery_codes",
        "mfa_view_recovery_codes",
        "usersessions_list",
    }
    assert set(settings.READ_ONLY_EXCEPT) == named
    hold = ReadOnlyGetMiddleware(_read_only_now)
    for name in (name for name in names() if not takes_arguments(name)):
        assert hold(RequestFactory().get(reverse(name))) is (
            name not in settings.READ_ONLY_EXCEPT
        ), name


def _read_only_now(request) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SHOW transaction_read_only")
        return cursor.fetchone()[0] == "on"
