"""The outbox: requested once, leased by one, finished once, tried again, given up."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from smm_portal.documents import codes, kinds, outbox
from smm_portal.documents.engine.rendering import Rendered
from smm_portal.documents.models import Document, StoredFile
from smm_portal.documents.models.document import ATTEMPTS, DocumentState
from smm_portal.kit.history import acting
from tests.factories.offices import national_duty
from tests.support.race import race
from tests.support.refused import refused_by

KIND = "test_letter"


def about(subject, params, duty):
    return kinds.About(f"Mektup {subject}", duty.office, duty.office, {"text": subject, **params})


@pytest.fixture(autouse=True)
def letter():
    """A small kind, taken away again."""
    yield kinds.register(
        kinds.DocumentKind(KIND, "Mektup", "pdf/base.html", about=about, build=lambda document: {})
    )
    kinds._kinds.pop(KIND)


@pytest.fixture
def made(monkeypatch):
    """Rendering that takes no time; gives the list of what was rendered."""
    seen = []

    def render(document, tell):
        seen.append(document.pk)
        assert tell(50, "Yarısı")
        return Rendered(f"%PDF {document.code}".encode(), 3, "mektup.pdf")

    monkeypatch.setattr("smm_portal.documents.engine.rendering.render", render)
    return seen


@pytest.fixture
def clerk(db):
    return national_duty("mtegm_expert")


def expire(document) -> None:
    Document.objects.filter(pk=document.pk).update(
        leased_until=timezone.now() - timedelta(seconds=1)
    )


def lease(document) -> Document:
    return Document.objects.lease(document.pk)


def fresh(document) -> Document:
    return Document.objects.get(pk=document.pk)


def test_a_subject_has_one_document_until_asked_anew(clerk):
    first = outbox.request(KIND, "a", clerk)
    assert outbox.request(KIND, "a", clerk) == first
    assert outbox.request(KIND, "a", clerk, version="2") != first
    again = outbox.request(KIND, "a", clerk, anew=True)
    assert (again.edition, again.code != first.code) == (2, True)
    assert outbox.request(KIND, "a", clerk) == again


def test_a_request_that_is_rolled_back_is_never_sent(clerk, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as sent:
        outbox.request(KIND, "a", clerk)
    assert len(sent) == 1


def test_it_is_made_and_kept_under_its_hash(clerk, made):
    document = outbox.request(KIND, "a", clerk)
    outbox.run(document.pk)
    document = fresh(document)
    assert (document.state, document.pages, document.progress) == ("ready", 3, 100)
    assert document.sha256 == document.file.sha256
    assert document.file.open().read() == f"%PDF {document.code}".encode()


def test_what_is_ready_is_not_made_again(clerk, made):
    document = outbox.request(KIND, "a", clerk)
    outbox.run(document.pk)
    outbox.run(document.pk)
    assert made == [document.pk]


def test_one_lease_at_a_time_and_it_expires(clerk):
    document = outbox.request(KIND, "a", clerk)
    first = lease(document)
    assert lease(document) is None
    expire(document)
    second = lease(document)
    assert second.attempts == 2
    assert first.hold(10) is False
    assert second.hold(10) is True


def test_of_two_runs_one_finishes_and_one_file_row_is_left(clerk):
    document = outbox.request(KIND, "a", clerk)
    slow = lease(document)
    expire(document)
    fast = lease(document)
    assert fast.finish(ContentFile(b"fast"), 1, "a.pdf", "application/pdf")
    assert not slow.finish(ContentFile(b"slow"), 1, "a.pdf", "application/pdf")
    assert fresh(document).file.open().read() == b"fast"
    assert StoredFile.objects.filter(duty=clerk).count() == 1


def test_a_fault_is_tried_again_later_and_at_last_given_up(clerk, monkeypatch):
    def fail(document, tell):
        raise ValueError("bozuk")

    monkeypatch.setattr("smm_portal.documents.engine.rendering.render", fail)
    document = outbox.request(KIND, "a", clerk)
    for number in range(1, ATTEMPTS + 1):
        outbox.run(document.pk)
        document = fresh(document)
        assert document.attempts == number
        assert not Document.objects.owed().exists()
        Document.objects.update(retry_at=None)
    assert document.state == DocumentState.FAILED
    assert "ValueError" in document.error
    assert outbox.retry(document)
    assert fresh(document).attempts == 0
    assert not outbox.retry(document)


def test_what_kills_its_workers_is_given_up(clerk):
    document = outbox.request(KIND, "a", clerk)
    for _ in range(ATTEMPTS):
        assert lease(document)
        expire(document)
    assert lease(document) is None
    assert outbox.resend() == 0
    assert fresh(document).state == DocumentState.FAILED


def test_beat_sends_what_is_owed_and_held_by_nobody(clerk, django_capture_on_commit_callbacks):
    lost, held, dead = (outbox.request(KIND, name, clerk) for name in "abc")
    lease(held)
    lease(dead)
    expire(dead)
    with django_capture_on_commit_callbacks() as sent:
        assert outbox.resend() == 2
    assert len(sent) == 2
    assert set(Document.objects.owed()) == {lost, dead}


def test_the_database_keeps_a_ready_document_as_it_is(clerk, made):
    document = outbox.request(KIND, "a", clerk)
    outbox.run(document.pk)
    row = Document.objects.filter(pk=document.pk)
    for change in (
        {"sha256": "0" * 64},
        {"code": codes.new()},
        {"state": "requested"},
        {"error": "x"},
    ):
        with refused_by("document_immutable"):
            row.update(**change)
    with refused_by("document_kept"):
        row.delete()


def test_the_database_keeps_what_a_document_is(clerk):
    row = Document.objects.filter(pk=outbox.request(KIND, "a", clerk).pk)
    for change in ({"title": "Başka"}, {"code": codes.new()}, {"params": {}}, {"duty_id": 1}):
        with refused_by("document_identity"):
            row.update(**change)
    with refused_by("document_transition"):
        row.update(state="ready")


def test_a_hash_that_is_not_the_files_is_refused(clerk):
    held = lease(outbox.request(KIND, "a", clerk))
    kept = StoredFile.objects.keep(
        ContentFile(b"x"), name="a.pdf", content_type="application/pdf", duty=clerk
    )
    with refused_by("document_file"):
        held._change(
            state="ready", file=kept, sha256="0" * 64, size=1, pages=1, ready_at=timezone.now()
        )


@pytest.mark.race
def test_twenty_requests_at_once_make_one_document(fresh_db):
    duty = national_duty("mtegm_expert")
    rows, errors = race(
        20,
        lambda i: outbox._create(
            {"kind": KIND, "subject": "a", "version": "", "edition": 1}, duty, {}
        ),
    )
    assert not errors
    assert {row.pk for row in rows} == set(Document.objects.values_list("pk", flat=True))
    assert Document.objects.count() == 1


@pytest.mark.race
def test_ten_workers_make_it_once(fresh_db, made):
    with acting(task="test"):
        duty = national_duty("mtegm_expert")
    document = outbox._create({"kind": KIND, "subject": "b", "version": "", "edition": 1}, duty, {})
    _done, errors = race(10, lambda i: outbox.run(document.pk))
    assert not errors
    assert fresh(document).ready
    assert len(made) == 1


def test_codes_are_read_as_people_type_them():
    code = codes.new()
    assert codes.read(codes.pretty(code)) == code
    assert codes.read(f" {codes.pretty(code).lower().replace('-', ' ')} ") == code
    for wrong in ("", "A", code + "A", code[:-1] + "0", "İ" * 12, "x" * 5000):
        assert codes.read(wrong) == ""
