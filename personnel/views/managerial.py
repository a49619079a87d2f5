"""Managerial duties of a teacher: adding one, and its end (6/1-c)."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from smm_portal.kit.refusals import guard

from .. import access
from ..forms import ManagerialDutyForm, ManagerialEndForm
from ..models import ManagerialDuty, Teacher
from .teachers import METHODS


@require_http_methods(METHODS)
def new(request, pk: int) -> HttpResponse:
    """Enter a managerial duty that the teacher holds or held."""
    teacher = get_object_or_404(Teacher.objects.visible_to(request.duty), pk=pk)
    access.may_edit(request.duty, teacher).demand()
    form = ManagerialDutyForm(request.POST or None, teacher=teacher, typed=request.GET)
    return _save(request, form, teacher, _("Yöneticilik görevi ekle"), _("Görev eklendi."))


@require_http_methods(METHODS)
def end(request, pk: int) -> HttpResponse:
    """Write the last day of a managerial duty that goes on."""
    rows = ManagerialDuty.objects.filter(
        teacher__in=Teacher.objects.visible_to(request.duty), ends__isnull=True
    )
    row = get_object_or_404(rows.select_related("teacher", "school"), pk=pk)
    access.may_edit(request.duty, row.teacher).demand()
    form = ManagerialEndForm(request.POST or None, row=row)
    title = _("Yöneticilik görevini bitir")
    return _save(request, form, row.teacher, title, _("Son gün yazıldı."), lead=str(row))


def _save(request, form, teacher: Teacher, title: str, said: str, lead: str = "") -> HttpResponse:
    back = reverse("personnel:teacher", args=[teacher.pk])
    if request.method == "POST" and form.is_valid():
        with guard(form) as done:
            form.save()
        if done:
            messages.success(request, said)
            return redirect(back)
    crumbs = [(_("Öğretmenler"), reverse("personnel:teachers")), (str(teacher), back), (title, "")]
    context = {"title": title, "lead": lead, "crumbs": crumbs, "back_url": back, "form": form}
    return render(request, "kit/form.html", context)
