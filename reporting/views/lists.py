"""The lists of plans, and of the centres whose plan is still owed."""

from dataclasses import replace

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from centers.models import Center
from smm_portal.kit import dates
from smm_portal.kit.acts import Act
from smm_portal.kit.lists import ListPage
from smm_portal.offices import policy

from .. import access, owed, tables
from ..filters import OwingFilters, PlanFilters
from ..search import match_plans


class PlanList(ListPage):
    """Every plan in the reader's scope by its newest revision: where it waits, since when."""

    title = _("Yıllık planlar")
    lead = _("Merkezlerin yıllık planları; her biri şimdi nerede, ne zamandan beri (Madde 5/4).")
    columns = tables.PLAN_COLUMNS
    filterset_class = PlanFilters
    ordering = ("-plan__year", "plan__center__sort_key", "pk")
    search_label = _("Merkez veya il ara")
    export_name = _("Yıllık planlar")
    empty_title = _("Kapsamınızda gönderilmiş bir plan yok.")
    empty_text = _("Plan, merkez onu gönderince burada görünür.")

    def get_queryset(self):
        return tables.plans_for(self.request.duty)

    def get_columns(self):
        return tables.for_reader(self.request.duty, self.columns)

    def search(self, rows, text):
        return match_plans(rows, text)

    def row_url(self, row):
        return reverse("reporting:plan", args=[row.plan_id])

    def row_class(self, row):
        return "is-late" if row.submission.late else ""

    def main_act(self):
        return self._begin

    @cached_property
    def _begin(self) -> Act | None:
        """Asked for the head and for the empty list: once."""
        if not policy.may(self.request.duty, "reporting:begin"):
            return None
        center = Center.objects.filter(office=self.request.duty.office_id).first()
        verdict = access.may_begin(self.request.duty, center) if center else None
        return verdict and Act(_("Plan başlat"), reverse("reporting:begin"), verdict)

    def acts(self):
        return [Act(_("Planı gönderilmeyen merkezler"), reverse("reporting:owing"))]

    def as_export(self):
        return replace(super().as_export(), columns=tables.PLAN_EXPORT)


class OwingList(ListPage):
    """Centres that owe a plan for the year and have none on the road or accepted."""

    title = _("Planı gönderilmeyen merkezler")
    columns = tables.OWING_COLUMNS
    filterset_class = OwingFilters
    search_label = _("Merkez veya okul ara")
    export_name = _("Planı gönderilmeyen merkezler")
    empty_title = _("Bu yıl için planını göndermeyen merkez yok.")

    @cached_property
    def year(self) -> int:
        return owing_year(self.request.GET.get("yil"))

    @property
    def lead(self):
        return _t(
            "%(year)s yılı planı merkezde yazılan ya da hiç başlatılmayan merkezler (Madde 5/4)."
        ) % {"year": self.year}

    def get_queryset(self):
        rows = Center.objects.visible_to(self.request.duty).with_place()
        return tables.with_due(owed.centers_without(self.year, rows), self.year)

    def get_columns(self):
        return tables.for_reader(self.request.duty, self.columns)

    def row_url(self, row):
        return reverse("centers:detail", args=[row.pk])


def owing_year(asked: str | None) -> int:
    """The year asked for; else the next one, whose plans are being written."""
    now = dates.today().year
    years = [str(year) for year in range(2021, now + 2)]
    return int(asked) if asked in years else now + 1
