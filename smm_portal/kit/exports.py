"""Lists as files: XLSX for people, CSV for machines; both the whole of what the list filters."""

import csv
import datetime as dt
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import FileResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from rustpy_xlsxwriter import Format, write_worksheets

from .columns import Column
from .dates import today
from .readonly import read_only
from .text import fold

# A cell that begins so would be run as a formula by a spreadsheet.
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
CHUNK = 2000
BOM = "\ufeff"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Export:
    """What goes out: the rows in their order, the columns, and what is said about them."""

    name: str
    title: str
    rows: Any
    columns: tuple[Column, ...]
    about: tuple[tuple[str, str], ...] = ()

    @property
    def heads(self) -> list[str]:
        """Column headings, made unique: the writers key cells by heading."""
        seen: dict[str, int] = {}
        return [_unique(str(column.label), seen) for column in self.columns]

    def records(self) -> Iterator[list[Any]]:
        """The exported values row by row, without holding the whole in memory."""
        readers = [column.get_export for column in self.columns]
        rows = self.rows.iterator(chunk_size=CHUNK) if hasattr(self.rows, "iterator") else self.rows
        for row in rows:
            yield [read(row) for read in readers]

    def file_name(self, extension: str) -> str:
        """ "okul-listesi-2026-11-21.xlsx": folded, so that every system can store it."""
        stem = "".join(c if c.isalnum() and c.isascii() else "-" for c in fold(self.name))
        return f"{stem.strip('-') or 'liste'}-{today().isoformat()}.{extension}"


def _unique(label: str, seen: dict[str, int]) -> str:
    seen[label] = seen.get(label, 0) + 1
    return label if seen[label] == 1 else f"{label} ({seen[label]})"


def guard(value: Any) -> Any:
    """A text that a spreadsheet would run gets an apostrophe in front; other types pass."""
    if isinstance(value, str) and value.lstrip(" ").startswith(DANGEROUS):
        return "'" + value
    return value


def csv_text(value: Any) -> str:
    """A value as a CSV cell: Turkish dates and decimal comma."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.strftime("%d.%m.%Y %H.%M")
    if isinstance(value, dt.date):
        return value.strftime("%d.%m.%Y")
    if isinstance(value, float | Decimal):
        return str(value).replace(".", ",")
    return guard(str(value)) if isinstance(value, str) else str(value)


class _Echo:
    """A file that hands back what is written, so that csv.writer can feed a stream."""

    def write(self, text: str) -> str:
        return text


def csv_lines(export: Export) -> Iterator[str]:
    """UTF-8 with BOM, semicolons, CRLF: what a Turkish Excel opens by double click."""
    writer = csv.writer(_Echo(), delimiter=";", lineterminator="\r\n")
    with read_only():
        yield BOM + writer.writerow([guard(head) for head in export.heads])
        for record in export.records():
            yield writer.writerow([csv_text(value) for value in record])


def as_csv(export: Export) -> StreamingHttpResponse:
    """A streamed CSV answer. It reads after the view ends, in a read-only transaction of its own."""
    response = StreamingHttpResponse(csv_lines(export), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{export.file_name("csv")}"'
    return response


def as_xlsx(export: Export) -> FileResponse:
    """An XLSX answer: the list on the first sheet, who took it, when and how on the second."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    heads = export.heads
    sheet = _("Liste")
    write_worksheets(
        [(sheet, _keyed(heads, export.records())), (_("Bilgi"), list(_about(export)))],
        file,
        freeze_panes={sheet: {"row": 1, "col": 0}},
        column_formats={sheet: _formats(export)},
        column_widths={sheet: {head: _width(head) for head in heads}, _("Bilgi"): [24.0, 80.0]},
        bold_headers=True,
        autofilter={sheet: True},
        datetime_format="dd.mm.yyyy hh.mm",
    )
    file.seek(0)
    return FileResponse(
        file, as_attachment=True, filename=export.file_name("xlsx"), content_type=XLSX_TYPE
    )


def _keyed(heads: list[str], records: Iterable[list[Any]]) -> Iterator[dict[str, Any]]:
    found = False
    for record in records:
        found = True
        yield {head: _xlsx_value(v) for head, v in zip(heads, record, strict=True)}
    if not found:
        yield dict.fromkeys(heads)


def _xlsx_value(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else guard(value)


def _formats(export: Export) -> dict[str, Format]:
    code = Format().set_num_format("@")
    pairs = zip(export.heads, export.columns, strict=True)
    return {head: code for head, column in pairs if column.code}


def _width(head: str) -> float:
    return float(max(14, min(40, len(head) + 6)))


def _about(export: Export) -> Iterator[dict[str, str]]:
    taken = timezone.localtime().strftime("%d.%m.%Y %H.%M")
    for key, value in ((_("Liste"), export.title), (_("Tarih"), taken), *export.about):
        yield {_("Bilgi"): str(key), _("Değer"): guard(str(value))}


FORMATS: dict[str, Callable[[Export], Any]] = {"xlsx": as_xlsx, "csv": as_csv}
