"""No list asks the database more than eight times, with twenty rows or with twenty thousand; nor
does the page of one thing, but for those named here with their reason.
"""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, get_resolver, reverse

from smm_portal.kit.detail import DetailPage
from smm_portal.kit.lists import ListPage
from smm_portal.offices.policy import load, may, url_names
from tests.factories.centers import DecisionFactory
from tests.factories.offices import national_duty
from tests.support import world
from tests.support.bulk import fill
from tests.support.examples import EXAMPLES

BUDGET = 8
# The read-only transaction around every GET asks nothing.
FRAME = ("BEGIN", "SET TRANSACTION READ ONLY", "COMMIT", "SAVEPOINT", "RELEASE SAVEPOINT")
# A page over the budget stands here with its reason.
# The history is told when it is asked for: a question a table, and one for each kind of row that it
# names. It is not counted here.
ALLOWED_MORE: dict[str, tuple[int, str]] = {
    "personnel:seats_board": (9, "whether calls run decides which act a vacant seat offers"),
    "centers:detail": (
        13,
        "three questions that every page asks, and one a matter for eleven sections of four rooms:"
        " the centre, its seats, its terms, fields, decisions, letters, tasks, deputies, plans,"
        " and all that Article 4 misses in one",
    ),
    "personnel:nomination_seat": (13, "the candidates' rulings, tiers and present terms"),
    "personnel:renewal": (
        11,
        "the card of the term is summed live: tasks, sheets, absences and plans, one each, beside the"
        " conditions, the proposals and the handover",
    ),
    "reporting:plan": (9, "see tests/reporting/test_plan_queries.py"),
}


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


# Whoever is first to be let in sees the page with most on it.
READERS = ("general_coordinator", "principal", "mtegm_head", "system_admin")


def detail_pages() -> list[str]:
    """URL names of the pages of one thing."""
    return sorted(name for name in EXAMPLES if name in _details(get_resolver()))


def _details(resolver, room: str = "") -> set[str]:
    found = set()
    for one in resolver.url_patterns:
        if hasattr(one, "url_patterns"):
            found |= _details(one, f"{one.namespace}:" if one.namespace else room)
        elif one.name and issubclass(getattr(one.callback, "view_class", object), DetailPage):
            found.add(room + one.name)
    return found


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


def test_every_room_has_pages_of_one_thing():
    rooms = {name.split(":")[0] for name in detail_pages()}
    assert rooms >= {"centers", "personnel", "reporting", "road", "user_detail"}


@pytest.mark.django_db
@pytest.mark.parametrize("name", detail_pages())
def test_no_page_of_one_thing_asks_more_than_eight_times(name):
    here = world.build()
    for role in READERS:
        if not may(here.duties[role], name):
            continue
        client = here.enter(role)
        inside = EXAMPLES[name](here)[0]
        if inside is not None:
            found = queries(client, reverse(name, kwargs=inside))
            assert len(found) <= ALLOWED_MORE.get(name, (BUDGET, ""))[0], (role, *found)
            return
    raise AssertionError(f"{name}: nobody could open it")
