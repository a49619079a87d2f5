"""Twenty thousand rows are checked and applied in time, in steady memory and few queries."""

import time
import tracemalloc

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from smm_portal.documents.imports import jobs
from smm_portal.documents.imports.checking import open_reading
from smm_portal.documents.models import ImportJob, StoredFile
from smm_portal.kit.uploads import XLSX_TYPE
from smm_portal.offices.models import SavedView
from tests.documents.conftest import xlsx

pytestmark = pytest.mark.django_db

ROWS = 20_000


@pytest.fixture
def job(duty, view_import, monkeypatch) -> ImportJob:
    monkeypatch.setattr(type(view_import), "batch_size", 500)
    file = xlsx(*[(f"Görünüm {i}", 100000.0 + i, "01.09.2015") for i in range(ROWS)])
    kept = StoredFile.objects.keep(file, name="a.xlsx", content_type=XLSX_TYPE, duty=duty)
    return ImportJob.objects.create(kind="gorunum", file=kept, duty=duty)


def test_twenty_thousand_rows(job):
    began = time.monotonic()
    with CaptureQueriesContext(connection) as caught:
        jobs.run(job.pk)
    job.refresh_from_db()
    assert (job.state, job.creates) == ("ready", ROWS), job.error
    assert time.monotonic() - began < 60
    assert len(caught) <= 2 * ROWS // 500 + 10
    ImportJob.objects.update(state="applying", confirmed_at=job.created_at)
    jobs.run(job.pk)
    assert SavedView.objects.filter(list_name="aktarim").count() == ROWS


def test_memory_stays_that_of_a_batch(job, view_import, duty):
    reading = open_reading(view_import, job.file, duty)
    batches = reading.batches()
    next(batches)
    tracemalloc.start()
    for _batch in batches:
        pass
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 30 * 1024 * 1024
