"""The dossier: where it stands, asking for a new one, its progress."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _t
from django.views.decorators.http import require_http_methods

from ...models import Dossier
from .. import access, page
from ..dossiers import outbox
from .board import METHODS, commission_for


@require_http_methods(METHODS)
def dossier(request, pk: int) -> HttpResponse:
    """Where the newest dossier stands; a POST asks for one (again)."""
    commission = commission_for(request, pk)
    access.may_have_dossier(request.duty, commission).demand()
    row = outbox.latest(commission)
    if request.method == "POST":
        return _request(request, commission, row)
    if request.htmx:
        response = render(request, "personnel/results/_dossier_progress.html", {"dossier": row})
        if row is None or not row.working:
            response["HX-Refresh"] = "true"
        return response
    return render(request, "personnel/results/dossier.html", _context(commission, row))


def _request(request, commission, row: Dossier | None) -> HttpResponse:
    if row is None or not outbox.retry(row):
        outbox.request(commission, request.duty)
    messages.success(request, _t("Dosya paketi sıraya alındı."))
    return redirect("personnel:dossier", pk=commission.pk)


def _context(commission, row: Dossier | None) -> dict:
    title = _t("Dosya paketi")
    return {
        "title": title,
        "lead": f"{commission.province} · {commission.call.title}",
        "crumbs": page.crumbs(commission, title),
        "dossier": row,
        "commission": commission,
    }
