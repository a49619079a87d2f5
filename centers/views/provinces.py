"""Provinces and their districts."""

from django.contrib import messages
from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from smm_portal.kit.acts import Act
from smm_portal.kit.detail import DetailPage, Fact, Section
from smm_portal.kit.lists import ListPage

from .. import access, seating, tables
from ..filters import ProvinceFilters
from ..models import Center, District, Province, School


def _count(rows, by: str):
    """How many of the rows belong to the outer province."""
    counted = rows.filter(**{by: OuterRef("pk")}).order_by().values(by).annotate(n=Count("pk"))
    return Subquery(counted.values("n"), output_field=IntegerField())


class ProvinceList(ListPage):
    """The 81 provinces, with how many centres and schools the reader sees in each."""

    title = _("İller")
    lead = _("Seksen bir il, ilçeleri, okulları ve merkezleri.")
    columns = tables.PROVINCE_COLUMNS
    filterset_class = ProvinceFilters
    search_label = _("İl ara")
    export_name = _("İller")

    def get_queryset(self):
        duty = self.request.duty
        centers = Center.objects.visible_to(duty).filter(state="ACTIVE")
        return Province.objects.annotate(
            center_count=_count(centers, "school__district__province"),
            school_count=_count(School.objects.visible_to(duty), "district__province"),
        )

    def row_url(self, row):
        return reverse("centers:province", args=[row.pk])


class ProvinceDetail(DetailPage):
    """One province: its districts, with or without a directorate, and its centres."""

    page_name = "centers:province"

    def get_queryset(self):
        return Province.objects.all()

    def crumbs(self):
        return [(_("İller"), reverse("centers:provinces")), (self.object.name, "")]

    def facts(self):
        one = self.object
        found = [
            (_("Plaka"), one.plate),
            (_("METEK III pilot ili"), _("Evet") if one.pilot else _("Hayır")),
            (_("SEGE-2017 sırası"), one.sege_rank),
            (_("SEGE-2017 kademesi"), one.sege_tier),
        ]
        return [Fact(label, value or "—") for label, value in found]

    def sections(self):
        return [self._centers(), self._districts()]

    def _centers(self):
        rows = Center.objects.visible_to(self.request.duty).live().with_place()
        rows = rows.filter(school__district__province=self.object).order_by("sort_key")
        context = {"centers": [(c, tables.state_chip(c)) for c in seating.attach(rows)]}
        return Section(
            "merkezler", _("Merkezler"), "centers/section_centers.html", context, order=10
        )

    def _districts(self):
        mine = School.objects.visible_to(self.request.duty)
        rows = self.object.districts.annotate(school_count=_count(mine, "district"))
        verdict = access.may_edit_district(self.request.duty)
        lines = [(one, directorate_act(one, verdict)) for one in rows.order_by("sort_key")]
        context = {"districts": lines, "editable": bool(verdict)}
        return Section("ilceler", _("İlçeler"), "centers/section_districts.html", context, order=20)

    def related_history(self):
        return [self.object.districts.all()]


def directorate_act(district: District, verdict) -> Act:
    """The button that says that a district has a directorate, or has none any more."""
    url = reverse("centers:district", args=[district.pk])
    if district.has_directorate:
        label, text = (
            _("Yok olarak işaretle"),
            _("İlçenin okulları doğrudan il müdürlüğüne bağlanır."),
        )
    else:
        label, text = _("Var olarak işaretle"), _("İlçenin okulları ilçe müdürlüğüne bağlanır.")
    return Act(label, url, verdict, post=True, confirm=text)


@require_POST
def district(request, pk: int):
    """Turn a district's directorate on or off; its schools move in the tree by trigger."""
    access.may_edit_district(request.duty).demand()
    one = get_object_or_404(District, pk=pk)
    one.has_directorate = not one.has_directorate
    one.save(update_fields=["has_directorate"])
    said = (
        _t("%(name)s: ilçe müdürlüğü var.")
        if one.has_directorate
        else _t("%(name)s: ilçe müdürlüğü yok.")
    )
    messages.success(request, said % {"name": one.name})
    return HttpResponseRedirect(reverse("centers:province", args=[one.province_id]) + "#ilceler")
