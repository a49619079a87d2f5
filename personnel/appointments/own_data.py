"""What appointments hold about a person, for his own file."""

from django.db.models import Exists, OuterRef, Q

from smm_portal.offices.models import User

from ..models import Assignment, CallState, DutyStart, HandoverItem, Nomination, Renewal


def nominations(user: User) -> list[dict]:
    """When he was put on the list to Personel GM, and off it; once it is decided who is appointed,
    for until then the list is the Ministry's own (10/4)."""
    rows = Nomination.objects.filter(candidacy__application__teacher__user=user)
    over = [CallState.CONCLUDED, CallState.CANCELLED]
    taken = Assignment.objects.filter(candidacy__call_seat=OuterRef("call_seat"))
    rows = rows.filter(Exists(taken) | Q(call_seat__call__state__in=over))
    return [
        {
            "Merkez": one.call_seat.seat.center.name,
            "Kadro": one.call_seat.seat.number,
            "Listeye alınma": one.at,
            "Listeden çıkarılma": one.dropped_at,
            "Çıkarma gerekçesi": one.drop_reason,
        }
        for one in rows.select_related("call_seat__seat__center").order_by("pk")
    ]


def renewals(user: User) -> list[dict]:
    """Proposals to assign him again, with card and conditions as they were."""
    rows = Renewal.objects.filter(assignment__teacher__user=user)
    return [
        {
            "Merkez": one.assignment.seat.center.name,
            "Durum": one.get_state_display(),
            "İnha": one.at,
            "Teklif edilen son gün": one.until,
            "İnha gerekçesi": one.reason,
            "Performans kartı": one.card,
            "Şartlar": one.conditions,
            "Karar": one.decided_at,
            "Uygun görülmeme gerekçesi": one.refusal,
        }
        for one in rows.select_related("assignment__seat__center").order_by("pk")
    ]


def starts(user: User) -> list[dict]:
    """When he started, as the principal recorded it."""
    rows = DutyStart.objects.filter(assignment__teacher__user=user).order_by("pk")
    rows = rows.select_related("assignment__seat__center")
    return [
        {
            "Merkez": one.assignment.seat.center.name,
            "Göreve başlama": one.started_on,
            "Kayıt": one.at,
        }
        for one in rows
    ]


def handover(user: User) -> list[dict]:
    """What he hands or handed over."""
    rows = HandoverItem.objects.filter(assignment__teacher__user=user)
    return [
        {
            "Merkez": one.assignment.seat.center.name,
            "Madde": one.text,
            "Teslim": one.done_at,
            "Not": one.note,
        }
        for one in rows.select_related("assignment__seat__center")
    ]
