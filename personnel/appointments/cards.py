"""The performance card of a term: what the portal knows, with higher rooms adding what they know.

``register(label, find)``: ``find(assignment)`` gives pairs of (what, value) as people read them.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Count, F, Q
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from smm_portal.kit import dates, days

from ..models import Absence, Assignment, DutySheet, DutyTask
from ..models.work import TaskState

Find = Callable[[Assignment], Iterable[tuple[Any, Any]]]
_parts: list[tuple[Any, Find]] = []


def register(label, find: Find) -> None:
    """Add a part to the card, from AppConfig.ready."""
    if (label, find) not in _parts:
        _parts.append((label, find))


def card(row: Assignment) -> list[dict]:
    """The card today, as a proposal keeps it: [{"title", "lines": [[what, value], …]}, …]."""
    found = [(label, list(find(row))) for label, find in _parts]
    return [
        {"title": str(label), "lines": [[str(what), str(value)] for what, value in lines]}
        for label, lines in found
        if lines
    ]


def tasks(row: Assignment) -> list[tuple]:
    """Tasks by 8 and 9: given, accepted, waiting for acceptance, open past their day."""
    late = Q(state=TaskState.OPEN, due_on__lt=dates.today())
    in_time = Q(state=TaskState.ACCEPTED, delivered_at__date__lte=F("due_on"))
    found = DutyTask.objects.filter(assignment=row).exclude(state=TaskState.CANCELLED)
    counted = found.aggregate(
        given=Count("pk"),
        accepted=Count("pk", filter=Q(state=TaskState.ACCEPTED)),
        in_time=Count("pk", filter=in_time),
        waiting=Count("pk", filter=Q(state=TaskState.DELIVERED)),
        late=Count("pk", filter=late),
    )
    if not counted["given"]:
        return [(_("Verilen iş"), _t("Kayıt yok"))]
    return [
        (_("Verilen iş"), counted["given"]),
        (_("Kabul edilen"), counted["accepted"]),
        (_("Süresinde teslim edilip kabul edilen"), counted["in_time"]),
        (_("Kabul bekleyen"), counted["waiting"]),
        (_("Geciken"), counted["late"]),
    ]


def sheets(row: Assignment) -> list[tuple]:
    """Days in office and worked, from the newest sheet of each confirmed month (16/2)."""
    newest = DutySheet.objects.filter(
        center=row.seat.center_id, lines__contains=[{"assignment": row.pk}]
    ).order_by("year", "month", "-number")
    lines = [_line(sheet, row) for sheet in newest.distinct("year", "month")]
    if not lines:
        return [(_("Onaylı ay"), _t("Kayıt yok"))]
    return [
        (_("Onaylı ay"), len(lines)),
        (_("Görev günü"), _sum(lines, "days")),
        (_("Fiilen çalışılan gün"), _sum(lines, "worked")),
    ]


def _line(sheet: DutySheet, row: Assignment) -> dict:
    return next(line for line in sheet.lines if line.get("assignment") == row.pk)


def _sum(lines: list[dict], name: str) -> str:
    return days.number(sum(line.get(name) or 0 for line in lines))


def absences(row: Assignment) -> list[tuple]:
    """Days away by kind, as recorded."""
    found: dict[str, int] = {}
    for one in Absence.objects.filter(assignment=row):
        found[one.kind] = found.get(one.kind, 0) + (one.ends - one.starts).days
    return [
        (Absence.Kind(kind).label, _t("%(count)s gün") % {"count": n}) for kind, n in found.items()
    ]


def add_own() -> None:
    """This room's parts."""
    register(_("İş bölümü (Madde 8, 9)"), tasks)
    register(_("Aylık fiilî görev çizelgeleri"), sheets)
    register(_("İzinler"), absences)
