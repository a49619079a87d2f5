"""What a member typed of a score and did not give yet: his own draft, kept from page to page."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from smm_portal.kit.acts import Verdict
from smm_portal.offices import policy
from smm_portal.road import drafts
from smm_portal.road.models import Draft

from ..models import Commission
from . import access, files, sitting

KIND = "personnel.review"


def key_of(commission: int, application: int) -> str:
    """The key of a draft."""
    return f"{commission}-{application}"


def _parts(key: str) -> tuple[int, int] | None:
    found = key.split("-")
    if len(found) != 2 or not all(part.isascii() and part.isdigit() for part in found):
        return None
    return int(found[0]), int(found[1])


def _url(draft) -> str:
    return reverse("personnel:review_file", args=_parts(draft.key))


def _detail(draft) -> str:
    """The applicant, as the page that was typed on named him: the desk asks for every draft."""
    typed = draft.data.get("typed", {}).get("form", {})
    return next(iter(typed.get("applicant", ())), "")


def _may(duty, key: str) -> Verdict:
    """Whether the reader scores this file now; asked by autosave."""
    verdict = policy.may(duty, "personnel:review_file", "POST")
    parts = _parts(key)
    if not verdict or not parts:
        return verdict if parts else Verdict(False)
    rows = sitting.with_sitting(Commission.objects.visible_to(duty))
    commission = rows.filter(pk=parts[0]).first()
    if commission is None or not access.may_review(duty, commission):
        return Verdict(False)
    rows = files.with_marks(files.of(commission), commission).select_related("teacher")
    row = rows.filter(pk=parts[1]).first()
    return access.may_see_file(duty, commission, row) if row else Verdict(False)


def drop(user: int, commission: int, application: int) -> None:
    """The member's draft of this file goes: it was given, or the file is closed to him."""
    key = key_of(commission, application)
    Draft.objects.filter(user=user, kind=KIND, key=key).delete()


def add() -> None:
    """Called once, from the part's entries."""
    drafts.register(KIND, _("Komisyon puanı"), url=_url, detail=_detail, may=_may)
