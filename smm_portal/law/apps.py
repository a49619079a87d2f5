"""Django's handle on the law room of the kernel."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class LawConfig(AppConfig):
    name = "smm_portal.law"
    label = "law"

    def ready(self):
        """Every installed room's clauses enter the register."""
        autodiscover_modules("yonerge")
