"""The two numbers of every page's frame, in one query: what waits at the office, what is unread."""

from dataclasses import dataclass

from django.db import connection

from .transitions import DESKS

SHOWN_UP_TO = 100
QUERY = """
SELECT (SELECT count(*) FROM (SELECT FROM road_submission
          WHERE at_office_id = %(office)s AND state = 'WAITING' LIMIT %(most)s) w),
       (SELECT count(*) FROM (SELECT FROM road_notification
          WHERE user_id = %(user)s AND read_at IS NULL LIMIT %(most)s) n)
"""
DESK_ROLES = {role for roles in DESKS.values() for role in roles}


@dataclass(frozen=True)
class Counts:
    """``waiting`` at the reader's office, ``unread`` notifications; both stop at a cap."""

    waiting: int = 0
    unread: int = 0


def of(user, duty) -> Counts:
    """Asked once a request: the answer is kept on the user, who is loaded anew each time."""
    known = getattr(user, "_road_counts", None)
    if known is None or known[0] != (duty.pk if duty else None):
        known = user._road_counts = (duty.pk if duty else None, _ask(user, duty))
    return known[1]


def _ask(user, duty) -> Counts:
    office = duty.office_id if duty and duty.role in DESK_ROLES else None
    with connection.cursor() as cursor:
        cursor.execute(QUERY, {"office": office, "user": user.pk, "most": 1000})
        return Counts(*cursor.fetchone())


def waiting(duty) -> int:
    """For the menu."""
    return of(duty.user, duty).waiting
