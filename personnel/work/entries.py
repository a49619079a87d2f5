"""What this part adds to menu, desk, search, files, documents and beat."""

from celery.schedules import crontab
from django.utils.translation import gettext_lazy as _

from smm_portal.documents import access as files
from smm_portal.kit import desk as kit_desk
from smm_portal.kit import schedule
from smm_portal.kit.db_roles import restrict
from smm_portal.offices import menu
from smm_portal.offices import own_data as holdings

from ..models.work import DutyMonth
from . import access, desk, own_data, paper, sections, tasks

GROUP = _("Personel")


def add_all() -> None:
    """Called once, from the room's entries."""
    menu.add(GROUP, _("İş bölümü"), "personnel:tasks", "list-check", 216)
    menu.add(GROUP, _("Görev çizelgeleri"), "personnel:duty_sheets", "calendar", 218)
    kit_desk.provider(desk.items)
    files.register("duty_tasks", access.may_read_file)
    paper.register()
    sections.register()
    holdings.register(_("Bana verilen işler"), own_data.tasks, "personnel.DutyTask")
    holdings.register(_("İzinlerim"), own_data.absences, "personnel.Absence")
    holdings.register(_("Aylık görev çizelgelerim"), own_data.months, "personnel.DutySheet")
    schedule.every("remind-duty-months", tasks.REMIND, crontab(hour=7, minute=15))
    restrict(DutyMonth, "SELECT")
