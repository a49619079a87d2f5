"""What the road puts on the desk: drafts still to be decided."""

from django.urls import NoReverseMatch
from django.utils.translation import gettext as _

from smm_portal.kit.desk import DeskItem

from . import drafts
from .models import Draft

SHOWN = 20


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
