"""Places and centres."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CentersConfig(AppConfig):
    name = "centers"
    verbose_name = _("Merkezler")

    def ready(self):
        from . import entries, letters, refusals  # noqa: F401

        entries.add_all()
        letters.register()
