"""A vacant general coordinator's acts fall to the development coordinator whom the host school's
principal names for a period (reading 29). The database checks and writes (personnel 0003).
"""

import datetime as dt

from django.db import connection
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from centers.models import Center, CenterState
from smm_portal.kit import dates, days
from smm_portal.kit.acts import ALLOWED, Act, Verdict, refused
from smm_portal.kit.detail import Section
from smm_portal.offices import policy
from smm_portal.offices.models import Duty
from smm_portal.offices.roles import Role
from smm_portal.road import notices

from . import staff

SOURCE = "deputy:"


def of_center(center: Center):
    """Deputies in force or still to come, the first to begin first."""
    rows = Duty.objects.ongoing().filter(office=center.office_id, source__startswith=SOURCE)
    return rows.select_related("user").order_by("starts", "pk")


def candidates(center: Center):
    """The centre's development coordinators today, by name."""
    rows = Duty.objects.in_force().filter(
        office=center.office_id, role=Role.DEVELOPMENT_COORDINATOR, is_deputy=False
    )
    return rows.select_related("user").order_by("user__sort_key")


def is_vacant(center: Center) -> bool:
    """Whether nobody sits on the general seat today."""
    return staff.lacks_general(center)


def is_principal(duty: Duty | None, center: Center) -> bool:
    """Whether the duty is that of the host school's principal, in person or as deputy."""
    return (
        duty is not None
        and duty.role == Role.PRINCIPAL
        and duty.office_id == center.school.office_id
    )


def may_name(duty: Duty | None, center: Center) -> Verdict:
    """Whether the reader may name a deputy at the centre now."""
    if not is_principal(duty, center):
        return refused(_t("Vekili, merkezin bulunduğu okulun müdürü belirler."))
    if center.state != CenterState.ACTIVE:
        return refused(_t("Merkez etkin değil; vekil belirlenemez."), "4/1")
    if not is_vacant(center):
        return refused(_t("Genel koordinatör görevde; vekile yer yok."), "4/4")
    if not candidates(center).exists():
        return refused(_t("Merkezde vekil olabilecek mesleki gelişim koordinatörü yok."), "4/4")
    return ALLOWED


def name(namer: Duty, center: Center, coordinator: Duty, starts: dt.date, last_day: dt.date) -> int:
    """Name a deputy; the id of his duty. The database refuses what reading 29 does not allow."""
    ends = dates.day_after(last_day)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT personnel_name_deputy(%s, %s, %s, %s, %s)",
            [namer.pk, center.pk, coordinator.user_id, starts, ends],
        )
        pk = cursor.fetchone()[0]
    _tell(Duty.objects.get(pk=pk), center)
    return pk


def _tell(deputy: Duty, center: Center) -> None:
    said = {
        "center": center.name,
        "first": days.day(deputy.starts),
        "last": days.day(deputy.last_day),
    }
    text = _t("%(center)s genel koordinatörlüğüne vekâlet edeceksiniz: %(first)s – %(last)s")
    url = reverse("centers:detail", args=[center.pk])
    notices.tell([deputy], deputy.source, text % said, url, urgent=True)


def end(namer: Duty, deputy: Duty) -> None:
    """End a deputy's period today; one that has not begun never begins."""
    ends = max(deputy.starts, dates.today())
    with connection.cursor() as cursor:
        cursor.execute("SELECT personnel_end_deputy(%s, %s, %s)", [namer.pk, deputy.pk, ends])


def section(request, center: Center) -> Section | None:
    """Who stands in for the general coordinator; only where nobody sits there or somebody does so."""
    if center.state != CenterState.ACTIVE:
        return None
    rows, duty = list(of_center(center)), request.duty
    vacant = is_vacant(center)
    if not vacant and not rows:
        return None
    principal = is_principal(duty, center) and bool(policy.may(duty, "personnel:deputy", "POST"))
    context = {"rows": [(row, _end_act(row) if principal else None) for row in rows]}
    acts = (_name_act(duty, center),) if principal and vacant else ()
    title, template = _("Genel koordinatörlüğe vekâlet"), "personnel/section_deputies.html"
    return Section("vekalet", title, template, context, acts=acts, order=16)


def _name_act(duty: Duty, center: Center) -> Act:
    url = reverse("personnel:deputy", args=[center.pk])
    return Act(_("Vekil belirle"), url, may_name(duty, center), primary=True)


def _end_act(row: Duty) -> Act:
    url = reverse("personnel:deputy_end", args=[row.pk])
    text = _t("Vekâlet bugün biter ve geri alınamaz. Gerekirse yeni bir vekil belirlenir.")
    return Act(_("Vekâleti bitir"), url, post=True, danger=True, confirm=text)
