"""Pages of a long list: a capped count, the nearest valid page, and the links around it."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

# Counting further costs a scan, and nobody turns four thousand pages.
COUNT_CAP = 100_000
SIZES = (25, 50, 100)
# From this row on a page is read by its keys.
FAR = 500


@dataclass(frozen=True)
class Page:
    """One page of rows with what the pager needs."""

    rows: list[Any]
    number: int
    size: int
    total: int
    capped: bool

    @property
    def last(self) -> int:
        """The number of the last page."""
        return max(1, -(-self.total // self.size))

    @property
    def first_row(self) -> int:
        return (self.number - 1) * self.size + 1 if self.rows else 0

    @property
    def last_row(self) -> int:
        return self.first_row + len(self.rows) - 1 if self.rows else 0

    @property
    def count_text(self) -> str:
        """ "1.234 kayıt", and "100.000+ kayıt" beyond the cap."""
        return _("{count} kayıt").format(count=thousands(self.total) + ("+" if self.capped else ""))

    @property
    def window(self) -> list[int | None]:
        """Page numbers for the pager: the ends, the neighbours, None where some are left out."""
        near = range(max(1, self.number - 2), min(self.last, self.number + 2) + 1)
        shown = sorted({1, self.last, *near})
        return _with_gaps(shown)


def _with_gaps(numbers: list[int]) -> list[int | None]:
    out: list[int | None] = []
    for number in numbers:
        if out and number - out[-1] == 2:
            out.append(number - 1)
        elif out and number - out[-1] > 2:
            out.append(None)
        out.append(number)
    return out


def thousands(number: int) -> str:
    """1234567 as "1.234.567"."""
    return f"{number:,}".replace(",", ".")


def whole(text: str, default: int = 1) -> int:
    """A positive whole number typed into an address; the default for anything else."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else default


def page_of(rows: QuerySet, number: str = "", size: str = "", cap: int = COUNT_CAP) -> Page:
    """The asked page, or the nearest one that exists. One query for a short list, else two."""
    wanted, size = max(1, whole(number)), whole(size, SIZES[0])
    size = size if size in SIZES else SIZES[0]
    if wanted == 1:
        head = list(rows[: size + 1])
        if len(head) <= size:
            return Page(head, 1, size, len(head), False)
        total, capped = count(rows, cap)
        return Page(head[:size], 1, size, total, capped)
    total, capped = count(rows, cap)
    wanted = min(wanted, max(1, -(-total // size)))
    return Page(_portion(rows, (wanted - 1) * size, size), wanted, size, total, capped)


def _portion(rows: QuerySet, start: int, size: int) -> list[Any]:
    """The rows from ``start`` on. Far inside, their keys are found first, along the index of the
    order, and only the page's own rows are read whole; one query all the same."""
    if start >= FAR and not (rows.query.distinct or rows.query.combinator or rows.query.group_by):
        rows = rows.filter(pk__in=rows.values("pk")[start : start + size])
        return list(rows)
    return list(rows[start : start + size])


def count(rows: QuerySet, cap: int = COUNT_CAP) -> tuple[int, bool]:
    """How many rows, and whether there are more than the cap; never scans beyond it."""
    # Only keys: what a row shows beside them (annotations, joined tables) is not counted along.
    found = rows.order_by().values("pk")[: cap + 1].count()
    return min(found, cap), found > cap
