"""What plans put on people's desks: one's own to write, and which centres are late."""

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from centers.models import Center
from smm_portal.kit import dates
from smm_portal.kit.desk import COMING, WAITING, DeskItem
from smm_portal.offices.roles import Role
from smm_portal.road.transitions import CENTER_STAFF, State

from . import owed
from .models import AnnualPlan, PlanRevision

# Whose matter it is that a centre is late.
WATCHERS = {Role.MTEGM_EXPERT, Role.MTEGM_HEAD, Role.PROVINCE_DIRECTOR, Role.PROVINCE_VTE}
# From so many days before the last day on a plan not begun stands on the desk.
AHEAD = 60


def items(duty) -> list[DeskItem]:
    """For the centre's staff their plans, for MTEGM and provinces the late ones."""
    if duty.role in CENTER_STAFF:
        return _writing(duty) or _to_begin(duty)
    return _late(duty) if duty.role in WATCHERS else []


def _writing(duty) -> list[DeskItem]:
    rows = PlanRevision.objects.filter(
        plan__center__office=duty.office_id, submission__state=State.DRAFT
    ).select_related("plan__center", "submission")
    return [_draft(row) for row in rows.with_lacks().order_by("plan__year")]


def _draft(row: PlanRevision) -> DeskItem:
    lacking = row.lacking
    detail = (
        _("%(count)s eksik var.") % {"count": len(lacking)} if lacking else _("Gönderilebilir.")
    )
    name = "write" if lacking else "plan"
    said = {"year": row.plan.year, "number": row.number}
    return DeskItem(
        title=_("%(year)s yılı planı, %(number)s. revizyon") % said,
        url=reverse(f"reporting:{name}", args=[row.plan_id]),
        detail=detail,
        due=owed.due_on(row.plan.center, row.plan.year) if row.number == 1 else None,
        act=_("Yaz") if lacking else _("Gönder"),
    )


def _to_begin(duty) -> list[DeskItem]:
    year = dates.today().year + 1
    begun = AnnualPlan.objects.filter(center=OuterRef("pk"), year=year)
    rows = Center.objects.filter(~Exists(begun), office=duty.office_id, state="ACTIVE")
    center = rows.first()
    if center is None:
        return []
    due = owed.due_on(center, year)
    if (due - dates.today()).days > AHEAD:
        return []
    title = _("%(year)s yılı planını başlatın") % {"year": year}
    return [DeskItem(title, reverse("reporting:begin"), due=due, kind=WAITING, act=_("Başlat"))]


def _late(duty) -> list[DeskItem]:
    """Of next year's plans when their last day is over, till then of this year's."""
    year = dates.today().year + 1
    if dates.today() <= owed.terms(year).deadline:
        year -= 1
    count = owed.centers_without(year, Center.objects.visible_to(duty)).count()
    if not count:
        return []
    url = f"{reverse('reporting:owing')}?yil={year}"
    title = _("%(year)s yılı planını göndermeyen merkezler") % {"year": year}
    detail = _("%(count)s merkez") % {"count": count}
    return [DeskItem(title, url, detail=detail, kind=COMING)]
