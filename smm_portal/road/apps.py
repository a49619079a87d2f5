"""Django's handle on the road room of the kernel."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

OWED_EVERY_SECONDS = 120


class RoadConfig(AppConfig):
    name = "smm_portal.road"
    label = "road"

    def ready(self):
        from smm_portal.kit import desk as kit_desk
        from smm_portal.kit.db_roles import restrict

        from . import desk, models, notices, refusals  # noqa: F401

        kit_desk.provider(desk.papers)
        kit_desk.provider(desk.unfinished)
        _fill_menu()
        _schedule()
        _own_data()
        # What travelled stays as it was: rows come in, and only steps' trigger changes any.
        restrict(models.Submission, "SELECT, INSERT")
        restrict(models.Step, "SELECT, INSERT")
        restrict(models.Transition, "SELECT")
        restrict(models.Kind, "SELECT")


def _fill_menu() -> None:
    from smm_portal.offices import menu

    from . import counts

    menu.add("", _("Gelen kutusu"), "road:inbox", "inbox", 20, count=counts.waiting)
    menu.add("", _("Gidenler"), "road:sent", "send", 30)


def _own_data() -> None:
    from smm_portal.offices import own_data as holdings

    from . import own_data

    holdings.register(_("Taslaklar"), own_data.drafts, "road.Draft")
    holdings.register(_("Bildirimler"), own_data.notifications, "road.Notification")
    holdings.register(_("Gönderilerdeki işlemlerim"), own_data.steps, "road.Step")


def _schedule() -> None:
    """Lateness first, so that the morning's one mail tells of it too."""
    from celery.schedules import crontab

    from smm_portal.kit.schedule import every

    from . import tasks

    every("road lateness", tasks.WATCH, crontab(hour=7, minute=0))
    every("road digest", tasks.DIGEST, crontab(hour=7, minute=30))
    every("road owed mails", tasks.OWED, OWED_EVERY_SECONDS)
