"""What the work adds to the page of a centre."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from centers.models import Center, CenterState
from smm_portal.kit import detail
from smm_portal.kit.acts import Act
from smm_portal.kit.detail import Section
from smm_portal.offices import policy

from ..models import DutyTask
from ..models.work import TaskState
from . import access

SHOWN = 5


def of_center(request, center: Center) -> Section | None:
    """Open tasks, the late ones first, and the ways to boards and sheets."""
    duty = request.duty
    if center.state == CenterState.DRAFT or not policy.may(duty, "personnel:tasks"):
        return None
    rows = DutyTask.objects.filter(assignment__seat__center=center)
    rows = rows.filter(state__in=[TaskState.OPEN, TaskState.DELIVERED])
    rows = list(rows.select_related("assignment__teacher").order_by("due_on", "pk")[: SHOWN + 1])
    context = {
        "rows": rows[:SHOWN],
        "more": len(rows) > SHOWN,
        "center": center,
        "sheets": bool(policy.may(duty, "personnel:duty_sheets")),
    }
    template = "personnel/work/section_center.html"
    acts = tuple(_acts(duty, center))
    return Section("is-bolumu", _("İş bölümü"), template, context, acts=acts, order=18)


def _acts(duty, center: Center):
    if access.is_coordinator(duty, center):
        url = reverse("personnel:task_new", args=[center.pk])
        yield Act(_("İş ver"), url, access.may_give(duty, center), primary=True)
        url = reverse("personnel:tasks_copy", args=[center.pk])
        yield Act(_("Önceki dönemin işlerini getir"), url, access.may_give(duty, center))
    yield Act(_("Görev bentleri"), reverse("personnel:letters_board", args=[center.pk]))


def register() -> None:
    """Fill the registries of pages."""
    detail.extend("centers:detail", of_center)
