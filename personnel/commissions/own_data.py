"""What commissions hold about a person who sits or sat on them; never about applicants."""

from smm_portal.offices.models import User

from ..models import Commission, CommissionMember, Declaration, Recusal, Score


def sat(user: User) -> list[dict]:
    """The commissions he sat on."""
    rows = CommissionMember.objects.filter(user=user).select_related(
        "commission__call", "commission__province"
    )
    return [
        {
            "Komisyon": str(row.commission),
            "Sıfat": row.get_part_display(),
            "Kuruluş": row.commission.formed_at,
            "Ayrılış": row.left_at,
            "Ayrılış gerekçesi": row.left_reason,
        }
        for row in rows
    ]


def formed(user: User) -> list[dict]:
    """The commissions he formed."""
    rows = Commission.objects.filter(formed_by__user=user).select_related("call", "province")
    return [{"Komisyon": str(row), "Kuruluş": row.formed_at} for row in rows]


def declared(user: User) -> list[dict]:
    """That he declared his relations; from how many files he withdrew stands beside."""
    rows = Declaration.objects.filter(user=user).select_related(
        "commission__call", "commission__province"
    )
    return [{"Komisyon": str(row.commission), "Zaman": row.at} for row in rows]


def recused(user: User) -> list[dict]:
    """The files he withdrew from, by number: the names are the applicants' own."""
    rows = Recusal.objects.filter(user=user).select_related(
        "commission__call", "commission__province"
    )
    return [
        {
            "Komisyon": str(row.commission),
            "Başvuru no": row.application_id,
            "Neden": row.get_kind_display(),
            "Açıklama": row.note,
            "Zaman": row.at,
        }
        for row in rows.order_by("pk")
    ]


def scored(user: User) -> list[dict]:
    """The points he gave, by the files' numbers."""
    rows = Score.objects.filter(user=user).select_related(
        "commission__call", "commission__province", "criterion"
    )
    return [
        {
            "Komisyon": str(row.commission),
            "Başvuru no": row.application_id,
            "Ölçüt": row.criterion.name,
            "Puan": row.points,
            "Not": row.note,
            "Zaman": row.at,
        }
        for row in rows.order_by("pk")
    ]
