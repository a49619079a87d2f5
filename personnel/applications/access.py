"""Who may do what with an application. Which role reaches which page: policy.toml."""

from django.utils.translation import gettext as _

from smm_portal.kit.acts import ALLOWED, Verdict, refused
from smm_portal.offices import policy
from smm_portal.offices.roles import Role

from ..models import Application, Call
from ..models.applications import CHECKS, ApplicationState, Evidence
from ..models.calls import CallState
from ..models.commissions import CommissionState

CHECKER_ROLES = {
    Role.PRINCIPAL,
    Role.DISTRICT_DIRECTOR,
    Role.DISTRICT_VTE,
    Role.PROVINCE_DIRECTOR,
    Role.PROVINCE_HR,
    Role.PROVINCE_VTE,
}
RUNNING = (*CHECKS, ApplicationState.COMMISSION)


def is_own(duty, application: Application) -> bool:
    """Whether the reader is the applicant."""
    return bool(duty) and application.teacher.user_id == duty.user_id


def may_apply(duty, call: Call) -> Verdict:
    """Whether the reader may begin an application to the call (10/1)."""
    verdict = policy.may(duty, "personnel:application_new", "POST")
    if not verdict:
        return verdict
    return ALLOWED if call.takes_applications else closed()


def closed() -> Verdict:
    """The call takes nothing today."""
    return refused(_("Çağrı bugün başvuru almıyor."), "10/1")


def may_write(duty, application: Application) -> Verdict:
    """Whether the reader may go on writing: his own, and not sent."""
    if not is_own(duty, application):
        return refused(_("Bu işlemi yalnız başvuran yapar."))
    if application.state != ApplicationState.DRAFT:
        return refused(_("Gönderilmiş başvuru değişmez; önce geri çekin."), "10/1")
    return ALLOWED


def may_send(duty, application: Application) -> Verdict:
    """Whether it may be sent today, what it lacks aside."""
    verdict = may_write(duty, application)
    if verdict and not application.call.takes_applications:
        return closed()
    return verdict


def may_withdraw(duty, application: Application, reviewing: bool) -> Verdict:
    """Whether the applicant may take it back: before a commission reviews it (10/2)."""
    if not is_own(duty, application):
        return refused(_("Bu işlemi yalnız başvuran yapar."))
    if application.state not in RUNNING:
        return refused(_("Başvurunun bulunduğu aşamada bu işlem yapılmaz."), "10/1")
    if application.state == ApplicationState.COMMISSION and reviewing:
        text = _("Komisyon incelemeye başladı; başvuru artık geri çekilemez.")
        return refused(text, "10/2")
    return ALLOWED


def may_reopen(duty, application: Application) -> Verdict:
    """Whether a withdrawn application may be taken up again while the call is open."""
    if not is_own(duty, application) or application.state != ApplicationState.WITHDRAWN:
        return refused(_("Yalnız geri çekilmiş başvuru yeniden açılır."))
    return ALLOWED if application.call.takes_applications else closed()


def may_check(duty, application: Application) -> Verdict:
    """Whether the reader's office checks it now, or may in place of a lower office."""
    if duty is None or duty.role not in CHECKER_ROLES:
        return refused(_("Başvuruları okul, ilçe ve il müdürlükleri kontrol eder."), "10/1")
    if application.state not in CHECKS:
        return refused(_("Başvurunun bulunduğu aşamada bu işlem yapılmaz."), "10/1")
    if is_own(duty, application):
        return refused(_("Kimse kendi başvurusunu kontrol edemez."), "10/2")
    if not application.at_office.path.startswith(duty.office.path):
        return refused(_("Başvuru bu makamın kontrolünde değil."), "10/1")
    return ALLOWED


def in_place(duty, application: Application) -> bool:
    """Whether the reader would check in place of a lower office, which asks for a note."""
    return application.at_office_id != duty.office_id


def may_judge_again(duty, application: Application) -> Verdict:
    """Whether the conditions may be looked at again: on its way, before a result stands."""
    verdict = policy.may(duty, "personnel:application_again", "POST")
    if not verdict:
        return verdict
    running = application.call.state == CallState.PUBLISHED and application.state in RUNNING
    if not running:
        return refused(_("Başvurunun bulunduğu aşamada bu işlem yapılmaz."), "10/1")
    return ALLOWED


def decided(states) -> bool:
    """Whether a commission of these states has published a result."""
    done = {CommissionState.PROVISIONAL, CommissionState.FINAL, CommissionState.SENT}
    return any(state in done for state in states)


def may_read_file(duty, file) -> bool:
    """Whether the file is evidence of an application that the reader may see."""
    if not policy.may(duty, "personnel:application"):
        return False
    rows = Application.objects.visible_to(duty)
    return Evidence.objects.filter(file=file, application__in=rows).exists()
