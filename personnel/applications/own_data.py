"""What applications hold about a person, for his own file (offices.own_data)."""

from smm_portal.kit import dates
from smm_portal.offices.models import User

from ..models import Application, ApplicationStep, CallSeat, FactCorrection
from . import words
from .judging import with_places


def applications(user: User) -> list[dict]:
    """His applications with everything in them: wishes, judgings, evidence, steps, corrections."""
    rows = Application.objects.of_user(user.pk).select_related("call").order_by("pk")
    return [_application(row) for row in rows]


def _application(row: Application) -> dict:
    return {
        "Çağrı": row.call.title,
        "Durum": row.get_state_display(),
        "Gerekçe ve çalışmalar": row.statement,
        "Bildirilen bilgiler": row.facts,
        "Başlangıç": row.created_at,
        "Gönderilme": row.sent_at,
        "Tercihler": [_wish(wish) for wish in row.candidacies.order_by("rank")],
        "Belgeler": [_file(one) for one in row.evidence.select_related("document", "file")],
        "Adımlar": [_step(step) for step in row.steps.select_related("office")],
        "Düzeltmeler": [_correction(one) for one in row.corrections.order_by("pk")],
    }


def _wish(wish) -> dict:
    seat = with_places(CallSeat.objects.filter(pk=wish.call_seat_id), dates.today()).get()
    judgings = wish.judgings.order_by("pk")
    return {
        "Sıra": wish.rank,
        "Kadro": words.seat_words(seat),
        "Şart incelemeleri": [
            {
                "Neden": one.get_why_display(),
                "Esas alınan gün": one.day,
                "Şartlar": one.judgements,
                "Sıra grubu": one.tier,
                "Zaman": one.at,
            }
            for one in judgings
        ],
    }


def _file(one) -> dict:
    what = one.document.name if one.document else f"Madde {one.clause}"
    return {"Dosya": one.file.name, "Ne için": what, "Eklenme": one.at}


def _step(step: ApplicationStep) -> dict:
    return {
        "İşlem": step.get_act_display(),
        "Makam": step.office and step.office.name,
        "Not": step.note,
        "Zaman": step.at,
    }


def _correction(one: FactCorrection) -> dict:
    return {
        "Bilgi": one.get_fact_display(),
        "Önce": one.before,
        "Sonra": one.after,
        "Gerekçe": one.reason,
        "Zaman": one.at,
    }


def checks(user: User) -> list[dict]:
    """What he did with others' applications as an office: when and at which, without their names."""
    rows = ApplicationStep.objects.filter(user=user, act=ApplicationStep.Act.CHECK)
    return [_step(step) for step in rows.select_related("office").order_by("pk")]


def corrected(user: User) -> list[dict]:
    """Corrections that he made, without whose they were."""
    rows = FactCorrection.objects.filter(duty__user=user).order_by("pk")
    return [{"Bilgi": one.get_fact_display(), "Zaman": one.at} for one in rows]
