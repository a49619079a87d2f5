"""Who may do what with a paper now, by the table of the road, with the reason where not."""

from functools import cache

from django.utils.translation import gettext as _

from smm_portal.kit.acts import ALLOWED, Verdict, refused
from smm_portal.offices.models import Office

from .models import Kind, Submission
from .transitions import TRANSITIONS, Act, State

CLAUSE = "5/3"


def place_of(submission: Submission, act: str, duty) -> str:
    """The place at which the duty stands to the paper for this act; "" for none."""
    if act == Act.SEND:
        return "CENTER" if duty.office_id == submission.office_id else ""
    if act == Act.WITHDRAW:
        return "SENDER" if duty.office_id == submission.office_id else ""
    if submission.at_office_id is None or duty.office_id != submission.at_office_id:
        return ""
    office = submission.at_office
    if office.kind != Office.Kind.DIRECTORATE:
        return office.kind
    return f"{office.code}_FINAL" if office.code == final_code(submission.kind) else office.code


@cache
def final_code(kind: str) -> str:
    """The directorate at which the road of a kind ends; only migrations write it."""
    return Kind.objects.values_list("final_code", flat=True).get(key=kind)


def may(duty, submission: Submission, act: str) -> Verdict:
    """Whether the duty may do the act on the paper as it stands."""
    if duty is None:
        return refused(_("Oturum açın."))
    place = place_of(submission, act, duty)
    row = next(
        (
            r
            for r in TRANSITIONS
            if (r.act, r.before, r.place, r.role) == (act, submission.state, place, duty.role)
        ),
        None,
    )
    if row is None:
        return refused(_why_not(submission), CLAUSE)
    if act == Act.WITHDRAW and _acted_on(submission):
        return refused(_("Üst makam işlem yaptı; gönderi artık geri çekilemez."), CLAUSE)
    return ALLOWED


def acts_open_to(duty, submission: Submission) -> list[Act]:
    """The acts that the duty may do now, in the order of the table."""
    return [act for act in Act if may(duty, submission, act)]


def _acted_on(submission: Submission) -> bool:
    last = submission.steps_taken()[-1:]
    return not last or last[0].act != Act.SEND


def _why_not(submission: Submission) -> str:
    if submission.state == State.DRAFT:
        return _("Gönderi merkezde yazılıyor.")
    if submission.state == State.WAITING:
        return _("Gönderi şu an %(office)s makamında.") % {"office": submission.at_office}
    return _("Gönderi sonuçlandı: %(state)s.") % {"state": submission.get_state_display()}
