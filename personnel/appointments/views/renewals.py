"""Yeniden görevlendirmeler: the board of ending terms, one term's end, the acts on it (10/5)."""

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
from smm_portal.kit.detail import DetailPage, Fact
from smm_portal.kit.lists import ListPage
from smm_portal.kit.refusals import guard
from smm_portal.offices import policy

from ... import tables as staff_tables
from ...filters import match_assignments
from ...models import Assignment, HandoverItem, Renewal
from ...models.appointments import RenewalState
from ...views.teachers import METHODS
from .. import access, filters, handover, renewal_letters, renewals, sections, tables
from ..forms import HandoverForm, ProposeForm, ReasonForm

BOARD = "personnel:renewals"


def _placed(rows):
    return staff_tables.with_role(
        rows.select_related("teacher", "seat__center__school__district__province")
    )


class RenewalBoard(ListPage):
    """Terms that end within sixty days or just ended, and what was decided about each."""

    title = _("Yeniden görevlendirmeler")
    lead = _(
        "60 gün içinde bitecek ve son bir ayda biten görevler. MTEGM yeniden görevlendirmeyi inha "
        "eder ya da görev süre sonunda biter (Madde 10/5)."
    )
    columns = tables.TERM_COLUMNS
    filterset_class = filters.RenewalFilters
    ordering = ("ends", "id")
    search_label = _("Öğretmen veya merkez ara")
    export_name = _("Yeniden görevlendirmeler")
    empty_title = _("Yakında bitecek görev yok.")
    empty_text = _("Bir görevin bitmesine 60 gün kala burada görünür.")

    def get_queryset(self):
        return _placed(renewals.board(self.request.duty))

    def get_columns(self):
        return staff_tables.for_reader(self.request.duty, self.columns)

    def search(self, rows, text):
        return match_assignments(rows, text)

    def row_url(self, row):
        return reverse("personnel:renewal", args=[row.pk])

    def main_act(self):
        if not access.may_approve(self.request.duty):
            return None
        return Act(_("İnhaları onayla"), reverse("personnel:renewals_approve"))

    def acts(self):
        """MTEGM's letter to Personel GM for the proposals that wait."""
        if not policy.may(self.request.duty, "personnel:renewal_propose", "POST"):
            return []
        label = _t("%(year)s inha yazısı")
        return [
            Act(label % {"year": year}, letters.write_url(renewal_letters.KIND, subject))
            for year in renewal_letters.years()
            for subject in [renewal_letters.subject(year)]
        ]

    def empty_act(self):
        return None

    def as_export(self):
        return replace(super().as_export(), columns=tables.TERM_EXPORT)


class RenewalPage(DetailPage):
    """The end of one term: performance card, conditions, proposals, handover."""

    page_name = "personnel:renewal"

    def get_queryset(self):
        rows = renewals.with_state(Assignment.objects.visible_to(self.request.duty))
        rows = _placed(rows).select_related("teacher__subject", "teacher__school")
        return rows.prefetch_related(renewals.of_page())

    def get_title(self):
        return str(self.object.teacher)

    def get_subtitle(self):
        return f"{staff_tables.role_words(self.object)} · {self.object.seat.center}"

    def chip(self):
        return tables.term_chip(self.object)

    def crumbs(self):
        return [(_("Yeniden görevlendirmeler"), reverse(BOARD)), (self.get_title(), "")]

    def facts(self):
        row = self.object
        left = days.days_left(row.last_day)
        return [
            Fact(_("Görevlendirme"), sections.assignment_link(row)),
            Fact(_("İlk gün"), days.day(row.starts)),
            Fact(_("Son gün"), f"{days.day(row.last_day)} ({left})"),
        ]

    def acts(self):
        duty, row = self.request.duty, self.object
        live = access.live(row)
        if live and live.state == RenewalState.PROPOSED:
            return _decisions(duty, live)
        propose = reverse("personnel:renewal_propose", args=[row.pk])
        let_end = reverse("personnel:renewal_let_end", args=[row.pk])
        said = _t("Devir teslim listesi açılır; okul müdürüne ve kişiye bildirilir.")
        if not policy.may(duty, "personnel:renewal_propose", "POST"):
            return []
        return [
            Act(
                _("Yeniden görevlendirmeyi inha et"),
                propose,
                access.may_propose(duty, row),
                primary=True,
            ),
            Act(
                _("Süre sonunda bitir"),
                let_end,
                access.may_let_end(duty, row),
                post=True,
                confirm=said,
            ),
        ]

    def sections(self):
        return sections.of_renewal(self.request.duty, self.object)


def _decisions(duty, live: Renewal) -> list[Act]:
    found = []
    if access.may_approve(duty):
        url = f"{reverse('personnel:renewals_approve')}?sec={live.pk}"
        found.append(Act(_("Yeniden görevlendir"), url, primary=True))
    if policy.may(duty, "personnel:renewal_refuse", "POST"):
        url = reverse("personnel:renewal_refuse", args=[live.pk])
        found.append(Act(_("Gerekçeyle reddet"), url, access.may_refuse(duty, live)))
    return found


def _term(request, pk: int) -> Assignment:
    rows = Assignment.objects.visible_to(request.duty).prefetch_related(renewals.of_page())
    return get_object_or_404(
        rows.select_related(
            "teacher__subject", "teacher__user", "teacher__school", "seat__center__school"
        ),
        pk=pk,
    )


def _form_page(request, row: Assignment, form, title: str, label: str, **more) -> HttpResponse:
    back = reverse("personnel:renewal", args=[row.pk])
    context = {
        "title": f"{title}: {row.teacher}",
        "crumbs": [
            (_("Yeniden görevlendirmeler"), reverse(BOARD)),
            (str(row.teacher), back),
            (title, ""),
        ],
        "back_url": back,
        "submit_label": label,
        "form": form,
    }
    template = more.pop("template", "kit/form.html")
    return render(request, template, context | more)


@require_http_methods(METHODS)
def propose(request, pk: int) -> HttpResponse:
    """MTEGM proposes the next term; conditions no longer met are shown as warnings."""
    row = _term(request, pk)
    access.may_propose(request.duty, row).demand()
    form = ProposeForm(request.POST or None, assignment=row)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        with guard(form, "until") as done:
            renewals.propose(request.duty, row, data["until"], data["reason"])
        if done:
            messages.success(request, _t("İnha edildi; Personel GM'ye bildirildi."))
            return redirect("personnel:renewal", pk=pk)
    warnings = [one for one in renewals.judged(row) if not one.ok]
    title = _t("Yeniden görevlendirmeyi inha et")
    template = "personnel/appointments/propose.html"
    return _form_page(
        request, row, form, title, _t("İnha et"), template=template, warnings=warnings
    )


@require_POST
def let_end(request, pk: int) -> HttpResponse:
    """Let the term end; the handover begins."""
    row = _term(request, pk)
    access.may_let_end(request.duty, row).demand()
    renewals.let_end(row)
    messages.success(request, _t("Görev süre sonunda bitecek. Devir teslim listesi açıldı."))
    return redirect("personnel:renewal", pk=pk)


@require_http_methods(METHODS)
def refuse(request, pk: int) -> HttpResponse:
    """Personel GM finds the proposal not fitting, with the reason."""
    rows = Renewal.objects.visible_to(request.duty)
    renewal = get_object_or_404(rows.select_related("assignment__teacher"), pk=pk)
    access.may_refuse(request.duty, renewal).demand()
    row = _term(request, renewal.assignment_id)
    form = ReasonForm(request.POST or None, most=1000)
    if request.method == "POST" and form.is_valid():
        with guard(form) as done:
            renewals.refuse(request.duty, renewal, form.cleaned_data["reason"])
        if done:
            messages.success(request, _t("Karar yazıldı; MTEGM'ye ve okula bildirildi."))
            return redirect("personnel:renewal", pk=row.pk)
    title = _t("Yeniden görevlendirmeyi reddet")
    return _form_page(request, row, form, title, _t("Gerekçeyle reddet"), danger=True)


@require_http_methods(METHODS)
def done(request, pk: int) -> HttpResponse:
    """Tick off something that was handed over."""
    seen = Assignment.objects.visible_to(request.duty)
    rows = HandoverItem.objects.filter(assignment__in=seen)
    item = get_object_or_404(
        rows.select_related("assignment__teacher", "assignment__seat__center__school"), pk=pk
    )
    access.may_tick(request.duty, item).demand()
    form = HandoverForm(request.POST or None)
    back = reverse("personnel:assignment", args=[item.assignment_id]) + "#devir-teslim"
    if request.method == "POST" and form.is_valid():
        with guard(form) as saved:
            handover.tick(item, request.duty, form.cleaned_data["note"])
        if saved:
            messages.success(request, _t("Teslim edildi olarak işlendi."))
            return redirect(back)
    context = {
        "title": _t("Teslim edildi"),
        "lead": item.text,
        "crumbs": [
            (_("Görevlendirmeler"), reverse("personnel:assignments")),
            (str(item.assignment.teacher), back),
            (_t("Teslim edildi"), ""),
        ],
        "back_url": back,
        "submit_label": _t("Teslim edildi olarak işle"),
        "form": form,
    }
    return render(request, "kit/form.html", context)
