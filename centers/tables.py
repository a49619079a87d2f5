"""Columns of this room's lists, for the page and for files."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from smm_portal.kit.columns import Column, show
from smm_portal.kit.markup import chip, seats_small

from . import seating
from .models import CenterState, DecisionKind

STATE_TONES = {
    CenterState.DRAFT: ("info", "clock"),
    CenterState.ACTIVE: ("success", "circle-check"),
    CenterState.CLOSED: ("neutral", "lock"),
    CenterState.DROPPED: ("neutral", "minus"),
}


def state_chip(center):
    """The centre's state in words with its sign."""
    tone, sign = STATE_TONES[center.state]
    return chip(tone, center.get_state_display(), sign)


def place(school) -> str:
    """ "Haliliye / Şanlıurfa"."""
    return f"{school.district.name} / {school.district.province.name}"


def _names(value, _row=None) -> str:
    return ", ".join(value) if value else show(None)


def _yes_no(yes, no):
    return lambda value, _row: yes if value else no


PLACE_ORDER = (
    "school__district__province__sort_key",
    "school__district__sort_key",
    "sort_key",
)

# What a row of the list shows: narrow rows are read and sorted more quickly.
CENTER_LIST_FIELDS = (
    "name",
    "state",
    "opened_on",
    "school__name",
    "school__district__name",
    "school__district__province__name",
)

CENTER_COLUMNS = (
    Column("name", _("Merkez"), sort="sort_key", link=True),
    Column("school", _("Okul"), value="school.name", sort="school__sort_key", hide_on_phone=True),
    Column("place", _("İlçe / İl"), value=lambda c: place(c.school), sort=PLACE_ORDER),
    Column("fields", _("Alanlar"), value="field_names", render=_names),
    Column("state", _("Durum"), sort="state", render=lambda _v, row: state_chip(row)),
    Column("seats", _("Kadrolar"), value="five_seats", render=lambda v, _row: seats_small(v)),
    Column("opened", _("Kuruluş"), value="opened_on", sort="opened_on", hide_on_phone=True),
)

CENTER_EXPORT = (
    Column("name", _("Merkez")),
    Column("school", _("Okul"), value="school.name"),
    Column("code", _("Kurum kodu"), value="school.code", code=True),
    Column("province", _("İl"), value="school.district.province.name"),
    Column("district", _("İlçe"), value="school.district.name"),
    Column("fields", _("Alanlar"), value=lambda c: ", ".join(c.field_names)),
    Column("state", _("Durum"), value="get_state_display"),
    Column("basis", _("Dayanak"), value="get_basis_display"),
    Column("opened", _("Kuruluş"), value="opened_on"),
    Column("closed", _("Kapanış"), value="closed_on"),
    Column("in_use", _("Belirlenen kadro"), value=seating.in_use),
    Column("filled", _("Dolu kadro"), value=seating.filled),
)

SCHOOL_COLUMNS = (
    Column("name", _("Okul"), sort="sort_key", link=True),
    Column("code", _("Kurum kodu"), sort="code", code=True, hide_on_phone=True),
    Column("kind", _("Tür"), value="get_kind_display", sort=("kind", "sort_key")),
    Column(
        "place",
        _("İlçe / İl"),
        value=place,
        sort=("district__province__sort_key", "district__sort_key", "sort_key"),
    ),
    Column("center", _("Merkez"), value="center_name", render=lambda v, row: center_link(row)),
    Column(
        "compulsory",
        _("Zorunlu çalışma"),
        value="compulsory_service",
        hide_on_phone=True,
    ),
    Column("working", _("Durum"), render=_yes_no(_("Açık"), chip("neutral", _("Kapalı"), "lock"))),
)

SCHOOL_EXPORT = (
    Column("name", _("Okul adı")),
    Column("code", _("Kurum kodu"), code=True),
    Column("kind", _("Tür"), value="get_kind_display"),
    Column("province", _("İl"), value="district.province.name"),
    Column("district", _("İlçe"), value="district.name"),
    Column("compulsory", _("Zorunlu çalışma"), value="compulsory_service"),
    Column("address", _("Adres")),
    Column("website", _("İnternet sitesi")),
    Column("center", _("Merkez"), value="center_name"),
    Column("working", _("Açık")),
)


def center_link(school):
    """The school's living centre, as a link."""
    if not school.center_id:
        return show(None)
    url = reverse("centers:detail", args=[school.center_id])
    return format_html('<a href="{}">{}</a>', url, school.center_name)


KIND_ICONS = {
    DecisionKind.FOUNDING: ("success", "building"),
    DecisionKind.FIELDS: ("info", "list"),
    DecisionKind.SEATS: ("info", "armchair"),
    DecisionKind.CLOSING: ("neutral", "lock"),
    DecisionKind.CORRECTION: ("warning", "pencil"),
}


def kind_chip(decision):
    """What the decision is about, in words with its sign."""
    tone, sign = KIND_ICONS[decision.kind]
    return chip(tone, decision.get_kind_display(), sign)


DECISION_COLUMNS = (
    Column("number", _("Sayı"), sort="number", link=True, code=True),
    Column("date", _("Tarih"), sort=("date", "id")),
    Column("effective", _("Yürürlük"), value="effective_on", hide_on_phone=True),
    Column(
        "kind",
        _("Konusu"),
        value="get_kind_display",
        sort=("kind", "date"),
        render=lambda _v, row: kind_chip(row),
    ),
    Column("note", _("Açıklama"), hide_on_phone=True),
    Column("corrected", _("Düzeltme"), value="corrected", render=_yes_no(_("Var"), show(None))),
)

PROVINCE_COLUMNS = (
    Column("name", _("İl"), sort="sort_key", link=True),
    Column("plate", _("Plaka"), sort="plate", code=True),
    Column("centers", _("Merkez"), value="center_count", sort=("center_count", "sort_key")),
    Column("schools", _("Okul"), value="school_count", sort=("school_count", "sort_key")),
    Column("pilot", _("METEK III pilot ili"), render=_yes_no(_("Evet"), show(None))),
    Column("sege", _("SEGE-2017 sırası"), value="sege_rank", sort="sege_rank", hide_on_phone=True),
)

FIELD_COLUMNS = (
    Column("name", _("Alan"), sort="sort_key", link=True),
    Column("kind", _("Tür"), value="get_kind_display", sort=("kind", "sort_key")),
    Column("aliases", _("Diğer adları"), value="alias_names", render=_names),
    Column("centers", _("Merkez"), value="center_count", sort=("center_count", "sort_key")),
    Column("ends", _("Geçerlilik bitişi"), sort="ends", hide_on_phone=True),
)

SUBJECT_COLUMNS = (
    Column("name", _("Branş"), sort="sort_key", link=True),
    Column("kind", _("Tür"), value="get_kind_display", sort=("kind", "sort_key")),
    Column("target", _("Hedef kitle"), sort=("target", "sort_key")),
    Column("fields", _("Eşleşen alanlar"), value="field_names", render=_names),
)
