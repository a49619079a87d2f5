"""What MTEGM does with a call: begin, copy, publish, extend, cancel, conclude (10/1)."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from smm_portal.kit.acts import Verdict
from smm_portal.kit.forms import Form
from smm_portal.kit.refusals import guard

from ...models import Call
from .. import access, missing, services, steps, telling
from ..forms import ExtensionForm, ReasonForm

METHODS = ["GET", "HEAD", "POST"]


def _call(request, pk: int) -> Call:
    return get_object_or_404(Call.objects.visible_to(request.duty), pk=pk)


@require_POST
def new(request) -> HttpResponse:
    """Begin a draft with the usual days, and lead to its first step."""
    call = services.begin()
    messages.success(request, _("Çağrı taslağı açıldı. Günler iş günü sayılarak önerildi."))
    return redirect("personnel:call_step", pk=call.pk, slug=missing.MATTER)


@require_POST
def copy(request, pk: int) -> HttpResponse:
    """A new draft with the text, criteria and documents of this call."""
    call = services.copy(_call(request, pk))
    messages.success(request, _("Ölçütler ve belgeler yeni taslağa alındı. Kadroları seçin."))
    return redirect("personnel:call_step", pk=call.pk, slug=missing.MATTER)


@require_http_methods(["GET", "HEAD"])
def write(request, pk: int) -> HttpResponse:
    """Go on where the draft lacks something; else to the summary."""
    call = _call(request, pk)
    access.may_write(request.duty, call).demand()
    first = next((one.step for one in missing.of(call)), steps.SUMMARY)
    return redirect("personnel:call_step", pk=call.pk, slug=first)


@require_POST
def discard(request, pk: int) -> HttpResponse:
    """Throw a draft away."""
    call = _call(request, pk)
    access.may_write(request.duty, call).demand()
    services.discard(call)
    messages.success(request, _("Taslak silindi."))
    return redirect("personnel:calls")


@require_POST
def ready(request, pk: int) -> HttpResponse:
    """Tell MTEGM's head that the draft can be published."""
    call = _call(request, pk)
    access.may_write(request.duty, call).demand()
    access.may_tell_ready(request.duty, call, missing.of(call)).demand()
    telling.ready(call)
    messages.success(request, _("Yöneticiye bildirildi."))
    return redirect(call)


@require_POST
def publish(request, pk: int) -> HttpResponse:
    """Publish; what bars it is shown at the summary."""
    call = _call(request, pk)
    access.may_publish(request.duty, call, missing.of(call)).demand()
    if _done(request, lambda: services.publish(request.duty, call)):
        messages.success(request, _("Çağrı yayımlandı. Okullara ve öğretmenlere bildiriliyor."))
        return redirect(call)
    return redirect("personnel:call_step", pk=pk, slug=steps.SUMMARY)


@require_POST
def conclude(request, pk: int) -> HttpResponse:
    """Conclude the call."""
    call = _call(request, pk)
    access.may_conclude(request.duty, call).demand()
    if _done(request, lambda: services.conclude(call)):
        messages.success(request, _("Çağrı sonuçlandı."))
    return redirect(call)


def _done(request, act) -> bool:
    """Run the act; a refusal of the database becomes a message with its clause."""
    form = Form({})
    form.is_valid()
    with guard(form) as done:
        act()
    for text in form.non_field_errors():
        messages.error(request, text)
    return bool(done)


@require_http_methods(METHODS)
def extend(request, pk: int) -> HttpResponse:
    """Move the calendar on, with a reason."""
    call = _call(request, pk)
    form = ExtensionForm(request.POST or None, call=call)

    def act():
        services.extend(request.duty, call, form.days(), form.cleaned_data["reason"])

    said = {
        "title": _("Süreyi uzat"),
        "lead": _("Günler yalnız ileri alınır. Başvuranlar, komisyonlar ve makamlar bilgilenir."),
        "submit_label": _("Süreyi uzat"),
    }
    return _change(request, call, access.may_extend(request.duty, call), form, act, said)


@require_http_methods(METHODS)
def cancel(request, pk: int) -> HttpResponse:
    """Cancel the call, with a reason."""
    call = _call(request, pk)
    form = ReasonForm(request.POST or None)

    def act():
        services.cancel(request.duty, call, form.cleaned_data["reason"])

    said = {
        "title": _("Çağrıyı iptal et"),
        "lead": _("İptal geri alınmaz. Başvuranlar, komisyonlar ve makamlar bilgilenir."),
        "submit_label": _("Çağrıyı iptal et"),
        "danger": True,
    }
    return _change(request, call, access.may_cancel(request.duty, call), form, act, said)


def _change(request, call: Call, verdict: Verdict, form, act, said: dict) -> HttpResponse:
    verdict.demand()
    if request.method == "POST" and form.is_valid():
        with guard(form) as done:
            act()
        if done:
            messages.success(request, _("Değişiklik yazıldı; ilgililere bildiriliyor."))
            return redirect(call)
    back = call.get_absolute_url()
    crumbs = [(_("Başvuru çağrıları"), reverse("personnel:calls")), (call.title, back)]
    context = {**said, "form": form, "back_url": back, "crumbs": [*crumbs, (said["title"], "")]}
    context["title"] = f"{said['title']}: {call.title}"
    return render(request, "kit/form.html", context, status=422 if form.errors else 200)
