"""The demo's past: acts are done as on an earlier day, and keep that day's time.

Rules ask the database's ``smm_today()`` and Python's clock; both are set back here, for this process
and this transaction alone. What triggers take from the database's own clock is set back afterwards,
which only the owner of the tables can do.
"""

import datetime as dt
from contextlib import contextmanager
from unittest.mock import patch

from django.db import connection
from django.utils import timezone

from smm_portal.kit import dates

TODAY = """
CREATE OR REPLACE FUNCTION smm_today() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(nullif(current_setting('smm.demo_today', true), '')::date,
                  (now() AT TIME ZONE 'Europe/Istanbul')::date)
$$
"""
# What triggers fill from clock_timestamp().
CLOCKED = {
    "personnel_applicationstep": ("at",),
    "personnel_application": ("sent_at", "since"),
    "personnel_minutes": ("confirmed_at",),
    "personnel_renewal": ("decided_at",),
}
SHIFT = """
UPDATE {table} SET {column} = {column} - span.back
FROM (SELECT unnest(%s::timestamptz[]), unnest(%s::timestamptz[]), unnest(%s::interval[]))
  AS span (first, last, back)
WHERE {column} BETWEEN span.first AND span.last
"""
SINCE = """
UPDATE offices_duty SET starts = %s WHERE source LIKE 'teacher:%%' AND starts > %s AND ends IS NULL
"""


class Past:
    """Within ``with past:`` days can be gone back to by ``as_of``; at its end all is as it was.

    To be used inside one transaction: no other session ever sees another ``smm_today()``.
    """

    def __init__(self):
        self.today, self.spans = dates.today(), []

    def __enter__(self) -> "Past":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_get_functiondef('smm_today()'::regprocedure)")
            (self.before,) = cursor.fetchone()
            cursor.execute(TODAY)
        return self

    def __exit__(self, exc_type, exc, trace) -> None:
        if exc_type is None:  # a broken transaction takes everything back by itself
            with connection.cursor() as cursor:
                cursor.execute(self.before)
            self._shift()

    def ago(self, days: int) -> dt.date:
        """The day so many days before today."""
        return self.today - dt.timedelta(days=days)

    @contextmanager
    def as_of(self, day: dt.date, hour: int = 10):
        """Within the block it is this past day, from the given hour on; today is left as it is."""
        if day >= self.today:
            yield
            return
        now, first = timezone.now, timezone.now()
        at = dt.datetime.combine(day, dt.time(hour), timezone.get_current_timezone())
        back = first - at
        _set_day(day.isoformat())
        with patch.object(timezone, "now", lambda: now() - back):
            yield
        _set_day("")
        self.spans.append((first, now(), back))

    def teachers_since(self, day: dt.date) -> None:
        """Teachers who got their accounts today have had them since this day."""
        with connection.cursor() as cursor, _without_triggers(cursor, ["offices_duty"]):
            cursor.execute(SINCE, [day, day])

    def _shift(self) -> None:
        columns = [list(column) for column in zip(*self.spans, strict=True)]
        with connection.cursor() as cursor, _without_triggers(cursor, CLOCKED):
            for table, names in CLOCKED.items():
                for name in names:
                    cursor.execute(SHIFT.format(table=table, column=name), columns)


def _set_day(day: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('smm.demo_today', %s, true)", [day])


@contextmanager
def _without_triggers(cursor, tables):
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # ALTER TABLE waits for no pending checks
    for table in tables:
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    yield
    for table in tables:
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    cursor.execute("SET CONSTRAINTS ALL DEFERRED")
