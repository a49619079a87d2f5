"""Letters of 8/1 and 9/1 at a centre in a year: who has each, and which records show it."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _t

from centers.models import Center, CenterState
from smm_portal.kit import dates
from smm_portal.kit.markup import chip

from ..models import DutyClause, DutyTask
from ..models.work import TaskState
from . import proofs

FIRST_YEAR = 2024  # of the Yönerge


@dataclass(frozen=True)
class Letter:
    """One letter in a year."""

    clause: str
    label: str
    people: list[str]
    tasks: int
    records: dict[str, int]

    @property
    def proved(self) -> bool:
        return bool(self.records)

    @property
    def chip(self):
        """Whether a record shows it, in a word."""
        if self.proved:
            return chip("success", _t("Kaydı var"), "circle-check")
        return chip("warning", _t("Kaydı yok"), "alert-circle")


@dataclass(frozen=True)
class Part:
    """The letters of one article."""

    title: str
    letters: list[Letter]

    @property
    def proved(self) -> int:
        return sum(one.proved for one in self.letters)


def board(center: Center, year: int) -> list[Part]:
    """Both articles; two queries."""
    found, given = proofs.counts(center.pk, year), _given(center, year)
    titles = {
        "8/1": _t("Genel koordinatörün görevleri (Madde 8/1)"),
        "9/1": _t("Mesleki gelişim koordinatörlerinin görevleri (Madde 9/1)"),
    }
    return [
        Part(title, [_letter(one, given, found) for one in DutyClause if one.value.startswith(no)])
        for no, title in titles.items()
    ]


def _letter(one: DutyClause, given: dict, found: dict) -> Letter:
    people = given.get(one.value, [])
    records = found.get(one.value, {})
    return Letter(one.value, str(one.label), list(dict.fromkeys(people)), len(people), records)


def _given(center: Center, year: int) -> dict[str, list[str]]:
    """Clause → to whom its work of the year was given, a name a task."""
    rows = DutyTask.objects.filter(
        assignment__seat__center=center,
        starts_on__lte=dt.date(year, 12, 31),
        due_on__gte=dt.date(year, 1, 1),
    )
    rows = rows.exclude(state=TaskState.CANCELLED).order_by("assignment__seat__number", "pk")
    names = ("clause", "assignment__teacher__first_name", "assignment__teacher__last_name")
    found: dict[str, list[str]] = {}
    for clause, first, last in rows.values_list(*names):
        found.setdefault(clause, []).append(f"{first} {last}")
    return found


def years(center: Center) -> list[int]:
    """Years that the board can show, the newest first."""
    this = dates.today().year
    opened = center.opened_on.year if center.opened_on else FIRST_YEAR
    return list(range(this, min(this, max(opened, FIRST_YEAR)) - 1, -1))


def shown(center: Center) -> bool:
    """Whether the centre has duties to speak of."""
    return center.state in (CenterState.ACTIVE, CenterState.CLOSED)
