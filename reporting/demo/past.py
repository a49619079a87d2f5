"""Dates the demo's acts back. A step takes its time from the database's clock, and the portal's own
role cannot change it afterwards; the owner of the tables can, and does it here, for the demo alone.
"""

import datetime as dt

from django.db import connection
from django.utils import timezone

from smm_portal.law import settings, workdays

# How long an office takes, and at what time of day people act.
BETWEEN, MORNING = 2, 9
TABLES = ("road_step", "road_submission")
STEP = "UPDATE road_step SET at = %s, next_due = CASE WHEN next_due IS NULL THEN NULL ELSE %s END WHERE id = %s"
ARRIVED = """
UPDATE road_step s SET arrived_at = (
  SELECT b.at FROM road_step b WHERE b.submission_id = s.submission_id AND b.number < s.number
    AND b.to_office_id IS NOT NULL ORDER BY b.number DESC LIMIT 1)
WHERE s.submission_id = ANY(%(papers)s)
"""
PAPER = """
UPDATE road_submission p SET
  since = CASE WHEN p.since IS NOT NULL THEN l.at END,
  due_on = CASE WHEN p.due_on IS NOT NULL THEN l.next_due END,
  sent_at = CASE WHEN p.sent_at IS NOT NULL THEN f.at END,
  closed_at = CASE WHEN p.closed_at IS NOT NULL THEN l.at END,
  created_at = f.at - interval '20 days'
FROM (SELECT DISTINCT ON (submission_id) * FROM road_step ORDER BY submission_id, number DESC) l,
     (SELECT DISTINCT ON (submission_id) * FROM road_step ORDER BY submission_id, number) f
WHERE l.submission_id = p.id AND f.submission_id = p.id AND p.id = ANY(%(papers)s)
"""


def moments(count: int, ago: int, now: dt.datetime) -> list[dt.datetime]:
    """When each of ``count`` acts happened, the last one ``ago`` days before now, on working days."""
    found = []
    for place in range(count):
        day = timezone.localdate(now) - dt.timedelta(days=ago + BETWEEN * (count - 1 - place))
        while day.weekday() in workdays.WEEKEND:
            day -= dt.timedelta(days=1)
        at = dt.datetime.combine(day, dt.time(MORNING + place), timezone.get_current_timezone())
        found.append(min(at, now))
    return found


def redate(acts: dict[int, list[tuple[int, dt.datetime]]]) -> None:
    """Give the steps of each paper (paper → step ids with their times) their place in the past."""
    term = settings.get("road_working_days")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # ALTER TABLE waits for no pending checks
        _triggers(cursor, "DISABLE")
        for steps in acts.values():
            for pk, at in steps:
                due = workdays.add_workdays(timezone.localdate(at), term)
                cursor.execute(STEP, [at, due, pk])
        for statement in (ARRIVED, PAPER):
            cursor.execute(statement, {"papers": list(acts)})
        _triggers(cursor, "ENABLE")


def _triggers(cursor, word: str) -> None:
    for table in TABLES:
        cursor.execute(f"ALTER TABLE {table} {word} TRIGGER USER")
