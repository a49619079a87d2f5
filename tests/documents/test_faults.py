"""Real faults: a worker killed in the middle of its work, a broker emptied, absent, a beat that stands still.

Every owed document arrives, once, and its file has the hash that its row says.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from celery import Celery
from django.db import transaction

from smm_portal.documents import outbox
from smm_portal.documents.models import Document, StoredFile
from smm_portal.documents.models.stored_file import digest
from smm_portal.local.paths import ROOT
from smm_portal.local.valkey import Valkey
from smm_portal.settings.database import celery_broker
from tests.factories.offices import national_duty
from tests.support.slow import letters

pytestmark = pytest.mark.race
SLOW, PATIENCE = "1.5", 25
CELERY = [sys.executable, "-m", "celery", "-A", "smm_portal"]
WORKER = ["worker", "-l", "WARNING", "-c", "1", "--without-gossip", "--without-mingle"]
BEAT = ["beat", "-l", "WARNING", "--pidfile="]


class Farm:
    """A broker, a worker and a beat of one test, each to be started, stopped and killed."""

    def __init__(self, env: dict, folder: Path):
        self.folder = folder
        self.broker = Valkey(folder, folder)
        self.env = env | {
            "DJANGO_SETTINGS_MODULE": "tests.support.worker_settings",
            "SMM_TEST_BROKER": self.broker.url,
            "SMM_TEST_SLOW": SLOW,
        }
        self.running: dict[str, subprocess.Popen] = {}

    def start(self, name: str) -> None:
        command = WORKER if name == "worker" else [*BEAT, "-s", str(self.folder / "schedule")]
        log = (self.folder / f"{name}.log").open("a")
        self.running[name] = subprocess.Popen(
            [*CELERY, *command], env=self.env, cwd=ROOT, stdout=log, stderr=log,
            start_new_session=True,
        )  # fmt: skip

    def kill(self, name: str) -> None:
        """The process and its children at once, as when the machine loses power."""
        process = self.running.pop(name, None)
        if process:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def stop(self) -> None:
        for name in list(self.running):
            self.kill(name)
        self.broker.stop()

    def logs(self) -> str:
        return "\n".join(path.read_text()[-3000:] for path in self.folder.glob("*.log"))


@pytest.fixture
def farm(fresh_db, settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT = tmp_path
    folder = Path(tempfile.mkdtemp(prefix="smmf"))  # short: a socket lies in it
    made = Farm(fresh_db.env | {"SMM_MEDIA_ROOT": str(tmp_path)}, folder)
    # Not the current app: shared tasks of later tests in this process would go to this broker.
    sender = Celery(broker=celery_broker(made.broker.url), set_as_current=False)
    sender.conf.broker_transport_options = {"socket_connect_timeout": 1}
    monkeypatch.setattr(
        outbox, "tell", lambda pk: sender.send_task("documents.render", [pk], retry=False)
    )
    letters.register()
    made.broker.ensure()
    yield made
    made.stop()
    sender.close()
    shutil.rmtree(folder, ignore_errors=True)


def request(duty, *subjects) -> list[Document]:
    with transaction.atomic():
        return [outbox.request(letters.KIND, subject, duty) for subject in subjects]


def wait(farm, what, *documents) -> None:
    """Until all documents are as wanted."""
    end = time.monotonic() + PATIENCE
    pks = [document.pk for document in documents]
    while time.monotonic() < end:
        states = set(Document.objects.filter(pk__in=pks).values_list("state", flat=True))
        if states == {what}:
            return
        time.sleep(0.1)
    pytest.fail(f"not {what}: {states}\n{farm.logs()}")


def all_arrived_once(*documents) -> None:
    """One ready row and one kept file each, with the hash that the row says."""
    for document in Document.objects.filter(pk__in=[d.pk for d in documents]):
        assert StoredFile.objects.filter(documents=document).count() == 1
        with document.file.open() as file:
            assert digest(file) == document.sha256
    assert StoredFile.objects.count() == Document.objects.filter(state="ready").count()
    assert not Document.objects.owed().exists()


def test_every_owed_document_arrives_once(farm):
    duty = national_duty("mtegm_expert")
    farm.start("worker")
    farm.start("beat")

    (killed,) = request(duty, "kill")
    wait(farm, "leased", killed)
    farm.kill("worker")  # in the middle of the work: the lease runs out, beat sends again

    emptied = request(duty, "flush-1", "flush-2")
    farm.broker.stop()  # it keeps nothing on disk: every message is gone
    farm.broker.ensure()
    farm.start("worker")
    wait(farm, "ready", killed, *emptied)

    farm.kill("beat")
    farm.broker.stop()
    unheard = request(duty, "absent-1", "absent-2")  # nobody could be told
    farm.broker.ensure()
    time.sleep(1)
    assert {d.state for d in Document.objects.filter(pk__in=[u.pk for u in unheard])} == {
        "requested"
    }
    farm.start("beat")
    wait(farm, "ready", *unheard)

    all_arrived_once(killed, *emptied, *unheard)
    assert Document.objects.get(pk=killed.pk).attempts >= 2
