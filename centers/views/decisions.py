"""Decisions of MTEGM: the list, what each covers, and corrections."""

from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from smm_portal.kit.acts import Act
from smm_portal.kit.days import day as in_words
from smm_portal.kit.detail import DetailPage, Fact, Section
from smm_portal.kit.lists import ListPage

from .. import access, coverage, letters, tables
from ..filters import DecisionFilters
from ..forms.correction import CorrectionForm
from ..models import Decision
from ..reach import decisions_visible_to
from .forms import answer

CORRECTION_LEAD = _(
    "%(number)s sayılı, %(day)s tarihli kararın doğru sayısını veya tarihini girin. Karar"
    " değiştirilmez; düzeltmesi yanında durur."
)


class DecisionList(ListPage):
    """Every decision that speaks of a centre in the reader's scope."""

    title = _("Kararlar")
    lead = _("MTEGM'nin merkez kuran, alan ve kadro belirleyen, merkez kapatan kararları.")
    columns = tables.DECISION_COLUMNS
    filterset_class = DecisionFilters
    ordering = ("-date", "-pk")
    search_label = _("Sayı veya açıklama ara")
    export_name = _("Kararlar")
    empty_title = _("Henüz bir karar yok.")
    empty_text = _("Kararlar, merkez kurulurken veya alan ve kadro belirlenirken girilir.")

    def get_queryset(self):
        corrected = Decision.objects.filter(corrects=OuterRef("pk"))
        return decisions_visible_to(self.request.duty).annotate(corrected=Exists(corrected))

    def row_url(self, row):
        return reverse("centers:decision", args=[row.pk])


class DecisionDetail(DetailPage):
    """One decision: its facts, what it covers, what corrects it."""

    page_name = "centers:decision"

    def get_queryset(self):
        rows = decisions_visible_to(self.request.duty)
        return rows.select_related("file__uploaded_by", "corrects")

    def get_title(self):
        return self.object.number

    def get_subtitle(self):
        return self.object.note

    def chip(self):
        return tables.kind_chip(self.object)

    def crumbs(self):
        return [(_("Kararlar"), reverse("centers:decisions")), (self.object.number, "")]

    def facts(self):
        one = self.object
        found = [
            Fact(_("Tarih"), in_words(one.date)),
            Fact(_("Yürürlük tarihi"), in_words(one.effective_on)),
            Fact(_("İmzalı belge"), file_link(one)),
        ]
        if letter := letters.of_decision(self.request.duty, one.number):
            link = format_html('<a href="{}">{}</a>', letter.get_absolute_url(), letter.title)
            found.append(Fact(_("Olur yazısı"), link))
        return found + _correcting(one) if one.corrects else found

    def acts(self):
        one = self.object
        if one.corrects_id:
            return []
        url = reverse("centers:correct", args=[one.pk])
        return [Act(_("Düzeltme kararı gir"), url, access.may_correct(self.request.duty, one))]

    def sections(self):
        return [s for s in (self._corrections(), self._covers()) if s]

    def _corrections(self):
        found = list(self.object.corrections.select_related("file").order_by("date", "pk"))
        context = {"corrections": found}
        return found and Section(
            "duzeltmeler", _("Düzeltmeler"), "centers/section_corrections.html", context, order=5
        )

    def _covers(self):
        groups = coverage.covered(self.object.corrects or self.object, self.request.duty)
        template = "centers/section_covers.html"
        return Section("kapsam", _("Kapsadıkları"), template, {"groups": groups}, order=10)


def file_link(decision):
    """The signed file, to download, with its size and the start of its hash."""
    file = decision.file
    text = '<a href="{}">{}</a> <small class="soft">SHA-256 <code>{}…</code></small>'
    return format_html(text, file.get_absolute_url(), file.name, file.short_hash)


def _correcting(one: Decision) -> list[Fact]:
    link = format_html(
        '<a href="{}">{}</a>',
        reverse("centers:decision", args=[one.corrects_id]),
        one.corrects.number,
    )
    found = [Fact(_("Düzelttiği karar"), link)]
    if one.right_number:
        found.append(Fact(_("Doğru sayı"), one.right_number))
    if one.right_date:
        found.append(Fact(_("Doğru tarih"), in_words(one.right_date)))
    return found


def correct(request, pk: int):
    """Enter a decision that says the right number or date of this one."""
    decision = get_object_or_404(decisions_visible_to(request.duty), pk=pk)
    access.may_correct(request.duty, decision).demand()
    form = CorrectionForm(
        request.POST or None, request.FILES or None, decision=decision, duty=request.duty
    )
    back = reverse("centers:decision", args=[decision.pk])
    return answer(
        request,
        form,
        title=_("Düzeltme kararı gir"),
        lead=CORRECTION_LEAD % {"number": decision.number, "day": in_words(decision.date)},
        back=back,
        crumbs=[
            (_("Kararlar"), reverse("centers:decisions")),
            (decision.number, back),
            (_("Düzeltme"), ""),
        ],
        done=_("Düzeltme kararı girildi. İlk karar olduğu gibi duruyor."),
        to=lambda made: back,
        submit_label=_("Düzeltmeyi kaydet"),
    )
