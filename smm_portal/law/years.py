"""Years in addresses: which ones the portal knows, and their neighbours."""

from django.http import Http404

from smm_portal.kit import dates

FIRST, AHEAD = 2024, 5


def last() -> int:
    """The last year that can be set or looked at."""
    return dates.today().year + AHEAD


def checked(year: int | None) -> int:
    """This year when none is given; 404 outside of what the portal knows."""
    year = year or dates.today().year
    if not FIRST <= year <= last():
        raise Http404
    return year


def around(year: int) -> dict:
    """The neighbours of a year, None at the ends."""
    return {
        "year": year,
        "previous": year - 1 if year > FIRST else None,
        "next": year + 1 if year < last() else None,
    }
