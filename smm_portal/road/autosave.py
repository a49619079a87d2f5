"""Typed text saves itself: a small POST from the page while the person writes."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from . import drafts
from .models import Draft, DraftConflict

PART_LENGTH = 60


@require_POST
def autosave(request, kind):
    """Keep the typed text of one part of the person's own draft; answers "Kaydedildi 14.32".

    Query: ``key`` (the thing), ``part`` (the step or form). The body is the form itself.
    """
    found, key = drafts.find(kind), request.GET.get("key", "")
    part = request.GET.get("part", "form")[:PART_LENGTH]
    if found is None or not request.duty or len(key) > PART_LENGTH:
        raise Http404
    if not found.may(request.duty, key):
        return HttpResponse(status=403)
    draft = Draft.objects.open(request.duty, kind, key)
    try:
        _note(draft, part, request.POST)
    except DraftConflict:
        return render(request, "kit/saved_mark.html", {"conflict": True}, status=409)
    return render(request, "kit/saved_mark.html", {"at": timezone.localtime()})


def _note(draft, part, posted) -> None:
    """Keep the text, unless this part was saved elsewhere since the page was opened."""
    kept = draft.data.get("steps", {}).get(part)
    if "seen" in posted and posted["seen"] != drafts.mark(kept):
        raise DraftConflict(draft)
    typed = {**draft.data.get("typed", {}), part: drafts.raw_of(posted)}
    draft.note({**draft.data, "typed": typed})
