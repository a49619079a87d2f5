"""What this room puts on the desk: foundings under way, and what the law misses at centres."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from smm_portal.kit.desk import COMING, WAITING, DeskItem
from smm_portal.law.models import Finding
from smm_portal.offices.models import ROOT_PATH
from smm_portal.offices.roles import OfficeKind, Role

from . import access
from .models import Center, CenterState

SHOWN = 10


def foundings(duty) -> list[DeskItem]:
    """Foundings begun and not decided, for those who can go on with them."""
    if not access.may_found(duty):
        return []
    drafts = Center.objects.filter(state=CenterState.DRAFT).order_by("created_at")[:SHOWN]
    return [_founding(center) for center in drafts]


def _founding(center: Center) -> DeskItem:
    url = reverse("centers:founding", args=[center.pk])
    title, detail = _t("Kuruluş: %(name)s") % {"name": center.name}, _("Kuruluş kararı bekliyor.")
    return DeskItem(title, url, detail, act=_("Sürdür"))


def centers_with_findings(duty) -> list[DeskItem]:
    """Standing centres and how much Article 4 misses there: one line for those who see all,
    a line a centre for the others."""
    rows = Center.objects.visible_to(duty).filter(state=CenterState.ACTIVE)
    still = Count("office__findings", filter=Q(office__findings__resolved_at__isnull=True))
    if duty.scope_path == ROOT_PATH:
        return _in_one_line(rows, duty)
    near = rows.annotate(missing=still).order_by("-missing", "sort_key")[:SHOWN]
    own = duty.office.kind == OfficeKind.SCHOOL
    if duty.role == Role.TEACHER:  # what is missing is for the school's head to mend
        return [_page(center) for center in near]
    return [_line(center) for center in near if own or center.missing]


def _in_one_line(rows, duty) -> list[DeskItem]:
    if not access.may_found(duty):
        return []
    found = Finding.objects.still_open().values("office")
    count = rows.filter(office__in=found).count()
    if not count:
        return []
    title = _t("%(count)s merkezde eksik var") % {"count": count}
    return [
        DeskItem(title, reverse("law:findings"), _("Yönergeye göre eksikler"), act=_("Listeyi aç"))
    ]


def _page(center) -> DeskItem:
    url = reverse("centers:detail", args=[center.pk])
    return DeskItem(center.name, url, _("Merkezinizin sayfası"), kind=COMING)


def _line(center) -> DeskItem:
    if not center.missing:
        return _page(center)
    url = reverse("centers:detail", args=[center.pk])
    said = _t("Yönergeye göre %(count)s eksik var.") % {"count": center.missing}
    return DeskItem(center.name, url + "#eksikler", said, kind=WAITING, act=_("Eksiklere bak"))
