"""The only way to a stored file's bytes."""

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from smm_portal.documents.access import may_read
from smm_portal.documents.models import StoredFile


@require_safe
def download(request, pk):
    """The file as an attachment that no browser interprets or keeps; 404 for the unentitled."""
    file = get_object_or_404(StoredFile, pk=pk)
    if not may_read(request.duty, file):
        raise Http404
    response = FileResponse(
        file.open(), as_attachment=True, filename=file.name, content_type=file.content_type
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store, private"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
