"""What may be uploaded, judged by content: the name and what the browser says prove nothing.

Every check reads a seekable file and leaves it at its start; it raises ``ValidationError`` with a
Turkish message that says what to do. ``CHECKS`` names them; each kind has its content type.
"""

import codecs
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

import pikepdf
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
EXECUTABLES = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe")
ZIP_MEMBERS = 2_000
ZIP_BYTES = 200 * 1024 * 1024
ENCRYPTED_MARK = "EncryptedPackage".encode("utf-16-le")
PDF_TYPE = "application/pdf"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV_TYPE = "text/csv"


def megabytes(size: int) -> str:
    """A size in MB with a decimal comma, without a needless zero."""
    return f"{size / 1024 / 1024:.1f}".replace(".0", "").replace(".", ",")


def check_size(file, limit: int | None = None) -> None:
    """Neither empty nor larger than the limit (``settings.UPLOAD_MAX_BYTES``)."""
    limit = limit or settings.UPLOAD_MAX_BYTES
    if not file.size:
        raise ValidationError(_("Dosya boş. Dolu bir dosya seçin."), "empty")
    if file.size > limit:
        said = {"size": megabytes(file.size), "limit": megabytes(limit)}
        text = _("Dosya %(size)s MB; en çok %(limit)s MB olabilir. Daha küçük bir dosya seçin.")
        raise ValidationError(text % said, "too_large")


def _head(file, length: int = 1024) -> bytes:
    file.seek(0)
    head = file.read(length)
    file.seek(0)
    return head


def check_not_program(file) -> None:
    """Programs are refused whatever their name."""
    if _head(file, 4).startswith(EXECUTABLES):
        raise ValidationError(
            _("Bu bir program dosyası; yüklenemez. Belgenin kendisini seçin."), "program"
        )


# PDF ---------------------------------------------------------------------------------------------

# What makes a PDF act by itself.
ACTIVE = {"/JavaScript", "/Launch", "/ImportData"}


def check_pdf(file) -> None:
    """A readable PDF with pages, without password and without anything that runs."""
    if b"%PDF-" not in _head(file):
        raise ValidationError(
            _("Bu dosya bir PDF değil. Belgeyi PDF olarak kaydedip seçin."), "not_pdf"
        )
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
    head = _head(file, 8)
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


# All together ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Kind:
    """A kind of file: how it is checked, what it is served as, what a picker offers."""

    check: Callable
    content_type: str
    accept: str
    name: str


CHECKS = {
    "pdf": Kind(check_pdf, PDF_TYPE, ".pdf,application/pdf", "PDF"),
    "xlsx": Kind(check_xlsx, XLSX_TYPE, f".xlsx,{XLSX_TYPE}", "Excel (.xlsx)"),
    "csv": Kind(check_csv, CSV_TYPE, ".csv,text/csv", "CSV"),
}


def kind_of(file, kinds) -> str:
    """Which of the allowed kinds the file is by its first bytes; the only or last one else."""
    head = _head(file)
    if "pdf" in kinds and b"%PDF-" in head:
        return "pdf"
    if "xlsx" in kinds and (head.startswith((b"PK", OLE)) or "csv" not in kinds):
        return "xlsx"
    return "csv" if "csv" in kinds else kinds[0]


def check(file, kinds=("pdf",), limit: int | None = None) -> str:
    """Judge an upload wholly and give its content type."""
    check_size(file, limit)
    check_not_program(file)
    kind = CHECKS[kind_of(file, kinds)]
    kind.check(file)
    scan(file)
    return kind.content_type


class NoScanner:
    """The default scanner: it looks at nothing, and says so on the health page."""

    active = False

    def scan(self, file) -> str:
        """The name of what was found, "" for a clean file."""
        return ""


def scanner():
    """The scanner of ``settings.UPLOAD_SCANNER``, a dotted path of a class like ``NoScanner``."""
    path = getattr(settings, "UPLOAD_SCANNER", "")
    return (import_string(path) if path else NoScanner)()


def scan(file) -> None:
    """Have the scanner look at the file."""
    found = scanner().scan(file)
    file.seek(0)
    if found:
        text = _("Dosyada zararlı yazılım bulundu (%(name)s); alınmadı.")
        raise ValidationError(text % {"name": found}, "malware")


class TooLargeUpload(UploadedFile):
    """Stands for a file whose bytes were dropped: it has a name and a size, and no content."""


class SizeLimitHandler(FileUploadHandler):
    """Drops what exceeds the limit while it arrives, so that 100 MB never reach the disk.

    The rest of the form is read on: the field says what is wrong, and what was typed stays.
    First in ``FILE_UPLOAD_HANDLERS``.
    """

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.received = 0

    def receive_data_chunk(self, raw_data, start):
        self.received += len(raw_data)
        return None if self.received > settings.UPLOAD_MAX_BYTES else raw_data

    def file_complete(self, file_size):
        if self.received <= settings.UPLOAD_MAX_BYTES:
            return None
        return TooLargeUpload(None, self.file_name, self.content_type, self.received)


class KeepsUploads:
    """For forms: fields that keep their upload at once know the duty, and what they kept stays.

    Such a field has ``keeps_uploads``, takes ``duty`` and turns a kept file into the hidden value
    that leads back to it (``documents.forms.StoredFileField``). So an error elsewhere in the form
    never costs the person his upload.
    """

    def __init__(self, *args, duty=None, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if getattr(field, "keeps_uploads", False):
                field.duty = duty

    def _post_clean(self):
        super()._post_clean()
        kept = {
            name: field.kept(self.cleaned_data[name])
            for name, field in self.fields.items()
            if getattr(field, "keeps_uploads", False) and self.cleaned_data.get(name)
        }
        if kept:
            self._remember(kept)

    def keep_uploads(self) -> None:
        """Keep what was uploaded without judging the rest; a wrong file is chosen again later."""
        kept = {}
        for name, field in self.fields.items():
            if getattr(field, "keeps_uploads", False) and self[name].data:
                with suppress(ValidationError):
                    kept[name] = field.kept(field.clean(self[name].data))
        self._remember(kept)

    def _remember(self, kept: dict[str, str]) -> None:
        self.data, self.files = self.data.copy(), dict(self.files)
        for name, value in kept.items():
            self.data[self.add_prefix(name) + "-kept"] = value
            self.files.pop(self.add_prefix(name), None)
