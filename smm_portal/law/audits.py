"""One nightly question of the law: an SQL that asks the tables and trusts no constraint."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db import connection

# The office filter stands outside, so that one office's page asks only about itself.
_ASK = """
SELECT * FROM ({sql}) found
WHERE %(office)s::bigint IS NULL OR found.office_id = %(office)s
"""


class Found(NamedTuple):
    """What an audit found: at which office, about what, in words."""

    office_id: int
    subject: str
    message: str


@dataclass(frozen=True)
class Audit:
    """A question whose every answer is a finding.

    ``title`` names what is looked for. ``sql`` gives ``office_id`` and the columns that
    ``subject`` and ``message`` name in braces; its parameter is ``%(day)s``. A ``hard`` answer
    means that the clause is broken, a soft one that something it asks for is missing.
    """

    title: str
    subject: str
    message: str
    sql: str
    hard: bool = False

    def __call__(self, day: date, office: int | None = None) -> Iterator[Found]:
        """The findings of the day, of one office only where it is given."""
        for row in self._rows(day, office):
            yield Found(
                row["office_id"],
                str(self.subject).format(**row),
                str(self.message).format(**row),
            )

    def _rows(self, day, office):
        with connection.cursor() as cursor:
            cursor.execute(_ASK.format(sql=self.sql), {"day": day, "office": office})
            names = [column.name for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
