"""Every address with what nobody should send: no fault of ours comes out, nothing runs, nothing stays.

The names of the fields are read from the page itself; each round fills all of them with one kind
of nonsense. What is asked for is undone after each request.
"""

import re
from html.parser import HTMLParser
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse

from centers.models import Field, School, SubField
from personnel.models import Teacher
from smm_portal.offices import policy
from smm_portal.offices.models import Office, SavedView, User
from smm_portal.offices.roles import Role
from tests.support.world import build
from tests.test_policy import UNNAMED, example, plain_refusals, takes_arguments  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_refusals")]

# Each adds what is closed to those before.
WALKERS = [Role.MTEGM_HEAD, Role.SYSTEM_ADMIN, Role.GENERAL_COORDINATOR, Role.PRINCIPAL]
SCRIPT = "<script>kotu()</script>"
EXTREMES = (
    "0001-01-01",
    "9999-12-31",
    "31.12.9999",
    "9" * 30,
    "-1",
    "1e400",
    "NaN",
    "9" * 5000,
)
ALWAYS = (
    "q",
    "sayfa",
    "adet",
    "sirala",
    "bicim",
    "next",
    "makam",
    "kisi",
    "kaynak",
    "onizle",
    "key",
)
LEAVING = {"account_logout", "admin:logout"}
CONTROLS = {"csrfmiddlewaretoken", "_method"}


class _Names(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag, attributes):
        at = dict(attributes)
        if tag in ("input", "select", "textarea") and at.get("name"):
            self.found.setdefault(at["name"], at.get("type") or tag)


def fields_of(response) -> dict[str, str]:
    """Name → kind of every field on a page."""
    if "text/html" not in response.get("Content-Type", ""):
        return {}
    parser = _Names()
    parser.feed(response.content.decode())
    return {name: kind for name, kind in parser.found.items() if name not in CONTROLS}


def long(i: int) -> str:
    return "İŞĞÜÖÇI" * 1500


def extreme(i: int) -> str:
    return EXTREMES[i % len(EXTREMES)]


def hostile(i: int) -> str:
    return f"\"'>{SCRIPT}\u202e%_\\'; DROP TABLE x --"


def broken(i: int) -> str:
    return ("a\0b", "\x01\x7f\ufffe\U0001f9e8\u0301{{7*7}}")[i % 2]


ROUNDS = (long, extreme, hostile, broken)


def queries(names):
    """Addresses' tails: each name in turn holds another extreme, and one no UTF-8 at all."""
    for make in (extreme, hostile):
        yield urlencode({name: make(i)[:600] for i, name in enumerate(names)})
    yield "&".join(f"{name}=%ff%fe&{name}=2&{name}[]=3" for name in names)


def bodies(fields):
    """What is posted: text in every field, a wrong file where a file is asked for."""
    for make in ROUNDS:
        yield {name: _value(kind, make, i) for i, (name, kind) in enumerate(fields.items())}
    yield {name: ["\0", "1", "2"] for name in fields}


def _value(kind: str, make, i: int):
    if kind == "file":
        return SimpleUploadedFile(f"{SCRIPT}.pdf", b"MZ\x90\x00" * 50, "application/pdf")
    return make(i)


def opened(world, persona: str) -> list[tuple[str, bool, bool]]:
    """(URL name, may read, may write) of what opens to the walker and to nobody before him."""
    names = sorted({n for n in policy.url_names() if not UNNAMED.match(n)} - LEAVING)
    before = [world.duties[role] for role in WALKERS[: WALKERS.index(persona)]]
    found = [(n, *(_newly(world.duty, before, n, how) for how in ("GET", "POST"))) for n in names]
    return [line for line in found if any(line[1:])]


def _newly(duty, before, name: str, how: str) -> bool:
    known = any(policy.may(other, name, how) for other in before)
    return not known and bool(policy.may(duty, name, how))


def ask(send, url, *rest, **more):
    """One request, undone afterwards: (status, body)."""
    with transaction.atomic():
        response = send(url, *rest, **more)
        streams = getattr(response, "streaming", False)
        body = b"".join(response.streaming_content) if streams else response.content
        transaction.set_rollback(True)
    return response, body


def fuzz(world, client, persona: str):
    """Every fault as a line; rows made for an address are undone with it."""
    for name, reads, writes in opened(world, persona):
        with transaction.atomic():
            inside = example(name, world)[0] if takes_arguments(name) else {}
            if inside is not None:
                yield from throw(client, name, reverse(name, kwargs=inside), reads, writes)
            transaction.set_rollback(True)


def throw(client, name: str, url: str, reads: bool, writes: bool):
    """All rounds at one address."""
    known = fields_of(ask(client.get, url)[0]) if reads else {}
    if reads and not name.startswith("admin:"):
        for query in queries([*dict.fromkeys([*known, *ALWAYS])]):
            yield from judge(name, query, *ask(client.get, f"{url}?{query}"))
    for body in bodies(known) if writes else ():
        yield from judge(name, body, *ask(client.post, url, body))


def judge(name, sent, response, body):
    """What is wrong with an answer."""
    if response.status_code >= 500 and name != "health_ready":
        yield f"{response.status_code} {name}: {str(sent)[:200]}"
    html = "text/html" in response.get("Content-Type", "")
    if html and SCRIPT.encode() in body:
        yield f"runs: {name}: {str(sent)[:200]}"


@pytest.mark.parametrize("persona", WALKERS)
def test_nonsense_everywhere_as(persona):
    world = build()
    faults = list(fuzz(world, world.enter(persona), persona))
    assert not faults, "\n".join(faults)


def test_names_that_people_wrote_never_run():
    """A script as the name of everything: shown as text on every page and in every file."""
    world = build()
    _name_everything(world)
    client = world.enter(Role.MTEGM_HEAD)
    faults = []
    for name, reads, _writes in opened(world, Role.MTEGM_HEAD):
        with transaction.atomic():
            inside = example(name, world)[0] if takes_arguments(name) else {}
            if reads and inside is not None:
                url = reverse(name, kwargs=inside)
                faults += judge(name, url, *ask(client.get, f"{url}?q={SCRIPT}"))
                faults += judge(name, url, *ask(client.get, url))
            transaction.set_rollback(True)
    assert not faults, "\n".join(faults)


def _name_everything(world) -> None:
    """Scripts in each column that a person fills; the files take their names from them."""
    School.objects.filter(pk=world.school.pk).update(name=SCRIPT, address=SCRIPT)
    Teacher.objects.update(first_name=SCRIPT, last_name=SCRIPT)
    User.objects.exclude(email="").update(first_name=SCRIPT, last_name=SCRIPT)
    Field.objects.update(note=SCRIPT)
    SubField.objects.filter(pk__in=SubField.objects.values("pk")[:1]).update(name=SCRIPT)
    Office.objects.filter(kind="DIRECTORATE").update(name=SCRIPT)
    for view in ("centers:list", "personnel:teachers"):
        SavedView.objects.create(
            user=world.duties[Role.MTEGM_HEAD].user,
            list_name=view,
            name=SCRIPT,
            query=f"q={SCRIPT}",
        )


def test_what_leaves_in_a_table_is_no_formula():
    world = build()
    client = world.enter(Role.MTEGM_HEAD)
    School.objects.filter(pk=world.school.pk).update(name="=HYPERLINK(1)", address="@SUM(1)")
    text = b"".join(client.get("/okullar/?bicim=csv").streaming_content).decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in text
    assert not re.search(r"(^|;)\"?[=@+\t]", text, re.M)
