"""Reminded each morning: MTEGM of drafts that should be open, teachers of unsent applications."""

import datetime as dt

from django.utils.translation import gettext as _

from smm_portal.kit import dates, days
from smm_portal.offices.models import Duty
from smm_portal.road import notices

from ..models import Application, ApplicationState, Call
from ..models.calls import MTEGM_ROLES, CallState
from . import telling

MARKS = (1, 3)  # days before the last one


def remind(day: dt.date | None = None) -> None:
    """Tell whoever is to be told today. A day on which nothing ran is made up for; see the keys."""
    day = day or dates.today()
    _drafts(day)
    for call in Call.objects.open_on(day):
        left = (call.applications_until - day).days
        mark = next((mark for mark in MARKS if left <= mark), None)
        if mark is not None:
            _unsent(call, mark)


def _drafts(day: dt.date) -> None:
    soon = day + dt.timedelta(days=max(MARKS))
    for call in Call.objects.filter(state=CallState.DRAFT, opens_on__range=(day, soon)):
        said = {"title": call.title, "day": days.day(call.opens_on)}
        text = _("Çağrı taslağı yayımlanmadı: %(title)s. Açılış günü %(day)s.") % said
        key = f"call-draft:{call.pk}:{call.opens_on}"
        duties = Duty.objects.in_force(day).filter(role__in=MTEGM_ROLES)
        notices.tell(duties, key, text, call.get_absolute_url())


def _unsent(call: Call, mark: int) -> None:
    """Teachers who began an application and have not sent it."""
    rows = Application.objects.filter(call=call, state=ApplicationState.DRAFT)
    duties = Duty.objects.in_force().filter(
        role__in=telling.TEACHERS, user__teacher__in=rows.values("teacher")
    )
    said = {"title": call.title, "day": days.day(call.applications_until)}
    text = _("Başvurunuz taslakta, gönderilmedi: %(title)s. Son gün %(day)s.") % said
    key = f"call-unsent:{call.pk}:{call.applications_until}:{mark}"
    telling.tell(duties, key, text, call, urgent=mark == min(MARKS))
