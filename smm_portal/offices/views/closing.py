"""Closing a person's account, and opening it again."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from smm_portal.kit.detail import Fact
from smm_portal.kit.refusals import guard

from .. import access, closing
from ..forms import ReasonForm
from ..models import User


@dataclass(frozen=True)
class _Change:
    """One of the two ways: who may, what is done, and its words."""

    may: Any
    do: Any
    title: Any
    lead: Any
    done: Any
    danger: bool


CLOSING = _Change(
    access.may_close,
    closing.close,
    gettext_lazy("Hesabı kapat"),
    gettext_lazy("Kişi bir daha giriş yapamaz ve açık oturumları hemen biter. Kayıtları kalır."),
    gettext_lazy("Hesap kapatıldı; açık oturumlar bitti."),
    True,
)
REOPENING = _Change(
    access.may_reopen,
    closing.reopen,
    gettext_lazy("Hesabı yeniden aç"),
    gettext_lazy("Kişi eski parolasıyla yeniden giriş yapar; süren görevleri geçerlidir."),
    gettext_lazy("Hesap yeniden açıldı."),
    False,
)


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close the account."""
    return _change(request, pk, CLOSING)


@require_http_methods(["GET", "HEAD", "POST"])
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the account again."""
    return _change(request, pk, REOPENING)


def _change(request: HttpRequest, pk: int, change: _Change) -> HttpResponse:
    person = get_object_or_404(User.objects.visible_to(request.duty), pk=pk)
    change.may(request.duty, person).demand()
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with guard(form, "reason") as done:
            change.do(request.duty, person, form.cleaned_data["reason"])
        if done:
            messages.success(request, change.done)
            return redirect("user_detail", pk=pk)
    return render(request, "offices/duty_end.html", _context(change, person, form))


def _context(change: _Change, person: User, form: ReasonForm) -> dict:
    back = reverse("user_detail", args=[person.pk])
    return {
        "title": change.title,
        "lead": change.lead,
        "crumbs": [
            (_("Görev yetkileri"), reverse("duty_list")),
            (str(person), back),
            (change.title, ""),
        ],
        "facts": [Fact(_("Kişi"), str(person)), Fact(_("E-posta"), person.email)],
        "form": form,
        "danger": change.danger,
        "submit_label": change.title,
        "cancel_url": back,
    }
