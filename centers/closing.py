"""What must be emptied before a centre closes (4/1). Higher rooms add their own checks."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class ClosingCheck:
    """One line of the checklist: ``find(center, day)`` yields what still stands in the way."""

    key: str
    label: str
    find: Callable[..., Iterable[str]]


@dataclass(frozen=True)
class Obstacle:
    check: ClosingCheck
    message: str


_checks: dict[str, ClosingCheck] = {}


def register_check(key: str, label: str, find: Callable[..., Iterable[str]]) -> None:
    """Add a closing check; called by rooms in AppConfig.ready."""
    _checks[key] = ClosingCheck(key, label, find)


def closing_checks() -> list[ClosingCheck]:
    """The checklist, in the order of registration."""
    return list(_checks.values())


def closing_obstacles(center, day: dt.date) -> list[Obstacle]:
    """All that bars closing on the day, each as a Turkish sentence."""
    return [
        Obstacle(check, str(message))
        for check in closing_checks()
        for message in check.find(center, day)
    ]


def _planned_rows(center, day: dt.date) -> Iterable[str]:
    # A row already ended later than the closing day by another decision cannot be ended again.
    if center.center_fields.filter(ends__gt=day).exists():
        yield _("Bitişi kapanıştan sonraya yazılmış bir faaliyet alanı var.")
    if center.seat_roles.filter(ends__gt=day).exists():
        yield _("Bitişi kapanıştan sonraya yazılmış bir kadro var.")


register_check("planned_rows", _("İleri tarihli alan ve kadro kararları"), _planned_rows)
