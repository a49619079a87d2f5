"""The board of results, and the acts of commission and chair on it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from smm_portal.kit.detail import DetailPage
from smm_portal.kit.refusals import guard

from .. import access, drafting, page, reading, signing
from .. import board as boards
from ..forms import NoteForm, SeatForm
from ..reading import Commission

METHODS = ["GET", "HEAD", "OPTIONS", "POST"]


def posted(request):
    """What was sent, an empty form too; None where nothing was."""
    return request.POST if request.method == "POST" else None


def commission_for(request, pk: int) -> Commission:
    """The commission inside the reader's scope, with its papers; 404 outside."""
    return get_object_or_404(reading.commissions(request.duty), pk=pk)


class Results(DetailPage):
    """Seats, candidates, what is proposed and ruled; what comes next for this reader."""

    page_name = "personnel:results"
    show_history = False

    def get_queryset(self):
        return reading.commissions(self.request.duty)

    @cached_property
    def board(self) -> boards.Board:
        return boards.of(self.object, self.request.duty)

    @cached_property
    def blocks(self) -> list[boards.Block]:
        return boards.blocks(self.board) if self.board.paper and self.board.paper.draft else []

    def get_title(self):
        return _t("Sonuçlar: %(province)s") % {"province": self.object.province}

    def get_subtitle(self):
        return self.object.call.title

    def chip(self):
        return page.state_chip(self.object)

    def crumbs(self):
        return page.crumbs(self.object, _("Sonuçlar"))

    def facts(self):
        return page.facts(self.object, self.board)

    def acts(self):
        return page.acts(self.request.duty, self.object, bool(self.blocks))

    def sections(self):
        return page.sections(self.request.duty, self.board, self.blocks)


@require_POST
def begin(request, pk: int) -> HttpResponse:
    """Begin the provisional minutes with what the rules propose."""
    commission = commission_for(request, pk)
    access.may_begin(request.duty, commission).demand()
    drafting.begin(commission, request.duty)
    messages.success(request, _t("Tutanak, önerilen kararlarla başlatıldı. Kararları inceleyin."))
    return redirect("personnel:results", pk=pk)


@require_POST
def refresh(request, pk: int) -> HttpResponse:
    """Bring the draft's rulings in line with conditions, scores and tiers."""
    commission = commission_for(request, pk)
    access.may_change(request.duty, commission).demand()
    changed = drafting.refresh(commission, request.duty)
    text = _t("%(count)s karar, şartlara, puanlara ve sıraya göre yenilendi.")
    messages.success(request, text % {"count": changed})
    return redirect("personnel:results", pk=pk)


@require_http_methods(METHODS)
def seat(request, pk: int, seat: int) -> HttpResponse:
    """The findings of one seat, candidate by candidate, in one form."""
    commission = commission_for(request, pk)
    access.may_write(request.duty, commission).demand()
    found = boards.of(commission, request.duty).seat(seat)
    if found is None:
        raise Http404
    form = SeatForm(posted(request), seat=found)
    if request.method == "POST" and form.is_valid():
        with guard(form) as done:
            sign = form.cleaned_data["sign"]
            drafting.save_seat(commission, request.duty, seat, form.findings(), sign)
        if done:
            messages.success(request, _t("Kararlar kaydedildi."))
            return redirect(f"{reverse('personnel:results', args=[pk])}#{found.anchor}")
    status = 422 if form.errors else 200
    return render(
        request, "personnel/results/seat.html", _seat(commission, found, form), status=status
    )


def _seat(commission: Commission, found: boards.SeatBoard, form: SeatForm) -> dict:
    back = reverse("personnel:results", args=[commission.pk])
    crumbs = page.crumbs(commission, found.title, (_("Sonuçlar"), back))
    return {
        "title": found.title,
        "lead": found.seat.seat.center.name,
        "crumbs": crumbs,
        "back_url": f"{back}#{found.anchor}",
        "submit_label": _t("Kararları kaydet"),
        "seat": found,
        "commission": commission,
        "form": form,
        "cards": form.cards(),
    }


@require_http_methods(METHODS)
def note(request, pk: int) -> HttpResponse:
    """The commission's own words in the open minutes."""
    commission = commission_for(request, pk)
    access.may_change(request.duty, commission).demand()
    paper = reading.open_paper(commission)
    known = commission.minutes.values_list("note", flat=True).get(pk=paper.pk)
    form = NoteForm(posted(request), initial={"note": known})
    if request.method == "POST" and form.is_valid():
        with guard(form, "note") as done:
            drafting.write_note(commission, request.duty, form.cleaned_data["note"])
        if done:
            messages.success(request, _t("Not kaydedildi."))
            return redirect("personnel:minutes", pk=paper.pk)
    back = reverse("personnel:minutes", args=[paper.pk])
    title = _t("Komisyonun notu")
    context = {"title": title, "crumbs": page.crumbs(commission, title), "back_url": back}
    return render(request, "kit/form.html", {**context, "form": form})


@require_POST
def open_paper(request, pk: int) -> HttpResponse:
    """Put the open minutes before the members."""
    commission = commission_for(request, pk)
    blocked = bool(boards.blocks(boards.of(commission, request.duty)))
    access.may_open(request.duty, commission, blocked).demand()
    paper = signing.open_for_members(commission, request.duty)
    messages.success(request, _t("Tutanak üyelerin onayına açıldı; üyelere bildirildi."))
    return redirect("personnel:minutes", pk=paper.pk)


@require_POST
def publish(request, pk: int) -> HttpResponse:
    """Publish the provisional result."""
    commission = commission_for(request, pk)
    access.may_publish(request.duty, commission).demand()
    signing.publish(commission, request.duty)
    messages.success(request, _t("Geçici sonuç yayımlandı; başvuranlara bildirildi."))
    return redirect("personnel:results", pk=pk)


@require_POST
def final(request, pk: int) -> HttpResponse:
    """Have the final minutes composed from what stands."""
    commission = commission_for(request, pk)
    access.may_compose(request.duty, commission).demand()
    paper = drafting.compose_final(commission, request.duty)
    messages.success(request, _t("Kesin sonuç tutanağı, geçerli kararlardan hazırlandı."))
    return redirect("personnel:minutes", pk=paper.pk)


@require_POST
def send(request, pk: int) -> HttpResponse:
    """Tell the Ministry."""
    commission = commission_for(request, pk)
    access.may_send(request.duty, commission).demand()
    signing.send(commission, request.duty)
    messages.success(request, _t("Sonuç Bakanlığa bildirildi; dosya paketi hazırlanıyor."))
    return redirect("personnel:results", pk=pk)
