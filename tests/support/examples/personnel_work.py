"""Addresses of personnel/work that take arguments."""

from centers.models import Center
from personnel.models import Assignment
from smm_portal.kit import dates
from smm_portal.offices.roles import Role
from tests.factories import work
from tests.factories.personnel import AssignmentFactory, seat

# What is asked further: whose task it is, where it stands, whether the month may be confirmed.
ASKS_FURTHER = {
    "personnel:task_deliver",
    "personnel:task_accept",
    "personnel:task_return",
    "personnel:task_cancel",
    "personnel:duty_sheet_confirm",
    "personnel:duty_sheet_reopen",
}


def _centers(world):
    return {"pk": world.center.pk}, {"pk": world.other_center.pk}


def _task(make):
    def example(world):
        return {"pk": make(world.center).pk}, {"pk": make(world.other_center).pk}

    return example


def _month(world):
    AssignmentFactory(seat=seat(world.other_center, 4))
    today = dates.today()
    return tuple({**side, "year": today.year, "month": today.month} for side in _centers(world))


def _confirmed(world):
    work.sheet(world.center)
    return _month(world)


def _absence(world):
    inside = work.term_of(world.duties[Role.DEVELOPMENT_COORDINATOR])
    outside = Assignment.objects.filter(seat__center=_other(world)).first()
    return tuple({"pk": work.absence(term, dates.today()).pk} for term in (inside, outside))


def _other(world) -> Center:
    return AssignmentFactory(seat=seat(world.other_center, 4)).seat.center


EXAMPLES = {
    "personnel:task": _task(work.task),
    "personnel:task_new": _centers,
    "personnel:tasks_copy": _centers,
    "personnel:task_deliver": _task(work.task),
    "personnel:task_accept": _task(work.delivered),
    "personnel:task_return": _task(work.delivered),
    "personnel:task_cancel": _task(work.task),
    "personnel:letters_board": _centers,
    "personnel:duty_sheet": _month,
    "personnel:duty_sheet_confirm": _month,
    "personnel:duty_sheet_reopen": _confirmed,
    "personnel:absence_new": _centers,
    "personnel:absence_edit": _absence,
    "personnel:absence_delete": _absence,
}
