"""One nightly question of the law: an SQL that asks the tables and trusts no constraint."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db import connection

# The office filter stands outside, so that one office's page asks only about itself.
_ASK = """
SELECT {number} AS number, to_jsonb(found) AS facts FROM ({sql}) found
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

    do_not_call_in_templates = True

    def __call__(self, day: date, office: int | None = None) -> Iterator[Found]:
        """The findings of the day, of one office only where it is given."""
        for _audit, found in ask([self], day, office):
            yield found

    def words(self, facts: dict) -> Found:
        """A row of the answer in words."""
        subject, message = str(self.subject).format(**facts), str(self.message).format(**facts)
        return Found(facts["office_id"], subject, message)


def ask(audits: Sequence[Audit], day: date, office: int | None = None) -> list[tuple[Audit, Found]]:
    """Every answer to the audits, in their order and in one query."""
    return [(audit, audit.words(row)) for audit, row in facts(audits, day, office)]


def facts(
    audits: Sequence[Audit], day: date, office: int | None = None
) -> list[tuple[Audit, dict]]:
    """As ``ask``, each answer as the columns of its question."""
    if not audits:
        return []
    parts = [_ASK.format(number=i, sql=audit.sql) for i, audit in enumerate(audits)]
    with connection.cursor() as cursor:
        sql = " UNION ALL ".join(parts) + " ORDER BY number"
        cursor.execute(sql, {"day": day, "office": office})
        return [(audits[number], _loaded(row)) for number, row in cursor.fetchall()]


def _loaded(facts) -> dict:
    return json.loads(facts) if isinstance(facts, str) else facts
