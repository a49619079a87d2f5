"""Addresses of personnel/applications that take arguments."""

from personnel.models import Teacher
from smm_portal.offices.roles import Role
from tests.factories import calls
from tests.factories.personnel import give_account, seat

OWN = (Role.TEACHER, Role.GENERAL_COORDINATOR, Role.DEVELOPMENT_COORDINATOR)


def _call(world):
    return calls.open_call(seat(world.other_center, 3))


def _open(world):
    return {"pk": _call(world).pk}, None


def _account(teacher: Teacher) -> Teacher:
    # Each example is undone after its request: what the row in memory remembers may be gone.
    teacher = Teacher.objects.select_related("school").get(pk=teacher.pk)
    if not teacher.user_id:
        give_account(teacher)
    return teacher


def _inside(world) -> Teacher:
    """The walker himself where he applies, else a teacher of the school in his scope."""
    if world.duty.role in OWN:
        return Teacher.objects.get(user=world.duty.user_id)
    return _account(world.teacher)


def _draft(world):
    call = _call(world)
    inside = calls.application(call, _inside(world))
    return {"pk": inside.pk}, {"pk": calls.application(call, _account(world.other_teacher)).pk}


def _sent(world):
    call = _call(world)
    inside = calls.sent(call, _inside(world))
    return {"pk": inside.pk}, {"pk": calls.sent(call, _account(world.other_teacher)).pk}


def _withdrawn(world):
    inside, outside = _sent(world)
    from personnel.models import Application

    row = Application.objects.get(pk=inside["pk"])
    calls.step(row, "WITHDRAW", calls.own_duty(row.teacher))
    return inside, outside


EXAMPLES: dict = {
    "personnel:self_check": _open,
    "personnel:application_new": _open,
    "personnel:application": _sent,
    "personnel:application_write": _draft,
    "personnel:application_send": _draft,
    "personnel:application_withdraw": _sent,
    "personnel:application_reopen": _withdrawn,
    "personnel:application_check": _sent,
    "personnel:application_again": _sent,
}
ASKS_FURTHER: set = set()
