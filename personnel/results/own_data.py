"""What results hold about a person, for his own file (offices.own_data)."""

from smm_portal.offices.models import User

from ..models import Candidacy, Confirmation, Dossier, Minutes, Objection
from ..models.commissions import CommissionState
from . import reading

PUBLISHED = (CommissionState.PROVISIONAL, CommissionState.FINAL, CommissionState.SENT)


def results(user: User) -> list[dict]:
    """What was ruled of his applications; only what he was told already."""
    rows = Candidacy.objects.filter(application__teacher__user=user)
    rows = reading.told(rows).select_related(
        "application__call", "call_seat__seat__center", "call_seat__role__field"
    )
    published = _published(rows)
    return [
        _ruling(wish, said)
        for wish in rows
        if (wish.call_seat.call_id, wish.call_seat.province_id) in published
        for said in reading.rulings(wish)
        if said.confirmed
    ]


def _published(rows) -> set[tuple[int, int]]:
    from ..models import Commission

    calls = {wish.call_seat.call_id for wish in rows}
    found = Commission.objects.filter(call__in=calls, state__in=PUBLISHED)
    return set(found.values_list("call", "province"))


def _ruling(wish: Candidacy, said: reading.Said) -> dict:
    return {
        "Çağrı": wish.application.call.title,
        "Merkez": wish.call_seat.seat.center.name,
        "Kadro": reading.seat_words(wish.call_seat),
        "Tutanak": str(Minutes.Kind(said.kind).label),
        "Sonuç": said.outcome,
        "Sıra grubu": said.tier,
        "Puan": said.score,
        "Gerekçe": said.reason,
        "Kabul edilen belge notu": said.accepted,
    }


def objections(user: User) -> list[dict]:
    """His objections and what was decided in confirmed minutes."""
    rows = Objection.objects.filter(candidacy__application__teacher__user=user)
    rows = rows.select_related("candidacy__application__call", "minutes", "file")
    return [_objection(row) for row in rows]


def _objection(row: Objection) -> dict:
    decided = row.minutes is not None and row.minutes.state == Minutes.State.CONFIRMED
    return {
        "Çağrı": row.candidacy.application.call.title,
        "İtiraz": row.text,
        "Ek belge": row.file.name if row.file else "",
        "Zaman": row.filed_at,
        "Kabul edildi": row.accepted if decided else None,
        "Karar": row.decision if decided else "",
    }


def confirmations(user: User) -> list[dict]:
    """Minutes that he confirmed as a member."""
    rows = Confirmation.objects.filter(user=user)
    rows = rows.select_related("minutes__commission__call", "minutes__commission__province")
    return [
        {
            "Tutanak": str(row.minutes),
            "Zaman": row.at,
            "Karşı oy gerekçesi": row.dissent,
            "Düştü": row.void,
        }
        for row in rows
    ]


def prepared(user: User) -> list[dict]:
    """Minutes that he prepared and dossiers that he asked for."""
    papers = Minutes.objects.filter(prepared_by__user=user)
    papers = papers.select_related("commission__call", "commission__province")
    packed = Dossier.objects.filter(duty__user=user)
    packed = packed.select_related("commission__call", "commission__province")
    return [
        *({"Tutanak": str(row), "Zaman": row.created_at} for row in papers),
        *({"Dosya paketi": str(row.commission), "Zaman": row.requested_at} for row in packed),
    ]
