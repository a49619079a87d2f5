"""Keeping a step's answers in the draft, without losing what another device kept."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _

from smm_portal.road.models import Draft, DraftConflict

from .progress import mark, posted, raw_of


def save_step(act, entry):
    """A step was posted: keep it and go on, or show it again with what is wrong."""
    if not entry.reachable:
        return act.turn_back()
    context = act.progress.context_for(entry.step.slug)
    form = entry.step.build(context, act.request.POST, act.request.FILES)
    if form.searching:  # a picker's search button: shown again with its matches, nothing judged
        form.keep_uploads()
        return act.show_step(entry, form)
    valid = form.is_valid()  # uploads that are right are stored here, whatever else is wrong
    wanted = act.request.POST.get("act", "next")
    if wanted in ("back", "later"):
        return _leave(act, entry, form, wanted)
    if not valid:
        _note(act, entry, raw_of(form.data))
        return act.show_step(entry, form)
    return _keep(act, entry, form)


def _leave(act, entry, form, wanted):
    """Keep the text as typed, right or not, and leave the step."""
    _note(act, entry, raw_of(form.data))
    before = act.progress.before(entry.step.slug)
    if wanted == "back" and before:
        return act.go(before.step.slug)
    messages.info(act.request, _("Taslağınız saklandı. İşlerim sayfasından devam edebilirsiniz."))
    return HttpResponseRedirect(act.get_exit_url())


def _note(act, entry, raw) -> None:
    """Remember typed text; a device that was faster keeps its own."""
    if raw == entry.kept:
        return
    with transaction.atomic():
        draft = locked(act)
        typed = {**draft.data.get("typed", {}), entry.step.slug: raw}
        try:
            draft.note({**draft.data, "typed": typed})
        except DraftConflict:
            return


def locked(act) -> Draft:
    """The draft's row, locked until the transaction ends; a new one is not stored yet."""
    Draft.objects.select_for_update().filter(
        user_id=act.duty.user_id, kind=act.kind, key=act.key
    ).first()
    return Draft.objects.open(act.duty, act.kind, act.key)


def _keep(act, entry, form):
    raw = raw_of(form.data)
    try:
        stored = _put(act, entry, raw)
    except DraftConflict:  # the very first save, made twice at once: now there is a row
        stored = _put(act, entry, raw)
    act.load()
    if stored is not None:
        return act.show_step(
            act.find(entry.step.slug), form, _differences(act, entry, stored, form)
        )
    after = act.progress.after(entry.step.slug)
    return act.go(after.step.slug if after else "ozet")


@transaction.atomic
def _put(act, entry, raw) -> dict | None:
    """Keep the answers; where this step was changed meanwhile, give back what is kept there."""
    slug, draft = entry.step.slug, locked(act)
    kept = draft.data.get("steps", {}).get(slug)
    if kept is not None and kept != raw and mark(kept) != act.request.POST.get("seen", ""):
        return kept
    steps = {**draft.data.get("steps", {}), slug: raw}
    typed = {k: v for k, v in draft.data.get("typed", {}).items() if k != slug}
    draft.put({**draft.data, "steps": steps, "typed": typed})
    return None


def _differences(act, entry, stored, form) -> list[tuple]:
    """Label and kept value of every answer that differs, to stand beside what was typed."""
    kept = entry.step.build(act.progress.context_for(entry.step.slug), posted(stored))
    kept.is_valid()
    mine = dict(form.summary())
    return [(label, value) for label, value in kept.summary() if mine.get(label) != value]
