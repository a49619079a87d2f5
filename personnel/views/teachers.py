"""The registry: list, a teacher's page, one's own record, entering and changing facts."""

from dataclasses import replace
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from smm_portal.kit.acts import Act
from smm_portal.kit.detail import DetailPage
from smm_portal.kit.lists import ListPage
from smm_portal.kit.refusals import guard

from .. import access, facts, tables
from ..filters import TeacherFilters, match_teachers
from ..forms import TeacherForm
from ..imports import TeacherImport
from ..models import Assignment, Teacher

METHODS = ["GET", "HEAD", "POST"]


def placed(rows):
    """Teachers with subject, school and place in the same query."""
    return rows.select_related("subject", "school__district__province")


def _seated_now() -> Prefetch:
    """Where teachers sit today, for ``tables.center_of``."""
    rows = Assignment.objects.in_force().select_related("seat__center")
    rows = rows.only("teacher", "seat__center__name")
    return Prefetch("assignments", rows, to_attr="seated_now")


class TeacherList(ListPage):
    """Teachers at the schools of the reader's scope."""

    title = _("Öğretmenler")
    lead = _("Madde 6 ve 7'nin aradığı bilgilerle öğretmen kayıtları.")
    columns = tables.TEACHER_COLUMNS
    filterset_class = TeacherFilters
    search_label = _("Öğretmen veya okul ara")
    export_name = _("Öğretmenler")
    empty_title = _("Kapsamınızda kayıtlı öğretmen yok.")
    empty_text = _("Öğretmenler tek tek veya Excel dosyasıyla kaydedilir.")

    def get_queryset(self):
        rows = Teacher.objects.visible_to(self.request.duty)
        rows = rows.select_related("subject", "school__district__province")
        return rows.only(*tables.TEACHER_LIST_FIELDS).prefetch_related(_seated_now())

    def get_columns(self):
        return tables.for_reader(self.request.duty, self.columns)

    def search(self, rows, text):
        return match_teachers(rows, text)

    template_name = "personnel/teacher_list.html"

    def extra_context(self):
        return {"may_find": access.may_seek_identity(self.request.duty)}

    def row_url(self, row):
        return reverse("personnel:teacher", args=[row.pk])

    def main_act(self):
        return Act(_("Öğretmen ekle"), reverse("personnel:teacher_new"), primary=True)

    def acts(self):
        url = reverse("documents:import_new", args=[TeacherImport.kind])
        may = access.may_register(self.request.duty)
        return [Act(_("Excel'den aktar"), url)] if may else []

    def as_export(self):
        rows = placed(self.rows.defer(None))
        return replace(super().as_export(), rows=rows, columns=tables.TEACHER_EXPORT)


class TeacherDetail(DetailPage):
    """One teacher: the facts with the clauses they serve, duties, assignments, account."""

    page_name = "personnel:teacher"

    def get_queryset(self):
        return placed(Teacher.objects.visible_to(self.request.duty)).select_related(
            "user", "school__office"
        )

    def get_subtitle(self):
        return f"{self.object.subject} · {self.object.school}"

    def chip(self):
        return facts.working_chip(self.object)

    def crumbs(self):
        return [(_("Öğretmenler"), reverse("personnel:teachers")), (str(self.object), "")]

    def facts(self):
        return facts.of_teacher(self.request.duty, self.object)

    def acts(self):
        duty, teacher = self.request.duty, self.object
        edit_url = reverse("personnel:teacher_edit", args=[teacher.pk])
        number_url = reverse("personnel:teacher_identity", args=[teacher.pk])
        looks_url = f"{reverse('identity_views')}?{urlencode({'q': teacher.full_name})}"
        return [
            Act(_("Kaydı düzenle"), edit_url, access.may_edit(duty, teacher)),
            Act(_("Kimlik numarasını göster"), number_url, access.may_see_identity(duty, teacher)),
            Act(_("Kimlik numarasını görüntüleyenler"), looks_url),
        ]

    def sections(self):
        return facts.sections(self.request, self.object)

    def related_history(self):
        return [self.object.managerial_duties.all(), self.object.assignments.all()]


class MyRecord(TeacherDetail):
    """One's own record, to be checked by the teacher himself."""

    page_name = "personnel:my_record"

    def get_queryset(self):
        return super().get_queryset().filter(user=self.request.duty.user_id)

    def get_title(self):
        return _t("Öğretmen kaydım")

    def crumbs(self):
        return [(self.get_title(), "")]

    def extra_context(self):
        return {"about": _("Kaydınızda yanlış varsa il müdürlüğünüze bildirin.")}

    def acts(self):
        return []


@require_http_methods(METHODS)
def new(request) -> HttpResponse:
    """Enter a teacher."""
    form = TeacherForm(request.POST or None, duty=request.duty, typed=request.GET)
    title = _t("Öğretmen ekle")
    crumbs = [(_("Öğretmenler"), reverse("personnel:teachers")), (title, "")]
    back = reverse("personnel:teachers")
    return _save(request, form, {"title": title, "crumbs": crumbs, "back_url": back})


@require_http_methods(METHODS)
def edit(request, pk: int) -> HttpResponse:
    """Change a teacher's facts."""
    teacher = get_object_or_404(Teacher.objects.visible_to(request.duty), pk=pk)
    access.may_edit(request.duty, teacher).demand()
    data = request.POST or None
    form = TeacherForm(data, duty=request.duty, instance=teacher, typed=request.GET)
    title, back = _t("Öğretmen kaydını düzenle"), reverse("personnel:teacher", args=[pk])
    crumbs = [(_("Öğretmenler"), reverse("personnel:teachers")), (str(teacher), back), (title, "")]
    return _save(request, form, {"title": title, "crumbs": crumbs, "back_url": back})


def _save(request, form: TeacherForm, context: dict) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        with guard(form) as done:
            teacher = form.save()
        if done:
            messages.success(request, _t("Öğretmen kaydedildi: %(name)s") % {"name": teacher})
            return redirect("personnel:teacher", pk=teacher.pk)
    return render(request, "kit/form.html", {**context, "form": form})
