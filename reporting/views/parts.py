"""The form of one part of a plan, in place (htmx) or on a page of its own, and the part's acts."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.http import require_POST

from smm_portal.kit.refusals import guard

from .. import access, editing, page, parts, services, writing
from ..models import AnnualPlan
from ..writing import NONE, Place


def write_url(plan: AnnualPlan, anchor: str = "") -> str:
    """The writing page, at a place."""
    url = reverse("reporting:write", args=[plan.pk])
    return f"{url}#{anchor}" if anchor else url


class PartView(View):
    """GET shows the form, POST saves it; ``act`` "discard" throws the typed text away."""

    new = False

    def dispatch(self, request, pk: int, slug: str, key=NONE):
        self.plan, self.revision = access.draft_or_404(request.duty, pk)
        part = parts.find(slug)
        if part is None or (self.new and part.is_text) or part.is_text != (self.one_text):
            raise Http404
        self.place = Place(pk, slug, key, self.new)
        return super().dispatch(request)

    @property
    def one_text(self) -> bool:
        return self.request.resolver_match.url_name == "text"

    @cached_property
    def row(self):
        """The part, or for a new one what it is added to; None where that is gone or sent."""
        if self.revision is None:
            return None
        part, key = self.place.part, self.place.key
        return part.parent_of(self.revision, key) if self.new else part.find(self.revision, key)

    @property
    def stored(self):
        return None if self.new else self.row

    def get(self, request):
        if self.row is None:
            return self._lost()
        if "metin" in request.GET:
            return self._closed()
        return self._show(editing.open_editor(request.duty, self.place, self.stored))

    def post(self, request):
        if request.POST.get("act") == "discard":
            return self._discard()
        if self.row is None:
            return self._keep_and_lose()
        editor = editing.posted(request.duty, self.place, self.stored, request.POST)
        if not editor.form.is_valid():
            return self._wrong(editor)
        return self._save(editor)

    def _save(self, editor):
        try:
            with guard(editor.form) as done:
                saved = self._store(editor)
        except services.Overtaken as met:
            return self._met(editor, met.row)
        except services.Gone:
            return self._keep_and_lose()
        if not done:
            return self._wrong(editor)
        writing.settle(self.request.duty, self.place, self.request.POST)
        return self._saved(saved)

    def _store(self, editor):
        part, values = self.place.part, editor.form.values()
        if self.new:
            return services.add(part, self.revision, self.place.key, values)
        return services.change(part, self.revision, self.place.key, values, editor.surum)

    # What is answered.

    def _saved(self, row):
        if not self.request.htmx:
            messages.success(self.request, _("Kaydedildi."))
            return HttpResponseRedirect(self._home(row))
        if self.new:  # numbers and sums all over the page follow
            return HttpResponse(headers={"HX-Refresh": "true"})
        return page.saved_part(self.request, self.revision, self.place)

    def _home(self, row) -> str:
        anchor = self.place.slug if self.place.part.is_text else f"{self.place.slug}-{row.key.hex}"
        return write_url(self.plan, anchor)

    def _closed(self):
        """The part as text again, or the way to add one."""
        return page.closed_part(self.request, self.revision, self.place)

    def _wrong(self, editor):
        writing.note(self.request.duty, self.place, self.request.POST)
        return self._show(editor)

    def _met(self, editor, stored):
        writing.note(self.request.duty, self.place, self.request.POST)
        return self._show(editing.meet(editor, stored))

    def _show(self, editor):
        if self.request.htmx:
            return render(
                self.request, "reporting/_editor.html", {"editor": editor, "plan": self.plan}
            )
        return render(self.request, "reporting/part.html", page.part_page(self.plan, editor))

    def _discard(self):
        writing.settle(self.request.duty, self.place, self.request.POST)
        if self.request.htmx and self.row is not None:
            return self._closed()
        anchor = self.place.anchor if self.row is not None and not self.new else ""
        home = write_url(self.plan, anchor) if self.revision else self._plan_url()
        if self.request.htmx:
            return HttpResponse(headers={"HX-Redirect": home})
        messages.info(self.request, _("Kaydedilmemiş yazınız atıldı."))
        return HttpResponseRedirect(home)

    def _plan_url(self) -> str:
        return reverse("reporting:plan", args=[self.plan.pk])

    def _keep_and_lose(self):
        """The part is gone, but not what was typed for it."""
        writing.note(self.request.duty, self.place, self.request.POST)
        if self.request.htmx:
            return HttpResponse(headers={"HX-Redirect": self.place.url()})
        return HttpResponseRedirect(self.place.url())

    def _lost(self):
        draft = writing.of_place(self.request.duty, self.place)
        typed = writing.typed_in(draft)
        if typed is None:
            if self.revision is None:
                messages.info(self.request, _("Planın şu anda yazılan bir revizyonu yok."))
                return HttpResponseRedirect(self._plan_url())
            raise Http404
        context = page.lost_page(self.plan, self.place, typed, sent=self.revision is None)
        return render(self.request, "reporting/lost.html", context)


ACTS = {
    "up": lambda part, revision, key: services.move(part, revision, key, -1),
    "down": lambda part, revision, key: services.move(part, revision, key, 1),
    "duplicate": services.duplicate,
    "delete": services.delete,
}


@require_POST
def part_act(request, pk: int, slug: str, key) -> HttpResponse:
    """Move a part up or down, duplicate it, or delete it with all below it."""
    (plan, _revision), part = access.draft_or_404(request.duty, pk), parts.find(slug)
    act = ACTS.get(request.POST.get("act", ""))
    if part is None or part.is_text:
        raise Http404
    if act is None:
        return HttpResponseBadRequest()
    revision = services.plans.demand_open(plan)
    try:
        row = act(part, revision, key)
    except services.Gone:
        messages.info(request, _("Bu bölüm az önce silindi."))
        return HttpResponseRedirect(write_url(plan))
    anchor = f"{slug}-{row.key.hex}" if row else ""
    return HttpResponseRedirect(write_url(plan, anchor or request.POST.get("yer", "")))
