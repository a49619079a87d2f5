"""Django's handle on the documents room of the kernel."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "smm_portal.documents"
    label = "documents"
