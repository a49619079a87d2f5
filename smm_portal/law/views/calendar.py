"""The calendar of working days, and the days of administrative leave in it."""

import calendar
import datetime as dt

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.dates import MONTHS, WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from smm_portal.kit import dates

from .. import access, workdays, years
from ..forms import LeaveForm
from ..models import AdministrativeLeave


def calendar_page(request, year: int | None = None):
    """Twelve months with the days off, the list of them, and the form for a new one."""
    year = years.checked(year)
    return _page(request, year, LeaveForm(year=year))


def _page(request, year, form, status=200):
    leave = list(AdministrativeLeave.objects.filter(day__year=year))
    verdict = access.may_keep(request.duty)
    count = workdays.workdays_between(dt.date(year - 1, 12, 31), dt.date(year, 12, 31))
    context = {
        **years.around(year),
        "title": f"{_('Çalışma takvimi')} · {year}",
        "lead": _(
            "%(count)s iş günü. Süreler bu takvime göre sayılır; arife gibi yarım günler iş günüdür."
        )
        % {"count": count},
        "months": _months(year, {row.day: row.label for row in leave}),
        "weekdays": [(WEEKDAYS_ABBR[i], WEEKDAYS[i]) for i in range(7)],
        "holidays": workdays.holidays_of(year).items(),
        "leave": leave,
        "form": form if verdict else None,
    }
    return TemplateResponse(request, "law/calendar.html", context, status=status)


def _months(year, leave):
    pages = calendar.Calendar()
    for month in range(1, 13):
        weeks = pages.monthdatescalendar(year, month)
        yield MONTHS[month], [[_cell(day, month, leave) for day in week] for week in weeks]


def _cell(day, month, leave) -> dict | None:
    """A day's number, kind and why it is off; None outside the month."""
    if day.month != month:
        return None
    holiday = workdays.holidays_of(day.year).get(day)
    why = leave.get(day) or holiday
    kind = "leave" if day in leave else "holiday" if holiday else _week_kind(day)
    return {"number": day.day, "kind": kind, "why": why, "today": day == dates.today()}


def _week_kind(day):
    return "weekend" if day.weekday() in workdays.WEEKEND else ""


@require_POST
def leave_add(request, year: int):
    """Make a day one of administrative leave."""
    year = years.checked(year)
    access.may_keep(request.duty).demand()
    form = LeaveForm(request.POST, year=year)
    if not form.is_valid():
        return _page(request, year, form, status=422)
    row = form.save()
    messages.success(request, _("%(day)s idari izin günü oldu.") % {"day": f"{row.day:%d.%m.%Y}"})
    return redirect("law:calendar_year", year)


@require_POST
def leave_remove(request, pk: int):
    """Make a day of administrative leave a working day again."""
    access.may_keep(request.duty).demand()
    row = get_object_or_404(AdministrativeLeave, pk=pk)
    row.delete()
    messages.success(
        request, _("%(day)s artık idari izin günü değil.") % {"day": f"{row.day:%d.%m.%Y}"}
    )
    return redirect("law:calendar_year", row.day.year)
