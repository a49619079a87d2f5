"""The one filter of timelines: the years in which somebody sat there."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from smm_portal.kit import dates
from smm_portal.kit.filters import FilterSet, ScopedChoiceFilter

from .models import Assignment

FIRST_YEAR = 2018  # the first centres came with METEK III


def years(request) -> list[tuple[int, str]]:
    """The years to choose from, the latest first."""
    return [(year, str(year)) for year in range(dates.today().year + 1, FIRST_YEAR - 1, -1)]


class YearFilter(ScopedChoiceFilter):
    """Terms with a day in the year."""

    def filter(self, qs, value):
        if not value:
            return qs
        first, after = dt.date(int(value), 1, 1), dt.date(int(value) + 1, 1, 1)
        return qs.filter(starts__lt=after, ends__gt=first)


class TimelineFilters(FilterSet):
    yil = YearFilter(rows=years, title=_("Yıl"))

    class Meta(FilterSet.Meta):
        model = Assignment
        fields: list[str] = []
