"""Documents in the reader's scope: the list, a document's page with its progress, its file."""

from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from smm_portal.documents import kinds, outbox
from smm_portal.documents.engine import rendering, seal
from smm_portal.documents.models import Document
from smm_portal.documents.tables import COLUMNS, DocumentFilters, state_chip
from smm_portal.kit.acts import Act
from smm_portal.kit.filters import folded_words
from smm_portal.kit.lists import ListPage


class DocumentList(ListPage):
    """Every document that the reader may open, the newest first."""

    title = gettext_lazy("Belgeler")
    lead = gettext_lazy("Portalın hazırladığı belgeler. Kodu olan belgeyi herkes doğrulayabilir.")
    columns = COLUMNS
    filterset_class = DocumentFilters
    ordering = ("-issued_at",)
    search_label = gettext_lazy("Makam adı ara")
    search_column = "owner__search"
    export_name = gettext_lazy("Belgeler")
    empty_title = gettext_lazy("Kapsamınızda henüz bir belge yok.")
    empty_text = gettext_lazy("Bir plan kabul edildiğinde belgesi burada görünür.")

    def get_queryset(self):
        return Document.objects.visible_to(self.request.duty).select_related("owner")

    def search(self, rows, text):
        for word in folded_words(text):
            rows = rows.filter(owner__search__contains=word)
        return rows

    def acts(self):
        return [Act(_("Belge doğrula"), reverse("documents:verify"))]


def document_for(request, pk: int) -> Document:
    """The document inside the reader's scope; 404 outside, or where its kind says no."""
    rows = Document.objects.visible_to(request.duty)
    rows = rows.select_related("office", "owner", "file", "duty__office", "duty__user")
    document = get_object_or_404(rows, pk=pk)
    kind = kinds.find(document.kind)
    if kind is not None and not kind.access(request.duty, document):
        raise Http404
    return document


@require_safe
def document_page(request, pk):
    """Where the document stands; while it is being made, htmx asks for the part again."""
    document = document_for(request, pk)
    if request.htmx:
        return _progress(request, document)
    kind = kinds.find(document.kind)
    address = seal.public_url(document.code) if document.official and document.ready else ""
    context = {
        "document": document,
        "title": document.title,
        "subtitle": document.kind_label,
        "chip_html": state_chip(document),
        "thing_url": kind.url(document) if kind else "",
        "standing": kind.standing(document) if kind and document.official else "",
        "verify_url": address,
        "qr": seal.qr(address) if address else "",
        "crumbs": [(_("Belgeler"), reverse("documents:list")), (document.title, "")],
    }
    return render(request, "documents/document.html", context)


def _progress(request, document: Document):
    response = render(request, "documents/_document_progress.html", {"document": document})
    if not document.working:
        response["HX-Refresh"] = "true"
    return response


@require_safe
def document_file(request, pk):
    """The PDF as an attachment; its address says which bytes, so nothing needs to be kept."""
    document = document_for(request, pk)
    if not document.ready:
        raise Http404
    stem = document.file.name.removesuffix(".pdf")
    response = FileResponse(
        document.file.open(),
        as_attachment=True,
        filename=f"{stem}-{document.sha256[:12]}.pdf",
        content_type=rendering.PDF_TYPE,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store, private"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@require_POST
def document_retry(request, pk):
    """Have a failed document made again."""
    document = document_for(request, pk)
    if outbox.retry(document):
        messages.success(request, _("Belge yeniden sıraya alındı."))
    else:
        messages.info(request, _("Bu belge yeniden denemeyi beklemiyor."))
    return redirect(document)
