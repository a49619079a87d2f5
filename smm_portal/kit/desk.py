"""İşlerim: what waits for someone, what he sent, what is coming. Each room brings its own items."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from . import dates

WAITING, SENT, COMING = "waiting", "sent", "coming"
KINDS = (WAITING, SENT, COMING)
LIMIT = 20


@dataclass(frozen=True)
class DeskItem:
    """One matter on the desk. ``count`` above one stands for several in a single line."""

    title: Any
    url: str
    detail: Any = ""
    due: dt.date | None = None
    kind: str = WAITING
    count: int = 1
    act: Any = ""

    @property
    def late(self) -> bool:
        """Whether its day has passed."""
        return self.due is not None and self.due < dates.today()


@dataclass(frozen=True)
class Desk:
    """The three heaps, each in the order in which to take them up."""

    waiting: list[DeskItem]
    sent: list[DeskItem]
    coming: list[DeskItem]

    @property
    def late(self) -> int:
        return sum(item.late for item in self.waiting)

    @property
    def empty(self) -> bool:
        return not (self.waiting or self.sent or self.coming)


Provider = Callable[[Any], Iterable[DeskItem]]
_providers: list[Provider] = []


def provider(find: Provider) -> Provider:
    """Register what brings items for a duty; usable as a decorator. Keep it to one query."""
    if find not in _providers:
        _providers.append(find)
    return find


def items_for(duty) -> Desk:
    """The desk of a duty: late first, then by day, matters without a day last."""
    found = [item for find in _providers for item in find(duty)] if duty else []
    return Desk(*(_heap(found, kind) for kind in KINDS))


def waiting_count(duty) -> int:
    """How many matters wait; for the menu."""
    return sum(item.count for item in items_for(duty).waiting)


def _heap(found: list[DeskItem], kind: str) -> list[DeskItem]:
    mine = [item for item in found if item.kind == kind]
    return sorted(mine, key=lambda item: (item.due is None, item.due or dt.date.max))
