"""Small files to upload."""

import io

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile


def pdf(name: str = "belge.pdf") -> SimpleUploadedFile:
    """A PDF of one empty page."""
    out = io.BytesIO()
    paper = pikepdf.new()
    paper.add_blank_page()
    paper.save(out)
    return SimpleUploadedFile(name, out.getvalue(), content_type="application/pdf")
