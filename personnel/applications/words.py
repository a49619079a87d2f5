"""Seats, tiers and states of applications in people's words."""

from django.utils.html import format_html
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from centers.models import SeatKind
from smm_portal.kit.markup import chip

from ..eligibility import TIERS
from ..models import Application, CallSeat
from ..models.applications import ApplicationState

LOOKS = {
    ApplicationState.DRAFT: ("neutral", "pencil"),
    ApplicationState.SCHOOL: ("info", "inbox"),
    ApplicationState.DISTRICT: ("info", "inbox"),
    ApplicationState.PROVINCE: ("info", "inbox"),
    ApplicationState.COMMISSION: ("info", "users-group"),
    ApplicationState.WITHDRAWN: ("neutral", "corner-up-left"),
}
SHORT = {
    SeatKind.GENERAL: _("Genel koordinatör"),
    SeatKind.DEVELOPMENT: _("Mesleki gelişim koordinatörü"),
}


def state_chip(application: Application):
    """The state as a chip with its sign."""
    tone, sign = LOOKS[application.state]
    return chip(tone, application.get_state_display(), sign)


def role_words(call_seat: CallSeat) -> str:
    """ "Mesleki gelişim koordinatörü (İngilizce)"."""
    role = call_seat.role
    field = _t("İngilizce") if role.english else role.field and role.field.name
    return f"{SHORT[role.kind]} ({field})" if field else str(SHORT[role.kind])


def seat_words(call_seat: CallSeat) -> str:
    """ "Ankara SMM, 2. kadro: Mesleki gelişim koordinatörü (İngilizce)"."""
    said = {"center": call_seat.role.center, "number": call_seat.seat.number}
    place = _t("%(center)s, %(number)s. kadro") % said
    return f"{place}: {role_words(call_seat)}"


def tier_label(number: int | None) -> str:
    """The group of 6/2 or 7/2, or that none is ever open."""
    if number is None:
        return _t("Bu kadroda sıra bu branşa gelmez.")
    return str(TIERS[number - 1].label)


def tier_reason(number: int | None, article: int) -> str:
    """The group with its reason, in a sentence that names the clause."""
    if number is None:
        return _t("İngilizce kadrosunda sıra başka branşa gelmez (Madde 4/4).")
    said = {"number": number, "label": tier_label(number), "clause": f"{article}/2"}
    if number == 1:
        return _t("%(number)s. sıra grubu: %(label)s. Önce bu gruba bakılır.") % said
    text = _t(
        "%(number)s. sıra grubu: %(label)s. Daha önceki grupta uygun aday çıkmazsa sıra gelir "
        "(Madde %(clause)s)."
    )
    return text % said


def verdict_chip(eligible: bool, needs: bool):
    """How all conditions of a seat stand together; ``needs`` where a document is still missing."""
    if not eligible:
        return chip("danger", _("Şart karşılanmıyor"), "x")
    if needs:
        return chip("warning", _("Belge gerekir"), "alert-triangle")
    return chip("success", _("Şartlar karşılanıyor"), "check")


def outcome_chip(outcome: str, waived: bool = False, proved: bool = False):
    """One condition: met, unmet, waiting for a document (``proved``: it is there); ``waived``
    where a lower tier may open.
    """
    if outcome == "met":
        return chip("success", _("Var"), "check")
    if outcome == "needs_document" and proved:
        return chip("info", _("Belgesi eklendi"), "paperclip")
    if outcome == "needs_document":
        return chip("warning", _("Belge gerekir"), "alert-triangle")
    if waived:
        return chip("warning", _("Alan dışı"), "alert-triangle")
    return chip("danger", _("Yok"), "x")


def link(url: str, label):
    return format_html('<a href="{}">{}</a>', url, label)
