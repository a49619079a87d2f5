"""Teachers and who sits where."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PersonnelConfig(AppConfig):
    name = "personnel"
    verbose_name = _("Personel")

    def ready(self):
        from . import entries, refusals, refusals_calls, refusals_terms, rights  # noqa: F401

        entries.add_all()
        rights.narrow()
