"""What commissions put on the desk: files to be scored, reviews to be opened, commissions to form."""

from django.db.models import Count, Exists, F, FilteredRelation, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from smm_portal.kit import dates, days
from smm_portal.kit.desk import DeskItem
from smm_portal.offices import policy
from smm_portal.offices.roles import OfficeKind

from ..models import (
    Application,
    Call,
    CallSeat,
    CallState,
    Candidacy,
    CommissionMember,
    CommissionState,
    Criterion,
    Recusal,
    Score,
)


def items(duty) -> list[DeskItem]:
    """The commissions of the reader's province that wait for him; one query."""
    if duty.office.kind != OfficeKind.PROVINCE:
        return []
    forms = bool(policy.may(duty, "personnel:commission_new", "POST"))
    found = (_item(row, forms) for row in _rows(duty))
    return [item for item in found if item]


def _rows(duty):
    """Published calls with a seat in the province, each with what its commission waits for."""
    ours = CallSeat.objects.filter(call=OuterRef("pk"), province=duty.office_id)
    mine = CommissionMember.objects.filter(
        commission=OuterRef("own__pk"), user=duty.user_id, left_at=None
    )
    rows = Call.objects.filter(Exists(ours), state=CallState.PUBLISHED).annotate(
        own=FilteredRelation("commissions", condition=Q(commissions__province=duty.office_id))
    )
    return rows.annotate(
        commission=F("own__pk"),
        at=F("own__state"),
        sits=Exists(mine),
        unscored=Subquery(_unscored(duty)),
    )


def _unscored(duty):
    """How many files of the outer call's commission still wait for the reader's score."""
    wishes = Candidacy.objects.filter(
        application=OuterRef("pk"), call_seat__province=duty.office_id
    )
    away = Recusal.objects.filter(application=OuterRef("pk"), user=duty.user_id)
    # A criterion of the call without his points: the score is not whole.
    points = Score.objects.filter(
        criterion=OuterRef("pk"),
        application=OuterRef(OuterRef("pk")),
        user=duty.user_id,
        commission__province=duty.office_id,
    )
    open_ones = Criterion.objects.filter(~Exists(points), call=OuterRef("call"))
    waiting = Application.objects.filter(
        Exists(wishes), ~Exists(away), Exists(open_ones), call=OuterRef("pk"), state="COMMISSION"
    ).exclude(teacher__user=duty.user_id)
    return waiting.order_by().values("call").annotate(n=Count("pk")).values("n")


def _item(row, forms: bool) -> DeskItem | None:
    if row.commission is None:
        return _to_form(row) if forms else None
    if row.at == CommissionState.FORMED and forms and dates.today() > row.applications_until:
        return _to_open(row)
    if row.at == CommissionState.REVIEWING and row.sits and row.unscored:
        return _to_score(row)
    return None


def _to_form(row) -> DeskItem:
    return DeskItem(
        title=_("Değerlendirme komisyonunu kurun"),
        url=reverse("personnel:commission_new", args=[row.pk]),
        detail=row.title,
        due=row.checks_until,
        act=_("Komisyonu kur"),
    )


def _to_open(row) -> DeskItem:
    return DeskItem(
        title=_("Komisyonun incelemesini açın"),
        url=reverse("personnel:commission", args=[row.commission]),
        detail=row.title,
        due=row.checks_until,
        act=_("Komisyona git"),
    )


def _to_score(row) -> DeskItem:
    said = {"count": days.number(row.unscored)}
    url = reverse("personnel:review", args=[row.commission])
    return DeskItem(
        title=_("Puanınızı bekleyen %(count)s dosya var") % said,
        url=f"{url}?puanim=bekleyen",
        detail=row.title,
        due=row.commission_until,
        act=_("Dosyaları incele"),
    )
