"""Rows out of an uploaded table, XLSX or CSV, whatever Excel did to it on the way.

The file has passed ``uploads.check``. Numbers of rows are those that Excel shows at the left.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from python_calamine import CalamineError, SheetTypeEnum, SheetVisibleEnum, load_workbook

from .contents import csv_encoding

# calamine holds a sheet as a full rectangle: one stray cell at XFD1048576 would be 17 billion.
MAX_CELLS = 3_000_000
CELL = re.compile(rb'<c\s(?:[^>]*?\s)?r="([A-Z]{1,3})([0-9]{1,7})"([^>]*)>')
OVERLAP = 256
PIECE = 1 << 20
SNIFFED = 64 * 1024
DELIMITERS = ";,\t|"


@dataclass
class Sheet:
    """The rows of a table with their numbers, and what is worth saying about the file."""

    rows: Iterator[tuple[int, list]]
    expected: int = 0
    name: str = ""
    notes: list[str] = field(default_factory=list)


def open_sheet(file, content_type: str) -> Sheet:
    """The first visible sheet of a workbook, or the one table of a CSV file."""
    file.seek(0)
    return open_csv(file) if content_type == "text/csv" else open_xlsx(file)


# XLSX ---------------------------------------------------------------------------------------------


@dataclass
class _Measure:
    last_row: int = 0
    last_column: int = 0
    formulas: bool = False
    errors: bool = False

    def take(self, piece: bytes) -> None:
        self.formulas = self.formulas or b"<f>" in piece or b"<f " in piece
        for letters, row, rest in CELL.findall(piece):
            if rest.endswith(b"/"):
                continue  # only coloured: no value
            self.errors = self.errors or b't="e"' in rest
            self.last_row = max(self.last_row, int(row))
            self.last_column = max(self.last_column, column_number(letters.decode()))


def column_number(letters: str) -> int:
    """Excel's column letters as a number: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _measure(file) -> _Measure:
    found = _Measure()
    with zipfile.ZipFile(file) as archive:
        for member in archive.namelist():
            if member.startswith("xl/worksheets/") and member.endswith(".xml"):
                _measure_member(archive, member, found)
    file.seek(0)
    return found


def _measure_member(archive, member, found) -> None:
    rest = b""
    with archive.open(member) as inside:
        while piece := inside.read(PIECE):
            found.take(rest + piece)
            rest = piece[-OVERLAP:]


def open_xlsx(file) -> Sheet:
    """The first visible worksheet."""
    measured = _measure(file)
    if measured.last_row * measured.last_column > MAX_CELLS:
        raise ValidationError(
            _(
                "Sayfa çok geniş: son dolu hücre %(row)s. satır, %(column)s. sütunda. Fazlasını silin."
            )
            % {"row": measured.last_row, "column": measured.last_column},
            "too_wide",
        )
    try:
        sheet = _first_visible(load_workbook(file))
    except CalamineError:
        raise ValidationError(
            _("Excel dosyası okunamadı. Excel'de açıp yeniden kaydedin."), "broken"
        ) from None
    return Sheet(enumerate(sheet.iter_rows(), 1), sheet.total_height, sheet.name, _notes(measured))


def _first_visible(book):
    for place, found in enumerate(book.sheets_metadata):
        shown = found.visible == SheetVisibleEnum.Visible
        if shown and found.typ == SheetTypeEnum.WorkSheet:
            return book.get_sheet_by_index(place)
    raise ValidationError(_("Dosyada görünen bir sayfa yok."), "no_sheet")


def _notes(measured: _Measure) -> list[str]:
    notes = []
    if measured.formulas:
        notes.append(_("Formüllü hücrelerin görünen değerleri alındı."))
    if measured.errors:
        notes.append(_("Hata gösteren hücreler (#YOK, #BAŞV! gibi) boş sayıldı."))
    return notes


# CSV ----------------------------------------------------------------------------------------------


def open_csv(file) -> Sheet:
    """A CSV in UTF-8, UTF-16 or Windows Turkish, split by ; , tab or |."""
    content = file.read()
    encoding = csv_encoding(content) or "utf-8"
    expected = content.count(b"\n") + 1
    lines = io.TextIOWrapper(io.BytesIO(content), encoding=encoding, newline="", errors="strict")
    head = lines.read(SNIFFED)
    lines.seek(0)
    return Sheet(_csv_rows(lines, _delimiter(head)), expected)


def _delimiter(head: str) -> str:
    first = next((line for line in head.splitlines() if line.strip(DELIMITERS + " ")), "")
    return max(DELIMITERS, key=first.count)


def _csv_rows(lines, delimiter: str) -> Iterator[tuple[int, list]]:
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        start = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            said = {"row": start}
            text = _("%(row)s. satır okunamadı. Dosyayı yeniden kaydedin.") % said
            raise ValidationError(text, "broken") from None
        yield start, [cell.removeprefix("\ufeff") for cell in row]
