"""Filters of the nomination list and of the board of ending terms."""

from django.utils.translation import gettext_lazy as _

from centers import options
from centers.filters import PlacedFilterSet
from smm_portal.kit.filters import ChoiceFilter, FilterSet, ScopedChoiceFilter, folded_words

from ..models import Assignment, Call, CallSeat
from ..models.commissions import CommissionState
from . import nominations, renewals, tables


class SeatStateFilter(ChoiceFilter):
    def filter(self, qs, value):
        return nominations.in_state(qs, value) if value else qs


class TermStateFilter(ChoiceFilter):
    def filter(self, qs, value):
        return qs.filter(renewals.conditions()[value]) if value else qs


def _calls(request):
    told = Call.objects.filter(commissions__state=CommissionState.SENT).distinct()
    return told.order_by("-applications_until", "-pk")[:100]


class NominationFilters(FilterSet):
    """Where the seat stands, call, province."""

    durum = SeatStateFilter(choices=tables.choices(tables.SEAT_STATES), label=_("Durum"))
    cagri = ScopedChoiceFilter("call", rows=_calls, label="title", title=_("Çağrı"))
    il = ScopedChoiceFilter(
        "seat__center__school__district__province", rows=options.provinces, title=_("İl")
    )

    class Meta(FilterSet.Meta):
        model = CallSeat
        fields: list[str] = []


class RenewalFilters(PlacedFilterSet):
    """Where the end stands, province."""

    durum = TermStateFilter(choices=tables.choices(tables.TERM_STATES), label=_("Durum"))
    il = ScopedChoiceFilter(
        "seat__center__school__district__province", rows=options.provinces, title=_("İl")
    )

    class Meta(FilterSet.Meta):
        model = Assignment
        fields: list[str] = []


def match_seats(rows, text: str):
    """Seats of calls by words of the centre's name."""
    for word in folded_words(text):
        rows = rows.filter(seat__center__search__contains=word)
    return rows
