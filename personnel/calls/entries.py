"""What this part adds to menu, desk, search, files, documents and beat."""

from celery.schedules import crontab
from django.utils.translation import gettext_lazy as _

from smm_portal.kit import desk as kit_desk
from smm_portal.kit import detail, schedule, search
from smm_portal.offices import menu
from smm_portal.offices import own_data as holdings

from . import desk, letters, own_data, steps, tasks

GROUP = _("Personel")


def add_all() -> None:
    """Called once, from the room's entries."""
    menu.add(GROUP, _("Başvuru çağrıları"), "personnel:calls", "calendar-event", 202)
    kit_desk.provider(desk.items)
    detail.extend("landing", desk.landing_section)
    search.source(
        "calls",
        _("Başvuru çağrıları"),
        "bell",
        desk.find_calls,
        list_url="personnel:calls",
        order=35,
    )
    detail.extend("personnel:call", letters.on_call)
    letters.register()
    steps.register()
    holdings.register(
        _("Yayımladığım ve değiştirdiğim çağrılar"),
        own_data.acts_on_calls,
        "personnel.Call",
        "personnel.CallChange",
    )
    schedule.every("tell-calls", tasks.TELL_OWED, 300)
    schedule.every("remind-calls", tasks.REMIND, crontab(hour=7, minute=5))
