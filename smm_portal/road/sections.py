"""What pages of things show of their paper: the road drawn, and the acts open to the reader."""

from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from smm_portal.kit.acts import ALLOWED, Act, Verdict, refused
from smm_portal.kit.detail import Section
from smm_portal.offices.roles import Role

from . import access, drawing, kinds
from .models import Submission
from .transitions import Act as RoadAct

SLUGS = {
    RoadAct.SEND: "gonder",
    RoadAct.FORWARD: "ilet",
    RoadAct.RETURN: "iade",
    RoadAct.WITHDRAW: "geri-cek",
    RoadAct.APPROVE: "kabul",
    RoadAct.REFUSE: "ret",
}
NEXT_ACTS = {RoadAct.SEND, RoadAct.FORWARD, RoadAct.APPROVE}
ENDING = {RoadAct.REFUSE}


def act_of(slug: str) -> RoadAct | None:
    """The act that an address names."""
    return next((act for act, known in SLUGS.items() if known == slug), None)


def act_url(submission: Submission, act: RoadAct) -> str:
    return reverse("road:act", args=[submission.pk, SLUGS[act]])


def label_of(act: RoadAct, duty) -> str:
    """The verb on the button; a development coordinator's paper goes to the general one first."""
    if act == RoadAct.SEND and duty.role == Role.DEVELOPMENT_COORDINATOR:
        return _t("Genel koordinatöre sun")
    return str(act.label)


def acts_for(duty, submission: Submission) -> tuple[Act, ...]:
    """The acts open to the duty, as buttons; sending says what is still missing."""
    return tuple(_button(duty, submission, act) for act in access.acts_open_to(duty, submission))


def _button(duty, submission: Submission, act: RoadAct) -> Act:
    return Act(
        label_of(act, duty),
        act_url(submission, act),
        verdict(submission, act),
        primary=act in NEXT_ACTS,
        danger=act in ENDING,
    )


def verdict(submission: Submission, act: RoadAct) -> Verdict:
    """Whether what the paper is lets the act through; whether the duty may is access.may."""
    lacking = _lacking(submission) if act == RoadAct.SEND else []
    if not lacking:
        return ALLOWED
    said = {"count": len(lacking), "first": lacking[0]}
    text = _t("Göndermeden önce %(count)s eksik tamamlanmalı. İlki: %(first)s") % said
    return refused(text, kinds.find(submission.kind).clause)


def _lacking(submission: Submission) -> list:
    """What sending lacks, asked once for all buttons of a page."""
    if submission.lacking is None:
        submission.lacking = kinds.missing(submission)
    return submission.lacking


def road_section(request, submission: Submission, order: int = 10, acts=True) -> Section:
    """The section "Yolu" for the page of a thing that travels: the drawing, and the acts where the
    head of the page does not show them."""
    return Section(
        "yol",
        _("Yolu"),
        "components/road.html",
        {"road": drawing.draw(submission)},
        acts=acts_for(request.duty, submission) if acts else (),
        order=order,
    )
