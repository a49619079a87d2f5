"""What applications hold about a person, for his own file (offices.own_data): what he sent, what the
offices found, and what he himself did with others' papers."""

from smm_portal.offices.models import User

from .models import Application, ApplicationStep


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
