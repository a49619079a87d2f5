"""Days and numbers in words: 21.11.2026, "3 gün kaldı", 1.234."""

import datetime as dt
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from . import dates

EMPTY = "—"


def day(value) -> str:
    """21.11.2026, whatever form of day or moment comes in; a dash for none."""
    if not value:
        return EMPTY
    if isinstance(value, dt.datetime):
        value = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{value.day:02}.{value.month:02}.{value.year}"


def moment(value) -> str:
    """21.11.2026 14.32 in Türkiye's time; a dash for none."""
    if not value:
        return EMPTY
    value = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{day(value)} {value.hour:02}.{value.minute:02}"


def days_left(last: dt.date | None) -> str:
    """How far the last day is: "3 gün kaldı", "bugün bitiyor", "2 gün geçti"; "" for none."""
    if last is None:
        return ""
    left = (last - dates.today()).days
    if left == 0:
        return _("bugün bitiyor")
    if left > 0:
        return _("%(count)s gün kaldı") % {"count": number(left)}
    return _("%(count)s gün geçti") % {"count": number(-left)}


def number(value) -> str:
    """1.234 or 1.234,5: dots between thousands, a comma before the fraction; a dash for none."""
    if value is None or value == "":
        return EMPTY
    whole, _point, part = f"{Decimal(str(value)):,f}".partition(".")
    part = part.rstrip("0")
    return whole.replace(",", ".") + (f",{part}" if part else "")
