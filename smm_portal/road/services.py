"""The verbs of the road: begin a paper, act on it. The database moves it (Madde 5/3)."""

from django.db import transaction
from django.utils.translation import gettext as _

from smm_portal.kit import dates
from smm_portal.kit.acts import ClauseRefusal
from smm_portal.law import settings, workdays

from . import kinds, signals
from .models import Step, Submission
from .transitions import Act, State


def begin(kind: str, office, title: str, year: int, number: int = 1) -> Submission:
    """A new paper of a centre, a draft until it is sent."""
    return Submission.objects.create(
        kind=kind, office=office, title=title, year=year, number=number
    )


def act(submission: Submission, duty, what: str, note: str = "") -> Step:
    """Do one act on a paper as ``duty``; the stored step.

    Raises ClauseRefusal where something is missing, IntegrityError where the road refuses.
    """
    kind = kinds.find(submission.kind)
    if what == Act.SEND:
        demand_complete(kind, submission)
    with transaction.atomic():
        step = Step.objects.create(
            submission=submission,
            duty=duty,
            act=what,
            note=note.strip(),
            next_due=office_due(),
        )
        step.refresh_from_db()
        submission.refresh_from_db()
        _follow(kind, submission, step)
        signals.step_taken.send(Step, step=step, submission=submission)
        return step


def demand_complete(kind: kinds.PaperKind, submission: Submission) -> None:
    """Raise ClauseRefusal naming the first thing that sending still lacks."""
    for lacking in kind.missing(submission):
        raise ClauseRefusal(
            _("Göndermeden önce tamamlayın: %(what)s") % {"what": lacking}, kind.clause
        )


def office_due():
    """The last day that the next office has, in working days (setting road_working_days)."""
    today = dates.today()
    return workdays.add_workdays(today, settings.get("road_working_days", today.year))


def _follow(kind: kinds.PaperKind, submission: Submission, step: Step) -> None:
    follow = {
        State.RETURNED: kind.on_return,
        State.APPROVED: kind.on_approve,
        State.REFUSED: kind.on_refuse,
    }.get(step.after)
    if follow:
        follow(submission)
