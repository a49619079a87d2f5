"""What applications put on people's desks: checks that wait, one's own that lie or travel."""

import datetime as dt

from django.db.models import Count, Min
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from smm_portal.kit.desk import SENT, DeskItem
from smm_portal.law import settings, workdays
from smm_portal.offices import policy

from ..models import Application
from ..models.applications import ApplicationState
from . import access, drawing
from .waiting import ALLOWED

SHOWN = 20


def items(duty) -> list[DeskItem]:
    """For a checking office one line a call; for an applicant one line an application."""
    if duty.role in access.CHECKER_ROLES:
        return _to_check(duty)
    return _own(duty) if policy.may(duty, "personnel:my_applications") else []


def _to_check(duty) -> list[DeskItem]:
    rows = Application.objects.waiting_at(duty.office_id).exclude(teacher__user=duty.user_id)
    found = list(
        rows.values("call", "call__title", "call__checks_until")
        .annotate(count=Count("pk"), oldest=Min("since"))
        .order_by("call__checks_until", "call")[:SHOWN]
    )
    allowed = settings.get(ALLOWED) if found else 0
    return [_checks(row, allowed) for row in found]


def _checks(row: dict, allowed: int) -> DeskItem:
    said = {"count": row["count"], "call": row["call__title"]}
    return DeskItem(
        title=_("Kontrol bekleyen %(count)s başvuru: %(call)s") % said,
        url=f"{reverse('personnel:applications')}?bekleyen=evet&cagri={row['call']}",
        detail=_("Bilgiler kontrol edilir, yanlışlar gerekçesiyle düzeltilir (Madde 10/1)."),
        due=_due(row, allowed),
        count=row["count"],
        act=_("Kontrol et"),
    )


def _due(row: dict, allowed: int) -> dt.date:
    """The office's last working day for the oldest, never after the call's last day of checks."""
    came = timezone.localdate(row["oldest"])
    return min(workdays.add_workdays(came, allowed), row["call__checks_until"])


def _own(duty) -> list[DeskItem]:
    rows = Application.objects.of_user(duty.user_id).select_related("call", "at_office")
    rows = rows.exclude(state=ApplicationState.WITHDRAWN).filter(call__state="PUBLISHED")
    found = rows.order_by("call__applications_until", "pk")[:SHOWN]
    return [item for item in map(_own_item, found) if item]


def _own_item(row: Application) -> DeskItem | None:
    if row.state != ApplicationState.DRAFT:
        url = row.get_absolute_url()
        return DeskItem(row.call.title, url, detail=drawing.where(row), kind=SENT)
    if not row.call.takes_applications:
        return None
    return DeskItem(
        title=_("Başvurunuz gönderilmedi: %(call)s") % {"call": row.call.title},
        url=reverse("personnel:application_write", args=[row.pk]),
        detail=_("Taslak duruyor. Tamamlayıp gönderin."),
        due=row.call.applications_until,
        act=_("Devam et"),
    )
