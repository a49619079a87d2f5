"""Naming and ending a deputy general coordinator, by the host school's principal."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from centers.models import Center
from smm_portal.kit.refusals import guard
from smm_portal.offices.models import Duty

from .. import deputies
from ..forms_deputies import DeputyForm
from .teachers import METHODS


def _center(request, **which) -> Center:
    """The centre in the principal's own school; others do not exist for him."""
    return get_object_or_404(Center.objects.visible_to(request.duty).with_place(), **which)


@require_http_methods(METHODS)
def name(request, pk: int) -> HttpResponse:
    """Name who stands in for the general coordinator, for a period (reading 29)."""
    center = _center(request, pk=pk)
    deputies.may_name(request.duty, center).demand()
    form = DeputyForm(request.POST or None, center=center)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        with guard(form, "coordinator") as done:
            deputies.name(
                request.duty, center, data["coordinator"], data["starts"], data["last_day"]
            )
        if done:
            messages.success(request, _("Vekil belirlendi ve kendisine bildirildi."))
            return redirect("centers:detail", pk=center.pk)
    return render(request, "kit/form.html", _context(center, form))


def _context(center: Center, form: DeputyForm) -> dict:
    title, back = _("Vekil belirle"), reverse("centers:detail", args=[center.pk])
    return {
        "title": title,
        "lead": _(
            "Genel koordinatör kadrosu boşken onun işlerini, sizin belirlediğiniz mesleki gelişim"
            " koordinatörü vekâleten yapar."
        ),
        "crumbs": [(_("Merkezler"), reverse("centers:list")), (center.name, back), (title, "")],
        "back_url": back,
        "submit_label": title,
        "form": form,
    }


@require_POST
def end(request, pk: int) -> HttpResponse:
    """End a deputy's period today."""
    deputy = get_object_or_404(
        Duty.objects.visible_to(request.duty), pk=pk, source__startswith=deputies.SOURCE
    )
    center = _center(request, office=deputy.office_id)
    if not deputies.is_principal(request.duty, center):
        raise Http404
    deputies.end(request.duty, deputy)
    messages.success(request, _("Vekâlet bitirildi."))
    return redirect("centers:detail", pk=center.pk)
