"""The last minute of a call: many applicants send at once, some of them twice.

``crowd`` makes applicants who are signed in and whose drafts are whole; ``stack`` starts web
processes, Valkey and a worker on the test's database; ``rush`` lets everybody press the button.
"""

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlsplit

from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from centers.models import School
from personnel.demo.names import identity_number, person
from personnel.models import (
    Application,
    ApplicationStep,
    Call,
    Candidacy,
    ManagerialDuty,
    Teacher,
)
from smm_portal.local.paths import ROOT
from smm_portal.local.valkey import Valkey
from smm_portal.offices.models import Duty, Invitation, User
from smm_portal.offices.roles import Role
from tests.factories.calls import open_call
from tests.factories.centers import SchoolFactory, clerk, days_ago
from tests.factories.personnel import subject

BACKEND = "django.contrib.auth.backends.ModelBackend"
TOKEN = "a" * 32


@dataclass(frozen=True)
class Sender:
    """One applicant: his draft's address of sending, his session."""

    application: int
    url: str
    cookie: str


@dataclass
class Rush:
    """What came of it: answers by status, seconds of each and of all."""

    answers: Counter = field(default_factory=Counter)
    waits: list[float] = field(default_factory=list)
    seconds: float = 0

    def take(self, status: int, wait: float) -> None:
        self.answers[status] += 1
        self.waits.append(wait)

    @property
    def words(self) -> str:
        """One line of figures."""
        cuts = quantiles(self.waits, n=100)
        said = ", ".join(f"{count} × {status}" for status, count in sorted(self.answers.items()))
        return (
            f"{len(self.waits)} requests in {self.seconds:.1f} s: {said}; "
            f"median {cuts[49] * 1000:.0f} ms, p95 {cuts[94] * 1000:.0f} ms, "
            f"longest {max(self.waits) * 1000:.0f} ms"
        )


def crowd(count: int, chance) -> tuple[Call, list[Sender]]:
    """An open call for one seat and so many whole drafts, each of a signed-in teacher."""
    call = open_call()
    teachers = _teachers(SchoolFactory(), count, chance)
    drafts = Application.objects.bulk_create(
        Application(call=call, teacher=t, statement="Görev almak istiyorum.") for t in teachers
    )
    seat = call.call_seats.get()
    Candidacy.objects.bulk_create(
        Candidacy(application=draft, call_seat=seat, rank=1) for draft in drafts
    )
    return call, [_sender(draft) for draft in drafts]


def _teachers(school: School, count: int, chance) -> list[Teacher]:
    """Teachers with accounts by accepted invitations, and with a managerial duty each (6/1-c)."""
    of = subject("Bilişim Teknolojileri")
    rows = [_teacher(school, of, number, chance) for number in range(count)]
    teachers = Teacher.objects.bulk_create(rows)
    users = User.objects.bulk_create(
        User(email=t.email, first_name=t.first_name, last_name=t.last_name, password="!")
        for t in teachers
    )
    office, giver, moment = school.office, clerk(), timezone.now()
    Invitation.objects.bulk_create(
        _accepted(t, user, office, giver, moment) for t, user in zip(teachers, users, strict=True)
    )
    for teacher, user in zip(teachers, users, strict=True):
        teacher.user = user
    Teacher.objects.bulk_update(teachers, ["user"])
    ManagerialDuty.objects.bulk_create(
        ManagerialDuty(teacher=t, school=school, kind="DEPUTY", starts=days_ago(900))
        for t in teachers
    )
    return teachers


def _teacher(school: School, of, number: int, chance) -> Teacher:
    first, last = person(chance)
    return Teacher(
        first_name=first,
        last_name=last,
        identity=identity_number(60_000_000 + number),
        email=f"aday{number}@smm.invalid",
        school=school,
        subject=of,
        teaching_since=days_ago(3000),
        compulsory_service="COMPLETED",
    )


def _accepted(teacher: Teacher, user: User, office, giver: Duty, moment) -> Invitation:
    return Invitation(
        email=user.email,
        first_name=user.first_name,
        last_name=user.last_name,
        role=Role.TEACHER,
        office=office,
        source=f"teacher:{teacher.pk}",
        invited_by=giver,
        expires_at=moment,
        sent_at=moment,
        accepted_at=moment,
        accepted_by=user,
    )


def _sender(draft: Application) -> Sender:
    client = Client()
    client.force_login(draft.teacher.user, backend=BACKEND)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    cookie = f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={TOKEN}"
    return Sender(draft.pk, reverse("personnel:application_send", args=[draft.pk]), cookie)


def kept(call: Call, senders: list[Sender]) -> bool:
    """Whether everybody's application arrived at the school, once."""
    steps = Counter(ApplicationStep.objects.values_list("application", flat=True))
    arrived = Application.objects.filter(call=call, state="SCHOOL").count()
    return steps == {sender.application: 1 for sender in senders} and arrived == len(senders)


@contextmanager
def stack():
    """Gunicorn as the portal runs it, Valkey and a worker, on the database that the default
    connection leads to; gives the address and the logs' folder."""
    port = _free_port()
    folder = Path(tempfile.mkdtemp(prefix="smms"))  # short: a socket lies in it
    valkey = Valkey(folder, folder)
    valkey.ensure()
    env = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.support.surge_settings",
        "SMM_TEST_BROKER": valkey.url,
        "SITE_URL": f"http://127.0.0.1:{port}",
    }
    running = [_start(name, command, env, folder) for name, command in _commands(port)]
    try:
        _wait(port)
        yield f"http://127.0.0.1:{port}", folder
    finally:
        for process in running:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        valkey.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _commands(port: int):
    yield (
        "web",
        [sys.executable, "-m", "gunicorn", "smm_portal.wsgi", "--bind", f"127.0.0.1:{port}",
         "--worker-class", "gthread", "--workers", "2", "--threads", "4", "--log-level", "warning"],
    )  # fmt: skip
    yield (
        "worker",
        [sys.executable, "-m", "celery", "-A", "smm_portal", "worker", "-l", "WARNING", "-c", "1",
         "--without-gossip", "--without-mingle"],
    )  # fmt: skip


def _start(name: str, command: list[str], env: dict, folder: Path) -> subprocess.Popen:
    log = (folder / f"{name}.log").open("w")
    return subprocess.Popen(
        command, env=env, cwd=ROOT, stdout=log, stderr=log, start_new_session=True
    )


def _wait(port: int, seconds: float = 40) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=3)
            connection.request("GET", "/saglik/canli/")
            if connection.getresponse().status == 200:
                return
        except OSError:
            pass
        time.sleep(0.2)
    raise AssertionError("the web processes do not answer")


def rush(address: str, senders: list[Sender], clients: int = 32, twice: float = 0.1) -> Rush:
    """Everybody sends as fast as the portal takes it; each tenth presses the button twice."""
    found, presses = Rush(), []
    for place, sender in enumerate(senders):
        again = twice and place % round(1 / twice) == 0
        presses += [sender, sender] if again else [sender]
    host = urlsplit(address).netloc
    started = time.monotonic()
    with ThreadPoolExecutor(clients) as pool:
        for status, wait in pool.map(lambda sender: _press(host, sender), presses):
            found.take(status, wait)
    found.seconds = time.monotonic() - started
    return found


def _press(host: str, sender: Sender) -> tuple[int, float]:
    started = time.monotonic()
    connection = http.client.HTTPConnection(host, timeout=60)
    headers = {
        "Cookie": sender.cookie,
        "X-CSRFToken": TOKEN,
        "Content-Type": "application/x-www-form-urlencoded",
    }
    connection.request("POST", sender.url, body="", headers=headers)
    status = connection.getresponse().status
    connection.close()
    return status, time.monotonic() - started
