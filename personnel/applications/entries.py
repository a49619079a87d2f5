"""What this part adds to menu, desk, search, files, documents and beat."""

from celery.schedules import crontab
from django.utils.translation import gettext_lazy as _

from smm_portal.documents import access as files
from smm_portal.kit import desk as kit_desk
from smm_portal.kit import schedule
from smm_portal.offices import menu
from smm_portal.offices import own_data as holdings

from . import access, desk, drafting, own_data, sections, tasks

GROUP = _("Personel")
TABLES = (
    "personnel.Application",
    "personnel.Candidacy",
    "personnel.Evidence",
    "personnel.Judging",
    "personnel.ApplicationStep",
    "personnel.FactCorrection",
)


def add_all() -> None:
    """Called once, from the room's entries."""
    menu.add(GROUP, _("Başvurular"), "personnel:applications", "files", 203)
    menu.add(GROUP, _("Başvurularım"), "personnel:my_applications", "file-text", 204)
    kit_desk.provider(desk.items)
    files.register("applications", access.may_read_file)
    holdings.register(_("Başvurularım"), own_data.applications, *TABLES)
    holdings.register(_("Kontrol ettiğim başvurular"), own_data.checks)
    holdings.register(_("Başvurularda yaptığım düzeltmeler"), own_data.corrected)
    drafting.register()
    sections.register()
    schedule.every("judge-applications", tasks.JUDGE_AGAIN, crontab(hour=5, minute=20))
