"""The board of letters of a centre, and the last period's work brought again (8/1, 9/1)."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from centers.models import Center
from smm_portal.kit.paging import whole
from smm_portal.kit.refusals import explain
from smm_portal.offices import policy

from ...views.teachers import METHODS
from .. import access, copying, letters


def _center(request, pk: int) -> Center:
    return get_object_or_404(Center.objects.visible_to(request.duty).with_place(), pk=pk)


def _crumbs(center: Center, title) -> list:
    url = reverse("centers:detail", args=[center.pk]) + "#is-bolumu"
    return [(_("Merkezler"), reverse("centers:list")), (center.name, url), (title, "")]


@require_safe
def board(request, pk: int) -> HttpResponse:
    """Every letter of 8/1 and 9/1 in a year: who has it, which records show it."""
    center = _center(request, pk)
    if not letters.shown(center):
        raise Http404
    years = letters.years(center)
    year = whole(request.GET.get("yil", ""))
    year = year if year in years else years[0]
    title = _t("Görev bentleri %(year)s") % {"year": year}
    context = {
        "title": title,
        "lead": _t(
            "Madde 8/1 ve Madde 9/1 bentleri: yıl içinde kime iş verildi, hangi kayıtlar var. "
            "Kaydı olmayanlar ekimden başlayarak bulgu olur."
        ),
        "center": center,
        "crumbs": _crumbs(center, title),
        "parts": letters.board(center, year),
        "year": year,
        "years": years,
        "gives": bool(access.may_give(request.duty, center)),
        "lists": bool(policy.may(request.duty, "personnel:tasks")),
    }
    return render(request, "personnel/work/letters.html", context)


@require_http_methods(METHODS)
def copy(request, pk: int) -> HttpResponse:
    """What was given in earlier terms, to be given again with one press (8/1-f)."""
    center = _center(request, pk)
    access.may_give(request.duty, center).demand()
    found = copying.proposals(center)
    ticked = set(request.POST.getlist("is")) if request.method == "POST" else None
    error = ""
    if ticked is not None:
        chosen = [one for one in found if str(one.past.pk) in ticked]
        error = _t("Verilecek işleri işaretleyin.") if not chosen else _give(request, chosen)
        if not error:
            return redirect(reverse("personnel:tasks"))
    title = _t("Önceki dönemin işlerini getir")
    context = {
        "title": title,
        "lead": _t(
            "Önceki görev sürelerinde verilen işler, kadroda bugün oturan kişiye önerilir. "
            "İşaretlediklerinizin hepsi birlikte verilir; hepsi bugün başlar."
        ),
        "center": center,
        "crumbs": _crumbs(center, title),
        "back_url": reverse("centers:detail", args=[pk]) + "#is-bolumu",
        "rows": [(one, ticked is None or str(one.past.pk) in ticked) for one in found],
        "error": error,
    }
    return render(request, "personnel/work/copy.html", context, status=422 if error else 200)


def _give(request, chosen) -> str:
    """Give the chosen; what the database refused, in words."""
    try:
        given = copying.give_again(request.duty, chosen)
    except Exception as exc:
        refusal = explain(exc)
        if refusal is None:
            raise
        return refusal.message
    messages.success(request, _t("%(count)s iş verildi.") % {"count": len(given)})
    return ""
