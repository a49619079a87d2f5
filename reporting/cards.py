"""What this room knows of a term, for the performance card of a renewal (10/5)."""

import datetime as dt

from django.db.models import Count
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from personnel.appointments import cards
from personnel.models import Assignment
from smm_portal.kit import dates

from .models import PlanRevision


def plans(row: Assignment) -> list[tuple]:
    """The centre's plan of each year that the term touched so far (5/4); one query."""
    years = range(row.starts.year, _known_until(row).year + 1)
    found = {one.plan.year: one for one in _newest(row.seat.center_id, years)}
    return [
        (
            _t("%(year)s yılının planı") % {"year": year},
            _said(found[year]) if year in found else _t("Gönderilmedi"),
        )
        for year in years
    ]


def _known_until(row: Assignment) -> dt.date:
    return max(row.starts, min(row.last_day, dates.today()))


def _newest(center: int, years: range):
    """The newest revision of each year's plan that left the centre, with its planned actions."""
    left = PlanRevision.objects.that_left()
    mine = left.filter(plan__center=center, plan__year__in=years)
    rows = mine.newest(left).select_related("plan", "submission")
    return rows.annotate(actions=Count("aims__objectives__actions", distinct=True))


def _said(one: PlanRevision) -> str:
    actions = ngettext("%(n)s faaliyet", "%(n)s faaliyet", one.actions) % {"n": one.actions}
    said = {"state": one.submission.get_state_display(), "number": one.number, "actions": actions}
    return _t("%(state)s (%(number)s. revizyon, %(actions)s)") % said


def register() -> None:
    """Called once, from the room's entries."""
    cards.register(_("Merkezin yıllık planı (Madde 5/4)"), plans)
