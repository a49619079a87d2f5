"""Who may do what with a call: MTEGM's experts write, its head publishes and changes (10/1)."""

from django.utils.translation import gettext as _

from smm_portal.kit import dates, days
from smm_portal.kit.acts import ALLOWED, Verdict, refused
from smm_portal.offices import policy

from ..models import Call
from ..models.calls import CallState, Phase


def may_write(duty, call: Call) -> Verdict:
    """Write the call: only while it is a draft."""
    known = policy.may(duty, "personnel:call_step", "POST")
    if known and call.state != CallState.DRAFT:
        return refused(
            _("Yayımlanan çağrı değişmez; yalnız gerekçesiyle uzatılır ya da iptal edilir."), "10/1"
        )
    return known


def may_publish(duty, call: Call, missing: list) -> Verdict:
    """Publish it: nothing may be missing (``missing.of``)."""
    known = policy.may(duty, "personnel:call_publish", "POST")
    if not known:
        return known
    if call.state != CallState.DRAFT:
        return refused(_("Çağrı zaten yayımlandı."))
    if missing:
        said = {"count": len(missing)}
        return refused(_("Çağrıda %(count)s eksik var; önce onları tamamlayın.") % said, "10/1")
    return ALLOWED


def may_extend(duty, call: Call) -> Verdict:
    """Move days of the calendar on."""
    return _in_force(duty, call, "personnel:call_extend")


def may_cancel(duty, call: Call) -> Verdict:
    """Cancel it; whether somebody was appointed from it, the database asks."""
    return _in_force(duty, call, "personnel:call_cancel")


def may_conclude(duty, call: Call) -> Verdict:
    """Conclude it: applications must have closed; whether all told the Ministry, the database asks."""
    known = _in_force(duty, call, "personnel:call_conclude")
    if known and call.applications_until >= dates.today():
        said = {"day": days.day(call.applications_until)}
        return refused(_("Başvurular %(day)s gününe kadar açık.") % said, "10/1")
    return known


def _in_force(duty, call: Call, url_name: str) -> Verdict:
    known = policy.may(duty, url_name, "POST")
    if known and call.state != CallState.PUBLISHED:
        return refused(_("Çağrı yayımda değil."), "10/1")
    return known


def may_apply(call: Call) -> Verdict:
    """Whether the call takes applications today, and where not, when it does."""
    phase = call.phase()
    if phase == Phase.OPEN:
        return ALLOWED
    if phase == Phase.ANNOUNCED:
        return refused(
            _("Başvurular %(day)s günü açılır.") % {"day": days.day(call.opens_on)}, "10/1"
        )
    return refused(_("Bu çağrı artık başvuru almıyor."), "10/1")


def may_tell_ready(duty, call: Call, missing: list) -> Verdict:
    """Tell MTEGM's head that the call can be published."""
    known = policy.may(duty, "personnel:call_ready", "POST")
    if known and missing:
        said = {"count": len(missing)}
        return refused(_("Çağrıda %(count)s eksik var; önce onları tamamlayın.") % said, "10/1")
    return known
