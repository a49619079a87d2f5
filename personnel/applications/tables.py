"""Columns of the list of applications, for the page and for files."""

from django.utils.translation import gettext_lazy as _

from smm_portal.kit.columns import Column, local

from ..models import Application
from ..models.applications import ApplicationState
from ..tables import label_of
from .words import state_chip

_state = label_of("state", ApplicationState)


def _at(row: Application) -> str:
    return row.at_office.name if row.at_office else ""


def _sent_on(row: Application):
    return row.sent_at and local(row.sent_at).date()


def columns(clock) -> tuple[Column, ...]:
    """The columns of the page; ``clock()`` gives the page's Clock when the first cell asks."""
    return (
        Column(
            "name", _("Başvuran"), value="teacher.full_name", sort="teacher__sort_key", link=True
        ),
        Column("subject", _("Branş"), value="teacher.subject.name", hide_on_phone=True),
        Column("school", _("Görev yeri"), value="teacher.school.name"),
        Column("call", _("Çağrı"), value="call.title"),
        Column("state", _("Durum"), value=_state, render=lambda _v, row: state_chip(row)),
        Column("left", _("Kalan süre"), value=lambda row: clock().chip(row), render=_as_is),
        Column("sent", _("Gönderilme"), value=_sent_on, sort=("sent_at", "id")),
    )


def _as_is(value, _row):
    return value or "—"


EXPORT = (
    Column("first_name", _("Ad"), value="teacher.first_name"),
    Column("last_name", _("Soyad"), value="teacher.last_name"),
    Column("identity", _("T.C. kimlik no (maskeli)"), value="teacher.masked_identity", code=True),
    Column("subject", _("Branş"), value="teacher.subject.name"),
    Column("school", _("Görev yeri"), value="teacher.school.name"),
    Column("district", _("İlçe"), value="teacher.school.district.name"),
    Column("province", _("İl"), value="teacher.school.district.province.name"),
    Column("call", _("Çağrı"), value="call.title"),
    Column("state", _("Durum"), value=_state),
    Column("office", _("Bulunduğu makam"), value=_at),
    Column("sent", _("Gönderilme"), value=_sent_on),
    Column("since", _("Makama geliş"), value=lambda row: row.since and local(row.since).date()),
    Column("until", _("Kontrollerin son günü"), value="call.checks_until"),
)
