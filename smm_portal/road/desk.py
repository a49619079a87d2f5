"""What the road puts on the desk: papers that wait, papers sent, drafts still to be decided."""

import datetime as dt

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from smm_portal.kit.desk import SENT, DeskItem
from smm_portal.offices import policy

from . import counts, drafts, kinds
from .drawing import where
from .models import Draft, Submission
from .transitions import State

SHOWN = 20


def papers(duty) -> list[DeskItem]:
    """Papers at the reader's office, the most urgent first, the rest as one line; and what left it
    and is still under way, the last moved first. Both heaps in one query.
    """
    heaps = [heap for heap in (_waiting_rows(duty), _sent_rows(duty)) if heap is not None]
    rows = list(heaps[0].union(*heaps[1:], all=True)) if heaps else []
    here = sorted((r for r in rows if _is_here(r, duty)), key=_urgency)
    gone = sorted((r for r in rows if not _is_here(r, duty)), key=_moved, reverse=True)
    more = counts.waiting(duty) - len(here) if here else 0
    return [*map(_waiting, here), *_the_rest(more), *map(_under_way, gone)]


def _is_here(row: Submission, duty) -> bool:
    return row.at_office_id == duty.office_id


def _urgency(row: Submission) -> tuple:
    return row.due_on or dt.date.max, row.pk


def _moved(row: Submission) -> tuple:
    return row.since, row.pk


def _waiting_rows(duty):
    if not policy.may(duty, "road:inbox") or not counts.waiting(duty):
        return None
    return _named(Submission.objects.waiting_at(duty.office)).order_by("due_on", "id")[:SHOWN]


def _sent_rows(duty):
    if not policy.may(duty, "road:sent"):
        return None
    rows = Submission.objects.sent_by(duty.office).filter(state=State.WAITING)
    return _named(rows).order_by("-since", "-id")[:SHOWN]


def _named(rows):
    return rows.select_related("office", "at_office")


def _waiting(row: Submission) -> DeskItem:
    return DeskItem(
        title=row.title,
        url=row.get_absolute_url(),
        detail=f"{kinds.label(row.kind)} · {row.office}",
        due=row.due_on,
        act=_("Aç"),
    )


def _the_rest(count: int) -> list[DeskItem]:
    if count < 1:
        return []
    url = reverse("road:inbox")
    return [DeskItem(title=_("Gelen kutusundaki diğer gönderiler"), url=url, count=count)]


def _under_way(row: Submission) -> DeskItem:
    return DeskItem(row.title, row.get_absolute_url(), detail=where(row), kind=SENT)


def unfinished(duty) -> list[DeskItem]:
    """The person's unfinished drafts that he may go on with in this duty, newest first."""
    mine = Draft.objects.unfinished().filter(user_id=duty.user_id).defer("data")
    items = (_item(duty, draft) for draft in mine.order_by("-updated_at")[:SHOWN])
    return [item for item in items if item]


def _item(duty, draft) -> DeskItem | None:
    kind = drafts.find(draft.kind)
    if kind is None or not kind.may(duty, draft.key):
        return None
    try:
        url = kind.url(draft)
    except NoReverseMatch:
        return None
    detail = kind.detail(draft) or _("Yarım kaldı. Kaldığınız yerden devam edin.")
    return DeskItem(title=kind.title, url=url, detail=detail, act=_("Devam et"))
