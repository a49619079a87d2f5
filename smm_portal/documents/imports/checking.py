"""Reading a file against its spec: batches of judged rows, and the tally that people see."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _

from smm_portal.kit.importing import Row, Table, read_table
from smm_portal.kit.sheets import open_sheet
from smm_portal.kit.text import fold

from .spec import ImportSpec, Item, Outcome

PROBLEMS_KEPT = 1000
PREVIEW_ROWS = 20


@dataclass
class Judged:
    """A row with what it would do; ``item`` is None for a bad one."""

    row: Row
    item: Item | None = None


@dataclass
class Reading:
    """A file being read by a spec."""

    spec: ImportSpec
    duty: Any
    table: Table
    seen: dict[tuple, int] = field(default_factory=dict)

    def batches(self) -> Iterator[list[Judged]]:
        """Judged rows, a batch at a time."""
        count = 0
        while rows := list(islice(self.table.rows, self.spec.batch_size)):
            count += len(rows)
            if count > self.spec.max_rows:
                said = {"limit": self.spec.max_rows}
                raise ValidationError(
                    _("Dosyada en çok %(limit)s satır olabilir. Dosyayı bölün.") % said
                )
            yield self._judge(rows)

    def _judge(self, rows: list[Row]) -> list[Judged]:
        for row in rows:
            self._note_twin(row)
        context = self.spec.prepare([r.values for r in rows if not r.faults], self.duty)
        return [Judged(row, None if row.faults else self._item(row, context)) for row in rows]

    def _item(self, row: Row, context) -> Item | None:
        try:
            return self.spec.clean_row(row.values, context)
        except ValidationError as exc:
            note_faults(row, exc)
            return None

    def _note_twin(self, row: Row) -> None:
        names = tuple(_alike(row.values.get(key)) for key in self.spec.identity)
        if not names or row.faults or any(name in (None, "") for name in names):
            return
        first = self.seen.setdefault(names, row.number)
        if first != row.number:
            said = {"first": first}
            row.fault(self.spec.identity[0], _("Bu kayıt %(first)s. satırda da var.") % said)


def _alike(value: Any) -> Any:
    """Names are compared as people read them: case and marks aside."""
    return fold(value) if isinstance(value, str) else value


def note_faults(row: Row, exc: ValidationError) -> None:
    """Take over a ValidationError, at its columns where it names them."""
    if not hasattr(exc, "error_dict"):
        for message in exc.messages:
            row.fault("", message)
        return
    for key, errors in exc.error_dict.items():
        for error in errors:
            for message in error.messages:
                row.fault("" if key == NON_FIELD_ERRORS else key, message)


def open_reading(spec: ImportSpec, file, duty) -> Reading:
    """Open a stored file for a spec; what is wrong with the file as a whole raises."""
    table = read_table(open_sheet(file.open(), file.content_type), spec.columns)
    return Reading(spec, duty, table)


class Tally:
    """What a check found: counts, problems by row, column and value, the first rows to look at."""

    def __init__(self, reading: Reading):
        self.reading = reading
        self.counts = dict.fromkeys(Outcome, 0)
        self.checked = self.bad_rows = self.problem_count = 0
        self.problems: list[dict] = []
        self.rows: list[dict] = []

    def take(self, batch: list[Judged]) -> None:
        """Count a batch."""
        for judged in batch:
            self.checked += 1
            self._count(judged)
            if len(self.rows) < PREVIEW_ROWS:
                self.rows.append(self._shown(judged))

    def _count(self, judged: Judged) -> None:
        if judged.item:
            self.counts[judged.item.outcome] += 1
            return
        self.bad_rows += 1
        self.problem_count += len(judged.row.faults)
        for key, message in judged.row.faults:
            if len(self.problems) < PROBLEMS_KEPT:
                self.problems.append(self._problem(judged.row, key, message))

    def _problem(self, row: Row, key: str, message: str) -> dict:
        column = self.reading.spec.column(key)
        return {
            "row": row.number,
            "column": str(column.heading) if column else "",
            "value": column.shown(row.cells.get(key)) if column else "",
            "message": message,
        }

    def _shown(self, judged: Judged) -> dict:
        cells = [c.shown(judged.row.cells.get(c.key)) for c in self.reading.table.columns]
        outcome = judged.item.outcome if judged.item else ""
        reasons = [message for _key, message in judged.row.faults]
        return {"row": judged.row.number, "cells": cells, "outcome": outcome, "reasons": reasons}

    def result(self) -> dict:
        """The values of the job's fields."""
        table = self.reading.table
        return {
            "total": self.checked,
            "checked": self.checked,
            "creates": self.counts[Outcome.CREATE],
            "updates": self.counts[Outcome.UPDATE],
            "unchanged": self.counts[Outcome.SAME],
            "bad_rows": self.bad_rows,
            "problem_count": self.problem_count,
            "problems": self.problems,
            "preview": {
                "columns": [str(column.heading) for column in table.columns],
                "rows": self.rows,
                "unknown": table.unknown,
                "notes": table.notes,
                "sheet": table.sheet,
            },
        }
