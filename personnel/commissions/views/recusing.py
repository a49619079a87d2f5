"""A member declares his relations, and withdraws from files (reading 11)."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.views.decorators.http import require_http_methods

from smm_portal.kit.refusals import guard

from ...models import CommissionState
from .. import access, files, services
from ..forms.recusing import DeclareForm, RecuseForm
from . import load

METHODS = ["GET", "HEAD", "POST"]
SURE = "onay"


@require_http_methods(METHODS)
def declare(request, pk: int) -> HttpResponse:
    """At the opening: to which applicants the member is bound; then once more before it stands."""
    commission = load.commission(request, pk)
    access.may_review(request.duty, commission).demand()
    if commission.declared or commission.state in access.ENDED:
        return redirect("personnel:review", pk)
    form = DeclareForm(
        request.POST or None, applications=_open_files(request, commission), user=request.user.pk
    )
    if request.method == "POST" and form.is_valid():
        if SURE not in request.POST:
            return render(request, _CONFIRM, _sure(commission, form, form.in_words()))
        with guard(form) as done:
            services.declare(commission, request.duty, form.relations())
        if done:
            messages.success(request, _t("Beyanınız kaydedildi. Dosyaları inceleyebilirsiniz."))
            return redirect("personnel:review", pk)
    return render(request, "personnel/commissions/declare.html", _declaring(commission, form))


_CONFIRM = "personnel/commissions/sure.html"


def _open_files(request, commission) -> list:
    """The files that the member did not withdraw from yet."""
    rows = files.of(commission).select_related("teacher__subject", "teacher__school")
    rows = rows.exclude(recusals__user=request.user.pk)
    return list(rows.order_by("teacher__sort_key", "pk"))


def _declaring(commission, form) -> dict:
    title = _t("Başvuranlarla ilişkiniz")
    lead = _t(
        "Yakınınız olan ya da başka bir nedenle tarafsız kalamayacağınız adayları bildirin."
        " Onların dosyaları size kapanır (Madde 10/2)."
    )
    return {**_page(commission, title), "lead": lead, "form": form, "submit_label": _t("İlerle")}


def _sure(commission, form, lines) -> dict:
    """The page before a decision that nobody takes back."""
    return {
        **_page(commission, _t("Beyanınızı onaylayın")),
        "lead": _t("Beyan ve çekilme geri alınmaz (Madde 10/2)."),
        "form": form,
        "lines": lines,
        "sure": SURE,
    }


def _page(commission, title: str) -> dict:
    here = f"{commission.province} · {commission.call}"
    back = commission.get_absolute_url()
    home = reverse("personnel:commissions")
    crumbs = [(_t("Komisyonlar"), home), (here, back), (title, "")]
    return {"title": title, "crumbs": crumbs, "back_url": back, "commission": commission}


@require_http_methods(METHODS)
def recuse(request, pk: int, application: int) -> HttpResponse:
    """The member withdraws from one file, for good."""
    commission = load.commission(request, pk)
    access.may_review(request.duty, commission).demand()
    row = load.application(commission, application)
    access.may_recuse(request.duty, commission, row).demand()
    form = RecuseForm(request.POST or None, own=row.teacher.user_id == request.user.pk)
    if request.method == "POST" and form.is_valid():
        if SURE not in request.POST:
            lines = [
                (row.teacher, dict(form.fields["kind"].choices)[form.cleaned_data["kind"]], "")
            ]
            return render(request, _CONFIRM, _sure(commission, form, lines))
        with guard(form) as done:
            services.recuse(commission, row, request.duty, **form.cleaned_data)
        if done:
            messages.success(request, _t("Dosyadan çekildiniz."))
            return redirect("personnel:review", pk)
    title = _t("Dosyadan çekil: %(name)s") % {"name": row.teacher}
    lead = _t("Çekildiğiniz dosya size kapanır; verdiğiniz puan sayılmaz (Madde 10/2).")
    context = {**_page(commission, title), "lead": lead, "form": form}
    context["submit_label"] = _t("İlerle")
    return render(request, "kit/form.html", context)


def must_declare(commission) -> bool:
    """Whether the member has to declare his relations before he reads files."""
    deciding = (CommissionState.REVIEWING, CommissionState.PROVISIONAL)
    return commission.state in deciding and not commission.declared
