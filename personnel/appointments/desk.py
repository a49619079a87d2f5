"""What appointments put on people's desks."""

from django.db.models import Count, DateField, F, Min, Value
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext as _

from smm_portal.kit import dates
from smm_portal.kit.desk import DeskItem
from smm_portal.offices.roles import Role

from ..models import HandoverItem
from . import nominations, reminders, renewals

MTEGM = (Role.MTEGM_EXPERT, Role.MTEGM_HEAD)


def items(duty) -> list[DeskItem]:
    """For MTEGM, Personel GM, principals and general coordinators; one query each."""
    if duty.role in MTEGM:
        return _counts(_of_mtegm(duty))
    if duty.role == Role.PERSONNEL_UNIT:
        return _counts(_of_unit())
    if duty.role == Role.PRINCIPAL:
        return _counts(_of_principal(duty))
    return _counts(_of_coordinator(duty)) if duty.role == Role.GENERAL_COORDINATOR else []


def _of_mtegm(duty) -> list:
    waiting = nominations.in_state(nominations.seats(), nominations.WAITING)
    terms = renewals.board(duty).filter(
        renewals.conditions()[renewals.OPEN], ends__gt=dates.today()
    )
    return [_part("choose", waiting), _part("decide", terms, F("ends"))]


def _of_unit() -> list:
    return [
        _part("appoint", nominations.to_appoint()),
        _part("approve", renewals.proposed(), F("assignment__ends")),
    ]


def _of_principal(duty) -> list:
    starts = reminders.unrecorded().filter(seat__center__school__office=duty.office_id)
    handing = HandoverItem.objects.filter(
        done_at__isnull=True, assignment__seat__center__school__office=duty.office_id
    )
    return [_part("start", starts, F("starts")), _part("hand", handing, F("assignment__ends"))]


def _of_coordinator(duty) -> list:
    handing = HandoverItem.objects.filter(
        done_at__isnull=True, assignment__seat__center__office=duty.office_id
    ).exclude(assignment__teacher__user=duty.user_id)
    return [_part("hand", handing, F("assignment__ends"))]


def _part(name: str, rows, day=None):
    """(name, how many, first day outside of the first) as one row of a union."""
    first = Min(day) if day else Cast(Value(None), DateField())
    found = rows.order_by().values(part=Value(name)).annotate(n=Count("pk"), first=first)
    return found.values_list("part", "n", "first")


def _counts(parts: list) -> list[DeskItem]:
    first, *others = parts
    rows = first.union(*others, all=True) if others else first
    return [_item(name, count, day) for name, count, day in rows if count]


def _item(name: str, count: int, day) -> DeskItem:
    title, url, act = _said()[name]
    due = dates.last_day(day) if name != "start" else day
    return DeskItem(title, url, _("%(count)s kayıt") % {"count": count}, due, count=count, act=act)


def _said() -> dict[str, tuple]:
    board, listed = reverse("personnel:renewals"), reverse("personnel:nominations")
    terms = reverse("personnel:assignments")
    return {
        "choose": (
            _("Kadrolar için aday seçin"),
            f"{listed}?durum={nominations.WAITING}",
            _("Seç"),
        ),
        "decide": (_("Biten görevlere karar verin"), f"{board}?durum={renewals.OPEN}", _("Bak")),
        "appoint": (
            _("Teklif listesini görevlendirin"),
            reverse("personnel:appoint"),
            _("Görevlendir"),
        ),
        "approve": (
            _("İnhaları karara bağlayın"),
            f"{board}?durum={renewals.PROPOSED}",
            _("Bak"),
        ),
        "start": (_("Göreve başlamayı kaydedin"), terms, _("Kaydet")),
        "hand": (_("Devir teslimi işleyin"), terms, _("İşle")),
    }
