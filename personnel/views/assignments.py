"""Görevlendirmeler: the list, one assignment, seating a teacher, ending a term early."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from centers.access import in_scope
from centers.models import Center
from smm_portal.kit import days
from smm_portal.kit.acts import Act
from smm_portal.kit.clause_marks import clause_chip
from smm_portal.kit.detail import DetailPage, Fact
from smm_portal.kit.lists import ListPage
from smm_portal.kit.refusals import guard
from smm_portal.offices import policy

from .. import access, conditions, seats, tables
from ..appointments import access as terms
from ..appointments import handover, lost, sections
from ..filters import AssignmentFilters, match_assignments
from ..forms import AssignForm, EndForm
from ..models import Assignment
from .teachers import METHODS


class AssignmentList(ListPage):
    """Who sits and sat where, inside the reader's scope."""

    title = _("Görevlendirmeler")
    lead = _("Merkezlerde kimin, hangi kadroda, ne zamandan ne zamana kadar görevli olduğu.")
    columns = tables.ASSIGNMENT_COLUMNS
    filterset_class = AssignmentFilters
    ordering = ("-starts", "-id")
    search_label = _("Öğretmen veya merkez ara")
    export_name = _("Görevlendirmeler")
    empty_title = _("Kapsamınızda görevlendirme yok.")
    empty_text = _(
        "Görevlendirme, bir çağrının kesin sonucundan ya da yeniden görevlendirmeden doğar."
    )

    def get_queryset(self):
        rows = Assignment.objects.visible_to(self.request.duty).select_related(
            "teacher", "seat__center__school__district__province"
        )
        return tables.with_role(rows)

    def get_columns(self):
        return tables.for_reader(self.request.duty, self.columns)

    def search(self, rows, text):
        return match_assignments(rows, text)

    def row_url(self, row):
        return reverse("personnel:assignment", args=[row.pk])

    def as_export(self):
        rows = self.rows.select_related(
            "teacher__subject", "teacher__school", "seat__center__school__district__province"
        )
        return replace(super().as_export(), rows=rows, columns=tables.ASSIGNMENT_EXPORT)


class AssignmentDetail(DetailPage):
    """One term: who, where, on what approval, till when."""

    page_name = "personnel:assignment"

    def get_queryset(self):
        rows = Assignment.objects.visible_to(self.request.duty).select_related(
            "teacher__subject",
            "teacher__school__office",
            "seat__center__school",
            "file",
            "start",
            "candidacy",
            "renewal",
        )
        return tables.with_role(rows)

    def get_title(self):
        return str(self.object.teacher)

    def get_subtitle(self):
        return f"{tables.role_words(self.object)} · {self.object.seat.center}"

    def chip(self):
        return tables.state_chip(self.object)

    def crumbs(self):
        return [(_("Görevlendirmeler"), reverse("personnel:assignments")), (self.get_title(), "")]

    def facts(self):
        row = self.object
        found = [
            Fact(_("Öğretmen"), self._teacher()),
            Fact(_("Branş"), row.teacher.subject.name),
            Fact(_("Görev yeri"), row.teacher.school.name),
            Fact(_("Merkez"), _link("centers:detail", row.seat.center)),
            Fact(_("Kadro"), self._seat()),
            Fact(_("İlk gün"), days.day(row.starts)),
            Fact(_("Son gün"), days.day(row.last_day)),
            Fact(_("Dayanak"), sections.basis_link(self.request.duty, row)),
            Fact(_("Onay"), self._approval()),
            Fact(_("Onay belgesi"), _file(row.file)),
        ]
        if started := sections.start_words(row):
            found.insert(6, Fact(_("Göreve başlama"), started))
        if row.ended_early:
            found.append(Fact(_("Erken bitiş gerekçesi"), row.end_reason))
        return found

    def _seat(self):
        text = _t("%(number)s. kadro") % {"number": self.object.seat.number}
        return format_html("{} {}", text, clause_chip("4/5"))

    def _teacher(self):
        duty, teacher = self.request.duty, self.object.teacher
        seen = in_scope(duty, teacher.school.office) or teacher.user_id == duty.user_id
        opens = seen and policy.may(duty, "personnel:teacher")
        return _link("personnel:teacher", teacher) if opens else str(teacher)

    def _approval(self):
        row = self.object
        day = days.day(row.approval_date)
        return format_html("{}, {} {}", sections.approval_link(row), day, clause_chip("10/4"))

    def sections(self):
        found = conditions.section(self.object)
        return [*([found] if found else []), *sections.of_assignment(self.request, self.object)]

    def acts(self):
        row = self.object
        url = reverse("personnel:assignment_end", args=[row.pk])
        start = reverse("personnel:duty_start", args=[row.pk])
        may_start = terms.may_record_start(self.request.duty, row)
        return [
            Act(_("Göreve başlamayı kaydet"), start, primary=True) if may_start else None,
            Act(_("Görevi erken bitir"), url, access.may_end(self.request.duty, row)),
        ]


def _link(url_name: str, obj):
    return format_html('<a href="{}">{}</a>', reverse(url_name, args=[obj.pk]), obj)


def _file(stored):
    if stored is None:
        return ""
    return format_html('<a href="{}">{}</a>', stored.get_absolute_url(), stored.name)


@require_http_methods(METHODS)
def assign(request, pk: int) -> HttpResponse:
    """Seat a teacher at a centre by the Ministry's approval."""
    center = get_object_or_404(Center.objects.visible_to(request.duty).with_place(), pk=pk)
    access.may_assign(request.duty, center).demand()
    form = AssignForm(
        request.POST or None,
        request.FILES or None,
        center=center,
        duty=request.duty,
        typed=request.GET,
    )
    if request.method == "POST" and form.is_valid():
        with guard(form, "seat") as done:
            row = form.save()
        if done:
            messages.success(request, _t("%(name)s görevlendirildi.") % {"name": row.teacher})
            return redirect("centers:detail", pk=center.pk)
    return render(request, "personnel/assign.html", _assign_context(center, form))


def _assign_context(center: Center, form: AssignForm) -> dict:
    title, back = _t("Öğretmen görevlendir"), reverse("centers:detail", args=[center.pk])
    return {
        "title": title,
        "lead": center.name,
        "crumbs": [(_("Merkezler"), reverse("centers:list")), (center.name, back), (title, "")],
        "back_url": back,
        "submit_label": _t("Görevlendir"),
        "form": form,
        "all_taken": seats.all_taken(form.offer),
    }


@require_http_methods(METHODS)
def end(request, pk: int) -> HttpResponse:
    """End a term before its last day, with the reason."""
    rows = Assignment.objects.visible_to(request.duty).select_related("teacher", "seat__center")
    row = get_object_or_404(rows, pk=pk)
    access.may_end(request.duty, row).demand()
    proposed = {"reason": lost.reason(request.GET.get("neden", ""))}
    form = EndForm(request.POST or None, assignment=row, initial=proposed)
    back = reverse("personnel:assignment", args=[pk])
    if request.method == "POST" and form.is_valid():
        with guard(form, "last_day") as done:
            form.save()
            handover.begin(row)
        if done:
            messages.success(request, _t("Görevin son günü yazıldı; devir teslim listesi açıldı."))
            return redirect(back)
    return render(request, "kit/form.html", _end_context(row, form, back))


def _end_context(row: Assignment, form: EndForm, back: str) -> dict:
    title = _t("Görevi erken bitir")
    said = {"day": days.day(row.last_day)}
    lead = _t("Görevin şimdiki son günü %(day)s. Kısaltılan görev yeniden uzatılamaz.") % said
    crumbs = [(_("Görevlendirmeler"), reverse("personnel:assignments")), (str(row.teacher), back)]
    return {
        "title": f"{title}: {row.teacher}",
        "lead": lead,
        "crumbs": [*crumbs, (title, "")],
        "back_url": back,
        "submit_label": title,
        "danger": True,
        "form": form,
    }
