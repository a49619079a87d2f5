"""The calendar of a call: its usual days from the settings of the year, and its phases as a line."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from smm_portal.kit import dates, days
from smm_portal.law import settings, workdays
from smm_portal.law.settings import Kind, Setting

from ..models import Call
from ..models.calls import CALENDAR, CallState

ONE_DAY = dt.timedelta(days=1)

settings.define(
    Setting(
        "call_notice_days",
        _("Çağrının duyurulması (iş günü)"),
        Kind.INTEGER,
        2,
        "10/1",
        _("Yeni bir çağrıda başvurular, bugünden bu kadar iş günü sonra açılır."),
        most=30,
    ),
    Setting(
        "call_application_days",
        _("Başvuru süresi (iş günü)"),
        Kind.INTEGER,
        10,
        "10/1",
        _("Yeni bir çağrıda başvurular bu kadar iş günü açık kalır."),
        most=60,
    ),
    Setting(
        "call_check_days",
        _("Başvuruların kontrolü (iş günü)"),
        Kind.INTEGER,
        5,
        "10/1",
        _("Okul, ilçe ve il kontrolleri için öngörülen toplam süre."),
        most=60,
    ),
    Setting(
        "call_result_days",
        _("İtirazdan sonra sonuçların bildirimi (iş günü)"),
        Kind.INTEGER,
        3,
        "10/1",
        _("İtiraz süresi dolduktan sonra kesin sonuçların bildirilmesi için öngörülen süre."),
        most=30,
    ),
    Setting(
        "call_term_lead_days",
        _("Sonuçtan göreve başlamaya kadar (iş günü)"),
        Kind.INTEGER,
        10,
        "10/4",
        _("Bakanlık onayı ve tebliğ için öngörülen süre."),
        most=90,
    ),
)

_KEYS = (
    "call_notice_days",
    "call_application_days",
    "call_check_days",
    "commission_working_days",
    "objection_working_days",
    "call_result_days",
    "call_term_lead_days",
)


def usual(day: dt.date | None = None) -> dict:
    """The days that a call begun on the day usually has, with the objection period; by 10/1."""
    day = day or dates.today()
    of = {key: one.value for key, one in settings.effective(day.year, _KEYS).items()}
    opens = workdays.add_workdays(day, of["call_notice_days"])
    until = workdays.add_workdays(opens - ONE_DAY, of["call_application_days"])
    checks = workdays.add_workdays(until, of["call_check_days"])
    commission = workdays.add_workdays(checks, of["commission_working_days"])
    results = of["objection_working_days"] + of["call_result_days"]
    results_until = workdays.add_workdays(commission, results)
    return {
        "opens_on": opens,
        "applications_until": until,
        "checks_until": checks,
        "commission_until": commission,
        "results_until": results_until,
        "objection_days": of["objection_working_days"],
        "term_starts_on": workdays.add_workdays(results_until, of["call_term_lead_days"]),
    }


def days_off(call: Call) -> list[tuple[str, dt.date]]:
    """(name, day) of the calendar's days on which offices do not work; one query."""
    named = [(name, getattr(call, name)) for name in ("opens_on", *CALENDAR)]
    first, last = min(day for _n, day in named), max(day for _n, day in named)
    count = workdays.counter(first - ONE_DAY, last)
    return [
        (str(Call._meta.get_field(name).verbose_name), day)
        for name, day in named
        if not count(day - ONE_DAY, day)
    ]


@dataclass(frozen=True)
class Stage:
    """A phase on the line; ``state`` is done, now, late, ahead or unreached, as the drawing's."""

    name: str
    starts: dt.date
    ends: dt.date | None
    state: str
    note: str = ""

    @property
    def icon(self) -> str:
        """The sign of the state."""
        return {"done": "check", "now": "clock", "late": "alert-triangle"}.get(self.state, "dots")


_NAMES = (
    _("Başvurular"),
    _("Okul, ilçe ve il kontrolleri"),
    _("İl komisyonları"),
    _("Sonuçlar ve itirazlar"),
)


def stages(call: Call, day: dt.date | None = None) -> list[Stage]:
    """The phases in order, with the day's place among them; the expected start of duty last."""
    day, starts, line = day or dates.today(), call.opens_on, []
    for name, column in zip(_NAMES, CALENDAR, strict=True):
        ends = getattr(call, column)
        line.append(_stage(call, str(name), starts, ends, day))
        starts = ends + ONE_DAY
    begins = call.term_starts_on
    over = call.state == CallState.CONCLUDED and begins <= day
    last = _t("Öngörülen görev başlangıcı")
    return [*line, Stage(last, begins, None, "done" if over else "ahead")]


def _stage(call: Call, name: str, starts: dt.date, ends: dt.date, day: dt.date) -> Stage:
    if call.state not in (CallState.PUBLISHED, CallState.DRAFT) or ends < day:
        return Stage(name, starts, ends, _past_state(call, ends, day))
    if call.state == CallState.PUBLISHED and starts <= day:
        return Stage(name, starts, ends, "now", _t("Bugün burada: %s") % days.days_left(ends))
    return Stage(name, starts, ends, "ahead")


def _past_state(call: Call, ends: dt.date, day: dt.date) -> str:
    last = ends == call.results_until
    if call.state == CallState.CANCELLED and ends >= day:
        return "unreached"
    return "late" if call.state == CallState.PUBLISHED and last else "done"
