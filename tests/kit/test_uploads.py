"""Uploads are judged by what they are."""

import io
import struct
import zipfile
import zlib

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.http.multipartparser import MultiPartParser

from smm_portal.kit import contents, uploads
from tests.documents.conftest import csv, pdf, xlsx


def refused(code: str, file, kinds=("pdf",), said=""):
    with pytest.raises(ValidationError) as caught:
        uploads.check(file, kinds)
    assert caught.value.code == code, caught.value
    assert said in caught.value.messages[0]


def test_a_pdf_passes():
    assert uploads.check(pdf()) == "application/pdf"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"MZ\x90\x00" + b"\0" * 99, "program"),
        (b"<html>", "not_pdf"),
        (b"%PDF-1.7 x", "broken"),
    ],
)
def test_what_is_no_pdf(content, code):
    refused(code, SimpleUploadedFile("karar.pdf", content))


def test_an_encrypted_pdf():
    for owner, user in (("sahip", "okur"), ("sahip", "")):
        out = io.BytesIO()
        with pikepdf.new() as made:
            made.add_blank_page()
            made.save(out, encryption=pikepdf.Encryption(owner=owner, user=user))
        refused("encrypted", SimpleUploadedFile("a.pdf", out.getvalue()), said="parolalı")


def test_a_pdf_without_pages():
    out = io.BytesIO()
    with pikepdf.new() as made:
        made.save(out)
    refused("no_pages", SimpleUploadedFile("a.pdf", out.getvalue()))


def held_in_a_stream(packed: bytes, packing: bytes, first: int, more: bytes = b"") -> bytes:
    """A PDF whose objects 1 to 3 stand in the stream of object 4, packed as said."""
    out = bytearray(b"%PDF-1.5\n" + more)
    at = len(out)
    head = b"4 0 obj\n<</Type/ObjStm/N 3/First %d%s/Length %d>>\nstream\n"
    out += head % (first, packing, len(packed)) + packed + b"\nendstream\nendobj\n"
    lines = [(0, 0, 65535), (2, 4, 0), (2, 4, 1), (2, 4, 2), (1, at, 0), (1, len(out), 0)]
    table = b"".join(struct.pack(">BIH", *line) for line in lines)
    last = b"5 0 obj\n<</Type/XRef/Size 6/W[1 4 2]/Root 1 0 R/Length %d>>\nstream\n"
    end, at = b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n", len(out)
    return bytes(out + last % len(table) + table + end % at)


OBJECTS = (
    b"<</Type/Catalog/Pages 2 0 R>>",
    b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
)


def plain_stream() -> tuple[bytes, int]:
    """(the three objects as an object stream holds them, where the first begins)."""
    starts = [sum(len(one) + 1 for one in OBJECTS[:i]) for i in range(3)]
    head = b" ".join(b"%d %d" % (n, at) for n, at in enumerate(starts, 1)) + b" "
    return head + b" ".join(OBJECTS) + b" ", len(head)


def test_a_pdf_that_swells_when_it_is_opened():
    """A few kilobytes would fill the server's memory; what real files hold passes."""
    content, first = plain_stream()
    small = held_in_a_stream(zlib.compress(content), b"/Filter/FlateDecode", first)
    assert uploads.check(SimpleUploadedFile("a.pdf", small)) == "application/pdf"
    swollen = zlib.compress(content + b" " * (contents.INFLATED_MOST + 1))
    bomb = held_in_a_stream(swollen, b"/Filter/FlateDecode", first)
    assert len(bomb) < 100_000
    refused("broken", SimpleUploadedFile("a.pdf", bomb))


@pytest.mark.parametrize(
    "packing",
    [
        b"/Filter/LZWDecode",
        b"/Filter[/#4cZ#57Decode]",
        b"/Filter/LZW",
        b"/Filter %x\n 7 0 R",
        b"/F#69lter 7 0 R",
    ],
)
def test_a_pdf_held_together_by_what_has_no_limit(packing):
    content, first = plain_stream()
    name = b"7 0 obj\n/LZWDecode\nendobj\n" if b"7 0 R" in packing else b""
    made = held_in_a_stream(content, packing, first, name)
    refused("packing", SimpleUploadedFile("a.pdf", made), said="yeniden PDF")


def test_what_only_looks_like_an_old_packing_passes():
    """Three letters come by chance in every larger picture."""
    content, first = plain_stream()
    by_chance = b"6 0 obj\n<</Length 9>>\nstream\nxLZWy lzw\nendstream\nendobj\n"
    made = held_in_a_stream(zlib.compress(content), b"/Filter/FlateDecode", first, by_chance)
    assert uploads.check(SimpleUploadedFile("a.pdf", made)) == "application/pdf"


def test_an_old_pdf_with_an_old_packing_passes():
    def old(made):
        made.pages[0].Contents = pikepdf.Stream(made, b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01")
        made.pages[0].Contents.Filter = pikepdf.Name.LZWDecode

    assert uploads.check(pdf(change=old)) == "application/pdf"


def _open_action(kind):
    def change(made):
        made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name(kind), JS="app.alert(1)")

    return change


def _annotation(made):
    act = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="cmd.exe")
    made.pages[0].Annots = pikepdf.Array([pikepdf.Dictionary(Type=pikepdf.Name.Annot, A=act)])


@pytest.mark.parametrize(
    "change", [_open_action("/JavaScript"), _open_action("/Launch"), _annotation]
)
def test_a_pdf_that_acts(change):
    refused("active", pdf(change=change))


def test_the_limit_is_named(settings):
    settings.UPLOAD_MAX_BYTES = 100
    refused("too_large", SimpleUploadedFile("a.pdf", b"x" * 200), said="MB")


def test_a_workbook_and_a_text_pass():
    assert uploads.check(xlsx(("a", "1")), ("xlsx", "csv")) == uploads.XLSX_TYPE
    assert uploads.check(csv(("a", "1")), ("xlsx", "csv")) == uploads.CSV_TYPE


def test_encrypted_and_old_workbooks_have_their_own_words():
    sealed = contents.OLE + b"\0" * 600 + contents.ENCRYPTED_MARK + b"\0" * 99
    refused("encrypted", SimpleUploadedFile("a.xlsx", sealed), ("xlsx", "csv"), "Parolasını")
    old = contents.OLE + b"\0" * 600 + "Workbook".encode("utf-16-le")
    refused("old_excel", SimpleUploadedFile("a.xlsx", old), ("xlsx",), ".xls")


def _archive(**members) -> SimpleUploadedFile:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name.replace("__", "/"), content)
    return SimpleUploadedFile("a.xlsx", out.getvalue())


def test_other_archives():
    refused("not_xlsx", _archive(**{"a.txt": "x"}), ("xlsx",))
    base = {"[Content_Types].xml": "x", "xl__workbook.xml": "x"}
    refused("macro", _archive(**base, **{"xl__vbaProject.bin": "x"}), ("xlsx",))
    refused("broken", SimpleUploadedFile("a.xlsx", b"PK\x03\x04 nothing"), ("xlsx",))


def test_a_bomb(monkeypatch):
    monkeypatch.setattr(contents, "ZIP_BYTES", 1000)
    base = {"[Content_Types].xml": "x", "xl__workbook.xml": "0" * 5000}
    refused("bomb", _archive(**base), ("xlsx",))


def test_a_size_that_lies():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", "x")
        made.writestr("xl/workbook.xml", "0" * 5000)
    lying = out.getvalue().replace((5000).to_bytes(4, "little"), (50).to_bytes(4, "little"))
    refused("broken", SimpleUploadedFile("a.xlsx", lying), ("xlsx",))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1254", "utf-16"])
def test_encodings_are_found(encoding):
    content = "Kurum Adı;İl\r\nŞanlıurfa ışığı;Iğdır".encode(encoding)
    assert content.decode(contents.csv_encoding(content)).endswith("Iğdır")


def test_pictures_are_no_text():
    refused("not_csv", SimpleUploadedFile("a.csv", b"\x89PNG\r\n\x1a\n\x00\x00"), ("csv",))


class Alarm:
    active = True

    def scan(self, file):
        return "Deneme.Virus"


def test_a_scanner_can_be_plugged_in(settings):
    assert uploads.scanner().active is False
    settings.UPLOAD_SCANNER = "tests.kit.test_uploads.Alarm"
    refused("malware", pdf(), said="Deneme.Virus")


class Endless(io.RawIOBase):
    """100 MB of a form that nobody holds in memory."""

    def __init__(self, head: bytes, tail: bytes, size: int):
        self.parts, self.left = [head], size
        self.tail = tail

    def read(self, size=-1):
        if self.parts:
            return self.parts.pop()
        if self.left > 0:
            piece = b"x" * min(self.left, 1 << 16)
            self.left -= len(piece)
            return piece
        tail, self.tail = self.tail, b""
        return tail


def test_a_hundred_megabytes_are_dropped_as_they_come(settings, rf):
    mark = b"--sinir\r\n"
    head = (
        mark
        + b'Content-Disposition: form-data; name="paper"; filename="dev.pdf"\r\nContent-Type: application/pdf\r\n\r\n'
    )
    tail = (
        b"\r\n" + mark + b'Content-Disposition: form-data; name="number"\r\n\r\n12\r\n--sinir--\r\n'
    )
    size = 100 * 1024 * 1024
    meta = {
        "CONTENT_TYPE": "multipart/form-data; boundary=sinir",
        "CONTENT_LENGTH": len(head) + size + len(tail),
    }
    handlers = [uploads.SizeLimitHandler(), *_handlers()]
    post, files = MultiPartParser(meta, Endless(head, tail, size), handlers).parse()
    assert isinstance(post, QueryDict)
    assert post["number"] == "12"
    assert files["paper"].size == size
    refused("too_large", files["paper"], said="100 MB; en çok 25 MB")


def _handlers():
    from django.core.files.uploadhandler import MemoryFileUploadHandler, TemporaryFileUploadHandler

    return MemoryFileUploadHandler(), TemporaryFileUploadHandler()
