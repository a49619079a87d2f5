"""Who shares out, delivers, accepts (8/1-f, 8/2, 9/2), and who keeps the month's sheet."""

from django.utils.translation import gettext as _

from centers.models import Center, CenterState, SeatKind
from smm_portal.kit import dates, days
from smm_portal.kit.acts import ALLOWED, Verdict, refused
from smm_portal.offices import policy
from smm_portal.offices.roles import Role

from ..deputies import is_principal
from ..models import Absence, DutyTask
from ..models.work import TaskState
from .sheets import Sheet


def is_coordinator(duty, center: Center) -> bool:
    """Whether the duty is that of the centre's general coordinator, in person or as deputy."""
    return (
        duty is not None
        and duty.role == Role.GENERAL_COORDINATOR
        and duty.office_id == center.office_id
    )


def may_give(duty, center: Center) -> Verdict:
    """Whether the reader shares out the centre's work (8/1-f)."""
    if not is_coordinator(duty, center):
        return refused(_("İş bölümünü merkezin genel koordinatörü yapar."), "8/1-f")
    if center.state != CenterState.ACTIVE:
        return refused(_("Merkez etkin değil."), "4/1")
    return ALLOWED


def is_assignee(duty, task: DutyTask) -> bool:
    """Whether the task is the reader's own."""
    return duty is not None and task.assignment.teacher.user_id == duty.user_id


def may_deliver(duty, task: DutyTask) -> Verdict:
    """Whether the reader says what he did."""
    if not is_assignee(duty, task):
        return refused(_("İşi, verilen kişi teslim eder."))
    if task.state != TaskState.OPEN:
        return refused(_("İş açık değil."))
    return ALLOWED


def may_answer(duty, task: DutyTask) -> Verdict:
    """Whether the work is answered for to this reader (8/2, 9/2)."""
    center = task.assignment.seat.center
    general = task.clause.startswith("8/")
    above = is_principal(duty, center) or (not general and is_coordinator(duty, center))
    if not above or is_assignee(duty, task):
        text = (
            _("Genel koordinatörün işini merkezin okulunun müdürü kabul eder.")
            if general
            else _("İşi genel koordinatör ya da merkezin okulunun müdürü kabul eder.")
        )
        return refused(text, "8/2" if general else "9/2")
    if task.state != TaskState.DELIVERED:
        return refused(_("İş henüz teslim edilmedi."))
    return ALLOWED


def may_cancel(duty, task: DutyTask) -> Verdict:
    """Whether the coordinator may still give the task up."""
    if not is_coordinator(duty, task.assignment.seat.center):
        return refused(_("İş bölümünü merkezin genel koordinatörü yapar."), "8/1-f")
    if task.state != TaskState.OPEN:
        return refused(_("Teslim edilen işten vazgeçilmez."), "8/1-f")
    return ALLOWED


def may_record_absence(duty, center: Center) -> Verdict:
    """Whether the reader keeps the centre's absences; the database asks the same (0031)."""
    if is_principal(duty, center) or is_coordinator(duty, center):
        return ALLOWED
    return refused(_("İzinleri okul müdürü ve genel koordinatör kaydeder."), "10/4")


def may_change_absence(duty, row: Absence, center: Center) -> Verdict:
    """Whether the reader changes or takes out the record: of himself only what he wrote himself."""
    verdict = may_record_absence(duty, center)
    own = duty is not None and row.assignment.teacher.user_id == duty.user_id
    if verdict and own and row.duty.user_id != duty.user_id:
        return refused(
            _("Sizin hakkınızdaki kaydı, onu yazan ya da okul müdürü değiştirir."), "8/2"
        )
    return verdict


def is_keeper(duty, center: Center) -> bool:
    """Whether the reader confirms the centre's months and opens them again."""
    return is_principal(duty, center)


def may_confirm(duty, sheet: Sheet) -> Verdict:
    """Whether the reader confirms the month now."""
    if not is_keeper(duty, sheet.center):
        return refused(_("Çizelgeyi merkezin okulunun müdürü onaylar."), "10/4")
    if sheet.stands:
        return refused(_("Bu ayın çizelgesi onaylandı."), "10/4")
    if dates.today() < sheet.confirmable_from:
        said = {"day": days.day(sheet.confirmable_from)}
        text = _("Çizelge, ayın son iş gününden (%(day)s) önce onaylanmaz.")
        return refused(text % said, "10/4")
    if not sheet.lines:
        return refused(_("Bu ayda merkezde görevli kimse yok."), "10/4")
    return ALLOWED


def may_reopen(duty, sheet: Sheet) -> Verdict:
    """Whether the reader opens the confirmed month for correction."""
    if not is_keeper(duty, sheet.center):
        return refused(_("Çizelgeyi merkezin okulunun müdürü düzeltmeye açar."), "10/4")
    if not sheet.stands:
        return refused(_("Bu ayın çizelgesi onaylı değil."), "10/4")
    return ALLOWED


def may_read_file(duty, file) -> bool:
    """Whether the file was delivered with a task that the reader may see."""
    if not policy.may(duty, "personnel:task"):
        return False
    return DutyTask.objects.visible_to(duty).filter(file=file).exists()


def letters_of(kind: str) -> str:
    """The article whose letters a person of this kind of seat is given: "8/" or "9/"."""
    return "8/" if kind == SeatKind.GENERAL else "9/"
