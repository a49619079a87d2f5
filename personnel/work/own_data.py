"""What the work holds about a person, for his own file."""

from smm_portal.offices.models import User

from ..models import Absence, DutySheet, DutyTask
from . import sheets


def tasks(user: User) -> list[dict]:
    """What he was given to do, and what became of it."""
    rows = DutyTask.objects.filter(assignment__teacher__user=user)
    return [
        {
            "Merkez": one.assignment.seat.center.name,
            "Bent": one.clause,
            "İş": one.text,
            "Başlangıç": one.starts_on,
            "Son gün": one.due_on,
            "Durum": one.get_state_display(),
            "Teslim": one.delivered_at,
            "Ne yapıldı": one.result,
            "Kabul ya da iade notu": one.answer,
        }
        for one in rows.select_related("assignment__seat__center").order_by("pk")
    ]


def absences(user: User) -> list[dict]:
    """His days away."""
    rows = Absence.objects.filter(assignment__teacher__user=user)
    return [
        {
            "Merkez": one.assignment.seat.center.name,
            "Tür": one.get_kind_display(),
            "İlk gün": one.starts,
            "Son gün": one.last_day,
            "Açıklama": one.note,
        }
        for one in rows.select_related("assignment__seat__center").order_by("starts")
    ]


def months(user: User) -> list[dict]:
    """His line of every confirmed month."""
    teacher = getattr(user, "teacher", None)
    own = set(teacher.assignments.values_list("pk", flat=True)) if teacher else set()
    rows = DutySheet.objects.filter(center__seats__assignments__in=own).distinct()
    return [
        {
            "Merkez": sheet.center.name,
            "Ay": sheets.month_words(sheet.year, sheet.month),
            "Görev günü": line["days"],
            "Ayrı kalınan günler": line["away"],
            "Fiilî görev günü": line["worked"],
            "Günler": line.get("marks", ""),
        }
        for sheet in rows.select_related("center").order_by("year", "month", "number")
        for line in sheet.lines
        if line["assignment"] in own
    ]
