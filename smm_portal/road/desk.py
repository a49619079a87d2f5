"""What the road puts on the desk: papers that wait, papers sent, drafts still to be decided."""

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from smm_portal.kit.desk import SENT, DeskItem
from smm_portal.offices import policy

from . import counts, drafts, kinds
from .drawing import where
from .models import Draft, Submission
from .transitions import State

SHOWN = 20


def waiting(duty) -> list[DeskItem]:
    """Papers at the reader's office, the most urgent first; the rest as one line."""
    if not policy.may(duty, "road:inbox") or not counts.waiting(duty):
        return []
    rows = Submission.objects.waiting_at(duty.office).select_related("office")
    items = [_waiting(row) for row in rows.order_by("due_on", "id")[:SHOWN]]
    more = counts.waiting(duty) - len(items)
    return items + _the_rest(more) if more > 0 else items


def _waiting(row: Submission) -> DeskItem:
    return DeskItem(
        title=row.title,
        url=row.get_absolute_url(),
        detail=f"{kinds.label(row.kind)} · {row.office}",
        due=row.due_on,
        act=_("Aç"),
    )


def _the_rest(count: int) -> list[DeskItem]:
    url = reverse("road:inbox")
    return [DeskItem(title=_("Gelen kutusundaki diğer gönderiler"), url=url, count=count)]


def sent(duty) -> list[DeskItem]:
    """What left the reader's office and is still under way, the last moved first."""
    if not policy.may(duty, "road:sent"):
        return []
    rows = Submission.objects.sent_by(duty.office).filter(state=State.WAITING)
    rows = rows.select_related("office", "at_office").order_by("-since", "-id")[:SHOWN]
    return [
        DeskItem(row.title, row.get_absolute_url(), detail=where(row), kind=SENT) for row in rows
    ]


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
