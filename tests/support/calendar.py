"""Calendars moved by the owner, for tests with a served portal.

The server is a process of its own: its clock cannot travel (``tests.support.days`` moves only this
one's and the database session's). So what was published moves instead, past the triggers that keep
it; nobody but a test may do that.
"""

import datetime as dt

from smm_portal.kit import dates

_CALL = """
UPDATE personnel_call SET opens_on = opens_on - %(days)s,
  applications_until = applications_until - %(days)s, checks_until = checks_until - %(days)s,
  commission_until = commission_until - %(days)s, results_until = results_until - %(days)s,
  published_at = published_at - make_interval(days => %(days)s)
WHERE id = %(pk)s
"""
_OBJECTIONS = "UPDATE personnel_commission SET objections_until = %(day)s WHERE id = %(pk)s"


def close_applications(database, call) -> None:
    """The published call's last day of application was yesterday; ``database`` is ``fresh_db``."""
    days = (call.applications_until - dates.today()).days + 1
    _as_owner(database, "personnel_call", _CALL, {"pk": call.pk, "days": days})
    call.refresh_from_db()


def end_objections(database, commission) -> None:
    """The last day for objections to the provisional result was yesterday."""
    facts = {"pk": commission.pk, "day": dates.today() - dt.timedelta(days=1)}
    _as_owner(database, "personnel_commission", _OBJECTIONS, facts)
    commission.refresh_from_db()


def _as_owner(database, table: str, statement: str, facts: dict) -> None:
    """One statement with the table's triggers off, all or nothing."""
    with database.owner() as connection, connection.transaction():
        connection.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        connection.execute(statement, facts)
        connection.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
