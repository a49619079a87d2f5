"""What this part adds to menu, desk, search, files, documents and beat."""

from celery.schedules import crontab
from django.utils.translation import gettext_lazy as _

from smm_portal.kit import desk as kit_desk
from smm_portal.kit import schedule
from smm_portal.offices import menu
from smm_portal.offices import own_data as holdings

from . import cards, desk, letters, own_data, renewal_letters, sections, tasks

GROUP = _("Personel")


def add_all() -> None:
    """Called once, from the room's entries."""
    menu.add(GROUP, _("Görevlendirme teklifleri"), "personnel:nominations", "clipboard-list", 212)
    menu.add(GROUP, _("Yeniden görevlendirmeler"), "personnel:renewals", "refresh", 214)
    kit_desk.provider(desk.items)
    cards.add_own()
    letters.register()
    renewal_letters.register()
    sections.register()
    holdings.register(_("Görevlendirme teklifleri"), own_data.nominations, "personnel.Nomination")
    holdings.register(_("Yeniden görevlendirmeler"), own_data.renewals, "personnel.Renewal")
    holdings.register(_("Göreve başlamalarım"), own_data.starts, "personnel.DutyStart")
    holdings.register(_("Devir teslimlerim"), own_data.handover, "personnel.HandoverItem")
    schedule.every("remind-terms", tasks.REMIND, crontab(hour=7, minute=5))
