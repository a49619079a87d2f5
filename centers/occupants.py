"""Who sits on the seats. The room of staff knows; it fills this in its AppConfig.ready."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from smm_portal.kit import dates


@dataclass(frozen=True)
class Occupant:
    """Somebody on a seat: his name, the last day of his term, and where he can be read about."""

    name: str
    until: dt.date | None = None
    url: str = ""


@dataclass
class _Provider:
    find: Callable[[list[int], dt.date], dict[int, Occupant]] | None = None
    taken: Callable | None = None
    at_center: Callable[..., dict[int, Occupant]] | None = None


_provider = _Provider()


def provider(
    find: Callable[[list[int], dt.date], dict[int, Occupant]], taken=None, at_center=None
) -> None:
    """Set who answers: ``find(seat_ids, day)`` in one query; ``taken(day)`` is a queryset of
    one column, the ids of the seats that somebody sits on that day; ``at_center(center, day)``
    is ``find`` for the page of one centre, which asks for its terms once."""
    _provider.find, _provider.taken, _provider.at_center = find, taken, at_center


def occupants(seat_ids: Iterable[int], day: dt.date | None = None) -> dict[int, Occupant]:
    """Seat id → who sits there on the day (today by default)."""
    seat_ids = list(seat_ids)
    if not seat_ids or _provider.find is None:
        return {}
    return _provider.find(seat_ids, day or dates.today())


def occupants_of(center, day: dt.date) -> dict[int, Occupant]:
    """Seat id → who sits there on the day, for the page of one centre."""
    return _provider.at_center(center, day) if _provider.at_center else {}


def taken_seats(day: dt.date | None = None):
    """A queryset of the ids of taken seats, for filters; None while nobody is ever seated."""
    return _provider.taken(day or dates.today()) if _provider.taken else None
