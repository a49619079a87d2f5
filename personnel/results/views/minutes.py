"""Minutes: their page, a member's confirmation, taking them back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _t
from django.views.decorators.http import require_http_methods

from smm_portal.kit.detail import HISTORY_PAGE, DetailPage, Section
from smm_portal.kit.refusals import guard

from ...models import Minutes
from .. import access, paper_page, reading, signing
from ..forms import BackForm, ConfirmForm
from .board import METHODS, posted


def minutes_for(request, pk: int) -> tuple[Minutes, reading.Paper]:
    """The minutes inside the reader's scope and their short form; 404 outside."""
    commission = get_object_or_404(reading.commissions(request.duty), minutes=pk)
    paper = next(one for one in reading.papers(commission) if one.pk == pk)
    return reading.minutes_of(commission, paper), paper


class MinutesPage(DetailPage):
    """Everything that the minutes say, who confirmed them, and their document."""

    page_name = "personnel:minutes"

    @property
    def show_history(self) -> bool:
        """Only when asked for: the past costs as many questions again as the page. It quotes what
        the paper says, so it opens with the paper."""
        return HISTORY_PAGE in self.request.GET and not self._hidden

    @property
    def _hidden(self) -> bool:
        return paper_page.hidden(self.request.duty, self.object, self.paper)

    @cached_property
    def _found(self):
        return minutes_for(self.request, self.kwargs["pk"])

    @cached_property
    def object(self):
        return self._found[0]

    @property
    def paper(self) -> reading.Paper:
        return self._found[1]

    def get_title(self):
        return f"{self.object.get_kind_display()} {self.paper.number}"

    def get_subtitle(self):
        return f"{self.object.commission.province} · {self.object.commission.call.title}"

    def chip(self):
        return paper_page.state_chip(self.paper)

    def crumbs(self):
        return paper_page.crumbs(self.object, self.get_title())

    def facts(self):
        return paper_page.facts(self.object, self.paper)

    def acts(self):
        return paper_page.acts(self.request.duty, self.object, self.paper)

    def sections(self):
        found = paper_page.sections(self.request.duty, self.object, self.paper)
        past = Section("gecmis", _t("Geçmiş"), "personnel/results/section_past.html", order=95)
        return found if self.show_history or self._hidden else [*found, past]


@require_http_methods(METHODS)
def confirm(request, pk: int) -> HttpResponse:
    """A member confirms, with his dissent where he has one."""
    row, paper = minutes_for(request, pk)
    access.may_confirm(request.duty, row.commission, paper).demand()
    form = ConfirmForm(posted(request))
    if request.method == "POST" and form.is_valid():
        with guard(form, "dissent") as done:
            signing.confirm(row, request.duty, form.cleaned_data["dissent"])
        if done:
            messages.success(request, _t("Tutanağı onayladınız."))
            return redirect("personnel:minutes", pk=pk)
    lead = _t("Onayınız geri alınmaz. Son üye de onaylayınca tutanak kesinleşir (Madde 10/3).")
    return _asked(request, row, paper, form, _t("Tutanağı onayla"), lead)


@require_http_methods(METHODS)
def take_back(request, pk: int) -> HttpResponse:
    """Take the minutes back from the members, with the reason."""
    row, paper = minutes_for(request, pk)
    access.may_take_back(request.duty, row.commission, paper).demand()
    form = BackForm(posted(request))
    if request.method == "POST" and form.is_valid():
        with guard(form, "reason") as done:
            signing.take_back(row, form.cleaned_data["reason"])
        if done:
            messages.success(request, _t("Tutanak geri alındı; üyelere bildirildi."))
            return redirect("personnel:results", pk=row.commission_id)
    lead = _t("Tutanak yeniden hazırlanır; verilmiş onaylar düşer.")
    return _asked(request, row, paper, form, _t("Düzeltmek için geri al"), lead)


def _asked(request, row: Minutes, paper, form, title: str, lead: str) -> HttpResponse:
    back = reverse("personnel:minutes", args=[row.pk])
    name = f"{row.get_kind_display()} {paper.number}"
    context = {
        "title": title,
        "lead": f"{name}. {lead}",
        "crumbs": [*paper_page.crumbs(row, name)[:-1], (name, back), (title, "")],
        "back_url": back,
        "submit_label": title,
        "form": form,
    }
    return render(request, "kit/form.html", context, status=422 if form.errors else 200)
