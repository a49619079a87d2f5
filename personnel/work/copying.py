"""The last period's division of work as a proposal for this one (8/1-f).

What was given in an earlier term of a seat is proposed to whoever sits there now: the same letter
and text, the same number of days from today on, cut at the end of his term.
"""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from centers.models import Center
from smm_portal.kit import dates
from smm_portal.offices.models import Duty

from ..models import Assignment, DutyTask
from ..models.work import TaskState
from ..tables import with_role
from . import services
from .access import letters_of

SHOWN = 60


@dataclass(frozen=True)
class Proposal:
    """A task of before, for whom and until when it would be now."""

    past: DutyTask
    assignment: Assignment
    due_on: dt.date


def proposals(center: Center) -> list[Proposal]:
    """What may be given again, in the order of seats; nothing that stands open already."""
    people = _people(center)
    given = DutyTask.objects.filter(assignment__seat__center=center)
    given = given.exclude(state=TaskState.CANCELLED).select_related("assignment__teacher")
    rows = list(given.order_by("-due_on", "-pk")[: 10 * SHOWN])
    standing = {_sense(row) for row in rows if row.assignment_id in _terms(people)}
    found: dict[tuple, Proposal] = {}
    for row in rows:
        who = people.get(row.assignment.seat_id)
        if who and _fits(row, who) and _sense(row) not in standing:
            found.setdefault(_sense(row), Proposal(row, who, _due(row, who)))
    ordered = sorted(found.values(), key=lambda one: (one.assignment.seat.number, one.past.pk))
    return ordered[:SHOWN]


def _people(center: Center) -> dict[int, Assignment]:
    rows = Assignment.objects.in_force().filter(seat__center=center)
    rows = with_role(rows.select_related("teacher", "seat"))
    return {row.seat_id: row for row in rows}


def _terms(people: dict[int, Assignment]) -> set[int]:
    return {row.pk for row in people.values()}


def _sense(row: DutyTask) -> tuple:
    return row.assignment.seat_id, row.clause, row.text


def _fits(row: DutyTask, who: Assignment) -> bool:
    return row.clause.startswith(letters_of((who.role or {}).get("kind")))


def _due(row: DutyTask, who: Assignment) -> dt.date:
    return min(dates.today() + (row.due_on - row.starts_on), who.last_day)


def give_again(giver: Duty, chosen: list[Proposal]) -> list[DutyTask]:
    """Give what was chosen, all or nothing."""
    today = dates.today()
    with transaction.atomic():
        return [
            services.give(giver, one.assignment, one.past.clause, one.past.text, today, one.due_on)
            for one in chosen
        ]
