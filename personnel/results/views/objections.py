"""Objections: the applicant files one, the commission decides it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from smm_portal.kit import days
from smm_portal.kit.refusals import guard

from ...models import Candidacy, Objection
from .. import access, objecting, page, reading
from .. import board as boards
from ..forms import DecisionForm, ObjectionForm
from .board import METHODS, posted


@require_http_methods(METHODS)
def new(request, pk: int) -> HttpResponse:
    """An applicant objects to the provisional result of one of his wishes."""
    rows = reading.told(Candidacy.objects.filter(application__teacher__user=request.duty.user_id))
    wish = get_object_or_404(rows, pk=pk)
    commission = objecting.commission_of(wish)
    access.may_object(request.duty, wish, commission).demand()
    form = ObjectionForm(posted(request), request.FILES or None, duty=request.duty)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        with guard(form, "text") as done:
            objecting.file(wish, request.duty, data["text"], data["file"])
        if done:
            messages.success(request, _t("İtirazınız komisyona iletildi."))
            return redirect("personnel:application", pk=wish.application_id)
    status = 422 if form.errors else 200
    return render(
        request, "personnel/results/objection.html", _new(wish, commission, form), status=status
    )


def _new(wish: Candidacy, commission, form) -> dict:
    title, back = (
        _t("Sonuca itiraz et"),
        reverse("personnel:application", args=[wish.application_id]),
    )
    said = {"day": days.day(commission.objections_until)}
    seat = f"{wish.call_seat.seat.center.name} · {reading.seat_words(wish.call_seat)}"
    return {
        "title": title,
        "lead": seat,
        "crumbs": [
            (_("Başvurularım"), reverse("personnel:my_applications")),
            (commission.call.title, back),
            (title, ""),
        ],
        "back_url": back,
        "submit_label": _t("İtirazı gönder"),
        "form": form,
        "ruling": page.ruling_words(reading.confirmed(wish)),
        "until": _t("İtirazın son günü %(day)s.") % said,
        "left": days.days_left(commission.objections_until),
    }


@require_http_methods(METHODS)
def decide(request, pk: int) -> HttpResponse:
    """The commission decides on an objection, in supplementary minutes."""
    objection, commission = _objection_for(request, pk)
    access.may_decide(request.duty, commission).demand()
    row = boards.of(commission, request.duty).row(objection.candidacy_id)
    access.may_see(row).demand()
    form = DecisionForm(posted(request), row=row, initial=_initial(objection, row))
    if request.method == "POST" and form.is_valid():
        with guard(form) as done:
            objecting.decide(commission, objection, request.duty, form.said())
        if done:
            messages.success(request, _t("Karar ek tutanağa yazıldı."))
            return redirect(f"{reverse('personnel:results', args=[commission.pk])}#itirazlar")
    status = 422 if form.errors else 200
    context = _decide(commission, objection, row, form)
    return render(request, "personnel/results/decide.html", context, status=status)


def _objection_for(request, pk: int):
    """The objection and its commission inside the reader's scope; 404 outside."""
    rows = Objection.objects.select_related("candidacy__call_seat", "file", "minutes")
    objection = get_object_or_404(rows, pk=pk)
    seat = objection.candidacy.call_seat
    mine = reading.commissions(request.duty)
    return objection, get_object_or_404(mine, call=seat.call_id, province=seat.province_id)


def _initial(objection: Objection, row: boards.Row) -> dict:
    if objection.accepted is None:
        return {}
    return {
        "accepted": "evet" if objection.accepted else "hayir",
        "decision": objection.decision,
        "fits": "degil" if row.ruling.outcome == "UNFIT" else "uygun",
        "reason": row.ruling.reason,
        "note": row.ruling.accepted,
    }


def _decide(commission, objection: Objection, row: boards.Row, form: DecisionForm) -> dict:
    title, back = _t("İtirazı karara bağla"), reverse("personnel:results", args=[commission.pk])
    return {
        "title": title,
        "lead": f"{row.teacher} · {reading.seat_words(row.wish.call_seat)}",
        "crumbs": page.crumbs(commission, title, (_("Sonuçlar"), back)),
        "back_url": f"{back}#itirazlar",
        "submit_label": _t("Kararı kaydet"),
        "form": form,
        "objection": objection,
        "row": row,
        "ruling": page.ruling_words(reading.confirmed(row.wish)),
    }
