"""What the nightly audit found, in the reader's part of the tree."""

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from smm_portal.kit.clause_marks import clause_chip
from smm_portal.kit.columns import Column
from smm_portal.kit.filters import ChoiceFilter, FilterSet, ScopedChoiceFilter, YesNoFilter
from smm_portal.kit.hooks import hooks
from smm_portal.kit.lists import ListPage
from smm_portal.kit.markup import chip
from smm_portal.offices.models import Office

from .. import places, register
from ..models import Finding


def weight(hard: bool):
    """A finding's weight in words."""
    return (
        chip("danger", _("Aykırılık"), "alert-circle")
        if hard
        else chip("warning", _("Eksik"), "alert-triangle")
    )


def state(is_open: bool):
    """Whether a finding is still there."""
    return (
        chip("neutral", _("Açık"), "circle-dashed")
        if is_open
        else chip("success", _("Giderildi"), "circle-check")
    )


class StateFilter(ChoiceFilter):
    """Open ones unless something else is asked for: they are what waits."""

    def filter(self, qs, value):
        if value == "hepsi":
            return qs
        return qs.filter(resolved_at__isnull=value != "giderilen")


def _offices(request):
    found = Finding.objects.visible_to(request.duty).values("office")
    return Office.objects.filter(pk__in=found).order_by("sort_key")


class FindingFilter(FilterSet):
    clause = ChoiceFilter("clause", label=_("Madde"))
    office = ScopedChoiceFilter("office", rows=_offices, title=_("Makam"))
    hard = YesNoFilter("hard", label=_("Türü"), yes=_("Aykırılık"), no=_("Eksik"))
    durum = StateFilter(
        label=_("Durum"),
        choices=[("giderilen", _("Giderilen")), ("hepsi", _("Hepsi"))],
        empty_label=_("Açık"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        audited = [(c.no, c.no) for c in register.all_clauses() if c.audits]
        self.filters["clause"].extra["choices"] = [("", _("Hepsi")), *audited]


class FindingList(ListPage):
    """Findings with their clause, office and day."""

    title = _("Bulgular")
    lead = _("Gece denetiminin Yönerge'ye göre eksik veya aykırı bulduğu durumlar.")
    columns = (
        Column("office", _("Makam"), "office.name", sort="office__sort_key", link=True),
        Column("clause", _("Madde"), render=lambda value, row: clause_chip(value), code=True),
        Column("message", _("Bulgu")),
        Column(
            "hard",
            _("Türü"),
            render=lambda value, row: weight(value),
            export=lambda row: str(_("Aykırılık") if row.hard else _("Eksik")),
        ),
        Column("first_seen", _("İlk görüldüğü gün"), sort="first_seen"),
        Column(
            "state",
            _("Durum"),
            "is_open",
            render=lambda value, row: state(value),
            export=lambda row: str(_("Açık") if row.is_open else _("Giderildi")),
        ),
    )
    filterset_class = FindingFilter
    ordering = ("-hard", "-first_seen")
    export_name = "bulgular"
    empty_title = _("Açık bulgu yok.")
    empty_text = _("Denetim her gece yinelenir; yeni bir eksik görülürse burada yazar.")

    def get_queryset(self):
        return Finding.objects.visible_to(self.request.duty).select_related("office")

    def row_url(self, row) -> str:
        return row.office_url


def place(request, pk: int):
    """To the page of what stands at an office in scope; to its findings where that is closed."""
    office = get_object_or_404(Office.objects.under(request.duty.scope_path), pk=pk)
    url = places.url(office.kind, office.pk)
    if url and hooks.may_open(request, url):
        return redirect(url)
    return redirect(f"{reverse('law:findings')}?office={office.pk}")
