"""Stored files: once by hash, never changed, read only by those who may."""

import pytest
from django.core.files.storage import FileSystemStorage

from smm_portal.documents import access
from smm_portal.documents.models import StoredFile
from smm_portal.documents.models.stored_file import path_of
from tests.documents.conftest import pdf, signed_in
from tests.factories.centers import DecisionFactory
from tests.factories.offices import national_duty
from tests.support.refused import refused_by, run_sql

pytestmark = pytest.mark.django_db


def keep(duty, name="olur.pdf"):
    return StoredFile.objects.keep(pdf(), name=name, content_type="application/pdf", duty=duty)


def test_bytes_lie_once_under_their_hash(duty, tmp_path):
    first, second = keep(duty), keep(duty, "aynı belge.pdf")
    assert first.sha256 == second.sha256
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == [tmp_path / path_of(first.sha256)]
    assert first.open().read() == pdf().read()


def test_two_writers_at_once_leave_one_copy(duty, tmp_path, monkeypatch):
    keep(duty)
    answers = iter([False])  # looked before the other had written
    exists = FileSystemStorage.exists
    monkeypatch.setattr(FileSystemStorage, "exists", lambda s, n: next(answers, exists(s, n)))
    keep(duty)
    assert len([p for p in tmp_path.rglob("*") if p.is_file()]) == 1


def test_a_stored_file_never_changes(duty):
    file = keep(duty)
    with refused_by("stored_file_immutable"):
        StoredFile.objects.update(name="x")
    with refused_by("stored_file_immutable"):
        run_sql("DELETE FROM documents_storedfile WHERE id = %s", file.pk)


def test_it_comes_as_an_attachment_that_stays_nowhere(person, duty):
    file = keep(duty, "Şırnak kararı.pdf")
    answer = person.get(file.get_absolute_url())
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content) == pdf().read()
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]


def test_others_do_not_find_it_unless_a_rule_says_so(client, duty, monkeypatch):
    monkeypatch.setattr(access, "_rules", {})
    file = keep(duty)
    other = signed_in(client, national_duty("auditor"))
    assert other.get(file.get_absolute_url()).status_code == 404
    access.register("test", lambda duty, found: duty.role == "auditor" and found == file)
    assert other.get(file.get_absolute_url()).status_code == 200
    assert other.get("/dosyalar/999999/").status_code == 404


def test_a_kept_number_never_names_another_persons_file(client):
    theirs = keep(national_duty("mtegm_expert"), "gizli-sorusturma.pdf")
    mine = national_duty("mtegm_head")
    own = keep(mine, "kendi-belgem.pdf")
    page = f"/kararlar/{DecisionFactory().pk}/duzeltme/"
    web = signed_in(client, mine)
    answer = web.post(page, {"file-kept": theirs.pk}).content.decode()
    assert "gizli-sorusturma" not in answer
    assert "Dosya bulunamadı. Yeniden seçin." in answer
    assert "kendi-belgem" in web.post(page, {"file-kept": own.pk}).content.decode()


def test_what_the_portal_made_is_not_the_askers_own(client, duty, monkeypatch):
    """He who asked for a document or a dossier reads it by its own rules, and uploads it nowhere."""
    monkeypatch.setattr(access, "_rules", {})
    file = keep(duty, "tutanak.pdf")
    monkeypatch.setattr(access, "_makers", ["decision_papers"])
    rows = StoredFile.objects.filter(pk=file.pk)
    monkeypatch.setattr(StoredFile, "decision_papers", rows, raising=False)
    web = signed_in(client, duty)
    assert web.get(file.get_absolute_url()).status_code == 404
    page = f"/kararlar/{DecisionFactory().pk}/duzeltme/"
    assert "Dosya bulunamadı" in web.post(page, {"file-kept": file.pk}).content.decode()


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("karar.pdf", "karar.pdf"),
        ("KARAR.PDF", "KARAR.PDF"),
        ("belge.hta", "belge.hta.pdf"),
        ("sayfa.html", "sayfa.html.pdf"),
        ("x\u202efdp.exe", "xfdp.exe.pdf"),
        ("belge.pdf .", "belge.pdf.pdf"),
        (".pdf", "pdf.pdf"),
        ("", "dosya.pdf"),
        ("u" * 300 + ".js", "u" * 193 + ".js.pdf"),
    ],
)
def test_the_name_ends_as_what_the_file_is(duty, name, kept):
    """A PDF whose first bytes are a script too would run when opened under another ending."""
    assert keep(duty, name).name == kept
