"""What the work puts on people's desks."""

import datetime as dt

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from smm_portal.kit import dates
from smm_portal.kit.desk import COMING, SENT, WAITING, DeskItem
from smm_portal.offices.roles import Role

from ..models import DutyTask
from ..models.work import DutyMonth, DutyMonthState, TaskState
from . import months, sheets
from .keeping import sheet_url

COORDINATORS = (Role.GENERAL_COORDINATOR, Role.DEVELOPMENT_COORDINATOR)
SHOWN = 10
# A month's last working day is never earlier: nine closed days in a row are the longest holiday.
EARLIEST = 18


def items(duty) -> list[DeskItem]:
    """Own tasks, work to accept, months to confirm."""
    if duty.role in COORDINATORS:
        general = duty.role == Role.GENERAL_COORDINATOR
        return [*_of_coordinator(duty), *(_months(duty) if general else [])]
    return [*_to_accept(duty), *_months(duty)] if duty.role == Role.PRINCIPAL else []


def _tasks(which: Q):
    rows = DutyTask.objects.filter(which).select_related("assignment__teacher")
    return rows.order_by("due_on", "pk")


def _of_coordinator(duty) -> list[DeskItem]:
    mine = Q(
        assignment__teacher__user=duty.user_id, state__in=[TaskState.OPEN, TaskState.DELIVERED]
    )
    which = mine
    if duty.role == Role.GENERAL_COORDINATOR:
        which |= Q(
            assignment__seat__center__office=duty.office_id,
            state=TaskState.DELIVERED,
            clause__startswith="9/",
        )
    rows = list(_tasks(which)[: 2 * SHOWN + 1])
    own = [row for row in rows if row.assignment.teacher.user_id == duty.user_id]
    others = [_accept(row) for row in rows if row not in own]
    found = [_own(row) for row in own[:SHOWN]] + others[:SHOWN]
    return [*found, _all()] if len(found) < len(rows) else found


def _own(row: DutyTask) -> DeskItem:
    waits = row.state == TaskState.DELIVERED
    detail = _("Teslim ettiniz; kabul bekliyor.") if waits else _("İş bölümünde size verildi.")
    act = "" if waits else _("Teslim et")
    kind, due = (SENT, None) if waits else (WAITING, row.due_on)
    return DeskItem(row.text, _url(row), detail, due, kind, act=act)


def _accept(row: DutyTask) -> DeskItem:
    said = {"who": row.assignment.teacher}
    detail = _("%(who)s teslim etti; kabul edin ya da geri verin.") % said
    return DeskItem(row.text, _url(row), detail, act=_("Bak"))


def _url(row: DutyTask) -> str:
    return reverse("personnel:task", args=[row.pk])


def _all() -> DeskItem:
    return DeskItem(_("İş bölümündeki bütün işler"), reverse("personnel:tasks"), kind=COMING)


def _to_accept(duty) -> list[DeskItem]:
    here = Q(assignment__seat__center__school__office=duty.office_id, state=TaskState.DELIVERED)
    rows = list(_tasks(here)[: SHOWN + 1])
    found = [_accept(row) for row in rows[:SHOWN]]
    return [*found, _all()] if len(rows) > SHOWN else found


def _months(duty) -> list[DeskItem]:
    """For the principal months to confirm; the coordinator sees that they wait for him."""
    principal = duty.role == Role.PRINCIPAL
    here = "center__school__office" if principal else "center__office"
    rows = DutyMonth.objects.filter(**{here: duty.office_id}).select_related("center")
    rows = rows.exclude(state=DutyMonthState.CONFIRMED).order_by("-first")[:3]
    return [_month(row, principal) for row in rows if ready(row)]


def ready(row: DutyMonth) -> bool:
    """Whether the month's last working day has come."""
    today = dates.today()
    if today >= months.after(row.year, row.month):
        return True
    return today.day >= EARLIEST and today >= sheets.last_workday(row.year, row.month)


def _month(row: DutyMonth, principal: bool) -> DeskItem:
    said = {"month": sheets.month_words(row.year, row.month)}
    due = months.after(row.year, row.month) + dt.timedelta(days=4)
    url = sheet_url(row.center_id, row.year, row.month)
    if principal:
        title = _("%(month)s görev çizelgesini onaylayın") % said
        return DeskItem(title, url, str(row.center), due, act=_("Onayla"))
    title = _("%(month)s görev çizelgesi müdürün onayını bekliyor") % said
    return DeskItem(title, url, _("İzinler eksiksiz mi, bakın."), due, COMING)
