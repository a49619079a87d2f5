"""Addresses of the road room."""

from smm_portal.road.models import Notification, Submission
from tests.factories.reporting import sent_plan, written_plan

ASKS_FURTHER = {"road:autosave"}


def _papers(world) -> tuple[Submission, Submission]:
    """One on its way, and a draft of another centre."""
    return sent_plan(world.center).submission, written_plan(world.other_center).submission


def _paper(world):
    inside, outside = _papers(world)
    return {"pk": inside.pk}, {"pk": outside.pk}


def _act(world):
    inside, outside = _papers(world)
    return {"pk": inside.pk, "slug": "ilet"}, {"pk": outside.pk, "slug": "ilet"}


def _notice(world):
    inside = Notification.objects.create(user=world.duty.user, key="deneme", text="Deneme")
    outside = Notification.objects.create(user=world.stranger.user, key="deneme", text="Başka")
    return {"pk": inside.pk}, {"pk": outside.pk}


EXAMPLES = {
    "road:notice_read": _notice,
    "road:autosave": lambda world: ({"kind": "centers.set_fields"}, None),
    "road:paper": _paper,
    "road:act": _act,
}
