"""Lateness by working days: a reminder on the last morning, the superior told when it is past.

Each stay of a paper at an office has its own keys, so running twice, or late, tells nobody twice.
"""

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from smm_portal.kit import dates, days
from smm_portal.law import workdays
from smm_portal.offices.models import Duty, Office

from . import notices
from .models import Notification, Submission
from .transitions import State

LEAST_WAIT = 2  # working days at the office before anybody is reminded


def watch(today: dt.date | None = None) -> int:
    """Remind and escalate what is due today; the number of messages made ready."""
    today = today or dates.today()
    if not workdays.is_workday(today):
        return 0
    rows = [*_reminders(today), *_escalations(today)]
    notices.send(rows)
    return len(rows)


def _papers(**which) -> list[Submission]:
    rows = Submission.objects.filter(state=State.WAITING, **which)
    return list(rows.select_related("office", "at_office__parent").order_by("due_on", "id"))


def _key(what: str, paper: Submission) -> str:
    """One stay of a paper at an office."""
    return f"{what}:{paper.pk}:{paper.at_office_id}:{paper.since:%Y%m%d%H%M%S%f}"


def _reminders(today: dt.date) -> Iterable[Notification]:
    """Papers that an office has had for two working days and may keep until tomorrow at most."""
    last = workdays.add_workdays(today, 1)
    papers = _papers(due_on__range=(today, last))
    waited = workdays.add_workdays(today, -LEAST_WAIT)
    desks = notices.holders({paper.at_office for paper in papers})
    for paper in papers:
        if timezone.localdate(paper.since) <= waited:
            yield from _rows(desks[paper.at_office_id], "remind", paper, _reminder_text(paper))


def _reminder_text(paper: Submission) -> str:
    said = {"title": paper.title, "center": paper.office, "day": days.day(paper.due_on)}
    return _("Makamınızda bekliyor: %(title)s (%(center)s). Son gün: %(day)s") % said


def _escalations(today: dt.date) -> Iterable[Notification]:
    papers = _papers(due_on__lt=today)
    above = superiors({paper.at_office for paper in papers})
    desks = notices.holders({p.at_office for p in papers} | set(above.values()))
    experts = list(notices.mtegm_experts()) if papers else []
    for paper in papers:
        people = [*desks[paper.at_office_id], *experts]
        superior = above.get(paper.at_office_id)
        people += desks[superior.pk] if superior else []
        yield from _rows(people, "late", paper, _late_text(paper))


def superiors(offices: Iterable[Office]) -> dict[int, Office]:
    """Office id → the office that is told of its delay; a directorate general has none."""
    mtegm = Office.objects.get(code="MTEGM")
    found = {}
    for office in offices:
        if office.kind == Office.Kind.PROVINCE:
            found[office.pk] = mtegm
        elif office.kind != Office.Kind.DIRECTORATE:
            found[office.pk] = office.parent
    return found


def _late_text(paper: Submission) -> str:
    said = {
        "title": paper.title,
        "center": paper.office,
        "office": paper.at_office,
        "day": days.day(paper.due_on),
    }
    return (
        _("Gecikti: %(title)s (%(center)s). Bulunduğu makam: %(office)s. Son gün: %(day)s") % said
    )


def _rows(people: Iterable[Duty], what: str, paper: Submission, text: str) -> list[Notification]:
    return notices.rows_for(people, _key(what, paper), text, paper.get_absolute_url())
