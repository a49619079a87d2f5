"""Django's handle on the law room of the kernel."""

from django.apps import AppConfig


class LawConfig(AppConfig):
    name = "smm_portal.law"
    label = "law"
