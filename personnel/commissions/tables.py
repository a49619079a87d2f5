"""Columns of the lists of commissions and of their files."""

from django.utils.html import format_html_join
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from centers.models import SeatKind
from smm_portal.kit import days
from smm_portal.kit.columns import EMPTY, Column, show
from smm_portal.kit.markup import chip

from ..eligibility import TIERS
from ..models import Commission, CommissionState
from ..tables import label_of

TONES = {
    CommissionState.FORMED: ("neutral", "users"),
    CommissionState.REVIEWING: ("info", "clock"),
    CommissionState.PROVISIONAL: ("warning", "alert-circle"),
    CommissionState.FINAL: ("success", "check"),
    CommissionState.SENT: ("success", "circle-check"),
}
OWN, AWAY, DONE, WAITS = "own", "away", "done", "waits"
_state = label_of("state", CommissionState)


def state_chip(commission: Commission):
    """The commission's state with its sign."""
    tone, sign = TONES[commission.state]
    return chip(tone, _state(commission), sign)


def _until(commission: Commission):
    return commission.call.commission_until


COMMISSION_COLUMNS = (
    Column("province", _("İl"), value="province.name", sort="province__sort_key", link=True),
    Column("call", _("Çağrı"), value="call.title", sort=("call__title", "id")),
    Column("state", _("Durum"), value=_state, render=lambda _v, row: state_chip(row)),
    Column("persons", _("Üye")),
    Column("formed_at", _("Kuruluş"), sort=("formed_at", "id"), hide_on_phone=True),
    Column(
        "until", _("Komisyonların son günü"), value=_until, sort=("call__commission_until", "id")
    ),
)


def seat_words(wish: dict) -> str:
    """ "Merkez adı, 3. kadro (Elektrik)" of a wish of ``files.with_wishes``."""
    said = {"center": wish["center"], "number": wish["number"], "role": role_words(wish)}
    return _t("%(center)s, %(number)s. kadro: %(role)s") % said


def role_words(wish: dict) -> str:
    """What the seat is for."""
    label = str(SeatKind(wish["kind"]).label)
    field = _t("İngilizce") if wish["english"] else wish["field"]
    return f"{label} ({field})" if field else label


def tier_words(number: int | None) -> str:
    """ "1. Alanı eşleşenler", or that no tier is ever open to him."""
    if number is None:
        return _t("Sırası yok")
    return f"{number}. {TIERS[number - 1].label}"


def seats_of(row) -> str:
    """The seats wished, in order of wish."""
    return "; ".join(seat_words(wish) for wish in row.wishes)


def _lines(texts):
    return format_html_join("", "<div>{}</div>", ((text,) for text in texts))


def _seats(_value, row):
    return _lines(_t("%(rank)s. %(center)s, %(number)s. kadro") % wish for wish in row.wishes)


def _judged(row) -> list[dict]:
    return [wish["judged"] for wish in row.wishes if wish["judged"]]


def conditions_of(row) -> str:
    """The worst that the conditions came to over the seats wished, in words."""
    judged = _judged(row)
    if not judged or not all(one["eligible"] for one in judged):
        return _t("Karşılanmayan şart var")
    needs = sorted({clause for one in judged for clause in one["needs"]})
    return _t("Belgesine bakılacak: %s") % ", ".join(needs) if needs else _t("Şartlar tamam")


def _conditions(value, row):
    judged = _judged(row)
    if not judged or not all(one["eligible"] for one in judged):
        return chip("danger", value, "x")
    needs = any(one["needs"] for one in judged)
    return chip("warning", value, "alert-triangle") if needs else chip("success", value, "check")


def tiers_of(row) -> str:
    """The tiers over the seats wished, the highest first."""
    numbers = {one["tier"] for one in _judged(row)}
    known = sorted(number for number in numbers if number)
    return "; ".join(map(tier_words, known)) or tier_words(None)


class ReviewTable:
    """What the columns of the review list say to one member; knows who has to score what."""

    def __init__(self, user: int, mark_of):
        self.user, self.mark_of = user, mark_of

    def my_state(self, row) -> str:
        """Where the reader stands with the file."""
        if row.teacher.user_id == self.user:
            return OWN
        if self.user in row.away:
            return AWAY
        return WAITS if self.mark_of(row).waits_for(self.user) else DONE

    def closed(self, row) -> bool:
        """Whether the reader keeps away from the file: nothing of it stands in his list (10/2)."""
        return self.my_state(row) in (OWN, AWAY)

    def _open(self, value_of):
        return lambda row: "" if self.closed(row) else value_of(row)

    def _conditions(self, value, row):
        return EMPTY if self.closed(row) else _conditions(value, row)

    def mine(self, row) -> str:
        """The same in words."""
        return str(MY_STATES[self.my_state(row)][2])

    def _mine(self, _value, row):
        tone, sign, words = MY_STATES[self.my_state(row)]
        return chip(tone, words, sign)

    def everybody(self, row) -> str:
        """How many of those who have to score it did; never what they gave."""
        mark = self.mark_of(row)
        if not mark.expected:
            return _t("Puanlayacak üye yok")
        said = {"done": len(mark.done), "all": len(mark.expected)}
        return _t("%(done)s/%(all)s üye puanladı") % said

    def columns(self) -> tuple[Column, ...]:
        """The list's columns."""
        return (
            Column("applicant", _("Başvuran"), "teacher.full_name", "teacher__sort_key", link=True),
            Column(
                "subject",
                _("Branş"),
                value="teacher.subject.name",
                sort=("teacher__subject__sort_key", "teacher__sort_key"),
            ),
            Column("seats", _("Tercih ettiği kadrolar"), value=seats_of, render=_seats),
            Column(
                "conditions",
                _("Şartlar"),
                value=self._open(conditions_of),
                render=self._conditions,
            ),
            Column(
                "mine",
                _("Puanım"),
                value=self.mine,
                render=self._mine,
                sort=("mine", "teacher__sort_key"),
            ),
            Column("everybody", _("Komisyon"), value=self.everybody),
            Column("tier", _("Sıra grubu"), value=self._open(tiers_of)),
        )

    def total_column(self, totals: dict) -> Column:
        """The weighted total of each file, for the chair's export; none of a file closed to him."""
        return Column(
            "total", _("Ağırlıklı toplam"), value=self._open(lambda row: totals.get(row.pk))
        )


MY_STATES = {
    OWN: ("neutral", "lock", _("Kendi başvurunuz")),
    AWAY: ("neutral", "lock", _("Çekildiniz")),
    DONE: ("success", "check", _("Puanladınız")),
    WAITS: ("warning", "clock", _("Puanınız bekleniyor")),
}


def points_in_words(value) -> str:
    """83,5 or a dash."""
    return days.number(value) if value is not None else str(show(None))
