"""Django's handle on the road room of the kernel."""

from django.apps import AppConfig


class RoadConfig(AppConfig):
    name = "smm_portal.road"
    label = "road"

    def ready(self):
        from smm_portal.kit import desk as kit_desk

        from . import desk

        kit_desk.provider(desk.unfinished)
