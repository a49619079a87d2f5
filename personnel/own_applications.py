"""What applications hold about a person, for his own file (offices.own_data): what he sent, what the
offices found, and what he himself did with others' papers. Results stand with him once told."""

from smm_portal.offices.models import User

from .models import Application, ApplicationStep, Confirmation, Objection


def sent(user: User) -> list[dict]:
    """His applications with everything that he gave and that the offices found."""
    rows = Application.objects.filter(teacher__user=user).select_related("call")
    return [_application(one) for one in rows.order_by("created_at", "pk")]


def _application(one: Application) -> dict:
    return {
        "Çağrı": str(one.call),
        "Durum": one.get_state_display(),
        "Başlama": one.created_at,
        "Gönderilme": one.sent_at,
        "Gerekçe ve çalışmalar": one.statement,
        "Bildirilen bilgiler": one.facts,
        "Tercihler": [_candidacy(row) for row in one.candidacies.order_by("rank")],
        "Belgeler": [
            {"Dosya": row.file.name, "Açıklama": row.note, "Yükleme": row.at}
            for row in one.evidence.select_related("file")
        ],
        "Düzeltmeler": [
            {
                "Bilgi": row.get_fact_display(),
                "Önce": row.before,
                "Sonra": row.after,
                "Gerekçe": row.reason,
                "Zaman": row.at,
            }
            for row in one.corrections.order_by("at", "pk")
        ],
        "Adımlar": [
            {
                "İşlem": row.get_act_display(),
                "Makam": str(row.office or ""),
                "Not": row.note,
                "Zaman": row.at,
            }
            for row in one.steps.select_related("office").order_by("number")
        ],
    }


def _candidacy(one) -> dict:
    return {
        "Sıra": one.rank,
        "Kadro": str(one.call_seat),
        "Şart incelemeleri": [
            {"Gün": row.day, "Neden": row.get_why_display(), "Şartlar": row.judgements}
            for row in one.judgings.all()
        ],
    }


def objections(user: User) -> list[dict]:
    """His objections; the decision once its minutes are confirmed."""
    rows = Objection.objects.filter(candidacy__application__teacher__user=user)
    rows = rows.select_related("minutes").order_by("filed_at", "pk")
    return [_objection(one, bool(one.minutes and one.minutes.confirmed_at)) for one in rows]


def _objection(one: Objection, told: bool) -> dict:
    return {
        "İtiraz": one.text,
        "Zaman": one.filed_at,
        "Kabul edildi": one.accepted if told else None,
        "Karar": one.decision if told else "",
    }


def steps(user: User) -> list[dict]:
    """What he did with applications at his desk; whose they are is not his data."""
    rows = ApplicationStep.objects.filter(user=user).select_related("application__call")
    return [
        {
            "Çağrı": str(one.application.call),
            "Başvuru": one.application_id,
            "İşlem": one.get_act_display(),
            "Not": one.note,
            "Zaman": one.at,
        }
        for one in rows.order_by("at", "pk")
    ]


def confirmed(user: User) -> list[dict]:
    """The minutes that he confirmed, with his dissent."""
    rows = Confirmation.objects.filter(user=user).select_related("minutes__commission__call")
    return [
        {"Tutanak": str(one.minutes), "Karşı oy gerekçesi": one.dissent, "Zaman": one.at}
        for one in rows.order_by("at", "pk")
    ]
