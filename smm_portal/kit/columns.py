"""Columns of a list: where a value comes from, how it is shown, sorted and exported.

Cells are built in Python: a template include a cell would cost more than the query.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

EMPTY = mark_safe('<span class="none">—</span>')


@dataclass(frozen=True)
class Column:
    """One column.

    ``value`` is an attribute path ("office.name", may end in a method) or a callable of the row;
    it defaults to ``key``. ``sort`` names the database column(s) to order by. ``render(value,
    row)`` gives a SafeString or a text. ``link`` makes the cell the row's link. ``export`` is
    False, or a callable of the row that gives the exported value. ``code`` keeps digits as text.
    """

    key: str
    label: Any
    value: str | Callable[[Any], Any] = ""
    sort: str | Sequence[str] = ()
    render: Callable[[Any, Any], Any] | None = None
    link: bool = False
    css: str = ""
    hide_on_phone: bool = False
    export: bool | Callable[[Any], Any] = True
    code: bool = False

    def get(self, row) -> Any:
        """The row's raw value in this column."""
        return _reader(self.value or self.key)(row)

    def get_export(self, row) -> Any:
        """The value that leaves in a file: of the type it has, or the text people see."""
        value = self.export(row) if callable(self.export) else self.get(row)
        return plain(value, code=self.code)

    @property
    def order(self) -> tuple[str, ...]:
        """The order_by terms of the ascending order; empty when the column cannot sort."""
        return (self.sort,) if isinstance(self.sort, str) else tuple(self.sort)


@cache
def _path_reader(path: str) -> Callable[[Any], Any]:
    steps = path.split(".")

    def read(row):
        for step in steps:
            row = getattr(row, step, None)
            if row is None:
                return None
        return row() if callable(row) else row

    return read


def _reader(value) -> Callable[[Any], Any]:
    return value if callable(value) else _path_reader(value)


def show(value) -> str:
    """A value as people read it: Turkish dates, Evet/Hayır, a dash for nothing."""
    if value is None or value == "":
        return EMPTY
    if value is True:
        return _("Evet")
    if value is False:
        return _("Hayır")
    if isinstance(value, dt.datetime):
        return local(value).strftime("%d.%m.%Y %H.%M")
    if isinstance(value, dt.date):
        return value.strftime("%d.%m.%Y")
    return conditional_escape(value)


def local(moment: dt.datetime) -> dt.datetime:
    """The moment on Türkiye's clock."""
    return timezone.localtime(moment) if timezone.is_aware(moment) else moment


def plain(value, *, code: bool = False) -> Any:
    """A value for a file: numbers and dates keep their type, anything else becomes text."""
    if value is None or value is EMPTY:
        return None
    if isinstance(value, bool):
        return _("Evet") if value else _("Hayır")
    if isinstance(value, dt.datetime):
        return local(value).replace(tzinfo=None)
    if isinstance(value, dt.date) or (isinstance(value, int | float | Decimal) and not code):
        return value
    return str(value)


class Table:
    """The columns of one list, ready to render many rows cheaply."""

    def __init__(self, columns: Iterable[Column], row_url=None, row_class=None):
        self.columns = tuple(columns)
        self.row_url = row_url or (lambda row: "")
        self.row_class = row_class or (lambda row: "")
        self._cells = [(c, _reader(c.value or c.key), *self._frame(c)) for c in self.columns]

    @staticmethod
    def _frame(column: Column) -> tuple[str, str]:
        css = " ".join(filter(None, [column.css, "hide-phone" if column.hide_on_phone else ""]))
        tag, role = ("th", "rowheader") if column.link else ("td", "cell")
        scope = mark_safe(' scope="row"') if column.link else ""
        head = format_html(
            '<{}{} role="{}" class="{}" data-label="{}">', tag, scope, role, css, column.label
        )
        return head, f"</{tag}>"

    def rows(self, rows: Iterable[Any]) -> SafeString:
        """The <tr>s of a page of rows. Roles stay when CSS turns rows into cards on a phone."""
        return mark_safe("".join(map(self._row, rows)))  # noqa: S308 - every cell is escaped

    def _row(self, row) -> str:
        css = self.row_class(row)
        head = format_html('<tr role="row" class="{}">', css) if css else '<tr role="row">'
        return head + "".join(self._cell(row, *cell) for cell in self._cells) + "</tr>"

    def _cell(self, row, column, read, head, tail) -> str:
        value = read(row)
        text = conditional_escape(column.render(value, row)) if column.render else show(value)
        if column.link and (url := self.row_url(row)):
            text = format_html('<a class="row-link" href="{}">{}</a>', url, text)
        return f"{head}{text}{tail}"
