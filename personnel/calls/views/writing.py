"""Writing a call: its steps, saved as they come, and the summary before publication (10/1)."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from smm_portal.kit.refusals import guard

from ...models import Call
from .. import access, missing, offered, sections, services, steps
from ..rows import MOST, SPARE

ROWS = "satir"


def drafts(duty):
    """The calls that may be written."""
    return Call.objects.visible_to(duty)


def _in_words(role):
    role.words, role.standing = offered.words(role), offered.standing(role)
    return role


class CallStep(View):
    """One step: GET shows it, POST saves it and goes on; the last is the summary."""

    http_method_names = ("get", "post", "head")

    def dispatch(self, request, pk: int, slug: str):
        self.call = get_object_or_404(drafts(request.duty), pk=pk)
        if slug not in steps.BY_SLUG and slug != steps.SUMMARY:
            raise Http404
        access.may_write(request.duty, self.call).demand()
        self.slug, self.step = slug, steps.BY_SLUG.get(slug)
        self.heading = self.call.title  # a form that is judged writes into the call
        return super().dispatch(request)

    def get(self, request):
        if self.step is None:
            return self._summary()
        return self._seats() if self.step.form is None else self._show(self._fresh())

    def post(self, request):
        if self.step is None:
            return self._go(steps.SUMMARY)
        if self.step.form is None:
            return self._save_seats()
        act = request.POST.get("act", "next")
        if act == "discard":
            return self._discard()
        return self._leave(act) if act in ("back", "later", "add") else self._save()

    # Steps with a form.

    def _fresh(self):
        """The form as it was left: typed text first, else what is stored."""
        self.draft = steps.draft_of(self.request.duty, self.call)
        form = self.step.form(self.call, typed=steps.typed_in(self.draft, self.slug))
        if hasattr(form, "extra"):
            form.extra = max(0, min(self._spare(), MOST - form.initial_form_count()))
        return form

    def _spare(self) -> int:
        text = self.request.GET.get(ROWS, "")
        more = int(text) if text.isascii() and text.isdigit() and len(text) < 3 else SPARE
        return max(SPARE, more)

    def _show(self, form, conflict=None, status: int = 200):
        draft = steps.draft_of(self.request.duty, self.call)
        restored = not form.is_bound and steps.typed_in(draft, self.slug) is not None
        more = {
            "form": form,
            "conflict": conflict,
            "restored": restored,
            "seen": steps.seen_in(draft, self.slug),
            "stood": self.stood,
            "key": str(self.call.pk),
            "kind": services.KIND,
            "total": sum(one.weight for one in self.call.criteria.all()),
        }
        return render(self.request, self.step.template, self._page(**more), status=status)

    @property
    def stood(self) -> str:
        """The mark of what is stored, before a form touches the call."""
        if not hasattr(self, "_stood"):
            self._stood = steps.stood(self.step, self.call)
        return self._stood

    def _save(self):
        stood = self.stood
        form = self.step.form(self.call, self.request.POST)
        if not form.is_valid():
            return self._wrong(form)
        if self.request.POST.get("stood", stood) != stood:
            steps.note(self.request.duty, self.call, self.slug, self.request.POST)
            found = Call.objects.get(pk=self.call.pk)
            return self._show(form, conflict=self.step.stored(found), status=409)
        with guard(form) as done:
            self.step.save(self.call, form)
        return self._saved() if done else self._wrong(form)

    def _saved(self):
        steps.settle(self.request.duty, self.call, self.slug, self.request.POST)
        messages.success(self.request, _("Kaydedildi."))
        return self._go(steps.beside(self.slug, 1))

    def _wrong(self, form):
        steps.note(self.request.duty, self.call, self.slug, self.request.POST)
        return self._show(form, status=422)

    def _leave(self, act: str):
        """Keep the text as typed, right or not, and leave the step."""
        steps.note(self.request.duty, self.call, self.slug, self.request.POST)
        if act == "add":
            return HttpResponseRedirect(f"{steps.url(self.call, self.slug)}?{ROWS}={SPARE + 3}")
        before = steps.beside(self.slug, -1)
        if act == "back" and before:
            return self._go(before)
        messages.info(self.request, _("Taslağınız saklandı. Çağrıdan devam edebilirsiniz."))
        return HttpResponseRedirect(self.call.get_absolute_url())

    def _discard(self):
        steps.settle(self.request.duty, self.call, self.slug, self.request.POST)
        messages.info(self.request, _("Kaydedilmemiş yazınız atıldı."))
        return self._go(self.slug)

    # Seats.

    def _seats(self):
        filters = offered.OfferFilters(
            self.request.GET, queryset=offered.seats_for(self.call), request=self.request
        )
        found = list(filters.qs[: offered.SHOWN + 1])
        mine = set(self.call.call_seats.values_list("seat", flat=True))
        stale = offered.unfit(self.call)
        more = {
            "filters": filters,
            "rows": [_in_words(role) for role in found[: offered.SHOWN]],
            "more": len(found) > offered.SHOWN,
            "stale": stale,
            "chosen": len(mine),
            "elsewhere": len(mine) - len(stale) - sum(row.chosen for row in found[: offered.SHOWN]),
        }
        return render(self.request, self.step.template, self._page(**more))

    def _save_seats(self):
        data, act = self.request.POST, self.request.POST.get("act", "next")
        if act == "all":
            shown = chosen = data.getlist("shown")
        else:
            shown, chosen = data.getlist("shown"), data.getlist("seat")
        roles = offered.among(self.call, chosen)
        count = services.set_seats(self.call, roles, offered.ids(shown))
        messages.success(self.request, _("Seçili kadro: %(count)s.") % {"count": count})
        return self._after_seats(act)

    def _after_seats(self, act: str):
        if act in ("filter", "all"):
            return HttpResponseRedirect(self._filtered())
        if act == "later":
            return HttpResponseRedirect(self.call.get_absolute_url())
        return self._go(steps.beside(self.slug, -1 if act == "back" else 1))

    def _filtered(self) -> str:
        """The step with the filters that were chosen."""
        names = offered.OfferFilters.base_filters
        chosen = {name: self.request.POST.get(name, "") for name in names}
        query = urlencode({name: value for name, value in chosen.items() if value})
        return f"{steps.url(self.call, self.slug)}?{query}"

    # The summary.

    def _summary(self):
        lacks = missing.of(self.call)
        acts = sections.writing_acts(self.request.duty, self.call, lacks)
        more = {
            "lacks": [(one, steps.url(self.call, one.step)) for one in lacks],
            "hints": missing.hints(self.call),
            "parts": sections.draft_parts(self.request, self.call),
            "acts": acts,
        }
        return render(self.request, "personnel/calls/summary.html", self._page(lacks, **more))

    # Every page of the act.

    def _page(self, found=None, **more) -> dict:
        bars = {one.step for one in (missing.of(self.call) if found is None else found)}
        rail = steps.rail(self.call, self.slug, bars)
        before = steps.beside(self.slug, -1)
        return {
            "title": _("Çağrıyı yaz"),
            "object": self.heading,
            "step": self.step,
            "rail": rail,
            "place": next(n for n, line in enumerate(rail, 1) if line["current"]),
            "back_url": steps.url(self.call, before) if before else "",
            "exit_url": self.call.get_absolute_url(),
            "crumbs": [
                (_("Başvuru çağrıları"), reverse("personnel:calls")),
                (self.heading, self.call.get_absolute_url()),
                (_("Çağrıyı yaz"), ""),
            ],
            **more,
        }

    def _go(self, slug: str) -> HttpResponseRedirect:
        return HttpResponseRedirect(steps.url(self.call, slug))
