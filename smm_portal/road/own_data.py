"""What this room holds about a person, for his own file (offices.own_data)."""

from smm_portal.offices.models import User

from .models import Step


def drafts(user: User) -> list[dict]:
    """What the person is writing, as he typed it."""
    rows = user.drafts.unfinished().order_by("pk")
    return [{"Tür": one.kind, "Son kayıt": one.updated_at, "Yazılanlar": one.data} for one in rows]


def notifications(user: User) -> list[dict]:
    """What the portal told the person."""
    rows = user.notifications.order_by("created_at", "pk")
    return [
        {"Bildirim": one.text, "Gönderim": one.created_at, "Okuma": one.read_at} for one in rows
    ]


def steps(user: User) -> list[dict]:
    """What the person did with papers on the road, with the notes that he wrote."""
    rows = Step.objects.filter(user=user).select_related("submission", "duty__office")
    return [
        {
            "Gönderi": one.submission.title,
            "İşlem": one.get_act_display(),
            "Görev": str(one.duty),
            "Not": one.note,
            "Zaman": one.at,
        }
        for one in rows.order_by("at", "pk")
    ]
