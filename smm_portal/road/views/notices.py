"""Bildirimler: what one was told, read and unread."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from smm_portal.kit import paging
from smm_portal.offices import acting

from ..models import Notification

UNREAD = "okunmamis"


def _mine(request: HttpRequest):
    return Notification.objects.filter(user=request.user)


@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """The reader's own messages, newest first; all, or the unread alone."""
    only_unread = UNREAD in request.GET
    rows = _mine(request).unread() if only_unread else _mine(request)
    page = paging.page_of(rows.order_by("-created_at", "-pk"), request.GET.get("sayfa", ""))
    context = {
        "title": _("Bildirimler"),
        "lead": _(
            "Size bildirilenler, en yenisi önde. Acil olanlar hemen, ötekiler sabah özetiyle e-postanıza da gönderilir."
        ),
        "page": page,
        "only_unread": only_unread,
        "has_unread": any(row.read_at is None for row in page.rows),
        "previous": page.number - 1 if page.number > 1 else None,
        "next": page.number + 1 if page.number < page.last else None,
    }
    return render(request, "road/notices.html", context)


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Mark everything as read."""
    _mine(request).unread().update(read_at=timezone.now())
    return redirect("road:notices")


@require_POST
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark one message as read; "ac" leads on to what it is about, in the duty it was told to."""
    notice = get_object_or_404(_mine(request).select_related("duty"), pk=pk)
    _mine(request).unread().filter(pk=notice.pk).update(read_at=timezone.now())
    if "ac" not in request.POST or not notice.url.startswith("/"):
        return redirect("road:notices")
    return _open(request, notice)


def _open(request: HttpRequest, notice: Notification) -> HttpResponse:
    response = HttpResponseRedirect(notice.url)
    duty = notice.duty
    if duty is None or duty == request.duty or not duty.in_force():
        return response
    return acting.choose(request, response, duty)
