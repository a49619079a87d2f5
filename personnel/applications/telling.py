"""Who is told of an application's steps. Texts name calls and offices, never persons or reasons."""

from django.urls import reverse
from django.utils.translation import gettext as _

from smm_portal.offices.models import Duty
from smm_portal.offices.roles import Role
from smm_portal.road.notices import tell

from ..models import Application, ApplicationStep
from ..models.applications import CHECKS, ApplicationState
from .access import CHECKER_ROLES

Act = ApplicationStep.Act
APPLICANTS = (Role.TEACHER, Role.GENERAL_COORDINATOR, Role.DEVELOPMENT_COORDINATOR)


def applicant_duties(application: Application):
    """The applicant's own duties in force, his duty as a teacher last: it is what the row keeps."""
    rows = Duty.objects.in_force().filter(user=application.teacher.user_id, role__in=APPLICANTS)
    return rows.select_related("office").order_by("role")


def checkers_at(office_id: int):
    """Who checks at the office today."""
    return Duty.objects.in_force().filter(office=office_id, role__in=CHECKER_ROLES)


def after_step(application: Application, step: ApplicationStep, before: str) -> None:
    """The applicant learns where his application is, the office that has it now that it waits."""
    tell(
        applicant_duties(application),
        f"application:{application.pk}:{step.number}",
        _applicant_text(application, step),
        application.get_absolute_url(),
    )
    if application.state in CHECKS:
        _tell_checkers(application, step)


def _applicant_text(application: Application, step: ApplicationStep) -> str:
    said = {"call": application.call, "office": step.office, "state": step.get_after_display()}
    if step.act == Act.SEND:
        return _("Başvurunuz alındı: %(call)s. %(state)s.") % said
    if step.act == Act.WITHDRAW:
        return _("Başvurunuzu geri çektiniz: %(call)s.") % said
    if step.act == Act.REOPEN:
        return _("Başvurunuzu yeniden açtınız: %(call)s. Göndermeyi unutmayın.") % said
    if step.after == ApplicationState.COMMISSION:
        return _("Başvurunuzun kontrolleri bitti, komisyona ulaştı: %(call)s.") % said
    return _("Başvurunuz kontrol edildi (%(office)s). %(state)s: %(call)s.") % said


def _tell_checkers(application: Application, step: ApplicationStep) -> None:
    url = f"{reverse('personnel:applications')}?bekleyen=evet&cagri={application.call_id}"
    text = _("Makamınızda kontrol bekleyen başvuru var: %(call)s") % {"call": application.call}
    # One notice an office, call and day: a hundred applications are not a hundred notices.
    key = f"applications:{application.call_id}:{application.at_office_id}:{step.at:%Y%m%d}"
    duties = checkers_at(application.at_office_id).exclude(user=step.user_id)
    tell(duties, key, text, url)


def corrected(application: Application, number: int) -> None:
    """Tell the applicant that an office corrected facts; what and why stands on the page."""
    text = _("Başvurunuzdaki bilgiler düzeltildi: %(call)s. Gerekçesi başvurunuzun sayfasında.")
    key = f"application:{application.pk}:correction:{number}"
    url = f"{application.get_absolute_url()}#bilgiler"
    tell(applicant_duties(application), key, text % {"call": application.call}, url, urgent=True)


def judged_again(application: Application, number: int) -> None:
    """Tell applicant and office that a condition stands otherwise than before."""
    text = _("Başvurudaki bir şartın sonucu değişti: %(call)s. Fark başvurunun sayfasında.")
    key = f"application:{application.pk}:judged:{number}"
    duties = list(applicant_duties(application))
    if application.at_office_id:
        duties += checkers_at(application.at_office_id)
    said = text % {"call": application.call}
    tell(duties, key, said, f"{application.get_absolute_url()}#tercihler")
