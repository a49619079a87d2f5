"""The list of centres, a centre's page, and giving up a founding."""

from dataclasses import replace
from functools import cached_property

from django.contrib import messages
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from smm_portal.kit.acts import Act
from smm_portal.kit.detail import DetailPage, Fact
from smm_portal.kit.lists import ListPage

from .. import access, seating, sections, services, tables
from ..filters import CenterFilters
from ..models import Center, CenterField, CenterState
from ..search import match_centers

CHUNK = 500


def with_fields(rows):
    """Centres with the names of their fields today as ``field_names``, in the same query."""
    names = CenterField.objects.in_force().filter(center=OuterRef("pk"))
    ordered = names.order_by("field__sort_key").values("field__name")
    return rows.annotate(field_names=ArraySubquery(ordered))


class Seated:
    """Centres whose five seats are looked up a portion at a time, however many are read."""

    def __init__(self, rows):
        self.rows = rows

    def iterator(self, chunk_size: int = CHUNK):
        """The rows with ``five_seats``, for exports."""
        portion = []
        for center in self.rows.iterator(chunk_size=chunk_size):
            portion.append(center)
            if len(portion) == CHUNK:
                yield from seating.attach(portion)
                portion = []
        yield from seating.attach(portion)


class CenterList(ListPage):
    """Every centre in the reader's scope, with its five seats at a glance."""

    title = _("Merkezler")
    lead = _("Sektörel mükemmeliyet merkezleri, okulları, alanları ve kadroları.")
    columns = tables.CENTER_COLUMNS
    filterset_class = CenterFilters
    search_label = _("Merkez, okul, yer veya alan ara")
    export_name = _("Merkezler")
    empty_title = _("Kapsamınızda bir merkez yok.")
    empty_text = _("Merkezi MTEGM kurar (Madde 4/1).")

    def get_queryset(self):
        rows = Center.objects.visible_to(self.request.duty)
        rows = rows.select_related("school__district__province").only(*tables.CENTER_LIST_FIELDS)
        return with_fields(rows)

    def search(self, rows, text):
        return match_centers(rows, text)

    @cached_property
    def page(self):
        page = super().page
        return replace(page, rows=seating.attach(page.rows))

    def row_url(self, row):
        return reverse("centers:detail", args=[row.pk])

    template_name = "centers/list.html"

    def main_act(self):
        verdict = access.may_found(self.request.duty)
        return Act(_("Merkez kur"), reverse("centers:found"), verdict, primary=True)

    def as_export(self):
        export = super().as_export()
        return replace(export, rows=Seated(self.rows.defer(None)), columns=tables.CENTER_EXPORT)


class CenterDetail(DetailPage):
    """One centre: school, fields, five seats, decisions, what the law still misses."""

    page_name = "centers:detail"

    def get_queryset(self):
        rows = Center.objects.visible_to(self.request.duty).with_place()
        return rows.select_related("founding_decision", "closing_decision", "school__office")

    def get_subtitle(self):
        return f"{self.object.school.name} · {tables.place(self.object.school)}"

    def chip(self):
        return tables.state_chip(self.object)

    def crumbs(self):
        return [(_("Merkezler"), reverse("centers:list")), (self.object.name, "")]

    def facts(self):
        center = self.object
        found = [
            Fact(_("Okul"), sections.school_link(self.request.duty, center.school)),
            Fact(_("İlçe / İl"), tables.place(center.school)),
        ]
        if center.state in (CenterState.DRAFT, CenterState.DROPPED):
            return found
        found += [
            Fact(_("Dayanak"), center.get_basis_display()),
            Fact(_("Kuruluş"), center.opened_on or _("Bilinmiyor")),
        ]
        return [*found, Fact(_("Kapanış"), center.closed_on)] if center.closed_on else found

    def acts(self):
        return center_acts(self.request.duty, self.object)

    def sections(self):
        return sections.of_center(self.request, self.object)

    def related_history(self):
        center = self.object
        return [center.center_fields.all(), center.seat_roles.all()]


def center_acts(duty, center: Center) -> list[Act]:
    """What can be done on a centre; the next one first."""
    if center.state == CenterState.DRAFT:
        return _draft_acts(duty, center)
    lacking = access.lacks_founding(center)
    seats = access.may_set_seats(duty, center)
    acts = [
        _act(_("Kadroları belirle"), "set_seats", center, seats, not lacking),
        _act(_("Alanları belirle"), "set_fields", center, access.may_set_fields(duty, center)),
        _act(_("Merkezi kapat"), "close", center, access.may_close(duty, center)),
    ]
    if lacking:
        verdict = access.may_record_founding(duty, center)
        acts.insert(0, _act(_("Kuruluş kararını gir"), "record_founding", center, verdict, True))
    return acts


def _draft_acts(duty, center: Center) -> list[Act]:
    verdict = access.may_continue(duty, center)
    drop = _t("Kuruluştan vazgeçilir ve okul yeni bir kuruluş için serbest kalır. Geri alınamaz.")
    return [
        _act(_("Kuruluşu sürdür"), "founding", center, verdict, True),
        Act(
            _("Kuruluştan vazgeç"),
            reverse("centers:drop", args=[center.pk]),
            verdict,
            post=True,
            danger=True,
            confirm=drop,
        ),
    ]


def _act(label, name: str, center: Center, verdict, primary: bool = False) -> Act:
    return Act(label, reverse(f"centers:{name}", args=[center.pk]), verdict, primary=primary)


@require_POST
def drop(request, pk: int):
    """Give up a founding that has no decision yet."""
    center = get_object_or_404(Center.objects.visible_to(request.duty), pk=pk)
    access.may_continue(request.duty, center).demand()
    services.drop_draft(center)
    messages.success(request, _t("Kuruluştan vazgeçildi. Okul yeni bir kuruluş için serbest."))
    return HttpResponseRedirect(reverse("centers:list"))
