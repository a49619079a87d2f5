"""What results add to other pages: the applicant's own way, the call's provinces, the commission."""

from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from smm_portal.kit import days, detail
from smm_portal.kit.acts import Act
from smm_portal.kit.detail import Section
from smm_portal.kit.markup import chip
from smm_portal.offices import policy
from smm_portal.offices.models import ROOT_PATH
from smm_portal.offices.roles import OfficeKind

from ..models import Application, Call, CallSeat, Candidacy, Commission
from ..models.calls import MTEGM_ROLES, CallState
from ..models.commissions import CommissionState
from ..models.results import MinutesKind, Outcome
from . import access, page, reading
from .tiers import LABELS

PUBLISHED = (CommissionState.PROVISIONAL, CommissionState.FINAL, CommissionState.SENT)


def result_of_application(request, application: Application) -> Section | None:
    """The outcome of each wish, once published, and what the applicant can do about it."""
    if not _may_see(request.duty, application):
        return None
    commissions = _commissions(application)
    if not commissions:
        return None
    rows = reading.told(Candidacy.objects.filter(application=application)).order_by("rank")
    lines = [_line(request.duty, one, commissions) for one in rows]
    lines = [line for line in lines if line]
    if not lines:
        return None
    context = {"lines": lines}
    return Section("sonuc", _("Sonuç"), "personnel/results/section_result.html", context, order=5)


def _may_see(duty, application: Application) -> bool:
    """The applicant himself, the Ministry, and provinces; a school is told nothing."""
    if duty is None:
        return False
    mine = application.teacher.user_id == duty.user_id
    return mine or duty.scope_path == ROOT_PATH or duty.office.kind == OfficeKind.PROVINCE


def _commissions(application: Application) -> dict[int, Commission]:
    """Province → commission of the call whose result is published; one query."""
    rows = Commission.objects.filter(call=application.call_id, state__in=PUBLISHED)
    return {row.province_id: row for row in reading.with_papers(rows)}


def _line(duty, wish: Candidacy, commissions: dict[int, Commission]) -> dict | None:
    commission = commissions.get(wish.call_seat.province_id)
    said = commission and reading.confirmed(wish)
    if not said:
        return None
    paper = next(one for one in reading.papers(commission) if one.pk == said.minutes)
    mine = wish.application.teacher.user_id == duty.user_id
    return {
        "rank": wish.rank,
        "center": wish.call_seat.seat.center,
        "seat": reading.seat_words(wish.call_seat),
        "chip": page.outcome_chip(said.outcome),
        "tier": LABELS.get(said.tier, ""),
        "score": said.score,
        "reason": said.reason,
        "paper": f"{paper.label} {paper.number}",
        "confirmed_at": paper.confirmed_at,
        "path": _path(wish, commission),
        "objection": _objection(duty, wish, commission) if mine else None,
    }


def _path(wish: Candidacy, commission: Commission) -> list[dict]:
    """Every confirmed word on the wish in its order, with number and day of the minutes."""
    papers = {one.pk: one for one in reading.papers(commission)}
    return [
        {
            "paper": f"{papers[said.minutes].label} {papers[said.minutes].number}",
            "day": papers[said.minutes].confirmed_at,
            "outcome": Outcome(said.outcome).label,
        }
        for said in reading.rulings(wish)
        if said.confirmed and _published(said, commission)
    ]


def _published(said, commission: Commission) -> bool:
    """Final minutes are told once the result is final."""
    return said.kind != MinutesKind.FINAL or commission.state != CommissionState.PROVISIONAL


def _objection(duty, wish: Candidacy, commission: Commission) -> dict:
    """What the applicant filed, or what he still may."""
    made = getattr(wish, "objection", None)
    verdict = access.may_object(duty, wish, commission)
    url = reverse("personnel:objection_new", args=[wish.pk])
    left = days.days_left(commission.objections_until)
    return {
        "made": made,
        "decided": page.decision_stands(made, reading.papers(commission)),
        "act": Act(_("Sonuca itiraz et"), url, verdict) if made is None else None,
        "until": commission.objections_until,
        "left": left if verdict else "",
    }


def provinces_of_call(request, call: Call) -> Section | None:
    """For MTEGM: which provinces told the Ministry, so that the call can be concluded (10/3)."""
    duty = request.duty
    if duty is None or duty.role not in MTEGM_ROLES or call.state == CallState.DRAFT:
        return None
    found = {row.province_id: row for row in Commission.objects.filter(call=call)}
    asked = CallSeat.objects.filter(call=call).order_by("province__sort_key").distinct()
    names = asked.values_list("province", "province__name", "province__sort_key")
    lines = [_province(found.get(pk), name) for pk, name, _key in names]
    sent = sum(line["sent"] for line in lines)
    context = {"lines": lines, "sent": sent, "all": len(lines), "done": sent == len(lines)}
    template = "personnel/results/section_provinces.html"
    return Section("iller", _("İllerin bildirimi"), template, context, order=60)


def _province(commission: Commission | None, name: str) -> dict:
    if commission is None:
        state = chip("neutral", _("Komisyon kurulmadı"), "clock")
        return {"name": name, "url": "", "state": state, "sent": False, "at": None}
    return {
        "name": name,
        "url": reverse("personnel:results", args=[commission.pk]),
        "state": page.state_chip(commission),
        "sent": commission.state == CommissionState.SENT,
        "at": commission.sent_at,
    }


def results_of_commission(request, commission: Commission) -> Section | None:
    """The way from the commission's page to its results."""
    if not policy.may(request.duty, "personnel:results"):
        return None
    found = reading.papers(commission)
    rows = [{"paper": one, "url": reverse("personnel:minutes", args=[one.pk])} for one in found]
    url = reverse("personnel:results", args=[commission.pk])
    acts = (Act(_("Sonuçları aç"), url),)
    template = "personnel/results/section_commission.html"
    title = _("Sonuçlar ve tutanaklar")
    return Section(
        "sonuclar", title, template, {"rows": rows, "words": _words(commission)}, acts=acts
    )


def _words(commission: Commission) -> str:
    if commission.state == CommissionState.FORMED:
        return _t("Tutanak, inceleme açıldıktan sonra başlatılır.")
    if commission.state == CommissionState.REVIEWING:
        return _t("Kararlar sonuçlar sayfasında hazırlanır, üyelerin onayıyla tutanak olur.")
    return ""


def register() -> None:
    """Fill the registries of other pages."""
    detail.extend("personnel:application", result_of_application)
    detail.extend("personnel:call", provinces_of_call)
    detail.extend("personnel:commission", results_of_commission)
