"""Addresses of personnel/appointments that take arguments."""

from personnel.appointments import handover, renewals, services
from personnel.models import Assignment, Nomination
from smm_portal.offices.roles import Role
from tests.factories import calls
from tests.factories.centers import clerk
from tests.support import days

# What is asked further: whether the term is about to end, whose principal it is, who is named.
ASKS_FURTHER = {
    "personnel:duty_start",
    "personnel:renewal_propose",
    "personnel:renewal_let_end",
    "personnel:handover_done",
}


def _assignment(world):
    source = world.duties[Role.GENERAL_COORDINATOR].source
    inside = Assignment.objects.get(pk=source.split(":")[1])
    return {"pk": inside.pk}, {"pk": world.other_assignment.pk}


def _nominated() -> Nomination:
    return services.nominate(clerk(), calls.finally_fit())


def _proposed(world):
    row = Assignment.objects.get(pk=_assignment(world)[0]["pk"])
    with days.on(row.last_day):
        made = renewals.propose(clerk(), row, row.last_day + (row.ends - row.starts), "Başarılı.")
    return {"pk": made.pk}, None


def _item(world):
    found = [Assignment.objects.get(**side) for side in _assignment(world)]
    for row in found:
        handover.begin(row)
    return tuple({"pk": row.handover.first().pk} for row in found)


EXAMPLES = {
    "personnel:nomination_seat": lambda world: ({"pk": calls.finally_fit().call_seat_id}, None),
    "personnel:nominate": lambda world: ({"pk": calls.finally_fit().pk}, None),
    "personnel:nomination_drop": lambda world: ({"pk": _nominated().pk}, None),
    "personnel:duty_start": _assignment,
    "personnel:renewal": _assignment,
    "personnel:renewal_propose": lambda world: (_assignment(world)[0], None),
    "personnel:renewal_let_end": lambda world: (_assignment(world)[0], None),
    "personnel:renewal_refuse": _proposed,
    "personnel:handover_done": _item,
}
