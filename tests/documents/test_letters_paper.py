"""Letters on paper: their parts in their places, TASLAK on every page, tagged and archival."""

import io
import re
import shutil
import subprocess
from types import SimpleNamespace

import pikepdf
import pytest
from django.utils import timezone

from smm_portal.documents import kinds
from smm_portal.documents.engine import rendering, resources
from smm_portal.documents.letters import paper, registry
from smm_portal.documents.letters.content import (
    Addressee,
    Content,
    Listing,
    Signer,
    head_of,
    to_office,
)
from smm_portal.offices.models import Office
from smm_portal.offices.roles import OfficeKind
from tests.factories.centers import CenterFactory
from tests.factories.offices import national_duty

LETTER, APPROVAL = "paper_letter", "paper_olur"
BURSA = Addressee("Bursa Valiliği", "İl Millî Eğitim Müdürlüğü", 3)
IZMIR = Addressee("İzmir Valiliği", "İl Millî Eğitim Müdürlüğü", 3)
PERSONNEL = Addressee("Personel Genel Müdürlüğü")
TEXT = "Merkezde görevlendirilecek öğretmenler için çağrı yapılmıştır. " * 12


@pytest.fixture(autouse=True)
def known():
    registry.register(registry.LetterKind(LETTER, "Yazı", None, None))
    registry.register(registry.LetterKind(APPROVAL, "Olur", None, None, registry.APPROVAL))
    yield
    for key in (LETTER, APPROVAL):
        registry._kinds.pop(key)
        kinds._kinds.pop(key)


def document(kind: str, content: Content, params: dict | None = None):
    """A document as the outbox would hand it to the engine."""
    kept = params or {
        "head": ["T.C.", "MİLLÎ EĞİTİM BAKANLIĞI", "Mesleki ve Teknik Eğitim Genel Müdürlüğü"],
        "detsis": "20880154",
        "level": 4,
        "contact": {"office": "MTEGM", "name": "Işıl ÇAĞRI", "title": "Uzman", "email": "i@a.tr"},
    }
    return SimpleNamespace(
        kind=kind, params={**kept, "content": content.as_json()}, issued_at=timezone.now(),
        official=False, code=None, title="TASLAK: yazı", kind_label="Yazı", office="MTEGM",
    )  # fmt: skip


def pages_of(content: bytes, tmp_path) -> list[str]:
    """The words of each page by poppler, as they lie on it."""
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed")
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    command = ["pdftotext", "-layout", "-enc", "UTF-8", path, "-"]
    made = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    return [re.sub(r"[ \t]+", " ", page) for page in made.split("\f") if page.strip()]


def letter(**more) -> Content:
    usual = {"to": (BURSA,), "signer": Signer("Deniz Örnek", "Genel Müdür")}
    return Content("görevlendirme çağrısı", (TEXT,), "Gereğini", **usual | more)


def approval(**more) -> Content:
    usual = {
        "proposer": Signer("Deniz Örnek", "Daire Başkanı"),
        "signer": Signer("", "Genel Müdür"),
    }
    return Content("merkezin kuruluşu", (TEXT,), "Merkezin kurulmasını", **usual | more)


def in_order(text: str, *parts: str) -> None:
    """Each part stands in the text, behind the one before it."""
    at = 0
    for part in parts:
        found = text.find(part, at)
        assert found >= 0, f"{part!r} is not behind {text[:at][-60:]!r}\n{text}"
        at = found + len(part)


def test_a_letter_to_one_body(tmp_path):
    (page,) = pages_of(rendering.render(document(LETTER, letter())).content, tmp_path)
    in_order(
        page, "TASLAK", "T.C.", "MİLLÎ EĞİTİM BAKANLIĞI", "Sayı : E-20880154-10.04-[DYS]",
        "Konu : Görevlendirme Çağrısı", "BURSA VALİLİĞİNE", "(İl Millî Eğitim Müdürlüğü)",
        "Gereğini rica ederim.", "Deniz ÖRNEK", "Genel Müdür", "Işıl ÇAĞRI", "1/1",
    )  # fmt: skip
    first = page.split("Konu")[0]
    assert re.search(r"\[DYS\] \d{2}\.\d{2}\.\d{4}", first), "the date stands beside the number"
    for never in ("imza", "İVEDİ", "GÜNLÜ", "Dağıtım", "İlgi", "Ek:"):
        assert never not in page


def test_a_letter_to_several_has_shares_references_and_a_numbered_list(tmp_path):
    rows = tuple((str(n), "Işıl Çağrı") for n in range(1, 4))
    several = letter(
        to=(BURSA, IZMIR),
        informed=(PERSONNEL,),
        references=("03.05.2026 tarihli yazı.", "30.04.2024 tarihli Yönerge."),
        enclosures=("Öğretmen listesi (1 sayfa)", "Takvim (1 sayfa)"),
        listings=(Listing("Öğretmen listesi", ("Sıra", "Ad soyad"), rows),),
    )
    pages = pages_of(rendering.render(document(LETTER, several)).content, tmp_path)
    assert len(pages) == 2
    in_order(
        pages[0], "DAĞITIM YERLERİNE", "a) 30.04.2024", "b) 03.05.2026",
        "Gereğini arz ve rica ederim.", "Genel Müdür", "Ek:", "1 - Öğretmen listesi", "2 - Takvim",
        "Dağıtım:", "Gereği: Bilgi:", "Bursa Valiliğine (İl Millî Eğitim Müdürlüğü) Personel Genel Müdürlüğüne",
        "İzmir Valiliğine", "1/2",
    )  # fmt: skip
    in_order(pages[1], "TASLAK", "Ek-1: Öğretmen listesi", "Ad soyad", "2/2")


def test_a_letter_to_a_person_ends_with_respect(tmp_path):
    someone = letter(to=(Addressee("Işıl Kılıç", level=0),))
    (page,) = pages_of(rendering.render(document(LETTER, someone)).content, tmp_path)
    in_order(page, "Sayın Işıl KILIÇ", "Saygılarımla.")
    assert "Gereğini" not in page


def test_an_approval_goes_to_the_director_general(tmp_path):
    asked = approval(middle=Signer("Ali Örnek", "Genel Müdür Yardımcısı"), enclosures=("Form",))
    (page,) = pages_of(rendering.render(document(APPROVAL, asked)).content, tmp_path)
    in_order(
        page, "TASLAK", "Sayı :", "Konu : Merkezin Kuruluşu", "GENEL MÜDÜRLÜK MAKAMINA",
        "Merkezin kurulmasını olurlarınıza arz ederim.", "Deniz ÖRNEK", "Daire Başkanı",
        "Uygun görüşle arz ederim.", "Ali ÖRNEK", "OLUR", "Genel Müdür", "1 - Form", "1/1",
    )  # fmt: skip
    assert "BAKANLIK MAKAMINA" not in page
    assert "İVEDİ" not in page


def test_without_a_middle_superior_nobody_agrees(tmp_path):
    (page,) = pages_of(rendering.render(document(APPROVAL, approval())).content, tmp_path)
    assert "Uygun görüşle" not in page


def test_every_page_is_marked_tagged_and_in_the_right_face(tmp_path):
    long = letter(listings=(Listing("Liste", ("A",), tuple((str(n),) for n in range(90))),))
    content = rendering.render(document(LETTER, long)).content
    pages = pages_of(content, tmp_path)
    assert len(pages) >= 3
    assert all("TASLAK" in page for page in pages)
    with pikepdf.open(io.BytesIO(content)) as made:
        assert made.Root.Lang == "tr"
        assert made.Root.MarkInfo.Marked
        assert made.Root.StructTreeRoot.K
        assert made.open_metadata()["pdfaid:part"] == "2"
        fonts = {str(f.BaseFont) for p in made.pages for f in p.Resources.Font.values()}
        assert fonts
        assert all("Tinos" in name for name in fonts), fonts
        width, height = (float(made.pages[0].MediaBox[at]) / 72 * 25.4 for at in (2, 3))
        assert (round(width), round(height)) == (210, 297)


def test_the_letters_face_is_ours():
    assert resources.find(f"{resources.BASE}letter-fonts/Tinos_700Bold.ttf").is_file()
    assert resources.find(f"{resources.BASE}letter-fonts/../tinos/LICENSE") is None


@pytest.mark.django_db
def test_offices_write_under_their_heads_and_are_addressed_as_what_they_are():
    center = CenterFactory()
    school = Office.objects.select_related("parent__parent").get(pk=center.school.office_id)
    province = Office.objects.get(kind=OfficeKind.PROVINCE, name__startswith="Iğdır")
    district = Office.objects.filter(kind=OfficeKind.DISTRICT, name__startswith="Osmangazi").get()
    mtegm = Office.objects.get(code="MTEGM")
    assert head_of(mtegm) == [
        "T.C.", "MİLLÎ EĞİTİM BAKANLIĞI", "Mesleki ve Teknik Eğitim Genel Müdürlüğü"
    ]  # fmt: skip
    assert head_of(province) == ["T.C.", "IĞDIR VALİLİĞİ", "İl Millî Eğitim Müdürlüğü"]
    assert head_of(district) == ["T.C.", "OSMANGAZİ KAYMAKAMLIĞI", "İlçe Millî Eğitim Müdürlüğü"]
    assert head_of(school)[1].endswith(("KAYMAKAMLIĞI", "VALİLİĞİ"))
    assert head_of(school)[2] == f"{school.name} Müdürlüğü"
    assert to_office(center.office) == to_office(school)
    assert to_office(school).line.endswith("LİSESİ MÜDÜRLÜĞÜNE")
    assert to_office(province).line == "IĞDIR VALİLİĞİNE"
    assert to_office(mtegm).line == "MESLEKİ VE TEKNİK EĞİTİM GENEL MÜDÜRLÜĞÜNE"


@pytest.mark.django_db
def test_the_paper_keeps_who_wrote_it():
    duty, mtegm = national_duty("mtegm_expert"), Office.objects.get(code="MTEGM")
    kept = paper.params_of(letter(), "Yazı", mtegm, duty)
    assert kept["contact"]["name"].startswith("Işıl ÇAĞRI")
    assert (kept["detsis"], kept["level"]) == ("20880154", 4)
    built = paper.build(document(LETTER, letter(), kept))
    assert built["last"] == "Gereğini rica ederim."
