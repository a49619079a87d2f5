"""Django's handle on the room of plans and reports."""

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "reporting"
