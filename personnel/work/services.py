"""The verbs on tasks: give, deliver, accept, hand back, give up. Each is one transaction."""

import datetime as dt

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from smm_portal.documents.models import StoredFile
from smm_portal.kit import days
from smm_portal.offices.models import Duty
from smm_portal.offices.roles import Role
from smm_portal.road import notices

from ..models import Assignment, DutyTask
from ..models.work import TaskState


def give(
    giver: Duty, assignment: Assignment, clause: str, text: str, starts_on: dt.date, due_on: dt.date
) -> DutyTask:
    """A new task by its letter (8/1-f); whom it is given to is told, unless he gave it himself."""
    with transaction.atomic():
        task = DutyTask.objects.create(
            assignment=assignment,
            clause=clause,
            text=text,
            starts_on=starts_on,
            due_on=due_on,
            given_by=giver,
        )
        if assignment.teacher.user_id != giver.user_id:
            said = {"clause": clause, "day": days.day(due_on)}
            text = _("Size bir iş verildi (Madde %(clause)s). Son günü %(day)s.")
            _tell(_duties_of(task), task, "given", text % said)
    return task


def deliver(task: DutyTask, result: str, file: StoredFile | None) -> DutyTask:
    """What was done; those to whom he answers are told (8/2, 9/2)."""
    with transaction.atomic():
        row = _held(task)
        row.state, row.delivered_at = TaskState.DELIVERED, timezone.now()
        row.result, row.file = result, file
        row.save(update_fields=["state", "delivered_at", "result", "file"])
        key = f"delivered:{row.delivered_at:%Y%m%d%H%M%S}"
        _tell(_above(row), row, key, _("Merkezde bir iş teslim edildi; kabulünüzü bekliyor."))
    return row


def answer(task: DutyTask, duty: Duty, note: str, *, accept: bool) -> DutyTask:
    """Accept what was delivered, or hand it back with the reason (8/2, 9/2)."""
    with transaction.atomic():
        row = _held(task)
        row.state = TaskState.ACCEPTED if accept else TaskState.OPEN
        row.answer, row.answered_by, row.answered_at = note, duty, timezone.now()
        row.save(update_fields=["state", "answer", "answered_by", "answered_at"])
        text = _("İşiniz kabul edildi.") if accept else _("İşiniz, notuyla size geri verildi.")
        _tell(_duties_of(row), row, f"answered:{row.answered_at:%Y%m%d%H%M%S}", text)
    return row


def cancel(task: DutyTask, note: str) -> DutyTask:
    """Give an open task up; it stays readable."""
    with transaction.atomic():
        row = _held(task)
        row.state, row.answer = TaskState.CANCELLED, note
        row.save(update_fields=["state", "answer"])
        _tell(_duties_of(row), row, "cancelled", _("Size verilen bir işten vazgeçildi."))
    return row


def _held(task: DutyTask) -> DutyTask:
    rows = DutyTask.objects.select_related(
        "assignment__teacher", "assignment__seat__center__school"
    )
    return rows.select_for_update(of=("self",)).get(pk=task.pk)


def _duties_of(task: DutyTask):
    """The assignee's duties at the centre today."""
    rows = Duty.objects.in_force().filter(source=f"assignment:{task.assignment_id}")
    return list(rows.select_related("user"))


def _above(task: DutyTask):
    center = task.assignment.seat.center
    principal = {"office": center.school.office_id, "role": Role.PRINCIPAL}
    found = list(Duty.objects.in_force().filter(**principal).select_related("user"))
    if task.clause.startswith("9/"):
        coordinator = {"office": center.office_id, "role": Role.GENERAL_COORDINATOR}
        found += Duty.objects.in_force().filter(**coordinator).select_related("user")
    return found


def _tell(duties, task: DutyTask, key: str, text: str) -> None:
    url = reverse("personnel:task", args=[task.pk])
    notices.tell(duties, f"duty-task:{task.pk}:{key}", text, url)
