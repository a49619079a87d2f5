"""The kit: what every room uses and no room owns."""

from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "smm_portal.kit"
    label = "kit"
