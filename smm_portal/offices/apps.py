"""Django's handle on the offices room of the kernel."""

from django.apps import AppConfig


class OfficesConfig(AppConfig):
    name = "smm_portal.offices"
    label = "offices"

    def ready(self) -> None:
        from . import checks, refusals  # noqa: F401
