"""Days as the portal counts them: dates in Europe/Istanbul, periods half open [starts, ends)."""

import datetime as dt

from django.utils import timezone


def today() -> dt.date:
    """The day in Türkiye now; its SQL twin is ``smm_today()``."""
    return timezone.localdate()


def last_day(ends: dt.date | None) -> dt.date | None:
    """The last day inside a period whose first day outside is ``ends``."""
    return ends - dt.timedelta(days=1) if ends else None


def day_after(last: dt.date | None) -> dt.date | None:
    """The first day outside a period whose last day inside is ``last``."""
    return last + dt.timedelta(days=1) if last else None
