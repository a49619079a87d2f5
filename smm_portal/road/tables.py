"""Columns of the road's lists, and the chips of a paper."""

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from smm_portal.kit import days
from smm_portal.kit.columns import EMPTY, Column
from smm_portal.kit.markup import chip
from smm_portal.offices.models import ROOT_PATH

from . import kinds
from .drawing import short_name, where
from .transitions import State

STATE_TONES = {
    State.DRAFT: ("info", "pencil"),
    State.WAITING: ("info", "inbox"),
    State.RETURNED: ("warning", "corner-up-left"),
    State.APPROVED: ("success", "circle-check"),
    State.REFUSED: ("danger", "circle-x"),
}


def state_chip(submission):
    """The paper's state in words with its sign; a late one says so."""
    if submission.late:
        return chip("danger", _("Gecikti"), "alert-circle")
    tone, sign = STATE_TONES[submission.state]
    return chip(tone, submission.get_state_display(), sign)


def due_chip(submission):
    """How long the office still has; nothing where no office has the paper."""
    if submission.due_on is None:
        return EMPTY
    left = days.days_left(submission.due_on)
    return (
        chip("danger", left, "alert-circle") if submission.late else chip("neutral", left, "clock")
    )


def _now(submission) -> str:
    """Where it is, or when it ended: how it ended stands beside it."""
    if submission.state == State.WAITING:
        return short_name(submission.at_office)
    return _t("Sonuçlandı: %(day)s") % {"day": days.day(submission.closed_at)}


def _kind(submission) -> str:
    return kinds.label(submission.kind)


TITLE = Column("title", _("Gönderi"), link=True)
SENDER = Column("sender", _("Gönderen merkez"), value="office.name", sort="office__sort_key")
PROVINCE = Column("province", _("İl"), hide_on_phone=True)
KIND = Column("kind", _("Tür"), value=_kind, hide_on_phone=True)
YEAR = Column("year", _("Yıl"), sort=("year", "id"), code=True)
DUE_ORDER = ("due_on", "id")

INBOX_COLUMNS = (
    TITLE,
    SENDER,
    PROVINCE,
    KIND,
    YEAR,
    Column("since", _("Geliş"), sort=("since", "id"), render=lambda v, _row: days.day(v)),
    Column(
        "due",
        _("Kalan süre"),
        value="due_on",
        sort=DUE_ORDER,
        render=lambda _v, row: due_chip(row),
    ),
)
SENT_COLUMNS = (
    TITLE,
    SENDER,
    PROVINCE,
    KIND,
    YEAR,
    Column(
        "sent",
        _("Gönderilme"),
        value="sent_at",
        sort=("sent_at", "id"),
        render=lambda v, _row: days.day(v),
    ),
    Column("state", _("Durum"), value="get_state_display", render=lambda _v, row: state_chip(row)),
    Column("where", _("Şimdi nerede"), value=where, render=lambda _v, row: _now(row)),
)


def for_reader(duty, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The province stands only before those who see several, the sender not before itself, the
    kind only where there are several."""
    dropped = set() if duty.scope_path == ROOT_PATH else {PROVINCE}
    if len(kinds.all_kinds()) == 1:
        dropped.add(KIND)
    if duty.office.kind == "CENTER":
        dropped.add(SENDER)
    return tuple(column for column in columns if column not in dropped)
