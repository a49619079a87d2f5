"""Typed text of a plan's parts that was not saved yet: kept as drafts, found again, never lost.

A draft belongs to a person and a part; the part is named by its key, which all revisions share,
so that text typed before a plan was sent and returned is still found.
"""

from dataclasses import dataclass
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from smm_portal.kit.acts import ALLOWED, Verdict, refused
from smm_portal.offices import policy
from smm_portal.road import drafts
from smm_portal.road.models import Draft, DraftConflict

from . import parts
from .models import AnnualPlan

KIND = "reporting.part"
FORM = "form"
NEW = "new-"
# A part of the revision's own, or a new aim: there is no key to name it by.
NONE = UUID(int=0)


@dataclass(frozen=True)
class Place:
    """What a draft is about: "12:gosterge:<key>", or "12:new-gosterge:<the parent's key>"."""

    plan: int
    slug: str
    key: UUID = NONE
    new: bool = False

    def __str__(self) -> str:
        return f"{self.plan}:{NEW if self.new else ''}{self.slug}:{self.key.hex}"

    @property
    def part(self) -> parts.Part:
        return parts.BY_SLUG[self.slug]

    @property
    def anchor(self) -> str:
        """The id of the place on the page."""
        if self.part.is_text:
            return self.slug
        return f"yeni-{self.slug}-{self.key.hex}" if self.new else f"{self.slug}-{self.key.hex}"

    def url(self) -> str:
        """The page of the part's form."""
        if self.part.is_text:
            return reverse("reporting:text", args=[self.plan, self.slug])
        name = "reporting:part_new" if self.new else "reporting:part"
        return reverse(name, args=[self.plan, self.slug, self.key])


def place_of(text: str) -> Place | None:
    """The place that a draft's key names, or None."""
    plan, _sep, rest = text.partition(":")
    name, _sep, hexed = rest.partition(":")
    slug, key = name.removeprefix(NEW), parts.as_key(hexed)
    if not plan.isdecimal() or slug not in parts.BY_SLUG or key is None:
        return None
    return Place(int(plan), slug, key, name.startswith(NEW))


def typed_in(draft: Draft) -> dict | None:
    """The unsaved text of a draft, or None."""
    return None if draft.finished else draft.data.get("typed", {}).get(FORM)


def seen_in(draft: Draft) -> str:
    """What a page posts back, so that a late autosave does not raise what was settled."""
    return drafts.mark(draft.data.get("steps", {}).get(FORM))


def of_place(duty, place: Place) -> Draft:
    """The person's draft of the place; not stored before something was typed."""
    return Draft.objects.open(duty, KIND, str(place))


def live(duty, plan: AnnualPlan) -> list[tuple[Place, Draft]]:
    """The person's unsaved texts in the plan, the oldest first; one query."""
    rows = Draft.objects.unfinished().filter(
        user_id=duty.user_id, kind=KIND, key__startswith=f"{plan.pk}:"
    )
    found = ((place_of(draft.key), draft) for draft in rows.order_by("updated_at"))
    return [(place, draft) for place, draft in found if place and typed_in(draft)]


def note(duty, place: Place, data) -> None:
    """Keep text that could not be saved yet."""
    draft = of_place(duty, place)
    try:
        draft.note({**draft.data, "typed": {FORM: drafts.raw_of(data)}})
    except DraftConflict:  # another device of the same person was faster; its text is as good
        return


def settle(duty, place: Place, data) -> None:
    """The text was saved or thrown away: an autosave still under way finds the mark changed."""
    draft = of_place(duty, place)
    kept = {"steps": {FORM: {**drafts.raw_of(data), "": [str(draft.version)]}}}
    try:
        draft.finish(place.url(), kept)
    except DraftConflict:  # settled on another device a moment ago
        return


def register() -> None:
    """Make the drafts known to autosave and to the desk."""
    drafts.register(
        KIND,
        gettext_lazy("Yıllık planda kaydedilmemiş yazınız var"),
        url=_url,
        detail=_detail,
        may=_may,
    )


def _url(draft: Draft) -> str:
    place = place_of(draft.key)
    if place is None:
        raise NoReverseMatch
    return place.url()


def _detail(draft: Draft) -> str:
    part = place_of(draft.key).part
    return _("%(part)s: yarım kaldı. Kaldığınız yerden devam edin.") % {"part": part.label}


def _may(duty, key: str) -> Verdict:
    known, place = policy.may(duty, "reporting:write"), place_of(key)
    if not known or place is None:
        return known if not known else refused(_("Böyle bir bölüm yok."))
    mine = AnnualPlan.objects.filter(pk=place.plan, center__office=duty.office_id).exists()
    return ALLOWED if mine else refused(_("Bu plan merkezinizin değil."))
