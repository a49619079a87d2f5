"""Schools: list, page, entering and changing one."""

from django.db.models import OuterRef, Subquery
from django.shortcuts import get_object_or_404
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from smm_portal.kit.acts import Act
from smm_portal.kit.detail import DetailPage, Fact, Section
from smm_portal.kit.lists import ListPage
from smm_portal.kit.markup import chip

from .. import access, tables
from ..filters import SchoolFilters
from ..forms.schools import SchoolForm
from ..models import Center, School
from ..search import match_schools
from .forms import answer

IMPORT = "centers.schools"


def visible(duty):
    """Schools in the reader's scope, with their place."""
    return School.objects.visible_to(duty).select_related("district__province")


class SchoolList(ListPage):
    """Every school in the reader's scope, with its centre if it hosts one."""

    title = _("Okullar")
    lead = _("Meslek okulları ve öğretmenlerin görev yaptığı okullar.")
    columns = tables.SCHOOL_COLUMNS
    filterset_class = SchoolFilters
    search_label = _("Okul, kurum kodu, ilçe veya il ara")
    export_name = _("Okullar")
    empty_title = _("Kapsamınızda bir okul yok.")
    empty_text = _("Okullar elle veya Excel dosyasıyla eklenir.")

    def get_queryset(self):
        live = Center.objects.live().filter(school=OuterRef("pk"))
        return visible(self.request.duty).annotate(
            center_id=Subquery(live.values("pk")[:1]), center_name=Subquery(live.values("name")[:1])
        )

    def search(self, rows, text):
        return match_schools(rows, text)

    def row_url(self, row):
        return reverse("centers:school", args=[row.pk])

    def main_act(self):
        verdict = access.may_add_school(self.request.duty)
        return Act(_("Okul ekle"), reverse("centers:school_new"), verdict, primary=True)

    def acts(self):
        verdict = access.may_add_school(self.request.duty)
        url = _import_url()
        return [Act(_("Excel ile aktar"), url, verdict)] if url and verdict else []

    def as_export(self):
        export = super().as_export()
        return type(export)(
            export.name, export.title, self.rows, tables.SCHOOL_EXPORT, export.about
        )


def _import_url() -> str:
    try:
        return reverse("documents:import_new", args=[IMPORT])
    except NoReverseMatch:
        return ""


class SchoolDetail(DetailPage):
    """One school: its data, its centres past and present. Staff adds the teachers."""

    page_name = "centers:school"

    def get_queryset(self):
        return visible(self.request.duty).select_related("office")

    def get_subtitle(self):
        return tables.place(self.object)

    def chip(self):
        school = self.object
        return (
            chip("success", _("Açık"), "circle-check")
            if school.working
            else chip("neutral", _("Kapalı"), "lock")
        )

    def crumbs(self):
        return [(_("Okullar"), reverse("centers:schools")), (self.object.name, "")]

    def facts(self):
        one = self.object
        yes_no = _("Evet") if one.compulsory_service else _("Hayır")
        found = [
            (_("Kurum kodu"), one.code),
            (_("Tür"), one.get_kind_display()),
            (_("İlçe / İl"), tables.place(one)),
            (_("Zorunlu çalışma gerektiren yer"), yes_no),
            (_("Adres"), one.address),
            (_("İnternet sitesi"), one.website),
        ]
        return [Fact(label, value or "—") for label, value in found]

    def acts(self):
        url = reverse("centers:school_edit", args=[self.object.pk])
        verdict = access.may_edit_school(self.request.duty, self.object)
        return [Act(_("Okulu düzenle"), url, verdict)]

    def sections(self):
        rows = self.object.centers.visible_to(self.request.duty).order_by("-created_at")
        context = {
            "centers": [(center, tables.state_chip(center)) for center in rows],
            "school": self.object,
        }
        return [
            Section("merkez", _("Merkez"), "centers/section_school_centers.html", context, order=10)
        ]


def school_new(request):
    """Enter a school."""
    access.may_add_school(request.duty).demand()
    form = SchoolForm(request.POST or None, duty=request.duty)
    return _form(request, form, _("Okul ekle"), reverse("centers:schools"), _("Okul eklendi."))


def school_edit(request, pk: int):
    """Change a school's data."""
    school = get_object_or_404(visible(request.duty).select_related("office"), pk=pk)
    access.may_edit_school(request.duty, school).demand()
    form = SchoolForm(request.POST or None, instance=school, duty=request.duty)
    back = reverse("centers:school", args=[pk])
    return _form(request, form, _("Okulu düzenle"), back, _("Okul bilgileri kaydedildi."))


def _form(request, form, title, back: str, done):
    return answer(
        request,
        form,
        title=title,
        back=back,
        crumbs=[(_("Okullar"), reverse("centers:schools")), (title, "")],
        done=done,
        to=lambda school: reverse("centers:school", args=[school.pk]),
    )
