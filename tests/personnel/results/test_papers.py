"""The minutes' PDF and the dossier: what they hold, and that losing a worker loses nothing."""

import io
import json
import zipfile

import pikepdf
import pytest
from django.template.loader import render_to_string

from personnel.models import Dossier
from personnel.results import drafting, pdf, signing
from personnel.results.dossiers import files as packing
from personnel.results.dossiers import outbox as dossiers
from smm_portal.documents import kinds
from smm_portal.documents import outbox as documents
from tests.factories import results

pytestmark = pytest.mark.django_db


def test_the_minutes_become_a_document_without_names_in_public(review):
    row, files = review
    drafting.begin(row, results.member(row))
    paper = signing.open_for_members(row, results.member(row))
    for part in ("HR", "TRAINING", "VTE"):
        signing.confirm(paper, results.member(row, part))
    signing.confirm(paper, results.member(row, "CHAIR"), "İkinci adaya katılmıyorum.")
    document = pdf.document_of(paper)
    documents.run(document.pk)
    document.refresh_from_db()
    assert document.ready
    with pikepdf.open(io.BytesIO(document.file.open().read())) as found:
        assert len(found.pages) >= 1
    said = str(kinds.find(pdf.KIND).public_facts(document))
    assert "Geçici sonuç tutanağı" in said
    assert all(file.teacher.last_name not in said for file in files)
    context = pdf.build(document)
    assert [len(seat.rows) for seat in context["seats"]] == [3]
    assert context["counts"] == {"FITS": 1, "CLOSED": 2, "UNFIT": 0, "all": 3}
    assert any(voice.dissent for voice in context["voices"])


def test_the_dossier_waits_for_the_minutes_and_holds_everything(review):
    row, files = review
    row = results.published(row)
    made = dossiers.request(row, results.member(row, "CHAIR"))
    assert dossiers.request(row, results.member(row, "CHAIR")).pk == made.pk
    dossiers.run(made.pk)
    made.refresh_from_db()
    assert made.state == "requested"
    assert "hazırlanıyor" in made.error
    documents.run(pdf.document_of(row.minutes.get()).pk)
    Dossier.objects.update(retry_at=None)
    dossiers.run(made.pk)
    made.refresh_from_db()
    assert made.state == "ready"
    with zipfile.ZipFile(made.file.open()) as packed:
        names = packed.namelist()
        assert len(names) == made.files
        assert sum(name.endswith("basvuru.pdf") for name in names) == len(files)
        first = next(name for name in names if name.endswith("basvuru.json"))
        assert json.loads(packed.read(first))["Tercihler"][0]["Şartlar"]
        assert "sırası gelmedi" in packed.read("kararlar.csv").decode()
        assert "icindekiler.csv" in names
        assert any(name.startswith("tutanaklar/") for name in names)


def test_a_file_on_paper_says_of_a_field_that_a_tier_waives_what_the_page_says(review):
    """The field condition of tier 2 is not missing: it is outside the field (6/2, 7/2)."""
    row, files = review
    text = render_to_string(packing.TEMPLATE, {"document": None} | packing.told(files[1], row))
    assert "Alan dışı" in text
    assert "Alan dışı" not in render_to_string(
        packing.TEMPLATE, {"document": None} | packing.told(files[0], row)
    )


def test_a_lost_worker_loses_no_dossier(review):
    row, _files = review
    row = results.published(row)
    made = dossiers.request(row, results.member(row, "CHAIR"))
    held = Dossier.objects.lease(made.pk)
    assert held is not None
    assert Dossier.objects.lease(made.pk) is None
    Dossier.objects.update(leased_until="2020-01-01T00:00Z")
    assert dossiers.resend() == 1
    again = Dossier.objects.lease(made.pk)
    assert again.attempts == 2
    assert not held.hold(50, "…")
