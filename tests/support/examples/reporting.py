"""Addresses of the room of plans."""

from reporting.models import Aim
from smm_portal.offices.roles import OfficeKind
from tests.factories.reporting import accepted_plan, sent_plan, written_plan

ASKS_FURTHER: set[str] = set()


def _sent(world):
    """A plan on the road: visible to everybody above its centre."""
    inside, outside = sent_plan(world.center).plan, sent_plan(world.other_center).plan
    if world.duty and world.duty.office.kind != OfficeKind.CENTER and not _sees(world):
        return None, {"pk": inside.pk}
    return {"pk": inside.pk}, {"pk": outside.pk}


def _sees(world) -> bool:
    return world.duty.scope_path == "/" or world.center.office.path.startswith(
        world.duty.scope_path
    )


def _revision(world):
    inside, outside = _sent(world)
    number = {"number": 1}
    return inside and inside | number, outside and outside | number


def _written(world):
    inside, outside = written_plan(world.center).plan, written_plan(world.other_center).plan
    return {"pk": inside.pk}, {"pk": outside.pk}


def _accepted(world):
    return {"pk": accepted_plan(world.center).plan_id}, {
        "pk": sent_plan(world.other_center).plan_id
    }


def _text(world):
    return tuple(found | {"slug": "durum"} for found in _written(world))


def _aim(world):
    return tuple(found | {"slug": "amac", "key": _key(found["pk"])} for found in _written(world))


def _new(world):
    return tuple(found | {"slug": "hedef", "key": _key(found["pk"])} for found in _written(world))


def _key(plan: int):
    return Aim.objects.get(revision__plan=plan).key


EXAMPLES = {
    "reporting:plan": _sent,
    "reporting:compare": _sent,
    "reporting:preview": _sent,
    "reporting:revision": _revision,
    "reporting:write": _written,
    "reporting:revise": _accepted,
    "reporting:text": _text,
    "reporting:part": _aim,
    "reporting:part_new": _new,
    "reporting:part_act": _aim,
}
