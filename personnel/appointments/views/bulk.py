"""Appointing a whole list by one approval: nominations (10/4) and proposals of renewal (10/5)."""

from urllib.parse import quote

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from smm_portal.kit import dates
from smm_portal.kit.acts import ClauseRefusal
from smm_portal.kit.refusals import with_clause

from ...services import longest_last_day
from ...views.teachers import METHODS
from .. import access, nominations, renewals, services, tables
from ..forms import AppointForm, ApprovalForm

CHOSEN = "sec"


def _asked(request) -> dict:
    """Rows ticked beforehand, from the address."""
    chosen = [
        int(v) for v in request.GET.getlist(CHOSEN) if v.isascii() and v.isdigit() and len(v) < 10
    ]
    return {"rows": chosen} if chosen else {}


@require_http_methods(METHODS)
def appoint(request) -> HttpResponse:
    """Appoint people of the nomination list."""
    access.may_appoint(request.duty).demand()
    mine = {"candidacy__application__teacher__user": request.duty.user_id}
    listed = list(nominations.to_appoint().exclude(**mine))  # nobody appoints himself
    initial = _asked(request) | _usual_days(listed)
    form = AppointForm(
        request.POST or None,
        request.FILES or None,
        listed=listed,
        duty=request.duty,
        initial=initial,
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        rows = services.of_nominations(form.chosen, data["starts"], data["last_day"])
        if answer := _appoint(request, form, rows):
            return answer
    context = {
        "title": _t("Listeyi görevlendir"),
        "lead": _t("Bakanlığın bir onayıyla listedekiler görevlendirilir (Madde 10/4)."),
        "crumbs": [
            (_("Görevlendirme teklifleri"), reverse("personnel:nominations")),
            (_("Listeyi görevlendir"), ""),
        ],
        "back_url": reverse("personnel:nominations"),
        "lines": [_nominated(one) for one in listed],
        "empty": _t("Listede görevlendirilmeyi bekleyen kimse yok."),
    }
    return _page(request, form, context)


def _usual_days(listed) -> dict:
    """The first day that the calls name, not before today; the longest term from it."""
    starts = max([dates.today(), *(one.call_seat.call.term_starts_on for one in listed)])
    return {"starts": starts, "last_day": longest_last_day(starts)}


def _nominated(one) -> dict:
    return {
        "pk": one.pk,
        "teacher": one.candidacy.application.teacher,
        "center": one.call_seat.seat.center,
        "role": tables.seat_words(one.call_seat),
        "more": one.call_seat.call.title,
        "url": reverse("personnel:nomination_seat", args=[one.call_seat_id]),
    }


@require_http_methods(METHODS)
def approve(request) -> HttpResponse:
    """Approve proposals of renewal, one or many, by one approval."""
    access.may_approve(request.duty).demand()
    mine = {"assignment__teacher__user": request.duty.user_id}
    listed = list(renewals.proposed().exclude(**mine))
    form = ApprovalForm(
        request.POST or None,
        request.FILES or None,
        listed=listed,
        duty=request.duty,
        initial=_asked(request),
    )
    if request.method == "POST" and form.is_valid():
        answer = _appoint(request, form, services.of_renewals(form.chosen))
        if answer:
            return answer
    context = {
        "title": _t("Yeniden görevlendir"),
        "lead": _t("Bakanlığın bir onayıyla inha edilenler yeniden görevlendirilir (Madde 10/5)."),
        "crumbs": [
            (_("Yeniden görevlendirmeler"), reverse("personnel:renewals")),
            (_("Yeniden görevlendir"), ""),
        ],
        "back_url": reverse("personnel:renewals"),
        "lines": [_renewed(one) for one in listed],
        "empty": _t("Onay bekleyen inha yok."),
    }
    return _page(request, form, context)


def _renewed(one) -> dict:
    row = one.assignment
    return {
        "pk": one.pk,
        "teacher": row.teacher,
        "center": row.seat.center,
        "role": _t("%(number)s. kadro") % {"number": row.seat.number},
        "first": row.ends,
        "last": one.until,
        "url": reverse("personnel:renewal", args=[row.pk]),
        "warnings": [c for c in one.conditions if not c.get("ok")],
    }


def _appoint(request, form, rows) -> HttpResponse | None:
    """Appoint all; the page of the approval. None where somebody stood in the way: ``form`` says."""
    try:
        made = services.appoint_all(rows, form.approval)
    except services.NotAppointedError as exc:
        form.refusals = {row.source.pk: with_clause(refusal) for row, refusal in exc.refusals}
        form.add_error("rows", _refused_words(len(exc.refusals), len(rows)))
        return None
    except ClauseRefusal as refusal:
        form.add_error(
            refusal.field if refusal.field in form.fields else None, with_clause(refusal)
        )
        return None
    said = {"count": len(made)}
    messages.success(request, _t("%(count)s kişi görevlendirildi; ilgililere bildirildi.") % said)
    return redirect(approval_url(form.cleaned_data["approval_number"]))


def approval_url(number: str) -> str:
    """The page of everybody whom one approval appointed."""
    return f"{reverse('personnel:approval')}?onay={quote(number)}"


def _refused_words(failed: int, asked: int) -> str:
    said = {"failed": failed, "asked": asked}
    return (
        _t(
            "Seçilen %(asked)s kişiden %(failed)s kişi görevlendirilemiyor; nedenleri satırlarında. "
            "Hiçbiri görevlendirilmedi."
        )
        % said
    )


def _page(request, form, context: dict) -> HttpResponse:
    refusals, ticked = getattr(form, "refusals", {}), form.ticked
    for line in context["lines"]:
        line["refusal"], line["ticked"] = refusals.get(line["pk"], ""), line["pk"] in ticked
    context |= {"form": form, "submit_label": _t("Görevlendir")}
    return render(request, "personnel/appointments/bulk.html", context)
