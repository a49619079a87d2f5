"""What the dossier says of one application: its data, its page on paper, its attachments."""

import json
from types import SimpleNamespace

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from smm_portal.documents.engine import rendering

from ...models import Application, Candidacy, Commission
from ...models.results import MinutesState
from .. import reading
from ..tiers import LABELS

TEMPLATE = "pdf/dossier/application.html"


def told(row: Application, commission: Commission) -> dict:
    """The application with everything that the commission's seats need, in the users' words."""
    wishes = reading.told(
        Candidacy.objects.filter(application=row, call_seat__province=commission.province_id)
    )
    return {
        "application": row,
        "teacher": row.teacher,
        "wishes": [_wish(one) for one in wishes.order_by("rank")],
        "evidence": list(row.evidence.select_related("file", "document")),
        "corrections": list(row.corrections.select_related("duty__office")),
        "steps": list(row.steps.select_related("office", "user")),
        "recusals": list(row.recusals.filter(commission=commission).select_related("user")),
    }


def _wish(wish: Candidacy) -> dict:
    return {
        "rank": wish.rank,
        "seat": reading.seat_words(wish.call_seat),
        "center": wish.call_seat.seat.center.name,
        "judged": wish.judged or {"judgements": [], "eligible": False, "tier": None, "needs": []},
        "tier": str(LABELS.get((wish.judged or {}).get("tier"), "")),
        "rulings": [_ruling(one) for one in reading.rulings(wish) if one.confirmed],
        "objection": _objection(wish),
    }


def _objection(wish: Candidacy) -> dict | None:
    """What was objected, and the decision that every member confirmed."""
    made = getattr(wish, "objection", None)
    if made is None:
        return None
    stands = made.minutes is not None and made.minutes.state == MinutesState.CONFIRMED
    return {"text": made.text, "decision": made.decision if stands else ""}


def _ruling(one) -> dict:
    from ...models.results import MinutesKind, Outcome

    return {
        "minutes": str(MinutesKind(one.kind).label),
        "outcome": str(Outcome(one.outcome).label),
        "score": one.score,
        "reason": one.reason,
        "accepted": one.accepted,
    }


def as_json(row: Application, commission: Commission) -> bytes:
    """The same as data that another system can read."""
    found = told(row, commission)
    data = {
        "Çağrı": row.call.title,
        "Başvuru": row.pk,
        "Gönderilme": row.sent_at,
        "Öğretmen": str(row.teacher),
        "Branş": row.teacher.subject.name,
        "Okul": row.teacher.school.name,
        "Bildirilen bilgiler": row.facts,
        "Gerekçe ve çalışmalar": row.statement,
        "Tercihler": [_wish_data(one) for one in found["wishes"]],
        "Düzeltmeler": [_correction(one) for one in found["corrections"]],
        "Adımlar": [_step(one) for one in found["steps"]],
        "Çekilen üyeler": [one.user.get_full_name() for one in found["recusals"]],
    }
    return json.dumps(data, ensure_ascii=False, indent=2, cls=DjangoJSONEncoder).encode()


def _wish_data(one: dict) -> dict:
    objection = one["objection"]
    return {
        "Tercih": one["rank"],
        "Merkez": one["center"],
        "Kadro": one["seat"],
        "Sıra grubu": one["tier"],
        "Şartlar": one["judged"]["judgements"],
        "Kararlar": one["rulings"],
        "İtiraz": objection and {"Metin": objection["text"], "Karar": objection["decision"]},
    }


def _correction(one) -> dict:
    said = {"Bilgi": str(one.get_fact_display()), "Önce": one.before, "Sonra": one.after}
    return said | {"Gerekçe": one.reason, "Makam": str(one.duty.office), "Zaman": one.at}


def _step(one) -> dict:
    who = one.user.get_full_name() if one.user else ""
    said = {"İşlem": str(one.get_act_display()), "Makam": str(one.office or ""), "Kişi": who}
    return said | {"Not": one.note, "Zaman": one.at}


def as_pdf(row: Application, commission: Commission) -> bytes:
    """The application on paper, as the commission had it."""
    title = _("Başvuru %(number)s: %(name)s") % {"number": row.pk, "name": row.teacher}
    document = SimpleNamespace(
        title=title,
        office=commission.province,
        kind_label=_("Başvuru dosyası"),
        official=True,
        issued_at=row.sent_at or row.created_at,
    )
    issued = timezone.localtime(document.issued_at).isoformat(timespec="seconds")
    site = settings.SITE_URL.rstrip("/")
    frame = {"document": document, "seal": None, "site": site, "issued": issued}
    content, _pages = rendering.to_pdf(render_to_string(TEMPLATE, frame | told(row, commission)))
    return content


def attached(row: Application):
    """(name, stored file) of the evidence, then of the objections."""
    for one in row.evidence.select_related("file").order_by("pk"):
        yield safe_name(one.file.name), one.file
    for wish in row.candidacies.select_related("objection__file"):
        objection = getattr(wish, "objection", None)
        if objection and objection.file:
            yield f"itiraz-{safe_name(objection.file.name)}", objection.file


def safe_name(name: str) -> str:
    """The uploaded name without paths and odd signs."""
    from .packing import plain_name

    stem, _dot, ending = name.rpartition(".")
    return f"{plain_name(stem or name)}.{plain_name(ending)[:8]}"


def ruling_lines(rows):
    """One line a ruling."""
    for row in rows:
        wish = row.candidacy
        yield (
            row.minutes.get_kind_display(),
            wish.application.teacher,
            f"{wish.call_seat.seat.center.name} · {reading.seat_words(wish.call_seat)}",
            row.get_outcome_display(),
            LABELS.get(row.tier, ""),
            row.score,
            row.reason,
        )


def score_lines(rows):
    """One line a score."""
    for row in rows:
        yield (
            row.application.teacher,
            row.user.get_full_name(),
            row.criterion.name,
            row.criterion.weight,
            row.points,
            row.note,
        )
