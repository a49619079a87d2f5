"""No list asks the database more than eight times, with twenty rows or with twenty thousand."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, get_resolver, reverse

from smm_portal.kit.lists import ListPage
from smm_portal.offices.policy import load, url_names
from tests.factories.centers import DecisionFactory
from tests.factories.offices import national_duty
from tests.support.bulk import fill

BUDGET = 8
# The read-only transaction around every GET asks nothing.
FRAME = ("BEGIN", "SET TRANSACTION READ ONLY", "COMMIT", "SAVEPOINT", "RELEASE SAVEPOINT")
# A page over the budget stands here with its reason.
ALLOWED_MORE: dict[str, tuple[int, str]] = {}


def list_pages() -> list[str]:
    """URL names of all list pages that need no argument."""
    found = []
    for name in url_names():
        if name.startswith("admin:"):
            continue
        try:
            path = reverse(name)
        except NoReverseMatch:  # needs an argument: part of another page
            continue
        view = get_resolver().resolve(path).func
        if issubclass(getattr(view, "view_class", object), ListPage):
            found.append(name)
    return sorted(set(found))


def reader_of(name: str) -> str:
    """A national role that may read the list."""
    policy = load()
    rule = policy.rule(name)
    roles = policy.roles(rule.get)
    for role in ("mtegm_head", "system_admin", "personnel_unit"):
        if role in roles or rule.get & {"on_duty", "anyone"}:
            return role
    raise AssertionError(f"{name}: no national reader")


def queries(client, path: str) -> list[str]:
    client.get(
        path
    )  # what a process asks once (content types, the first session) is not the page's
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return [q["sql"] for q in asked.captured_queries if not q["sql"].startswith(FRAME)]


def asked_by_every_list() -> dict[str, list[str]]:
    clients = {}
    found = {}
    for name in list_pages():
        role = reader_of(name)
        if role not in clients:
            clients[role] = Client()
            duty = national_duty(role)
            clients[role].force_login(
                duty.user, backend="django.contrib.auth.backends.ModelBackend"
            )
        found[name] = queries(clients[role], reverse(name))
    return found


def test_every_room_has_lists():
    assert {name.split(":")[0] for name in list_pages()} >= {"centers", "personnel", "law"}


@pytest.mark.parametrize("rows", [20, 20_000])
def test_no_list_asks_more_than_eight_times(fresh_db, rows):
    DecisionFactory(kind="SEATS")
    with fresh_db.owner() as owner:
        fill(owner, rows)
    over = {
        name: asked
        for name, asked in asked_by_every_list().items()
        if len(asked) > ALLOWED_MORE.get(name, (BUDGET, ""))[0]
    }
    assert not over, "\n\n".join(f"{n} ({len(a)}):\n" + "\n".join(a) for n, a in over.items())
