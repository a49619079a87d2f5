"""Django's handle on the law room of the kernel."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _

GROUP = _("Mevzuat")


class LawConfig(AppConfig):
    name = "smm_portal.law"
    label = "law"
    verbose_name = _("Mevzuat")

    def ready(self):
        """Every installed room's clauses enter the register."""
        autodiscover_modules("yonerge")
        self._schedule()
        self._menu()

    def _schedule(self):
        from celery.schedules import crontab

        from smm_portal.kit import schedule

        from .tasks import NIGHTLY

        schedule.every("law-audit", NIGHTLY, crontab(hour=2, minute=30))

    def _menu(self):
        from smm_portal.offices import menu

        menu.add(GROUP, _("Yönerge maddeleri"), "law:register", "scale", 800)
        menu.add(GROUP, _("Bulgular"), "law:findings", "flag", 810)
        menu.add(GROUP, _("Ayarlar ve süreler"), "law:settings", "settings", 820)
        menu.add(GROUP, _("Çalışma takvimi"), "law:calendar", "calendar", 830)
