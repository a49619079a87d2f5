"""What is inside an uploaded file: PDF, Excel, CSV. Each check leaves the file at its start."""

import codecs
import re
import zipfile

import pikepdf
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP_MEMBERS = 2_000
ZIP_BYTES = 200 * 1024 * 1024
ENCRYPTED_MARK = "EncryptedPackage".encode("utf-16-le")


def head_of(file, length: int = 1024) -> bytes:
    """The first bytes."""
    file.seek(0)
    head = file.read(length)
    file.seek(0)
    return head


# PDF ---------------------------------------------------------------------------------------------

# What holds a PDF together (lists of objects) is inflated in memory when the file is opened, and a
# thousand times its size fits into a small file. Real ones stay far below this.
INFLATED_MOST = 16 * 1024 * 1024
pikepdf.settings.set_qpdf_limits(
    flate_max_memory=INFLATED_MOST, run_length_max_memory=INFLATED_MOST
)


def _name(word: str) -> bytes:
    """A PDF name as a pattern: each of its signs may be written as its code (#4c, #4C)."""
    return b"/" + b"".join(b"(?:%c|#(?i:%02x))" % (ord(sign), ord(sign)) for sign in word)


# LZW has no such limit. No writer ever held a file together by it, nor hid there how it is packed.
GAP = rb"(?:[\s\0]|%[^\r\n]*[\r\n])"
HELD_IN_STREAMS = re.compile(b"%s|%s" % (_name("ObjStm"), _name("XRef")))
UNLIMITED = re.compile(
    rb"%s(?:%s)?[\s\0/\[\]<>()%%]|%s%s*[0-9]+%s+[0-9]+%s+R"
    % (_name("LZW"), _name("Decode")[1:], _name("Filter"), GAP, GAP, GAP)
)

# What makes a PDF act by itself.
ACTIVE = {"/JavaScript", "/Launch", "/ImportData"}


def check_pdf(file) -> None:
    """A readable PDF with pages, without password and without anything that runs."""
    if b"%PDF-" not in head_of(file):
        raise ValidationError(
            _("Bu dosya bir PDF değil. Belgeyi PDF olarak kaydedip seçin."), "not_pdf"
        )
    _judge_packing(file)
    try:
        with pikepdf.open(file) as pdf:
            _judge_pdf(pdf)
    except pikepdf.PasswordError:
        raise ValidationError(
            _("PDF parolalı. Parolasını kaldırıp yeniden seçin."), "encrypted"
        ) from None
    except (pikepdf.PdfError, ValueError, RecursionError, OverflowError):
        raise ValidationError(
            _("PDF bozuk, açılamıyor. Belgeyi yeniden PDF yapın."), "broken"
        ) from None
    finally:
        file.seek(0)


def _judge_packing(file) -> None:
    file.seek(0)
    content = file.read()
    file.seek(0)
    if HELD_IN_STREAMS.search(content) and UNLIMITED.search(content):
        text = _("PDF eski bir sıkıştırma yöntemi kullanıyor. Yazdırıp yeniden PDF yapın.")
        raise ValidationError(text, "packing")


def _judge_pdf(pdf) -> None:
    if pdf.is_encrypted:
        raise ValidationError(_("PDF parolalı. Parolasını kaldırıp yeniden seçin."), "encrypted")
    if not len(pdf.pages):
        raise ValidationError(_("PDF'de sayfa yok. Belgeyi yeniden PDF yapın."), "no_pages")
    if any(_acts(found) for found in pdf.objects):
        text = _(
            "PDF'de çalışan kod (JavaScript veya program başlatma) var. Yazdırıp yeniden PDF yapın."
        )
        raise ValidationError(text, "active")


def _acts(found) -> bool:
    """Whether an object, or what is written directly inside it, is an act that runs."""
    if isinstance(found, pikepdf.Array):
        return any(_acts(item) for item in found if _direct(item))
    if not isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
        return False
    if str(found.get("/S", "")) in ACTIVE or "/JS" in found or "/JavaScript" in found:
        return True
    return any(_acts(item) for item in found.values() if _direct(item))


def _direct(item) -> bool:
    inner = pikepdf.Dictionary | pikepdf.Array
    return isinstance(item, inner) and not item.is_indirect


# Excel -------------------------------------------------------------------------------------------


def check_xlsx(file) -> None:
    """A real .xlsx: no password, no old .xls, no macros, no archive that swells without end."""
    head = head_of(file, 8)
    if head == OLE:
        raise ValidationError(*_ole_fault(file))
    if not head.startswith(b"PK"):
        raise ValidationError(_("Bu dosya bir Excel (.xlsx) dosyası değil."), "not_xlsx")
    try:
        with zipfile.ZipFile(file) as archive:
            _judge_xlsx(archive)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError, ValueError):
        raise ValidationError(
            _("Excel dosyası bozuk. Excel'de açıp yeniden kaydedin."), "broken"
        ) from None
    finally:
        file.seek(0)


def _ole_fault(file) -> tuple[str, str]:
    file.seek(0)
    found = ENCRYPTED_MARK in file.read(4 * 1024 * 1024)
    file.seek(0)
    if found:
        return _("Excel dosyası parolalı. Parolasını kaldırıp yeniden kaydedin."), "encrypted"
    return _(
        "Bu eski bir Excel biçimi (.xls). “Excel Çalışma Kitabı (.xlsx)” olarak kaydedin."
    ), "old_excel"


def _judge_xlsx(archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    names = {member.filename for member in members}
    if not {"[Content_Types].xml", "xl/workbook.xml"} <= names:
        raise ValidationError(_("Bu dosya bir Excel (.xlsx) dosyası değil."), "not_xlsx")
    if any(name.endswith("vbaProject.bin") for name in names):
        raise ValidationError(_("Excel dosyasında makro var. Makrosuz (.xlsx) kaydedin."), "macro")
    if len(members) > ZIP_MEMBERS or sum(m.file_size for m in members) > ZIP_BYTES:
        raise ValidationError(_("Excel dosyası açılınca aşırı büyüyor; okunmadı."), "bomb")
    _inflate(archive, members)


def _inflate(archive, members) -> None:
    # Sizes in the directory may lie: reading every member checks them, a piece at a time.
    for member in members:
        with archive.open(member) as inside:
            while inside.read(1 << 20):
                pass


# CSV ---------------------------------------------------------------------------------------------


def csv_encoding(head: bytes) -> str | None:
    """The encoding of a text by its first bytes: marks first, then UTF-8, then Windows Turkish."""
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if b"\x00" in head:
        return None
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return "cp1254"
    return "utf-8"


def check_csv(file) -> None:
    """Text in UTF-8, UTF-16 with its mark, or Windows Turkish."""
    file.seek(0)
    content = file.read()
    file.seek(0)
    encoding = csv_encoding(content)
    fault = ValidationError(
        _("Bu dosya bir CSV metni değil. CSV veya Excel (.xlsx) seçin."), "not_csv"
    )
    if encoding is None or content.startswith((b"PK\x03\x04", b"%PDF-", OLE)):
        raise fault
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        raise fault from None
