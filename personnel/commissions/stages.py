"""Where a commission stands, and what stands between it and its next step (10/2, 10/3)."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from smm_portal.kit import dates, days

from ..models import Application, Candidacy, Commission, CommissionState, Minutes, Objection
from ..models.applications import CHECKS
from ..models.results import MinutesKind, MinutesState
from . import sitting

LINE = (
    (CommissionState.FORMED, "formed_at"),
    (CommissionState.REVIEWING, "opened_at"),
    (CommissionState.PROVISIONAL, "provisional_at"),
    (CommissionState.FINAL, "final_at"),
    (CommissionState.SENT, "sent_at"),
)
DONE, NOW, NEXT = "done", "now", "next"


@dataclass(frozen=True)
class Barrier:
    """Something to be done before the next step, with the clause that asks it."""

    text: str
    clause: str


def with_progress(rows):
    """Commissions with what their next step may wait for: checks, minutes, objections."""
    ours = Candidacy.objects.filter(
        application=OuterRef("pk"), call_seat__province=OuterRef(OuterRef("province"))
    )
    unchecked = Application.objects.filter(call=OuterRef("call"), state__in=CHECKS)
    open_objections = Objection.objects.filter(
        candidacy__call_seat__call=OuterRef("call"),
        candidacy__call_seat__province=OuterRef("province"),
        accepted=None,
    )
    papers = Minutes.objects.filter(commission=OuterRef("pk"), state=MinutesState.CONFIRMED)
    return rows.annotate(
        unchecked=Exists(unchecked.filter(Exists(ours))),
        objected=Exists(open_objections),
        provisional_ready=Exists(papers.filter(Q(kind=MinutesKind.PROVISIONAL))),
        final_ready=Exists(papers.filter(Q(kind=MinutesKind.FINAL))),
    )


def line(commission: Commission) -> list[dict]:
    """The five stages as ``components/timeline.html`` draws them."""
    states = [state for state, _name in LINE]
    here = states.index(commission.state)
    return [
        {
            "label": str(state.label),
            "day": getattr(commission, name),
            "note": _note(commission, state) if i == here + 1 else "",
            "state": DONE if i < here else NOW if i == here else NEXT,
        }
        for i, (state, name) in enumerate(LINE)
    ]


def _note(commission: Commission, state: str) -> str:
    call = commission.call
    if state == CommissionState.REVIEWING:
        return _("Başvurular %(day)s günü kapanır.") % {"day": days.day(call.applications_until)}
    if state == CommissionState.PROVISIONAL:
        until = call.commission_until
        said = {"day": days.day(until), "left": days.days_left(until)}
        return _("Çağrının takvimi: en geç %(day)s (%(left)s).") % said
    if state == CommissionState.FINAL and commission.objections_until:
        return _("İtirazların son günü %(day)s.") % {"day": days.day(commission.objections_until)}
    return ""


def barriers(commission: Commission, marks) -> list[Barrier]:
    """What is still to be done before the next step; asked with ``with_progress``."""
    finder = {
        CommissionState.FORMED: _before_review,
        CommissionState.REVIEWING: _before_provisional,
        CommissionState.PROVISIONAL: _before_final,
        CommissionState.FINAL: _before_sending,
    }.get(commission.state)
    return list(finder(commission, marks)) if finder else []


def _before_review(commission, marks):
    for text in sitting.missing_of(commission):
        yield Barrier(text, "10/2")
    until = commission.call.applications_until
    if dates.today() <= until:
        said = {"day": days.day(until), "left": days.days_left(until)}
        yield Barrier(_("Başvurular %(day)s günü kapanır (%(left)s).") % said, "10/2")


def _before_provisional(commission, marks):
    if commission.unchecked:
        yield Barrier(_("Okul, ilçe ya da il kontrolü bitmemiş başvuru var."), "10/2")
    left = sum(not mark.complete for mark in marks)
    if left:
        text = _("%(left)s dosyayı bütün üyeler puanlamadı.") % {"left": days.number(left)}
        yield Barrier(text, "10/2")
    if not commission.provisional_ready:
        yield Barrier(_("Geçici sonuç tutanağını bütün üyeler onaylamadı."), "10/3")


def _before_final(commission, marks):
    until = commission.objections_until
    if until and dates.today() <= until:
        yield Barrier(_("İtiraz süresi %(day)s günü doluyor.") % {"day": days.day(until)}, "10/3")
    if commission.objected:
        yield Barrier(_("Karara bağlanmamış itiraz var."), "10/3")
    if not commission.final_ready:
        yield Barrier(_("Kesin sonuç tutanağını bütün üyeler onaylamadı."), "10/3")


def _before_sending(commission, marks):
    yield Barrier(_("Kesin sonuç henüz Bakanlığa bildirilmedi."), "10/3")
