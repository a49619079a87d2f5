"""From a sheet's cells to rows of named values: headings found, Excel's dirt taken off.

A column says what it wants; every fault names the column and the value that was there.
"""

import datetime as dt
import math
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .sheets import Sheet
from .text import clean, fold

HEADING_ROWS = 15
SHOWN_LENGTH = 120
EXCEL_EPOCH = dt.date(1899, 12, 30)
EXCEL_DAYS = range(1, 110_000)  # 1900 … 2200
FIRST_DAY, LAST_DAY = dt.date(1900, 1, 1), dt.date(2199, 12, 31)
MONTHS = ("ocak", "subat", "mart", "nisan", "mayis", "haziran", "temmuz", "agustos", "eylul")
MONTHS += ("ekim", "kasim", "aralik")
_DAY_FIRST = re.compile(r"(\d{1,2})[./\- ](\d{1,2})[./\- ](\d{4})(?:[ T]\d{1,2}[:.]\d{2}.*)?")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]\d{1,2}:\d{2}.*)?")
_NAMED = re.compile(r"(\d{1,2}) ([a-z]+) (\d{4})")
_WHOLE_FLOAT = re.compile(r"([+-]?\d+)[.,]0+")
_NUMBER = re.compile(r"[+-]?\d[\d .,]*")
_REMARKS = re.compile(r"\((zorunlu|istege bagli)\)")
_MARKS = re.compile(r"[^a-z0-9]+")
YES = {"evet", "e", "var", "true", "1", "x", "dogru"}
NO = {"hayir", "h", "yok", "false", "0", "", "yanlis"}


def heading_key(heading: Any) -> str:
    """A heading without case, marks, stars and brackets: "Kurum Kodu (zorunlu) *" → "kurumkodu"."""
    return _MARKS.sub("", _REMARKS.sub("", fold(as_text(heading))))


# Cells --------------------------------------------------------------------------------------------


def as_text(value: Any) -> str:
    """A cell as a person reads it: 123456.0 is "123456", dates are 01.09.2015, spaces plain."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("Evet") if value else _("Hayır")
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value).replace(".", ",")
    if isinstance(value, dt.date):  # datetimes too
        return value.strftime("%d.%m.%Y")
    return clean(str(value))


def read_text(value: Any) -> str:
    """Plain text; what a spreadsheet would run as a formula is refused."""
    found = as_text(value)
    if found.startswith(("=", "@")) or (
        found[:1] in "+-" and found[1:] and not _NUMBER.fullmatch(found)
    ):
        raise ValidationError(_("Formül gibi başlıyor. Değeri düz yazın."))
    return found


def read_code(value: Any) -> str:
    """A number that is a name (institution code): digits as text, without Excel's ".0"."""
    found = read_text(value)
    whole = _WHOLE_FLOAT.fullmatch(found)
    return whole[1] if whole else found


def read_integer(value: Any) -> int | None:
    """A whole number."""
    found = read_code(value)
    if not found:
        return None
    try:
        return int(found.replace(" ", ""))
    except ValueError:
        raise ValidationError(_("Tam sayı yazın.")) from None


def read_yes_no(value: Any) -> bool:
    """Evet or Hayır; empty is Hayır."""
    found = fold(as_text(value))
    if found in YES:
        return True
    if found in NO:
        return False
    raise ValidationError(_("“Evet” veya “Hayır” yazın."))


def read_date(value: Any) -> dt.date | None:
    """A day, however Excel kept it: a real date, 01.09.2015, 1/9/2015, 1 Eylül 2015, 42248."""
    day = _as_day(value)
    if day is not None and not FIRST_DAY <= day <= LAST_DAY:
        raise ValidationError(_("Yıl 1900 ile 2199 arasında olmalı."))
    return day


def _as_day(value: Any) -> dt.date | None:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _serial(value)
    found = as_text(value)
    return _written_day(found) if found else None


def _serial(value: float) -> dt.date:
    if not math.isfinite(value) or int(value) not in EXCEL_DAYS:
        raise ValidationError(_("Günü 21.11.2026 biçiminde yazın."))
    return EXCEL_EPOCH + dt.timedelta(days=int(value))


def _written_day(found: str) -> dt.date:
    parts = _day_parts(found)
    try:
        return dt.date(*parts)
    except (TypeError, ValueError):
        raise ValidationError(_("Günü 21.11.2026 biçiminde yazın.")) from None


def _day_parts(found: str) -> tuple[int, int, int] | None:
    if match := _DAY_FIRST.fullmatch(found):
        return int(match[3]), int(match[2]), int(match[1])
    if match := _YEAR_FIRST.fullmatch(found):
        return int(match[1]), int(match[2]), int(match[3])
    match = _NAMED.fullmatch(fold(found))
    if match and match[2] in MONTHS:
        return int(match[3]), MONTHS.index(match[2]) + 1, int(match[1])
    return None


# Columns ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class ImportColumn:
    """A column of an import. ``read`` makes the value of a cell, or says what is wrong with it.

    ``choices`` maps what people may write (folded on comparison) to the value that is kept.
    """

    key: str
    heading: Any
    aliases: tuple[str, ...] = ()
    required: bool = False
    example: str = ""
    help: Any = ""
    read: Callable[[Any], Any] = read_text
    max_length: int = 250
    choices: dict[str, Any] = field(default_factory=dict)
    masked: bool = False  # identity numbers: what is shown and kept of the check hides the middle

    @property
    def names(self) -> set[str]:
        """Everything under which the column is recognised."""
        return {heading_key(n) for n in (self.heading, self.key, *self.aliases)}

    def shown(self, cell: Any) -> str:
        """The cell as pages show it: short, and masked where the column says so."""
        found = as_text(cell)[:SHOWN_LENGTH]
        return f"{found[:2]}{'*' * len(found[2:-2])}{found[-2:]}" if self.masked else found

    def value(self, cell: Any) -> Any:
        """The clean value of a cell; raises ValidationError with the reason."""
        shown = as_text(cell)
        if not shown:
            if self.required:
                raise ValidationError(_("Boş bırakılamaz."))
            return self.read("")
        if len(shown) > self.max_length:
            said = {"limit": self.max_length}
            raise ValidationError(_("En çok %(limit)s karakter yazılabilir.") % said)
        return self._choice(shown) if self.choices else self.read(cell)

    def _choice(self, shown: str) -> Any:
        known = {fold(name): value for name, value in self.choices.items()}
        if fold(shown) not in known:
            said = {"choices": ", ".join(self.choices)}
            raise ValidationError(_("Şunlardan birini yazın: %(choices)s.") % said)
        return known[fold(shown)]


@dataclass
class Row:
    """One row: its number in the file, raw cells and clean values by column key, its faults."""

    number: int
    cells: dict[str, Any]
    values: dict[str, Any] = field(default_factory=dict)
    faults: list[tuple[str, str]] = field(default_factory=list)

    def fault(self, key: str, message: Any) -> None:
        """Note what is wrong; ``key`` is a column's, or "" for the row as a whole."""
        self.faults.append((key, str(message)))


@dataclass
class Table:
    """The rows under the headings that were found, and the headings nobody knows."""

    columns: tuple[ImportColumn, ...]
    rows: Iterator[Row]
    unknown: list[str]
    expected: int
    notes: list[str]
    sheet: str = ""


def read_table(sheet: Sheet, columns: Iterable[ImportColumn]) -> Table:
    """Find the heading row and read below it. Missing or doubled columns are named."""
    columns = tuple(columns)
    number, headings, places = _headings(sheet.rows, columns)
    missing = [str(c.heading) for c in columns if c.required and c.key not in places]
    if missing:
        said = {"columns": ", ".join(missing)}
        raise ValidationError(_("Şu sütunlar eksik: %(columns)s. Örnek dosyayı kullanın.") % said)
    taken = set(places.values())
    unknown = [as_text(h) for i, h in enumerate(headings) if i not in taken and as_text(h)]
    found = tuple(c for c in columns if c.key in places)
    rows = _rows(sheet.rows, columns, places)
    return Table(found, rows, unknown, max(sheet.expected - number, 0), sheet.notes, sheet.name)


def _headings(rows, columns) -> tuple[int, list, dict[str, int]]:
    """The row among the first ones that names most columns; titles may stand above it."""
    best: tuple[int, list, dict] | None = None
    for number, cells in rows:
        places = match_headings(cells, columns)
        if places:
            best = (number, cells, places)
            break
        if number >= HEADING_ROWS:
            break
    if best is None:
        wanted = ", ".join(str(c.heading) for c in columns if c.required)
        text = _("Başlık satırı bulunamadı. Beklenen sütunlar: %(columns)s.")
        raise ValidationError(text % {"columns": wanted})
    return best


def match_headings(cells: list, columns: Iterable[ImportColumn]) -> dict[str, int]:
    """Column key → place among the cells. A column named twice is a fault."""
    keys = [heading_key(cell) for cell in cells]
    places = {}
    for column in columns:
        found = [i for i, key in enumerate(keys) if key and key in column.names]
        if len(found) > 1:
            said = {"column": str(column.heading)}
            raise ValidationError(_("“%(column)s” sütunu iki kez var. Birini silin.") % said)
        if found:
            places[column.key] = found[0]
    return places


def _rows(rows, columns, places) -> Iterator[Row]:
    for number, cells in rows:
        picked = {key: cells[i] if i < len(cells) else None for key, i in places.items()}
        if any(as_text(cell) for cell in picked.values()):
            yield _clean_row(number, picked, columns)


def _clean_row(number: int, cells: dict, columns) -> Row:
    row = Row(number, cells)
    for column in columns:
        try:
            row.values[column.key] = column.value(cells.get(column.key))
        except ValidationError as exc:
            row.fault(column.key, exc.messages[0])
    return row
