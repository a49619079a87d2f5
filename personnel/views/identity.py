"""The identity number: finding a teacher by it, and seeing the whole of it for a reason."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from smm_portal.kit.forms import Form
from smm_portal.kit.refusals import guard
from smm_portal.offices import looks
from smm_portal.offices.identity import keyed_hash

from .. import access
from ..filters import as_identity
from ..models import Teacher
from ..sections import subject_of
from .teachers import METHODS


class LookForm(Form):
    """Why the whole number is needed."""

    reason = forms.CharField(
        label=_("Gerekçe"),
        min_length=10,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("En az on karakter. Örnek: Görevlendirme onayı MEBBİS'e işlenecek."),
        error_messages={"min_length": _("Gerekçe en az on karakter olmalı.")},
    )


@require_POST
def find(request) -> HttpResponse:
    """The page of the teacher with the posted number; it stands in no address."""
    number = as_identity(request.POST.get("kimlik", "")[:40])
    rows = Teacher.objects.visible_to(request.duty)
    found = rows.filter(identity_hash=keyed_hash(number)).first() if number else None
    if found:
        return redirect("personnel:teacher", pk=found.pk)
    missing = _t("Kapsamınızda bu kimlik numarasıyla kayıtlı öğretmen yok.")
    messages.warning(request, missing if number else _t("On bir rakam yazın."))
    return redirect("personnel:teachers")


@never_cache
@require_http_methods(METHODS)
def show(request, pk: int) -> HttpResponse:
    """Ask for the reason; then show the number once, in the answer itself, and keep the look."""
    teacher = get_object_or_404(Teacher.objects.visible_to(request.duty), pk=pk)
    access.may_see_identity(request.duty, teacher).demand()
    form, number = LookForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        with guard(form, "reason"):
            reason = form.cleaned_data["reason"]
            number = looks.look(request.duty, subject_of(teacher), teacher, reason)
    context = {**_context(teacher), "form": form, "number": number}
    template = "personnel/teacher_identity_shown.html" if number else "kit/form.html"
    return render(request, template, context)


def _context(teacher: Teacher) -> dict:
    title, back = _t("Kimlik numarasını göster"), reverse("personnel:teacher", args=[teacher.pk])
    crumbs = [(_("Öğretmenler"), reverse("personnel:teachers")), (str(teacher), back), (title, "")]
    lead = _t("Numarayı görüntülediğiniz, gerekçenizle birlikte kaydedilir; %(name)s de görür.")
    return {
        "title": title,
        "lead": lead % {"name": teacher},
        "crumbs": crumbs,
        "back_url": back,
        "submit_label": title,
    }
