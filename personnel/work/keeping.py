"""The verbs on absences and months: record, change, remove, confirm, reopen. Each one transaction.

All of them queue at the centre's row: what a month is confirmed with is what was recorded then.
"""

import datetime as dt

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from centers.models import Center
from smm_portal.offices.models import Duty
from smm_portal.offices.roles import Role
from smm_portal.road import notices

from ..models import Absence, Assignment, DutySheet, DutySheetReopening
from . import paper, sheets


def _queue(center_id: int) -> None:
    list(Center.objects.select_for_update(no_key=True).filter(pk=center_id).values("pk"))


def record(
    duty: Duty, assignment: Assignment, kind: str, starts: dt.date, ends: dt.date, note: str
) -> Absence:
    """Days [starts, ends) away. Refused in a confirmed month, outside the term, or twice."""
    with transaction.atomic():
        _queue(assignment.seat.center_id)
        return Absence.objects.create(
            assignment=assignment, kind=kind, starts=starts, ends=ends, note=note, duty=duty
        )


def change(
    duty: Duty, row: Absence, kind: str, starts: dt.date, ends: dt.date, note: str
) -> Absence:
    """Other days or another kind; refused where the old or the new days are confirmed."""
    with transaction.atomic():
        _queue(row.assignment.seat.center_id)
        row.kind, row.starts, row.ends, row.note, row.duty = kind, starts, ends, note, duty
        row.save(update_fields=["kind", "starts", "ends", "note", "duty"])
    return row


def remove(row: Absence) -> None:
    """Take an absence out; its history stays. Refused in a confirmed month."""
    with transaction.atomic():
        _queue(row.assignment.seat.center_id)
        row.delete()


def confirm(duty: Duty, center: Center, year: int, month: int) -> DutySheet:
    """The month's actual duty as the records stand; its document is owed, the coordinator told."""
    with transaction.atomic():
        _queue(center.pk)
        lines = [line.as_json() for line in sheets.lines_now(center.pk, year, month)]
        made = DutySheet.objects.create(
            center=center, year=year, month=month, lines=lines, duty=duty
        )
        made.refresh_from_db(fields=["number"])
        paper.request(made, duty)
        text = _("%(month)s görev çizelgesi onaylandı.")
        _tell_coordinator(made, duty, f"confirmed:{made.number}", text)
    return made


def reopen(duty: Duty, sheet: DutySheet, reason: str) -> DutySheetReopening:
    """Open a confirmed month for correction, with the reason; the coordinator is told."""
    with transaction.atomic():
        _queue(sheet.center_id)
        made = DutySheetReopening.objects.create(sheet=sheet, reason=reason, duty=duty)
        text = _("%(month)s görev çizelgesi düzeltmeye açıldı.")
        _tell_coordinator(sheet, duty, f"reopened:{sheet.number}", text)
    return made


def sheet_url(center_id: int, year: int, month: int) -> str:
    """The page of a centre's month."""
    return reverse("personnel:duty_sheet", args=[center_id, year, month])


def _tell_coordinator(sheet: DutySheet, duty: Duty, key: str, text: str) -> None:
    here = Duty.objects.in_force().filter(
        office=sheet.center.office_id, role=Role.GENERAL_COORDINATOR
    )
    here = here.exclude(user=duty.user_id).select_related("user")
    said = text % {"month": sheets.month_words(sheet.year, sheet.month)}
    matter = f"duty-sheet:{sheet.center_id}:{sheet.year}-{sheet.month}:{key}"
    notices.tell(here, matter, said, sheet_url(sheet.center_id, sheet.year, sheet.month))
