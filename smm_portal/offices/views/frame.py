"""What belongs to every page's frame: theme, kept views, the duty in which one acts."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from smm_portal.kit.keys import row_key
from smm_portal.kit.refusals import guard

from .. import acting
from ..context import THEME_COOKIE, THEMES
from ..forms import SavedViewForm
from ..models import SavedView
from .redirects import back, next_url

YEAR = 365 * 24 * 3600


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Keep light or dark on this device; anything else leaves it to the device."""
    response, chosen = back(request, "landing"), request.POST.get("tema")
    if chosen in THEMES:
        # Readable by theme.js, which follows the device where nothing was chosen.
        response.set_cookie(THEME_COOKIE, chosen, YEAR, secure=request.is_secure(), samesite="Lax")
    else:
        response.delete_cookie(THEME_COOKIE, samesite="Lax")
    return response


@require_POST
def saved_view(request: HttpRequest) -> HttpResponse:
    """Keep a list's filters under a name, or drop a kept one of one's own."""
    pk = request.POST.get("delete", "")
    return _drop(request, pk) if pk else _keep(request)


def _drop(request: HttpRequest, pk: str) -> HttpResponse:
    own = request.user.saved_views
    view = get_object_or_404(own, pk=row_key(pk))
    view.delete()
    messages.success(request, _("“%(name)s” görünümü silindi.") % {"name": view.name})
    return back(request)


def _keep(request: HttpRequest) -> HttpResponse:
    form = SavedViewForm(request.POST, instance=SavedView(user=request.user))
    if form.is_valid():
        with guard(form) as done:
            form.save()
        if done:
            messages.success(request, _("Görünüm saklandı."))
    for text in (error for errors in form.errors.values() for error in errors):
        messages.error(request, text)
    return back(request)


@require_safe
def duty_choose(request: HttpRequest) -> HttpResponse:
    """Which of several duties; where there is none in force, what to do about it."""
    context = {"next": next_url(request, "home"), "past": _past(request)}
    return render(request, "offices/duty_choose.html", context)


def _past(request: HttpRequest) -> list:
    """What ended last, for those who find themselves without duty."""
    if request.user.duties_today:
        return []
    ended = request.user.duties.filter(ends__isnull=False).select_related("office")
    return list(ended.order_by("-ends")[:3])


@require_POST
def duty_switch(request: HttpRequest) -> HttpResponse:
    """Act in another of one's own duties in force; others do not exist."""
    pk = request.POST.get("duty", "")
    if not pk:
        return redirect("duty_choose")
    mine = request.user.duties.in_force().select_related("office")
    duty = get_object_or_404(mine, pk=row_key(pk))
    messages.success(request, _("Şimdi bu görevle çalışıyorsunuz: %(duty)s") % {"duty": duty})
    return acting.choose(request, back(request), duty)
