"""Who may do what with teachers and assignments. Which role reaches which page: policy.toml."""

from django.utils.translation import gettext as _

from centers.models import Center, CenterState
from smm_portal.kit import dates
from smm_portal.kit.acts import ALLOWED, Verdict, refused
from smm_portal.offices import policy

from .models import Assignment, Call, Teacher
from .models.calls import CallState


def may_seek_identity(duty) -> bool:
    """Whether the reader may find a teacher by his whole identity number."""
    return bool(duty) and bool(policy.may(duty, "personnel:teacher_find", "POST"))


def may_see_identity(duty, teacher: Teacher) -> Verdict:
    """Whether the reader may see the teacher's whole identity number, for a reason."""
    verdict = policy.may(duty, "personnel:teacher_identity", "POST")
    if not verdict:
        return verdict
    return ALLOWED if teacher.identity_hash else refused(_("Kayıtta kimlik numarası yok."))


def calls_run() -> bool:
    """Whether a call was published: from then on nothing is inherited (reading 28)."""
    return Call.objects.filter(state__in=[CallState.PUBLISHED, CallState.CONCLUDED]).exists()


def may_enter_inherited(duty) -> Verdict:
    """Whether assignments of the time before the calls may still be entered (reading 28)."""
    verdict = policy.may(duty, "personnel:assign", "POST")
    if verdict and calls_run():
        said = _(
            "İlk çağrı yayımlandı: görevlendirme artık bir çağrının kesin sonucundan ya da yeniden "
            "görevlendirmeden doğar. Elle giriş, çağrılardan önceki görevler içindi."
        )
        return refused(said, "10/4")
    return verdict


def may_assign(duty, center: Center) -> Verdict:
    """Whether the reader may enter an inherited assignment at the centre (10/4, reading 28)."""
    verdict = policy.may(duty, "personnel:assign", "POST")
    if not verdict:
        return verdict
    if center.state != CenterState.ACTIVE:
        return refused(_("Merkez etkin değil; görevlendirme yapılamaz."), "4/1")
    return may_enter_inherited(duty)


def may_end(duty, assignment: Assignment) -> Verdict:
    """Whether the reader may end the term before its last day."""
    verdict = policy.may(duty, "personnel:assignment_end", "POST")
    if not verdict:
        return verdict
    if assignment.ends <= dates.today():
        return refused(_("Görev zaten sona ermiş."))
    if dates.last_day(assignment.ends) <= assignment.starts:
        return refused(_("Bir günlük görev kısaltılamaz."), "10/4")
    return ALLOWED


def may_register(duty) -> Verdict:
    """Whether the reader enters teachers into the registry."""
    return policy.may(duty, "personnel:teacher_new", "POST")


def may_edit(duty, teacher: Teacher) -> Verdict:
    """Whether the reader may change the registry's facts about the teacher."""
    return policy.may(duty, "personnel:teacher_edit", "POST")


def may_read_file(duty, file) -> bool:
    """Whether the file is the approval of an assignment that the reader may see."""
    if not policy.may(duty, "personnel:assignment"):
        return False
    return Assignment.objects.visible_to(duty).filter(file=file).exists()
