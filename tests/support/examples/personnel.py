"""Addresses of the room of staff."""

from personnel.models import Assignment, Teacher
from personnel.models.teachers import ManagerialDuty
from smm_portal.offices.roles import Role
from tests.factories.centers import days_ago
from tests.factories.personnel import deputy_duty


def _teachers(world) -> tuple[Teacher, Teacher]:
    return world.teacher, world.other_teacher


def _teacher(world):
    inside, outside = _teachers(world)
    return {"pk": inside.pk}, {"pk": outside.pk}


def _managerial(world):
    inside, outside = (_manager(teacher) for teacher in _teachers(world))
    return {"pk": inside.pk}, {"pk": outside.pk}


def _manager(teacher: Teacher) -> ManagerialDuty:
    return ManagerialDuty.objects.create(
        teacher=teacher,
        kind=ManagerialDuty.Kind.DEPUTY,
        school=teacher.school,
        starts=days_ago(400),
    )


def _assignment(world):
    source = world.duties[Role.GENERAL_COORDINATOR].source
    inside = Assignment.objects.get(pk=source.split(":")[1])
    return {"pk": inside.pk}, {"pk": world.other_assignment.pk}


def _center(world):
    return {"pk": world.center.pk}, {"pk": world.other_center.pk}


def _deputy(world):
    inside, outside = deputy_duty(world.center), deputy_duty(world.other_center)
    return {"pk": inside.pk}, {"pk": outside.pk}


# What is asked further: whether the general seat is vacant.
ASKS_FURTHER = {"personnel:deputy"}

EXAMPLES = {
    "personnel:deputy": _center,
    "personnel:deputy_end": _deputy,
    "personnel:teacher": _teacher,
    "personnel:teacher_edit": _teacher,
    "personnel:teacher_identity": _teacher,
    "personnel:teacher_timeline": _teacher,
    "personnel:center_timeline": _center,
    "personnel:managerial_new": _teacher,
    "personnel:managerial_end": _managerial,
    "personnel:assignment": _assignment,
    "personnel:assignment_end": _assignment,
    "personnel:assign": lambda world: ({"pk": world.center.pk}, None),
}
