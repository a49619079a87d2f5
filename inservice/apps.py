"""Django's handle on the room of in-service training."""

from django.apps import AppConfig


class InserviceConfig(AppConfig):
    name = "inservice"
