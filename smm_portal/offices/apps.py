"""Django's handle on the offices room of the kernel."""

from django.apps import AppConfig


class OfficesConfig(AppConfig):
    name = "smm_portal.offices"
    label = "offices"
