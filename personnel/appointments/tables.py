"""Columns of the nomination list and of the board of ending terms."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from smm_portal.kit import days
from smm_portal.kit.columns import Column, show
from smm_portal.kit.markup import chip

from ..board_list import kind_words
from ..tables import role_words
from . import nominations, renewals

SEAT_STATES = {
    nominations.WAITING: ("warning", _("Seçim bekliyor"), "clock"),
    nominations.LISTED: ("info", _("Listede"), "clipboard-list"),
    nominations.APPOINTED: ("success", _("Görevlendirildi"), "circle-check"),
    nominations.NOBODY: ("neutral", _("Uygun aday yok"), "circle-dashed"),
}
TERM_STATES = {
    renewals.OPEN: ("warning", _("Karar bekliyor"), "clock"),
    renewals.PROPOSED: ("info", _("İnha edildi"), "send"),
    renewals.RENEWED: ("success", _("Yeniden görevlendirildi"), "circle-check"),
    renewals.REFUSED: ("danger", _("Uygun görülmedi"), "x"),
    renewals.ENDING: ("neutral", _("Süre sonunda bitecek"), "lock"),
}


def choices(states: dict) -> list[tuple]:
    """States as a filter offers them."""
    return [(name, label) for name, (_tone, label, _sign) in states.items()]


def seat_chip(row):
    """Where a seat of the nomination list stands."""
    return chip(*SEAT_STATES[nominations.state_of(row)])


def seat_words(row) -> str:
    """ "Mesleki gelişim koordinatörü (Bilişim)": what the seat of a call is for."""
    return kind_words(row.role)


def _listed(row):
    return row.listed[0] if row.listed else None


def _person(row):
    one = _listed(row)
    return one and one.candidacy.application.teacher


def _in_person(path: str):
    def read(row):
        value = _person(row)
        for step in path.split("."):
            value = getattr(value, step, None)
        return value

    return read


def _wish(row):
    one = _listed(row)
    return one and one.candidacy.rank


SEAT_COLUMNS = (
    Column(
        "center",
        _("Merkez"),
        value="seat.center.name",
        sort=("seat__center__sort_key", "seat__number"),
        link=True,
    ),
    Column(
        "province",
        _("İl"),
        value="seat.center.school.district.province.name",
        sort=("province__sort_key", "seat__center__sort_key"),
        hide_on_phone=True,
    ),
    Column("role", _("Kadro"), value=seat_words),
    Column("call", _("Çağrı"), value="call.title", hide_on_phone=True),
    Column("fitting", _("Uygun aday"), value=lambda row: row.fitting or 0),
    Column("listed", _("Listedeki"), value=_in_person("full_name")),
    Column("state", _("Durum"), value=nominations.state_of, render=lambda _v, row: seat_chip(row)),
)
SEAT_EXPORT = (
    Column("call", _("Çağrı"), value="call.title"),
    Column("center", _("Merkez"), value="seat.center.name"),
    Column("province", _("İl"), value="seat.center.school.district.province.name"),
    Column("number", _("Kadro no"), value="seat.number"),
    Column("role", _("Kadro"), value=seat_words),
    Column("fitting", _("Uygun aday"), value=lambda row: row.fitting or 0),
    Column("first_name", _("Ad"), value=_in_person("first_name")),
    Column("last_name", _("Soyad"), value=_in_person("last_name")),
    Column("identity", _("T.C. kimlik no (maskeli)"), _in_person("masked_identity"), code=True),
    Column("subject", _("Branş"), value=_in_person("subject.name")),
    Column("school", _("Görev yeri"), value=_in_person("school.name")),
    Column("school_province", _("Görev yeri ili"), _in_person("school.district.province.name")),
    Column("rank", _("Tercih sırası"), value=_wish),
    Column("state", _("Durum"), value=lambda row: str(SEAT_STATES[nominations.state_of(row)][1])),
)


def term_chip(row):
    """Where the end of a term stands."""
    return chip(*TERM_STATES[renewals.state_of(row)])


def tasks_words(row) -> str:
    """ "3 / 5": accepted of given tasks; a dash where none were given."""
    return f"{row.accepted or 0} / {row.given}" if row.given else ""


def _last_day(value, row):
    left = days.days_left(value)
    return format_html('{}<br><span class="soft nowrap">{}</span>', days.day(value), left)


def _center(center, _row):
    if center is None:
        return show(None)
    return format_html('<a href="{}">{}</a>', reverse("centers:detail", args=[center.pk]), center)


def _handover(row) -> str:
    if not row.handing:
        return ""
    open_ = row.still_open or 0
    return _t("%(count)s madde açık") % {"count": open_} if open_ else _t("Bitti")


TERM_COLUMNS = (
    Column(
        "teacher", _("Öğretmen"), value="teacher.full_name", sort="teacher__sort_key", link=True
    ),
    Column("role", _("Görev"), value=role_words),
    Column(
        "center",
        _("Merkez"),
        value="seat.center",
        sort=("seat__center__sort_key", "ends"),
        render=_center,
    ),
    Column(
        "province",
        _("İl"),
        value="seat.center.school.district.province.name",
        sort=("seat__center__school__district__province__sort_key", "ends"),
        hide_on_phone=True,
    ),
    Column("last_day", _("Son gün"), sort=("ends", "id"), render=_last_day),
    Column("tasks", _("Kabul edilen iş"), value=tasks_words, hide_on_phone=True),
    Column("handover", _("Devir teslim"), value=_handover, hide_on_phone=True),
    Column("state", _("Durum"), value=renewals.state_of, render=lambda _v, row: term_chip(row)),
)
TERM_EXPORT = (
    *TERM_COLUMNS[:-1],
    Column("state", _("Durum"), value=lambda row: str(TERM_STATES[renewals.state_of(row)][1])),
)
