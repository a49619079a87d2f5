"""Django's handle on the documents room of the kernel."""

from django.apps import AppConfig

RESEND_SECONDS = 60.0


class DocumentsConfig(AppConfig):
    name = "smm_portal.documents"
    label = "documents"

    def ready(self):
        from smm_portal.kit.schedule import every

        every("resend-imports", "documents.resend_imports", RESEND_SECONDS)
