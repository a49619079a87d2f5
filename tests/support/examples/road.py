"""Addresses of the road room."""

from smm_portal.road import services
from smm_portal.road.models import Notification, Step, Submission

ASKS_FURTHER = {"road:autosave"}


def sent_paper(center, staff) -> Submission:
    """A paper of the centre on its way, sent by a duty at it."""
    paper = services.begin("annual_plan", center.office, "Deneme gönderisi", 2027)
    Step.objects.create(submission=paper, duty=staff, act="SEND")
    return Submission.objects.get(pk=paper.pk)


def _papers(world) -> tuple[Submission, Submission]:
    inside = sent_paper(world.center, world.duties["general_coordinator"])
    other = services.begin("annual_plan", world.other_center.office, "Başka merkezin", 2027)
    return inside, other


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
