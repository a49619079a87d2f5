"""Typed text of applications and checks that was not saved yet: kept as drafts, never lost."""

from django.http import QueryDict
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from smm_portal.kit.acts import Verdict, refused
from smm_portal.kit.paging import whole
from smm_portal.offices import policy
from smm_portal.road import drafts
from smm_portal.road.models import Draft, DraftConflict

from ..models import Application
from . import access

WRITING, CHECK = "personnel.application", "personnel.check"
FORM = "form"


def of(duty, kind: str, application: Application) -> Draft:
    """The person's draft; not stored before something was typed."""
    return Draft.objects.open(duty, kind, application.pk)


def typed_in(draft: Draft) -> dict | None:
    """The unsaved text of a draft, or None."""
    return None if draft.finished else draft.data.get("typed", {}).get(FORM)


def seen_in(draft: Draft) -> str:
    """What a page posts back, so that a late autosave does not raise what was settled."""
    return drafts.mark(draft.data.get("steps", {}).get(FORM))


def note(draft: Draft, data: QueryDict) -> None:
    """Keep text that could not be saved yet."""
    try:
        draft.note({**draft.data, "typed": {FORM: drafts.raw_of(data)}})
    except DraftConflict:  # another device of the same person was faster; its text is as good
        return


def settle(draft: Draft, data: QueryDict, url: str) -> None:
    """The text was saved: an autosave still under way finds the mark changed."""
    kept = {"steps": {FORM: {**drafts.raw_of(data), "": [str(draft.version)]}}}
    try:
        draft.finish(url, kept)
    except DraftConflict:  # settled on another device a moment ago
        return


def initial_of(form, typed: dict) -> dict:
    """Typed text as the form's initial values, so that it shows without being judged."""
    data = MultiValueDict(typed)
    return {
        name: field.widget.value_from_datadict(data, {}, form.add_prefix(name))
        for name, field in form.fields.items()
        if form.add_prefix(name) in typed
    }


def register() -> None:
    """Make the drafts known to autosave and to the desk."""
    drafts.register(
        WRITING,
        _("Başvurunuzda kaydedilmemiş yazınız var"),
        url=lambda draft: reverse("personnel:application_write", args=[draft.key]),
        may=_may_write,
    )
    drafts.register(
        CHECK,
        _("Başvuru kontrolünde kaydedilmemiş yazınız var"),
        url=lambda draft: reverse("personnel:application_check", args=[draft.key]),
        may=_may_check,
    )


def _found(duty, key: str) -> Application | None:
    rows = Application.objects.visible_to(duty).select_related("teacher", "at_office", "call")
    return rows.filter(pk=whole(key, 0)).first()


def _may_write(duty, key: str) -> Verdict:
    known, row = policy.may(duty, "personnel:application_write"), _found(duty, key)
    return access.may_write(duty, row) if known and row else refused("")


def _may_check(duty, key: str) -> Verdict:
    known, row = policy.may(duty, "personnel:application_check"), _found(duty, key)
    return access.may_check(duty, row) if known and row else refused("")
