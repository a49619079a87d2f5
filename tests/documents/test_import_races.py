"""Confirmations and workers on real connections at once; a worker killed in the middle."""

import os
import signal
import subprocess
import sys
import time

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.utils import timezone

from smm_portal.documents.imports import jobs
from smm_portal.documents.models import ImportJob, StoredFile
from smm_portal.documents.models.import_job import ImportState
from smm_portal.kit.uploads import XLSX_TYPE
from smm_portal.offices.models import SavedView
from tests.documents.conftest import xlsx
from tests.factories.offices import national_duty
from tests.support.race import race

pytestmark = pytest.mark.race


@pytest.fixture
def duty(fresh_db):
    return national_duty("mtegm_expert")


def checked(duty, rows=20) -> ImportJob:
    """A job that waits for its yes."""
    file = xlsx(*[(f"G{i}", "123456", "") for i in range(rows)])
    kept = StoredFile.objects.keep(file, name="a.xlsx", content_type=XLSX_TYPE, duty=duty)
    job = ImportJob.objects.create(kind="gorunum", file=kept, duty=duty)
    jobs.run(job.pk)
    job.refresh_from_db()
    assert job.state == "ready", job.error
    return job


def test_ten_confirmations_apply_once(duty):
    job = checked(duty)
    clients = []
    for _ in range(10):
        client = Client()
        client.force_login(duty.user, backend=settings.AUTHENTICATION_BACKENDS[0])
        clients.append(client)
    answers, errors = race(10, lambda i: clients[i].post(f"/aktarimlar/{job.pk}/onayla/"))
    assert not errors
    assert {answer.status_code for answer in answers} == {302}
    job.refresh_from_db()
    assert (job.state, job.applied, SavedView.objects.count()) == ("done", 20, 20)


def test_ten_workers_apply_once(duty):
    job = checked(duty)
    now = timezone.now()
    ImportJob.objects.move(job.pk, ImportState.READY, ImportState.APPLYING, confirmed_at=now)
    _done, errors = race(10, lambda i: jobs.run(job.pk))
    assert not errors
    job.refresh_from_db()
    assert (job.state, job.attempts, SavedView.objects.count()) == ("done", 2, 20)


def wait_until_free(job) -> None:
    """The server notices the broken connection of a killed process in its own time."""
    for _ in range(100):
        with transaction.atomic():
            free = ImportJob.objects.select_for_update(skip_locked=True).filter(pk=job.pk)
            if free.first():
                return
        time.sleep(0.1)


SLOW_WORKER = """
import django; django.setup()
import sys, time, datetime
from smm_portal.documents.models import import_job
import_job.LEASE = datetime.timedelta(0)
from tests.documents.conftest import ViewImport
from smm_portal.documents.imports import register, jobs
class Slow(ViewImport):
    def apply(self, items, duty):
        super().apply(items, duty)
        print("yazdı", flush=True)
        time.sleep(60)
register(Slow())
jobs.run(int(sys.argv[1]))
"""


def test_a_worker_killed_in_the_middle_leaves_nothing_and_another_finishes(
    duty, fresh_db, settings
):
    job = checked(duty, 120)
    now = timezone.now()
    ImportJob.objects.move(job.pk, ImportState.READY, ImportState.APPLYING, confirmed_at=now)
    worker = subprocess.Popen(
        [
            sys.executable,
            "-c",
            f"from django.conf import settings\nsettings.MEDIA_ROOT = {str(settings.MEDIA_ROOT)!r}\n{SLOW_WORKER}",
            str(job.pk),
        ],
        env=fresh_db.env,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert worker.stdout.readline().strip() == "yazdı"
    # Its lease runs out while it still holds the row: nobody may take the work over.
    assert ImportJob.objects.owed().exists()
    jobs.run(job.pk)
    jobs.resend()
    assert SavedView.objects.count() == 0
    os.kill(worker.pid, signal.SIGKILL)
    worker.wait()
    wait_until_free(job)
    jobs.run(job.pk)
    job.refresh_from_db()
    assert (job.state, job.applied, SavedView.objects.count()) == ("done", 120, 120)
