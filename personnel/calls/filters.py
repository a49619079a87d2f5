"""Filters of the list of calls: phase, province, field."""

from itertools import pairwise

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from centers import options
from smm_portal.kit import dates
from smm_portal.kit.filters import ChoiceFilter, FilterSet, ScopedChoiceFilter

from ..models import Call, CallSeat
from ..models.calls import PHASES, CallState, Phase
from .offered import ENGLISH

STARTS = {Phase.OPEN: "opens_on"} | {phase: name for (name, _p), (_n, phase) in pairwise(PHASES)}


def in_phase(phase: str, day=None) -> Q:
    """What the phase asks of a call on the day, as ``Call.phase`` says it."""
    day = day or dates.today()
    if phase in CallState.values and phase != CallState.PUBLISHED:
        return Q(state=phase)
    live = Q(state=CallState.PUBLISHED)
    if phase == Phase.ANNOUNCED:
        return live & Q(opens_on__gt=day)
    if phase == Phase.OVERDUE:
        return live & Q(results_until__lt=day)
    if phase == Phase.OPEN:
        return live & Q(opens_on__lte=day, applications_until__gte=day)
    last = {phase: name for name, phase in PHASES}[phase]
    return live & Q(**{f"{STARTS[phase]}__lt": day, f"{last}__gte": day})


class PhaseFilter(ChoiceFilter):
    def filter(self, qs, value):
        return qs.filter(in_phase(value)) if value else qs


class SeatFilter(ScopedChoiceFilter):
    """Calls with a seat of which ``field_name`` is the chosen row."""

    def filter(self, qs, value):
        if not value:
            return qs
        seats = CallSeat.objects.filter(call=OuterRef("pk"), **{self.field_name: value})
        return qs.filter(Exists(seats))


class FieldFilter(ScopedChoiceFilter):
    """Calls with a seat of the field; İngilizce is no field of a centre but a seat's own."""

    def filter(self, qs, value):
        if not value:
            return qs
        wanted = {"role__english": True} if value == ENGLISH else {"role__field": value}
        return qs.filter(Exists(CallSeat.objects.filter(call=OuterRef("pk"), **wanted)))


def _fields(request):
    return [(ENGLISH, _("İngilizce")), *options.fields(request)]


class CallFilters(FilterSet):
    """Phase, province, field; open to everybody."""

    evre = PhaseFilter(choices=Phase, label=_("Evre"))
    il = SeatFilter(
        "seat__center__school__district__province", rows=options.provinces, title=_("İl")
    )
    alan = FieldFilter(rows=_fields, title=_("Alan"))

    class Meta(FilterSet.Meta):
        model = Call
        fields: list[str] = []
