"""Addresses of personnel/results that take arguments."""

import datetime as dt

from centers.models import Center
from personnel.models import Minutes, Objection
from personnel.models.results import MinutesState
from smm_portal.offices.roles import Role
from tests.factories import calls
from tests.factories.centers import CenterFactory, SchoolFactory
from tests.factories.personnel import seat
from tests.support import days

OWN = (Role.TEACHER, Role.GENERAL_COORDINATOR, Role.DEVELOPMENT_COORDINATOR)


def _commission_at(center: Center):
    """A commission of the centre's province for a new call, without files."""
    beside = CenterFactory(school=SchoolFactory(district=center.school.district))
    return calls.commission(calls.open_call(seat(beside)))


def _both(world):
    return _commission_at(world.center), _commission_at(world.other_center)


def _commission(world):
    inside, outside = _both(world)
    return {"pk": inside.pk}, {"pk": outside.pk}


def _seat(world):
    return tuple({"pk": one.pk, "seat": one.call.call_seats.get().pk} for one in _both(world))


def _minutes_of(row, state: str) -> Minutes:
    """The minutes of a commission in review, as the owner of the calendar would find them later."""
    with days.on(row.call.applications_until + dt.timedelta(days=1)):
        calls.reviewing(row)
        paper = calls.minutes(row)
        return calls.signing(paper) if state == MinutesState.SIGNING else paper


def _minutes(world):
    return tuple({"pk": _minutes_of(one, MinutesState.SIGNING).pk} for one in _both(world))


def _objected_at(center: Center, teacher=None) -> Objection:
    """An objection to the provisional result of somebody who applied for a seat in the province."""
    beside = CenterFactory(school=SchoolFactory(district=center.school.district))
    call = calls.open_call(seat(beside, 3))
    file = calls.checked(call, teacher)
    row = calls.commission(call)
    with days.on(call.applications_until + dt.timedelta(days=1)):
        calls.provisional(calls.reviewing(row))
        duty = calls.own_duty(file.teacher)
        wish = file.candidacies.get()
        return Objection.objects.create(candidacy=wish, text="İtiraz ediyorum.", duty=duty)


def _objection(world):
    inside, outside = (_objected_at(one) for one in (world.center, world.other_center))
    return {"pk": inside.pk}, {"pk": outside.pk}


def _own(world):
    """The walker's own wish; a fellow's does not exist for him."""
    outside = {"pk": _objected_at(world.other_center).candidacy_id}
    mine = world.duty and getattr(world.duty.user, "teacher", None)
    if not mine or world.duty.role not in OWN:
        return None, outside
    return {"pk": _objected_at(world.other_center, mine).candidacy_id}, outside


# What is asked further: whether the reader sits, whose turn it is, whether the days are over.
ASKS_FURTHER = {
    "personnel:results_begin",
    "personnel:results_refresh",
    "personnel:results_note",
    "personnel:results_open",
    "personnel:results_publish",
    "personnel:results_final",
    "personnel:results_send",
    "personnel:results_seat",
    "personnel:dossier",
    "personnel:minutes_back",
    "personnel:minutes_confirm",
    "personnel:objection_new",
    "personnel:objection_decide",
}

EXAMPLES = {
    "personnel:results": _commission,
    "personnel:results_begin": _commission,
    "personnel:results_refresh": _commission,
    "personnel:results_note": _commission,
    "personnel:results_open": _commission,
    "personnel:results_publish": _commission,
    "personnel:results_final": _commission,
    "personnel:results_send": _commission,
    "personnel:results_seat": _seat,
    "personnel:dossier": _commission,
    "personnel:minutes": _minutes,
    "personnel:minutes_back": _minutes,
    "personnel:minutes_confirm": _minutes,
    "personnel:objection_new": _own,
    "personnel:objection_decide": _objection,
}
