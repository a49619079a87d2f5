"""Django's handle on the room of plans and reports."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportingConfig(AppConfig):
    name = "reporting"
    verbose_name = _("Planlar ve raporlar")

    def ready(self):
        from . import entries, proofs, refusals  # noqa: F401

        entries.add_all()
        proofs.add_all()
