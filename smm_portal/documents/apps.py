"""Django's handle on the documents room of the kernel."""

from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _

RESEND_SECONDS = 60.0
RESEND_DOCUMENTS_SECONDS = 20.0


class DocumentsConfig(AppConfig):
    name = "smm_portal.documents"
    label = "documents"

    def ready(self):
        from smm_portal.kit.schedule import every
        from smm_portal.offices import menu
        from smm_portal.offices import own_data as holdings

        from . import access, own_data, refusals  # noqa: F401
        from .letters import access as letter_access

        holdings.register(_("Yüklediğim dosyalar"), own_data.files, "documents.StoredFile")
        holdings.register(_("Aktarımlarım"), own_data.imports, "documents.ImportJob")
        holdings.register(_("İstediğim belgeler"), own_data.documents, "documents.Document")
        holdings.register(_("Hazırladığım resmî yazılar"), own_data.letters)
        menu.add("", _("Belgeler"), "documents:list", "file-check", 40)
        menu.add("", _("Resmî yazılar"), "documents:letter_list", "file-text", 45)
        access.register("documents.letters", letter_access.may_read_file)

        every("resend-imports", "documents.resend_imports", RESEND_SECONDS)
        pause = getattr(settings, "DOCUMENT_RESEND_SECONDS", RESEND_DOCUMENTS_SECONDS)
        every("resend-documents", "documents.resend_documents", pause)
