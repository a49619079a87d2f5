"""Django's handle on the road room of the kernel."""

from django.apps import AppConfig


class RoadConfig(AppConfig):
    name = "smm_portal.road"
    label = "road"
