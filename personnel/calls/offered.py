"""Seats that a call can fill: in use when the term starts, free by then, in no other live call."""

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from centers import options
from centers.models import CenterState, SeatKind, SeatRole
from smm_portal.kit import dates, days
from smm_portal.kit.filters import ChoiceFilter, FilterSet, FoldedFilter, ScopedChoiceFilter

from ..models import Assignment, Call, CallSeat
from ..models.calls import CallState

ENGLISH = "ENGLISH"
KINDS = [*SeatKind.choices, (ENGLISH, _("İngilizce öğretmeni"))]
VACANT, ENDING = "bos", "bitecek"
SHOWN = 200


def sat_on(day):
    """Seats (ids) on which somebody sits on the day or later."""
    rows = Assignment.objects.filter(ends__gt=day).filter(ends__gt=F("starts"))
    return rows.values("seat")


def called(call: Call):
    """Seats (ids) in other published calls."""
    rows = CallSeat.objects.filter(call__state=CallState.PUBLISHED).exclude(call=call.pk)
    return rows.values("seat")


def seats_for(call: Call):
    """The roles of the seats that the call may fill, what is chosen marked; one query."""
    until = Assignment.objects.in_force().filter(seat=OuterRef("seat")).values("ends")[:1]
    mine = CallSeat.objects.filter(call=call.pk, seat=OuterRef("seat"))
    rows = SeatRole.objects.in_force(call.term_starts_on).filter(center__state=CenterState.ACTIVE)
    rows = rows.exclude(seat__in=sat_on(call.term_starts_on)).exclude(seat__in=called(call))
    rows = rows.annotate(chosen=Exists(mine), until=Subquery(until))
    rows = rows.select_related("seat", "field", "center__school__district__province")
    return rows.order_by(
        "center__school__district__province__sort_key", "center__sort_key", "seat__number"
    )


def words(role: SeatRole) -> str:
    """What the seat is for, with its field."""
    return f"{role.label} · {role.field.name}" if role.field_id else role.label


def standing(role: SeatRole) -> str:
    """Vacant, or till when somebody sits there."""
    if role.until is None:
        return _t("Boş")
    return _t("%(day)s günü boşalıyor") % {"day": days.day(dates.last_day(role.until))}


class KindFilter(ChoiceFilter):
    """What the seat is for; the English seat by itself."""

    def filter(self, qs, value):
        if not value:
            return qs
        wanted = Q(english=True) if value == ENGLISH else Q(kind=value, english=False)
        return qs.filter(wanted)


class StandingFilter(ChoiceFilter):
    """Vacant today, or ending before the term starts."""

    def filter(self, qs, value):
        return qs.filter(until__isnull=value == VACANT) if value else qs


class OfferFilters(FilterSet):
    """Centre, province, field, kind, standing."""

    ara = FoldedFilter("center__search", label=_("Merkez ara"))
    il = ScopedChoiceFilter(
        "center__school__district__province", rows=options.provinces, title=_("İl")
    )
    alan = ScopedChoiceFilter("field", rows=options.fields, title=_("Alan"))
    gorev = KindFilter(choices=KINDS, label=_("Görev"))
    durum = StandingFilter(choices=[(VACANT, _("Boş")), (ENDING, _("Boşalacak"))], label=_("Durum"))

    class Meta(FilterSet.Meta):
        model = SeatRole
        fields: list[str] = []


def ids(posted) -> list[int]:
    """The ids among posted values; what is none falls out."""
    return [int(one) for one in posted if one.isascii() and one.isdigit() and len(one) < 19]


def among(call: Call, posted) -> list[SeatRole]:
    """The roles of the posted seats, as far as the call may fill them; one query."""
    return list(seats_for(call).filter(seat__in=ids(posted)))


def unfit(call: Call) -> list[CallSeat]:
    """Seats of the draft that it can no longer fill; saving the seats takes them out."""
    fit = seats_for(call).order_by().values("seat")
    rows = call.call_seats.exclude(seat__in=fit).select_related("seat__center", "role__field")
    return list(rows)
