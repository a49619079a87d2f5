"""Columns of the list of calls; a phase as a chip."""

from django.db.models import Count
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from smm_portal.kit import days
from smm_portal.kit.columns import Column
from smm_portal.kit.markup import chip

from ..models import Call
from ..models.calls import Phase

TONES = {
    Phase.DRAFT: ("neutral", "edit"),
    Phase.ANNOUNCED: ("info", "calendar"),
    Phase.OPEN: ("success", "circle-check"),
    Phase.CHECKS: ("info", "clock"),
    Phase.COMMISSION: ("info", "clock"),
    Phase.RESULTS: ("info", "clock"),
    Phase.OVERDUE: ("warning", "alert-triangle"),
    Phase.CONCLUDED: ("neutral", "circle-check"),
    Phase.CANCELLED: ("danger", "circle-x"),
}


def with_counts(rows):
    """Calls with the number of their seats and provinces."""
    return rows.annotate(
        seats=Count("call_seats"), provinces=Count("call_seats__province", distinct=True)
    )


def phase_chip(call: Call):
    """The phase in words with its sign."""
    phase = call.phase()
    tone, sign = TONES[phase]
    return chip(tone, phase.label, sign)


def _left(call: Call) -> str:
    text = days.day(call.applications_until)
    if call.takes_applications:
        left = days.days_left(call.applications_until)
        return format_html('{}<br><span class="soft nowrap">{}</span>', text, left)
    return text


COLUMNS = (
    Column("title", _("Çağrı"), link=True),
    Column(
        "phase",
        _("Evre"),
        value=lambda row: str(row.phase().label),
        render=lambda _v, row: phase_chip(row),
    ),
    Column("opens_on", _("Başvuru açılışı"), sort=("opens_on",), hide_on_phone=True),
    Column(
        "applications_until",
        _("Son başvuru günü"),
        sort=("applications_until", "id"),
        render=lambda _v, row: _left(row),
    ),
    Column("seats", _("Kadro"), css="num"),
    Column("provinces", _("İl"), css="num", hide_on_phone=True),
    Column("results_until", _("Sonuçların son günü"), sort=("results_until",), hide_on_phone=True),
)
