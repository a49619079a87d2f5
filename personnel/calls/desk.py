"""What calls put on people's desks, on the first page and into the search; one query each."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from smm_portal.kit import dates, days
from smm_portal.kit.desk import COMING, WAITING, DeskItem
from smm_portal.kit.detail import Section
from smm_portal.kit.filters import match_words
from smm_portal.offices.roles import Role

from ..models import Call
from ..models.calls import MTEGM_ROLES, CallState, Phase

SHOWN = 5


def items(duty) -> list[DeskItem]:
    """Open calls for teachers; drafts and calls whose calendar is over for MTEGM."""
    if duty.role == Role.TEACHER:
        return [_open(call) for call in coming()[:SHOWN]]
    return _of_mtegm() if duty.role in MTEGM_ROLES else []


def coming():
    """Calls that take applications or soon will, the first to close first."""
    rows = Call.objects.filter(state=CallState.PUBLISHED, applications_until__gte=dates.today())
    return rows.order_by("applications_until", "pk")


def _open(call: Call) -> DeskItem:
    if call.phase() == Phase.ANNOUNCED:
        detail = _("Başvurular %(day)s günü açılır.") % {"day": days.day(call.opens_on)}
    else:
        detail = _("Başvurular açık. Şartlarınıza bakın, sonra başvurun.")
    return DeskItem(
        title=call.title,
        url=call.get_absolute_url(),
        detail=detail,
        due=call.applications_until,
        kind=COMING,
    )


def _of_mtegm() -> list[DeskItem]:
    over = Q(state=CallState.PUBLISHED, results_until__lt=dates.today())
    rows = Call.objects.filter(Q(state=CallState.DRAFT) | over).order_by("opens_on", "pk")
    return [
        _draft(row) if row.state == CallState.DRAFT else _over(row) for row in rows[: 2 * SHOWN]
    ]


def _draft(call: Call) -> DeskItem:
    return DeskItem(
        title=_("Çağrı taslağı: %(title)s") % {"title": call.title},
        url=reverse("personnel:call_write", args=[call.pk]),
        detail=_("Başvuruların açılış gününe kadar yayımlanmalı."),
        due=call.opens_on,
        kind=WAITING,
    )


def _over(call: Call) -> DeskItem:
    return DeskItem(
        title=_("Sonuçlandırılacak çağrı: %(title)s") % {"title": call.title},
        url=call.get_absolute_url(),
        detail=_("Takvimi doldu."),
        due=call.results_until,
        kind=WAITING,
    )


def landing_section(request, _obj) -> Section | None:
    """Open calls on the first page, for those who are not signed in; None where there are none."""
    calls = list(coming()[:SHOWN])
    if not calls:
        return None
    context = {"calls": calls}
    title = gettext_lazy("Açık başvuru çağrıları")
    return Section("cagrilar", title, "personnel/calls/section_open.html", context)


def find_calls(duty, words: list[str], limit: int) -> list[tuple]:
    """Calls by words of their title."""
    rows = match_words(Call.objects.visible_to(duty), " ".join(words))
    return [
        (call.title, str(call.phase().label), call.get_absolute_url())
        for call in rows.order_by("-applications_until", "-pk")[:limit]
    ]
