"""Columns and filters of the list of months, and how a month stands in words."""

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from centers import options
from centers.filters import PlacedFilterSet
from smm_portal.kit import dates
from smm_portal.kit.columns import Column
from smm_portal.kit.filters import ChoiceFilter, FilterSet, ScopedChoiceFilter
from smm_portal.kit.markup import chip

from ..models.work import DutyMonth, DutyMonthState
from .sheets import MONTHS, Sheet, month_words

FIRST_YEAR = 2024
CHIPS = {
    DutyMonthState.OPEN: ("info", "clock"),
    DutyMonthState.LATE: ("danger", "alert-triangle"),
    DutyMonthState.CONFIRMED: ("success", "circle-check"),
}


def state_words(row: DutyMonth) -> str:
    """Where the month stands; one opened again says so."""
    label = str(DutyMonthState(row.state).label)
    return _t("Düzeltmede") if row.reopened else label


def state_chip(row: DutyMonth):
    """The same as a chip."""
    tone, sign = CHIPS[DutyMonthState(row.state)]
    return chip(tone, state_words(row), sign)


def chip_of(sheet: Sheet):
    """The state of the month on its own page."""
    if sheet.stands:
        return chip("success", _t("Onaylandı"), "circle-check")
    if sheet.kept:
        return chip("warning", _t("Düzeltmede"), "edit")
    if dates.today() < sheet.confirmable_from:
        return chip("info", _t("Ay sürüyor"), "clock")
    return chip("warning", _t("Onay bekliyor"), "clock")


def words(row: DutyMonth) -> str:
    """ "Kasım 2026"."""
    return month_words(row.year, row.month)


def people(row: DutyMonth) -> int | None:
    """How many people stand on the confirmed sheet."""
    return len({line["name"] for line in row.sheet.lines}) if row.confirmed else None


def worked(row: DutyMonth) -> int | None:
    """Days of actual duty on the confirmed sheet."""
    return sum(line["worked"] for line in row.sheet.lines) if row.confirmed else None


def _by(row: DutyMonth):
    return row.sheet.duty.user.get_full_name() if row.confirmed else None


def _at(row: DutyMonth):
    return row.sheet.at if row.confirmed else None


class SheetFilters(PlacedFilterSet):
    """State, year, month, province."""

    durum = ChoiceFilter("state", choices=DutyMonthState, label=_("Durum"))
    yil = ChoiceFilter("year", label=_("Yıl"))
    ay = ChoiceFilter("month", choices=list(enumerate(MONTHS, start=1)), label=_("Ay"))
    il = ScopedChoiceFilter(
        "center__school__district__province", rows=options.provinces, title=_("İl")
    )

    class Meta(FilterSet.Meta):
        model = DutyMonth
        fields: list[str] = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        years = range(dates.today().year, FIRST_YEAR - 1, -1)
        self.filters["yil"].extra["choices"] = [("", _("Hepsi")), *((y, y) for y in years)]


COLUMNS = (
    Column(
        "center", _("Merkez"), value="center.name", sort=("center__sort_key", "-first"), link=True
    ),
    Column("month", _("Ay"), value=words, sort=("first", "center__sort_key")),
    Column(
        "province",
        _("İl"),
        value="center.school.district.province.name",
        sort=("center__school__district__province__sort_key", "-first"),
        hide_on_phone=True,
    ),
    Column("state", _("Durum"), value=state_words, render=lambda _v, row: state_chip(row)),
    Column("people", _("Kişi"), value=people, css="num", hide_on_phone=True),
    Column("worked", _("Fiilî görev günü"), value=worked, css="num", hide_on_phone=True),
    Column("by", _("Onaylayan"), value=_by, hide_on_phone=True),
    Column("at", _("Onay"), value=_at, css="nowrap"),
)
EXPORT = (
    COLUMNS[0],
    Column("year", _("Yıl"), code=True),
    Column("month", _("Ay")),
    COLUMNS[2],
    Column("state", _("Durum"), value=state_words),
    *COLUMNS[4:],
)
