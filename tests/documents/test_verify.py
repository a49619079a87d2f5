"""The public pages: what a code stands for, files compared, nothing personal, nothing stored."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from smm_portal.documents import codes, kinds
from smm_portal.documents.models import Document, StoredFile
from smm_portal.documents.views.verify import FILES_IN_WINDOW, UNKNOWN_IN_WINDOW
from smm_portal.offices.models import Office
from tests.documents.conftest import signed_in
from tests.factories.centers import CenterFactory, pdf_bytes
from tests.factories.offices import duty_at, national_duty
from tests.factories.personnel import coordinator_duty

pytestmark = pytest.mark.django_db
KIND = "verified_letter"
PAPER = pdf_bytes()


@pytest.fixture(autouse=True)
def letter():
    yield kinds.register(
        kinds.DocumentKind(
            KIND,
            "Mektup",
            "pdf/base.html",
            about=lambda subject, params, duty: None,
            build=lambda document: {},
            public_facts=lambda document: [("Konu", "Deneme konusu")],
            standing=lambda document: document.params.get("over", ""),
        )
    )
    kinds._kinds.pop(KIND)


def letter_of(duty, owner=None, **values) -> Document:
    """A ready letter; ``code=None`` makes it a draft."""
    values = {"code": codes.new(), "title": "Önemli mektup"} | values
    row = Document.objects.create(
        kind=KIND, subject="1", office=duty.office, owner=owner or duty.office, duty=duty, **values
    )
    held = Document.objects.lease(row.pk)
    held.finish(ContentFile(PAPER), 1, "mektup.pdf", "application/pdf")
    return Document.objects.get(pk=row.pk)


@pytest.fixture
def clerk(db):
    return national_duty("mtegm_expert")


@pytest.fixture
def document(clerk):
    return letter_of(clerk)


@pytest.fixture
def anyone():
    return Client()


def upload(content=PAPER, name="elimdeki.pdf"):
    return {"dosya": SimpleUploadedFile(name, content, "application/pdf")}


def address(document) -> str:
    return f"/dogrula/{document.pretty_code}/"


def test_a_code_says_what_when_and_by_which_office(anyone, document):
    page = anyone.get(address(document)).content.decode()
    for words in ("Önemli mektup", "Deneme konusu", str(document.office), document.sha256):
        assert words in page
    assert document.duty.user.last_name not in page
    assert document.duty.user.email not in page


def test_a_code_is_found_as_it_was_typed(anyone, document):
    typed = document.pretty_code.replace("-", " ").lower()
    answer = anyone.get("/dogrula/", {"kod": typed})
    assert answer.url == address(document)
    assert anyone.get(f"/dogrula/{document.code}/").url == address(document)


def test_the_same_bytes_verify_and_a_changed_one_does_not(anyone, document):
    assert "Aynı" in anyone.post(address(document), upload()).content.decode()
    changed = bytearray(PAPER)
    changed[len(changed) // 2] ^= 1
    page = anyone.post(address(document), upload(bytes(changed))).content.decode()
    assert "Farklı" in page
    assert "bire bir aynıdır" not in page


def test_a_file_alone_finds_its_document(anyone, document):
    page = anyone.post("/dogrula/", upload()).content.decode()
    assert document.pretty_code in page
    assert "Farklı" in anyone.post("/dogrula/", upload(b"baska")).content.decode()


def test_nothing_of_a_compared_file_is_stored(anyone, document):
    before = StoredFile.objects.count()
    anyone.post(address(document), upload(b"gizli icerik"))
    assert StoredFile.objects.count() == before


def test_an_unknown_code_is_a_friendly_404_with_the_form(anyone):
    for wrong in ("ACDE-FGHJ-KMNP", "x", "İİİİ"):
        answer = anyone.get(f"/dogrula/{wrong}/")
        assert answer.status_code == 404
        assert 'name="kod"' in answer.content.decode()
    assert anyone.get("/dogrula/", {"kod": "yok"}).status_code == 404


def test_drafts_and_unready_papers_are_not_verified(anyone, clerk):
    draft = letter_of(clerk, code=None)
    assert draft.ready
    page = anyone.post("/dogrula/", upload()).content.decode()
    assert "Farklı" in page
    waiting = Document.objects.create(
        kind=KIND, subject="2", title="Bekleyen", office=clerk.office, owner=clerk.office,
        duty=clerk, code=codes.new(),
    )  # fmt: skip
    assert anyone.get(address(waiting)).status_code == 404


def test_what_is_not_in_force_any_more_is_said(anyone, clerk):
    document = letter_of(clerk, params={"over": "Bu mektup geri alındı."})
    assert "Bu mektup geri alındı." in anyone.get(address(document)).content.decode()


def test_bad_files_are_explained(anyone, document, settings):
    assert "Karşılaştırılacak dosyayı seçin" in anyone.post(address(document)).content.decode()
    assert "Dosya boş" in anyone.post(address(document), upload(b"")).content.decode()
    settings.UPLOAD_MAX_BYTES = 10
    page = anyone.post(address(document), upload(b"x" * 100)).content.decode()
    assert "en çok" in page


def test_guessing_and_comparing_are_limited(anyone, document):
    for _ in range(UNKNOWN_IN_WINDOW):
        assert anyone.get("/dogrula/ACDE-FGHJ-KMNP/").status_code == 404
    assert anyone.get("/dogrula/ACDE-FGHJ-KMNP/").status_code == 429
    assert anyone.get(address(document)).status_code == 200
    for _ in range(FILES_IN_WINDOW):
        anyone.post(address(document), upload(b"x"))
    assert anyone.post(address(document), upload()).status_code == 429


# The pages inside the portal.


def test_the_page_shows_progress_and_then_the_file(client, clerk):
    person = signed_in(client, clerk)
    row = Document.objects.create(
        kind=KIND, subject="3", title="Yolda", office=clerk.office, owner=clerk.office,
        duty=clerk, code=codes.new(),
    )  # fmt: skip
    held = Document.objects.lease(row.pk)
    held.hold(40, "Sayfalar diziliyor: 4")
    url = f"/belgeler/{row.pk}/"
    page = person.get(url).content.decode()
    assert "Sayfalar diziliyor: 4" in page
    assert 'http-equiv="refresh"' in page
    part = person.get(url, headers={"HX-Request": "true"})
    assert "HX-Refresh" not in part
    assert person.get(f"{url}indir/").status_code == 404
    held.finish(ContentFile(PAPER), 1, "mektup.pdf", "application/pdf")
    assert person.get(url, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    file = person.get(f"{url}indir/")
    assert b"".join(file.streaming_content) == PAPER
    assert file["Cache-Control"] == "no-store, private"
    assert row.__class__.objects.get(pk=row.pk).sha256[:12] in file["Content-Disposition"]


def test_a_failed_document_says_why_and_is_tried_again(client, clerk):
    person = signed_in(client, clerk)
    row = Document.objects.create(
        kind=KIND, subject="4", title="Olmadı", office=clerk.office, owner=clerk.office,
        duty=clerk, code=codes.new(),
    )  # fmt: skip
    Document.objects.filter(pk=row.pk).update(state="failed", error="Yazı tipi yok.")
    page = person.get(f"/belgeler/{row.pk}/").content.decode()
    assert "Yazı tipi yok." in page
    assert "Yeniden dene" in page
    person.post(f"/belgeler/{row.pk}/yeniden/")
    assert Document.objects.get(pk=row.pk).state == "requested"


def test_documents_are_seen_in_scope_and_drafts_at_their_own_office(clerk):
    center = CenterFactory()
    inside = coordinator_duty(center)
    paper = letter_of(clerk, owner=center.office)
    draft = letter_of(inside, owner=center.office, code=None, version="taslak")
    principal = duty_at(Office.objects.get(pk=center.office.parent_id), "principal")
    stranger = coordinator_duty()
    seen = {
        duty: set(Document.objects.visible_to(duty))
        for duty in (inside, principal, stranger, clerk)
    }
    assert seen[inside] == {paper, draft}
    assert seen[principal] == {paper}
    assert seen[stranger] == set()
    assert seen[clerk] == {paper}
    assert set(Document.objects.visible_to(None)) == set()


def test_the_list_filters_and_searches(client, clerk):
    person = signed_in(client, clerk)
    letter_of(clerk)
    letter_of(clerk, code=None, version="t", title="Taslak mektup")
    everything = person.get("/belgeler/").content.decode()
    assert "Önemli mektup" in everything
    assert "Taslak mektup" in everything
    drafts = person.get("/belgeler/?resmi=hayir").content.decode()
    assert "Önemli mektup" not in drafts
    assert "Önemli mektup" not in person.get("/belgeler/?q=bulunmaz").content.decode()
    assert (
        "Önemli mektup"
        in person.get("/belgeler/?durum=ready&baslangic=2020-01-01").content.decode()
    )
