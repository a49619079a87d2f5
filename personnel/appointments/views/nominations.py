"""Görevlendirme teklifleri: who finally fits for which seat, who is on the list to Personel GM."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from smm_portal.documents.letters import pages as letters
from smm_portal.kit import days
from smm_portal.kit.acts import Act
from smm_portal.kit.detail import DetailPage, Fact, Section
from smm_portal.kit.lists import ListPage
from smm_portal.kit.refusals import guard
from smm_portal.offices import policy

from ...models import Call, CallSeat, Candidacy, Nomination
from ...views.teachers import METHODS
from .. import access, filters, nominations, services, tables
from ..forms import ReasonForm
from ..letters import PROPOSALS, call_subject

LIST = "personnel:nominations"


class NominationList(ListPage):
    """The seats whose commissions told the Ministry (10/3), with who is on the list."""

    title = _("Görevlendirme teklifleri")
    lead = _(
        "Kesin tutanakla Bakanlığa bildirilen kadrolar. MTEGM her kadro için uygun bulunanlardan "
        "birini listeye alır; Bakanlık görevlendirir (Madde 10/4)."
    )
    columns = tables.SEAT_COLUMNS
    filterset_class = filters.NominationFilters
    ordering = ("seat__center__sort_key", "seat__number")
    search_label = _("Merkez ara")
    export_name = _("Görevlendirme teklifleri")
    empty_title = _("Bakanlığa bildirilmiş kadro yok.")
    empty_text = _("Komisyonlar kesin tutanaklarını bildirdikçe kadrolar burada görünür.")

    def get_queryset(self):
        return nominations.seats()

    def search(self, rows, text):
        return filters.match_seats(rows, text)

    def row_url(self, row):
        return reverse("personnel:nomination_seat", args=[row.pk])

    def main_act(self):
        if not access.may_appoint(self.request.duty):
            return None
        return Act(_("Listeyi görevlendir"), reverse("personnel:appoint"))

    def acts(self):
        """MTEGM's letter to Personel GM for each call with somebody on its list."""
        if not policy.may(self.request.duty, "personnel:nominate", "POST"):
            return []
        waiting = nominations.to_appoint().values("call_seat__call")
        label = _t("Teklif yazısı: %(call)s")
        return [
            Act(label % {"call": call.title}, letters.write_url(PROPOSALS, call_subject(call)))
            for call in Call.objects.filter(pk__in=waiting).order_by("-opens_on", "-pk")
        ]

    def empty_act(self):
        return None

    def as_export(self):
        return replace(super().as_export(), columns=tables.SEAT_EXPORT)


class NominationSeat(DetailPage):
    """One seat of a call: all who finally fit, with what speaks for each."""

    page_name = "personnel:nomination_seat"
    show_history = False

    def get_queryset(self):
        return nominations.seats()

    def get_title(self):
        return f"{self.object.seat.center}: {tables.seat_words(self.object)}"

    def get_subtitle(self):
        return _t(
            "Uygun bulunanların hepsi listeye alınabilir. Öneri; sıra grubuna, adayın tercihine "
            "ve puana bakar, seçimi MTEGM yapar (Madde 10/4)."
        )

    def chip(self):
        return tables.seat_chip(self.object)

    def crumbs(self):
        return [(_("Görevlendirme teklifleri"), reverse(LIST)), (self.get_title(), "")]

    def facts(self):
        row = self.object
        return [
            Fact(_("Çağrı"), row.call.title),
            Fact(_("İl"), row.seat.center.school.district.province.name),
            Fact(_("Kadro"), _t("%(number)s. kadro") % {"number": row.seat.number}),
            Fact(_("Öngörülen başlangıç"), days.day(row.call.term_starts_on)),
        ]

    def sections(self):
        duty, row = self.request.duty, self.object
        found = nominations.candidates(row)
        state = nominations.SeatState(row.listed[0] if row.listed else None, row.appointed)
        context = {
            "rows": [(one, _act(duty, one, state)) for one in found],
            "dropped": _dropped(row),
            "criteria": any(one.score is not None for one in found),
        }
        people = Section(
            "adaylar",
            _("Uygun bulunanlar"),
            "personnel/appointments/section_candidates.html",
            context,
            order=10,
        )
        subject = call_subject(row.call)
        paper = letters.section(
            duty, subject, acts=[letters.act(duty, PROPOSALS, subject)], order=60
        )
        return [people, *([paper] if paper else [])]


def _dropped(row: CallSeat) -> list[Nomination]:
    rows = row.nominations.filter(dropped_at__isnull=False).order_by("-dropped_at")
    return list(rows.select_related("candidacy__application__teacher"))


def _act(duty, one: nominations.Candidate, state) -> Act | None:
    """What can be done with a candidate: onto the list, or off it again."""
    if one.listed:
        if state.appointed or not policy.may(duty, "personnel:nomination_drop", "POST"):
            return None
        url = reverse("personnel:nomination_drop", args=[one.listed.pk])
        return Act(_("Listeden çıkar"), url)
    verdict = access.may_nominate(duty, one.candidacy, state)
    if not verdict:
        return None
    url = reverse("personnel:nominate", args=[one.candidacy.pk])
    return Act(_("Listeye al"), url, post=True, primary=one.hint)


@require_POST
def nominate(request, pk: int) -> HttpResponse:
    """Put the candidate on the list for his seat."""
    rows = Candidacy.objects.filter(pk__in=nominations.final_rulings().values("candidacy"))
    wish = get_object_or_404(rows.select_related("application__teacher"), pk=pk)
    row = nominations.seats().get(pk=wish.call_seat_id)
    state = nominations.SeatState(row.listed[0] if row.listed else None, row.appointed)
    back = redirect("personnel:nomination_seat", pk=row.pk)
    verdict = access.may_nominate(request.duty, wish, state)
    if not policy.may(request.duty, "personnel:nominate", "POST"):
        verdict.demand()
    if not verdict:
        messages.error(request, verdict.reason)
        return back
    services.nominate(request.duty, wish)
    messages.success(request, _t("%(name)s listeye alındı.") % {"name": wish.application.teacher})
    return back


@require_http_methods(METHODS)
def drop(request, pk: int) -> HttpResponse:
    """Take somebody off the list, with the reason."""
    rows = Nomination.objects.select_related("candidacy__application__teacher", "call_seat")
    row = get_object_or_404(rows, pk=pk)
    access.may_drop(request.duty, row).demand()
    form = ReasonForm(request.POST or None)
    back = reverse("personnel:nomination_seat", args=[row.call_seat_id])
    if request.method == "POST" and form.is_valid():
        with guard(form) as done:
            services.drop(row, form.cleaned_data["reason"])
        if done:
            messages.success(request, _t("Aday listeden çıkarıldı."))
            return redirect(back)
    name = row.candidacy.application.teacher
    title = _t("Listeden çıkar")
    context = {
        "title": f"{title}: {name}",
        "lead": _t("Gerekçe kayıtta kalır. Kadro için başka bir aday listeye alınabilir."),
        "crumbs": [(_("Görevlendirme teklifleri"), reverse(LIST)), (title, "")],
        "back_url": back,
        "submit_label": title,
        "danger": True,
        "form": form,
    }
    return render(request, "kit/form.html", context)
