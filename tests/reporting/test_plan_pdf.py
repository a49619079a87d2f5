"""The annual plan as a document: archival and tagged, the right letters, breaks that read well."""

import io
import os
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest

from reporting import pdf
from smm_portal.documents import outbox
from smm_portal.documents.engine import rendering
from smm_portal.documents.models import Document
from tests.factories.centers import CenterFactory
from tests.factories.offices import national_duty
from tests.factories.personnel import coordinator_duty
from tests.reporting.written import accept, revision, write

pytestmark = pytest.mark.django_db
SAVE = os.environ.get("SMM_SAVE_PDF", "")


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.SITE_URL = "https://smm.ornek.tr"


@pytest.fixture(autouse=True)
def registered():
    pdf.register()


def drawn(document, name="plan") -> bytes:
    """The document's PDF; kept where SMM_SAVE_PDF points, to be looked at."""
    content = rendering.render(document).content
    if SAVE:
        Path(SAVE, f"{name}.pdf").write_bytes(content)
    return content


@pytest.fixture
def accepted(db):
    of = write(revision(CenterFactory()))
    paper = accept(of)
    return pdf.request_accepted(paper)


def words_of(content: bytes, tmp_path) -> str:
    """The text in reading order, by poppler."""
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed")
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    made = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", path, "-"], capture_output=True, check=True
    )
    return made.stdout.decode()


def test_it_is_archival_tagged_and_in_turkish(accepted):
    content = drawn(accepted)
    with pikepdf.open(io.BytesIO(content)) as made:
        root = made.Root
        assert root.Lang == "tr"
        assert root.MarkInfo.Marked is True or bool(root.MarkInfo.Marked)
        assert root.StructTreeRoot.K
        assert root.ViewerPreferences.DisplayDocTitle
        assert root.OutputIntents[0].S == "/GTS_PDFA1"
        meta = made.open_metadata()
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("2", "A")
        assert meta["pdfuaid:part"] == "1"
        assert accepted.title in str(meta["dc:title"])
        with made.open_outline() as outline:
            titles = [item.title for item in outline.root]
        assert any("Durum özeti" in title for title in titles)
        assert 9 <= len(made.pages) <= 12
        assert fonts_of(made)
        assert all(fonts_of(made).values())


def fonts_of(made) -> dict[str, bool]:
    """Each font's name and whether its program is in the file."""
    found = {}
    for page in made.pages:
        for font in (page.Resources.get("/Font") or {}).values():
            inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
            keys = set(inner.FontDescriptor.keys())
            found[str(font.BaseFont)] = bool(keys & {"/FontFile", "/FontFile2", "/FontFile3"})
    return found


def test_only_our_face_is_used(accepted):
    with pikepdf.open(io.BytesIO(drawn(accepted))) as made:
        assert all("Kaynak" in name for name in fonts_of(made))


def test_the_text_reads_in_order_with_turkish_letters(accepted, tmp_path):
    text = words_of(drawn(accepted), tmp_path)
    text = " ".join(text.replace("\u00ad", "").split())
    order = [
        "2026 Yılı Faaliyet Planı",
        accepted.pretty_code,
        "İçindekiler",
        "Durum özeti",
        "İŞ SAĞLIĞI VE GÜVENLİĞİ",
        "Şanlıurfa",
        "Performans göstergeleri",
        "Planlanan faaliyetler",
        "Madde 5/1 bentlerine göre faaliyetler",
        "Planın toplamı",
        "Planın yolu",
    ]
    at = 0
    for words in order:
        at = text.find(words, at)
        assert at >= 0, f"{words} is missing or out of order"


def test_the_road_names_deputies(accepted, tmp_path):
    assert "İl millî eğitim müdürü (V.)" in " ".join(words_of(drawn(accepted), tmp_path).split())


def test_the_same_document_gives_the_same_bytes(accepted):
    assert drawn(accepted) == drawn(Document.objects.get(pk=accepted.pk))


def test_accepting_owes_one_document_by_the_accepting_office(accepted):
    again = pdf.request_accepted(pdf.revision_of(accepted.subject).submission)
    assert again == accepted
    assert accepted.office.code == "MTEGM"
    outbox.run(accepted.pk)
    assert pdf.document_of(pdf.revision_of(accepted.subject)).ready


def test_a_draft_says_so_and_has_no_code(tmp_path):
    center = CenterFactory()
    of = write(revision(center), aims=1, objectives=1)
    duty = coordinator_duty(center)
    draft = pdf.request_draft(of, duty)
    assert draft.code is None
    text = words_of(drawn(draft, "draft"), tmp_path)
    assert "TASLAK · yürürlükte değildir" in text
    assert "Doğrulama kodu" not in text
    assert pdf.request_draft(of, duty) == draft
    of.aims.update(text="Başka bir amaç")
    assert pdf.request_draft(of, duty) != draft


def take_keys(first, second) -> None:
    """Have the second revision's rows be the first one's, as a copy's are."""
    old, new = first.aims.get(), second.aims.get()
    now, before = new.objectives.get(), old.objectives.order_by("position").first()
    now.delete()
    new.delete()
    aim = second.aims.create(key=old.key, text=old.text)
    objective = aim.objectives.create(key=before.key, text=before.text)
    for rows in ("indicators", "actions"):
        for row in getattr(before, rows).all():
            row.pk, row.objective = None, objective
            row.save(force_insert=True)


def test_the_second_revision_tells_what_changed(tmp_path):
    center = CenterFactory()
    gk, head = coordinator_duty(center), national_duty("mtegm_head")
    first = write(revision(center), aims=1, objectives=2)
    accept(first, gk, head)
    second = write(revision(center, number=2, plan=first.plan), aims=1, objectives=1)
    take_keys(first, second)
    second.aims.get().objectives.update(text="Yeni hedef metni, çığır açan")
    type(second).objects.filter(pk=second.pk).update(changes="İhtiyaç değişti.")
    paper = accept(second, gk, head)
    made = pdf.request_accepted(paper)
    text = " ".join(words_of(drawn(made, "second"), tmp_path).split())
    at = text.index("Önceki revizyona göre değişiklikler", text.index("Planın yolu", 2000))
    assert "Çıkarılanlar" in text[at:]
    assert "Yeni hedef metni, çığır açan" in text[at:]
    assert "2. revizyonu kabul edildi" in pdf.standing(
        pdf.request_accepted(type(paper).objects.get(plan_revision=first))
    )


def test_nothing_outside_our_files_is_loaded(accepted):
    from smm_portal.documents.engine import resources

    for address in (
        "file:///etc/passwd",
        "http://127.0.0.1:8000/",
        resources.BASE + "fonts/../VERSIONS.md",
        resources.BASE + "css/../../base.html",
        resources.BASE + "fonts/",
    ):
        assert resources.find(address) is None
        with pytest.raises(resources.Refused):
            resources.fetcher().fetch(address)
