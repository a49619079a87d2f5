"""Which records prove a letter of 8/1 or 9/1, and which letters a centre has no record of.

A proof is SQL that gives ``center_id``, ``clause`` and ``year``, a row a record. Higher rooms add
theirs (``register``): what they keep, this room need not ask for.
"""

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.utils.translation import gettext_lazy as _

from smm_portal.law.audits import Audit

from ..models import DutyClause


@dataclass(frozen=True)
class Proof:
    """A kind of record: its name, and SQL for (center_id, clause, year)."""

    key: str
    label: Any
    sql: str


TASKS = Proof(
    "tasks",
    _("Teslim edilen ya da kabul edilen iş"),
    """
    SELECT s.center_id, t.clause, extract(year FROM t.delivered_at AT TIME ZONE 'Europe/Istanbul')::int AS year
    FROM personnel_dutytask t JOIN personnel_assignment a ON a.id = t.assignment_id
    JOIN centers_seat s ON s.id = a.seat_id
    WHERE t.state IN ('DELIVERED', 'ACCEPTED')
    """,
)
SHARED = Proof(
    "shared",
    _("İş bölümü kaydı"),
    """
    SELECT s.center_id, '8/1-f', extract(year FROM t.given_at AT TIME ZONE 'Europe/Istanbul')::int
    FROM personnel_dutytask t JOIN personnel_assignment a ON a.id = t.assignment_id
    JOIN centers_seat s ON s.id = a.seat_id
    WHERE t.state <> 'CANCELLED' AND t.clause LIKE '9/%%'
    """,
)
_proofs: dict[str, Proof] = {proof.key: proof for proof in (TASKS, SHARED)}


def register(proof: Proof) -> None:
    """Add a kind of record; called by its room in AppConfig.ready."""
    _proofs[proof.key] = proof


def records_sql() -> str:
    """All records of all kinds: key, center_id, clause, year."""
    part = "SELECT '{key}' AS key, * FROM ({sql}) AS {key}_rows"
    parts = (part.format(key=one.key, sql=one.sql) for one in _proofs.values())
    return " UNION ALL ".join(parts)


def counts(center_id: int, year: int) -> dict[str, dict[str, int]]:
    """Clause → label of the kind of record → how many of the year; one query."""
    sql = (
        "SELECT key, clause, count(*) FROM (" + records_sql() + ") AS found"  # noqa: S608 - our own fragments
        " WHERE center_id = %(center)s AND year = %(year)s GROUP BY key, clause"
    )
    found: dict[str, dict[str, int]] = {}
    with connection.cursor() as cursor:
        cursor.execute(sql, {"center": center_id, "year": year})
        for key, clause, count in cursor.fetchall():
            found.setdefault(clause, {})[str(_proofs[key].label)] = count
    return found


class _Unproved:
    """SQL written when it is asked: by then every room has added its records."""

    def __str__(self) -> str:
        places = enumerate(DutyClause.values)
        letters = ", ".join(f"('{value}', {place})" for place, value in places)
        return UNPROVED.format(letters=letters, records=records_sql())


# From October on the year is asked about, until the end of January the year before too. Only what
# somebody in office had to do: letters of 8 where a general coordinator sat, of 9 where others did.
UNPROVED = """
    SELECT c.office_id, y.year, string_agg(l.clause, ', ' ORDER BY l.place) AS letters
    FROM centers_center c
    CROSS JOIN (SELECT extract(year FROM %(day)s::date)::int AS year
                WHERE extract(month FROM %(day)s::date) >= 10
                UNION ALL SELECT extract(year FROM %(day)s::date)::int - 1
                WHERE extract(month FROM %(day)s::date) = 1) y
    CROSS JOIN (VALUES {letters}) AS l (clause, place)
    WHERE c.state = 'ACTIVE' AND EXISTS (
        SELECT FROM personnel_assignment a JOIN centers_seat s ON s.id = a.seat_id
        JOIN centers_seatrole r ON r.seat_id = s.id AND r.starts <= a.starts
          AND coalesce(r.ends, 'infinity') > a.starts
        WHERE s.center_id = c.id AND a.starts <= make_date(y.year, 12, 31) AND a.ends > make_date(y.year, 1, 1)
          AND (r.kind = 'GENERAL') = (l.clause LIKE '8/%%'))
      AND NOT EXISTS (
        SELECT FROM ({records}) AS records
        WHERE records.center_id = c.id AND records.clause = l.clause AND records.year = y.year)
    GROUP BY c.office_id, y.year
"""

LETTERS_WITHOUT_RECORD = Audit(
    _("Kaydı olmayan görev bentleri"),
    _("{year} yılı görev bentleri"),
    _("{year} yılında şu bentleri gösteren kayıt yok: {letters}."),
    _Unproved(),
)
