"""What may be uploaded, judged by content: the name and what the browser says prove nothing.

Every check reads a seekable file and leaves it at its start; it raises ``ValidationError`` with a
Turkish message that says what to do. ``CHECKS`` names them; each kind has its content type.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from .contents import OLE, check_csv, check_pdf, check_xlsx, head_of

EXECUTABLES = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe")
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


def check_not_program(file) -> None:
    """Programs are refused whatever their name."""
    if head_of(file, 4).startswith(EXECUTABLES):
        raise ValidationError(
            _("Bu bir program dosyası; yüklenemez. Belgenin kendisini seçin."), "program"
        )


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
    head = head_of(file)
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
