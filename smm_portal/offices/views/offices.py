"""Makamlar: the tree of offices as a list, each office with what stands below it and who works there."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from smm_portal.kit.acts import Act, refused
from smm_portal.kit.detail import DetailPage, Fact, Section
from smm_portal.kit.lists import ListPage
from smm_portal.kit.refusals import guard

from .. import access
from ..forms import OfficeForm
from ..models import Office
from ..tables import OFFICE_COLUMNS, OfficeFilters, office_link, working_chip
from .duties import give_url

CHILDREN_SHOWN = 100


class OfficeList(ListPage):
    """The offices of the reader's part of the tree."""

    title = gettext_lazy("Makamlar")
    lead = gettext_lazy(
        "Bakanlıktan merkezlere makam ağacı; yetki alanları bu ağaca göre belirlenir."
    )
    columns = OFFICE_COLUMNS
    filterset_class = OfficeFilters
    ordering = ("sort_key",)
    search_label = gettext_lazy("Makam ara")
    export_name = "makamlar"
    empty_title = gettext_lazy("Görev alanınızda makam yok.")

    def get_queryset(self):
        return Office.objects.under(self.request.duty.scope_path).select_related("parent")

    def row_url(self, row) -> str:
        return reverse("office_detail", args=[row.pk])


class OfficeDetail(DetailPage):
    """One office: where it stands, who works there, what stands below it."""

    page_name = "office_detail"

    def get_queryset(self):
        return Office.objects.under(self.request.duty.scope_path).select_related("parent")

    def get_subtitle(self) -> str:
        return self.object.get_kind_display()

    def chip(self) -> str:
        return working_chip(self.object)

    def facts(self) -> list[Fact]:
        office = self.object
        return [
            Fact(_("Tür"), office.get_kind_display()),
            Fact(_("Üst makam"), self._parent()),
            Fact(_("DETSİS numarası"), office.detsis),
        ]

    def _parent(self):
        parent = self.object.parent
        if parent is None:
            return ""
        return office_link(parent) if access.in_scope(self.request.duty, parent) else parent.name

    def acts(self) -> list[Act]:
        duty, office = self.request.duty, self.object
        edit = Act(
            _("Düzenle"), reverse("office_edit", args=[office.pk]), access.may_edit_office(duty)
        )
        return [self._give_act(), edit] if access.roles_to_give(duty, office) else [edit]

    def _give_act(self) -> Act:
        closed = refused(_("Makam kapalı."))
        url = give_url(self.object)
        if self.object.working:
            return Act(_("Görev ver"), url, primary=True)
        return Act(_("Görev ver"), url, closed, primary=True)

    def sections(self) -> list[Section]:
        return [self._people(), self._children()]

    def _people(self) -> Section:
        held = self.object.duties.ongoing().select_related("user", "deputy_for")
        context = {"duties": held.order_by("role", "user__sort_key"), "reader": self.request.duty}
        return Section("kisiler", _("Görevliler"), "offices/office_people.html", context, order=10)

    def _children(self) -> Section:
        rows = list(self.object.children.order_by("kind", "sort_key")[: CHILDREN_SHOWN + 1])
        context = {"children": rows[:CHILDREN_SHOWN], "more": len(rows) > CHILDREN_SHOWN}
        return Section("alt", _("Alt makamlar"), "offices/office_children.html", context, order=20)

    def crumbs(self) -> list[tuple[str, str]]:
        return [(_("Makamlar"), reverse("office_list")), (str(self.object), "")]


detail = OfficeDetail.as_view()


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """DETSİS number and working state; the tree itself follows from the places."""
    office = get_object_or_404(Office.objects.under(request.duty.scope_path), pk=pk)
    access.may_edit_office(request.duty).demand()
    form = OfficeForm(request.POST or None, instance=office)
    if request.method == "POST" and form.is_valid():
        with guard(form) as done:
            form.save()
        if done:
            messages.success(request, _("Makam kaydedildi."))
            return redirect("office_detail", pk=pk)
    return render(request, "kit/form.html", _edit_context(form, pk))


def _edit_context(form: OfficeForm, pk: int) -> dict:
    back, name = reverse("office_detail", args=[pk]), form.instance.name
    return {
        "title": _("Makamı düzenle"),
        "lead": name,
        "crumbs": [(_("Makamlar"), reverse("office_list")), (name, back), (_("Düzenle"), "")],
        "form": form,
        "cancel_url": back,
    }
