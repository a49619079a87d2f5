"""Addresses of the law room."""

from smm_portal.kit import dates
from smm_portal.law.models import AdministrativeLeave

ASKS_FURTHER = {"law:settings_edit"}


def _year(world):
    return {"year": dates.today().year}, None


def _place(world):
    return {"pk": world.duty.office_id}, {"pk": world.other_school.office_id}


def _leave(world):
    day = AdministrativeLeave.objects.create(day=dates.today(), label="Deneme")
    return {"pk": day.pk}, None


EXAMPLES = {
    "law:clause": lambda world: ({"slug": "4-3"}, None),
    "law:place": _place,
    "law:settings_year": _year,
    "law:settings_edit": _year,
    "law:calendar_year": _year,
    "law:leave_add": _year,
    "law:leave_remove": _leave,
}
