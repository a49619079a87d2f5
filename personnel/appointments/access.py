"""Who may nominate, appoint, record a start, propose, refuse, hand over. Roles: policy.toml."""

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from smm_portal.kit import dates, days
from smm_portal.kit.acts import ALLOWED, Verdict, refused
from smm_portal.offices import policy
from smm_portal.offices.roles import Role

from ..deputies import is_principal
from ..filters import ENDING_DAYS
from ..models import Assignment, Candidacy, HandoverItem, Nomination, Renewal
from ..models.appointments import RenewalState

# A proposal may still be recorded so many days after the term's last day.
LATE_DAYS = 30


def _post(duty, name: str) -> Verdict:
    return policy.may(duty, f"personnel:{name}", "POST")


OWN = gettext_lazy("Kimse kendisi hakkında işlem yapamaz; bunu bir başkası yapar.")


def is_own(duty, teacher) -> bool:
    """Whether it is about the reader himself: teachers work at the Ministry's units too."""
    return bool(duty) and teacher.user_id == duty.user_id


def may_nominate(duty, candidacy: Candidacy, seat_state) -> Verdict:
    """Put the candidate on the list; ``seat_state`` is the seat's ``nominations.SeatState``."""
    verdict = _post(duty, "nominate")
    if not verdict:
        return verdict
    if is_own(duty, candidacy.application.teacher):
        return refused(OWN, "10/4")
    if seat_state.appointed:
        return refused(_("Bu kadroya görevlendirme yapıldı."), "10/4")
    if seat_state.nomination:
        return refused(_("Bu kadro için listede bir aday var. Önce onu listeden çıkarın."), "10/4")
    return ALLOWED


def may_drop(duty, nomination: Nomination) -> Verdict:
    """Take somebody off the list, before he is appointed."""
    verdict = _post(duty, "nomination_drop")
    if not verdict:
        return verdict
    if nomination.dropped_at:
        return refused(_("Aday listeden zaten çıkarıldı."), "10/4")
    if Assignment.objects.filter(candidacy=nomination.candidacy_id).exists():
        return refused(_("Aday görevlendirildi; listeden çıkarılamaz."), "10/4")
    return ALLOWED


def may_appoint(duty) -> Verdict:
    """Appoint the list by an approval of the Ministry."""
    return _post(duty, "appoint")


def may_record_start(duty, row: Assignment) -> Verdict:
    """Record the start of duty: the host school's principal, in the term, once."""
    if not is_principal(duty, row.seat.center):
        return refused(_("Göreve başlamayı merkezin okulunun müdürü kaydeder."), "10/4")
    if hasattr(row, "start"):
        return refused(_("Göreve başlama kaydedildi."), "10/4")
    if row.starts > dates.today():
        said = {"day": days.day(row.starts)}
        return refused(_("Görev %(day)s günü başlıyor.") % said, "10/4")
    return _post(duty, "duty_start")


def ending_by() -> dt.date:
    """A term that ends by this day is spoken of on the board."""
    return dates.today() + dt.timedelta(days=ENDING_DAYS)


def shown_from() -> dt.date:
    """Terms that ended before this day have left the board."""
    return dates.today() - dt.timedelta(days=LATE_DAYS)


def renewal_bar(row: Assignment) -> Verdict:
    """Whether something is to be decided about the term's end at all (10/5)."""
    if row.ended_early:
        return refused(_("Görev erken bitirildi."), "10/5")
    if row.ends <= shown_from():
        return refused(_("Görev biteli bir aydan çok oldu."), "10/5")
    if row.ends > ending_by():
        said = {"days": ENDING_DAYS}
        return refused(_("Görevin bitmesine %(days)s günden çok var.") % said, "10/5")
    if Assignment.objects.filter(seat=row.seat_id, starts__gte=row.ends).exists():
        return refused(_("Kadroda, bu görevden sonrası için bir görevlendirme var."), "4/5")
    return ALLOWED


def live(row: Assignment) -> Renewal | None:
    """The proposal that waits or was approved, from the row's renewals."""
    found = (one for one in row.renewals.all() if one.state != RenewalState.REFUSED)
    return next(found, None)


def _on_another(duty, row: Assignment, name: str) -> Verdict:
    verdict = _post(duty, name)
    return refused(OWN, "10/5") if verdict and is_own(duty, row.teacher) else verdict


def may_propose(duty, row: Assignment) -> Verdict:
    """MTEGM proposes the next term."""
    verdict = _on_another(duty, row, "renewal_propose")
    verdict = renewal_bar(row) if verdict else verdict
    if verdict and live(row):
        return refused(_("Bu görev için bir inha var."), "10/5")
    return verdict


def may_let_end(duty, row: Assignment) -> Verdict:
    """MTEGM says that the term ends; the handover begins."""
    verdict = _on_another(duty, row, "renewal_let_end")
    verdict = renewal_bar(row) if verdict else verdict
    if verdict and live(row):
        return refused(_("Bu görev için bir inha var."), "10/5")
    if verdict and row.handover.exists():
        return refused(_("Devir teslim zaten başladı."), "10/5")
    return verdict


def may_approve(duty) -> Verdict:
    """Approve proposals by an approval of the Ministry."""
    return _post(duty, "renewals_approve")


def may_refuse(duty, renewal: Renewal) -> Verdict:
    """Personel GM finds a proposal not fitting."""
    verdict = _on_another(duty, renewal.assignment, "renewal_refuse")
    if verdict and renewal.state != RenewalState.PROPOSED:
        return refused(_("İnha zaten karara bağlandı."), "10/5")
    return verdict


def may_tick(duty, item: HandoverItem) -> Verdict:
    """Tick off what was handed over: the principal or the coordinator, for others than himself."""
    verdict = _post(duty, "handover_done")
    if not verdict:
        return verdict
    if item.done_at:
        return refused(_("Bu madde teslim edildi."), "10/5")
    center = item.assignment.seat.center
    if not (is_principal(duty, center) or _is_coordinator(duty, center)):
        return refused(_("Devir teslimi okul müdürü ya da genel koordinatör işler."), "10/5")
    if item.assignment.teacher.user_id == duty.user_id:
        # A coordinator may stand in for the principal: not towards himself.
        other = _("genel koordinatör") if duty.role == Role.PRINCIPAL else _("okul müdürü")
        return refused(_("Kendi devir tesliminizi %(other)s işler.") % {"other": other}, "10/5")
    return ALLOWED


def _is_coordinator(duty, center) -> bool:
    return duty.role == Role.GENERAL_COORDINATOR and duty.office_id == center.office_id
