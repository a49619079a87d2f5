"""How a task went: given, delivered, handed back with the reason, accepted. Read from its history."""

from django.utils.translation import gettext as _

from smm_portal.kit import dates, days

from ..models import DutyTask
from ..models.work import TaskState


def stages(task: DutyTask) -> list[dict]:
    """Stages for components/timeline.html; one query."""
    said = _("%(who)s verdi. Son gün %(day)s.") % {
        "who": _who(task.given_by),
        "day": days.day(task.due_on),
    }
    found = [_stage(_("Verildi"), task.given_at, said, "done")]
    before = TaskState.OPEN
    for event in _events(task):
        if event.state != before:
            found.append(_moved(event, before))
        before = event.state
    return found + _ahead(task)


def _events(task: DutyTask):
    rows = task.events.select_related("answered_by__user").order_by("pgh_id")
    return [row for row in rows if row.pgh_label != "delete"]


def _moved(event, before: str) -> dict:
    if event.state == TaskState.DELIVERED:
        return _stage(_("Teslim edildi"), event.delivered_at, event.result, "done")
    if event.state == TaskState.CANCELLED:
        return _stage(_("Vazgeçildi"), event.pgh_created_at, event.answer, "done")
    label = _("Kabul edildi") if event.state == TaskState.ACCEPTED else _("Geri verildi")
    words = [_who(event.answered_by), event.answer]
    return _stage(label, event.answered_at, ": ".join(w for w in words if w), "done")


def _ahead(task: DutyTask) -> list[dict]:
    if task.state == TaskState.OPEN:
        state = "late" if task.due_on < dates.today() else "now"
        return [_stage(_("Teslim edilecek"), task.due_on, "", state)]
    if task.state == TaskState.DELIVERED:
        return [_stage(_("Kabul bekliyor"), None, _waits_for(task), "now")]
    return []


def _waits_for(task: DutyTask) -> str:
    if task.clause.startswith("8/"):
        return _("Okul müdürü kabul eder ya da geri verir (Madde 8/2).")
    return _("Genel koordinatör ya da okul müdürü kabul eder ya da geri verir (Madde 9/2).")


def _who(duty) -> str:
    if duty is None:
        return ""
    deputy = " (V.)" if duty.is_deputy else ""
    return f"{duty.user.get_full_name()}, {duty.get_role_display()}{deputy}"


def _stage(label: str, day, note: str, state: str) -> dict:
    return {"label": label, "day": day, "note": note, "state": state}
