"""The nightly audit: ask every registered question, keep what was found, resolve what is gone."""

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from django.db import connection, transaction
from django.utils import timezone

from smm_portal.kit import dates

from . import audits, register
from .models import Finding

# Two audits at once would both insert the same finding; the second waits and then sees it.
_LOCK = 5_304_2024


class Fresh(NamedTuple):
    """A finding as an audit sees it now, stored or not."""

    clause: str
    office_id: int
    subject: str
    message: str
    hard: bool

    @property
    def key(self) -> tuple[str, int, str]:
        return self.clause, self.office_id, self.subject


@dataclass(frozen=True)
class Tally:
    """What one audit changed."""

    new: int
    kept: int
    resolved: int


def look(day: dt.date | None = None, office: int | None = None) -> list[Fresh]:
    """Every finding of the day (today by default), of one office where given; stores nothing."""
    clause_of = {audit: clause for clause in register.all_clauses() for audit in clause.audits}
    seen: dict[tuple, Fresh] = {}
    for audit, found in audits.ask(list(clause_of), day or dates.today(), office):
        fresh = _fresh(clause_of[audit].no, audit, found)
        if fresh.hard or fresh.key not in seen:
            seen[fresh.key] = fresh
    return list(seen.values())


def look_and_recall(day: dt.date | None = None) -> list[Fresh]:
    """What an audit sees now and, after it, what is stored as open and not seen any more."""
    fresh = look(day)
    seen = {finding.key for finding in fresh}
    stored = (
        Fresh(f.clause, f.office_id, f.subject, f.message, f.hard)
        for f in Finding.objects.still_open().order_by("clause", "pk")
    )
    return fresh + [finding for finding in stored if finding.key not in seen]


def _fresh(clause, audit, found):
    return Fresh(clause, found.office_id, found.subject[:120], found.message[:500], audit.hard)


@transaction.atomic
def run(day: dt.date | None = None) -> Tally:
    """Look, then bring the stored findings into step with what was seen."""
    day = day or dates.today()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    return _keep({fresh.key: fresh for fresh in look(day)}, day)


def _keep(seen, day) -> Tally:
    stored = {(f.clause, f.office_id, f.subject): f for f in Finding.objects.still_open()}
    kept = [_refreshed(stored[key], seen[key], day) for key in stored.keys() & seen.keys()]
    Finding.objects.bulk_update(kept, ["message", "hard", "last_seen"], batch_size=500)
    new = [_finding(seen[key], day) for key in seen if key not in stored]
    Finding.objects.bulk_create(new, batch_size=500)
    gone = [stored[key].pk for key in stored.keys() - seen.keys()]
    Finding.objects.filter(pk__in=gone).update(resolved_at=timezone.now())
    return Tally(len(new), len(kept), len(gone))


def _refreshed(finding, fresh, day):
    finding.message, finding.hard = fresh.message, fresh.hard
    finding.last_seen = max(day, finding.last_seen)
    return finding


def _finding(fresh, day):
    return Finding(**fresh._asdict(), first_seen=day, last_seen=day)
