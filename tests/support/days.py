"""Other days: Python's clock and the database's ``smm_today()`` moved together.

The tests' template answers ``smm_today()`` from the session's ``smm.test_today`` where that is set
(``build_template``); the portal's own function knows no such setting.
"""

import datetime as dt
from contextlib import contextmanager

import time_machine
from django.db import connection

from smm_portal.kit.dates import today

SMM_TODAY = """
CREATE OR REPLACE FUNCTION smm_today() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(nullif(current_setting('smm.test_today', true), '')::date,
                  (now() AT TIME ZONE 'Europe/Istanbul')::date)
$$
"""


def _set(day: str) -> None:
    if connection.needs_rollback:  # the block broke its transaction, which takes the setting along
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('smm.test_today', %s, false)", [day])


@contextmanager
def on(day: dt.date):
    """Within the block it is that day, at noon and running on."""
    before = _current()
    noon = dt.datetime.combine(day, dt.time(9), dt.UTC)
    with time_machine.travel(noon, tick=True):
        _set(day.isoformat())
        try:
            yield
        finally:
            _set(before)


def _current() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting('smm.test_today', true), '')")
        return cursor.fetchone()[0]


def after(days: int):
    """Within the block it is so many days later."""
    return on(today() + dt.timedelta(days=days))
