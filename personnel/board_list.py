"""Columns and filters of the board of seats."""

import datetime as dt

from django.db.models import Q
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from centers import options
from centers.filters import PlacedFilterSet
from centers.models import SeatKind, SeatRole
from smm_portal.kit import dates
from smm_portal.kit.columns import Column, show
from smm_portal.kit.filters import ChoiceFilter, FilterSet, ScopedChoiceFilter
from smm_portal.kit.markup import seats_small

from . import board, timeline

KINDS = [*SeatKind.choices, ("ENGLISH", _("İngilizce öğretmeni"))]


class StateFilter(ChoiceFilter):
    def filter(self, qs, value):
        return qs.filter(board.conditions()[value]) if value else qs


class KindFilter(ChoiceFilter):
    """What the seat is for; the English seat by itself."""

    def filter(self, qs, value):
        if not value:
            return qs
        wanted = Q(english=True) if value == "ENGLISH" else Q(kind=value, english=False)
        return qs.filter(wanted)


class BoardFilters(PlacedFilterSet):
    """State, kind of seat, field, province."""

    durum = StateFilter(choices=board.STATES, label=_("Durum"))
    gorev = KindFilter(choices=KINDS, label=_("Görev"))
    alan = ScopedChoiceFilter("field", rows=options.fields, title=_("Alan"))
    il = ScopedChoiceFilter(
        "center__school__district__province", rows=options.provinces, title=_("İl")
    )

    class Meta(FilterSet.Meta):
        model = SeatRole
        fields: list[str] = []


def field_words(row: SeatRole):
    """The field of the seat; the English seat's is İngilizce (reading 2)."""
    return _("İngilizce") if row.english else row.field and row.field.name


def kind_words(row: SeatRole) -> str:
    """Genel koordinatör, or mesleki gelişim koordinatörü with the field."""
    kind, field = SeatKind(row.kind).label, field_words(row)
    return f"{kind} ({field})" if field else str(kind)


def seat_words(row: SeatRole) -> str:
    """ "2. MGK, İngilizce"."""
    return f"{row.seat.number}. {timeline.purpose(row)}"


def _center(name: str, row: SeatRole):
    """The centre with its five seats in small; the row itself has no other link."""
    url = f"{reverse('centers:detail', args=[row.center_id])}#kadrolar"
    link = format_html('<a class="row-link" href="{}">{}</a>', url, name)
    return format_html(
        '<span class="seat-center">{} {}</span>', link, seats_small(row.center.five_seats)
    )


def _holder(assigns: bool):
    def render(_value, row):
        if row.holder:
            url = reverse("personnel:assignment", args=[row.holder["pk"]])
            return format_html('<a href="{}">{}</a>', url, row.holder["name"])
        if not assigns:
            return show(None)
        url = reverse("personnel:assign", args=[row.center_id])
        told = '<a href="{}">{}<span class="visually-hidden">: {}, {}</span></a>'
        return format_html(told, url, _("Görevlendir"), row.center.name, seat_words(row))

    return render


def _in_holder(name: str):
    return lambda row: row.holder and row.holder[name]


def last_day(row: SeatRole):
    """The last day of who sits there."""
    return dates.last_day(row.until)


def columns(assigns: bool) -> tuple[Column, ...]:
    """The columns; ``assigns``: the reader may seat a teacher on a vacant seat."""
    return (
        Column(
            "center",
            _("Merkez"),
            value="center.name",
            sort=("center__sort_key", "seat__number"),
            render=_center,
            link=True,
        ),
        Column(
            "province",
            _("İl"),
            value="center.school.district.province.name",
            sort=(
                "center__school__district__province__sort_key",
                "center__sort_key",
                "seat__number",
            ),
        ),
        Column("role", _("Kadro"), value=seat_words, sort=("kind", "center__sort_key")),
        Column("holder", _("Görevli"), value=_in_holder("name"), render=_holder(assigns)),
        Column("until", _("Son gün"), value=last_day, sort=("until", "center__sort_key")),
        Column("state", _("Durum"), render=lambda _v, row: board.state_chip(row)),
    )


EXPORT = (
    Column("center", _("Merkez"), value="center.name"),
    Column("code", _("Kurum kodu"), value="center.school.code", code=True),
    Column("district", _("İlçe"), value="center.school.district.name"),
    Column("province", _("İl"), value="center.school.district.province.name"),
    Column("number", _("Kadro"), value="seat.number"),
    Column("kind", _("Görev"), value=lambda row: str(SeatKind(row.kind).label)),
    Column("field", _("Alan"), value=field_words),
    Column("state", _("Durum"), value=board.state_words),
    Column("holder", _("Görevli"), value=_in_holder("name")),
    Column("subject", _("Branş"), value=_in_holder("subject")),
    Column("own_school", _("Görev yeri"), value=_in_holder("school")),
    Column("starts", _("İlk gün"), value=lambda row: row.holder and _day(row.holder["starts"])),
    Column("until", _("Son gün"), value=last_day),
    Column("vacant_since", _("Boş kaldığı ilk gün"), value=board.vacant_since),
    Column("vacant_days", _("Boş geçen gün"), value=board.vacant_days),
)


def _day(text: str):
    return dt.date.fromisoformat(text)
