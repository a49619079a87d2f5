"""What this room adds to the menu, the desk, the search, the road, other pages, and the clock."""

from celery.schedules import crontab
from django.utils.translation import gettext_lazy as _

from smm_portal.kit import desk as kit_desk
from smm_portal.kit import schedule, search
from smm_portal.offices import menu
from smm_portal.offices import own_data as holdings

from . import cards, desk, own_data, papers, pdf, sections, tasks, writing
from .search import find_plans

GROUP = _("Planlar ve raporlar")


def add_all() -> None:
    """Called once, from AppConfig.ready."""
    menu.add(GROUP, _("Yıllık planlar"), "reporting:plans", "clipboard-list", 300)
    menu.add(GROUP, _("Planı gönderilmeyenler"), "reporting:owing", "calendar-due", 310)
    kit_desk.provider(desk.items)
    search.source(
        "plans",
        _("Yıllık planlar"),
        "clipboard-list",
        find_plans,
        list_url="reporting:plans",
        order=50,
    )
    cards.register()
    holdings.register(_("Planlara yazdıklarım"), own_data.written)
    papers.register()
    pdf.register()
    sections.register()
    writing.register()
    schedule.every("remind-plans", tasks.REMIND, crontab(hour=7, minute=10))
