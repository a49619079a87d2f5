"""The code of a document as a QR picture that leads to its public page."""

from urllib.parse import quote

from django.conf import settings
from django.urls import reverse

from smm_portal.documents import codes

QUIET = 2  # modules of white around; the paper around it gives the rest


def public_url(code: str) -> str:
    """The address at which anybody can verify the code."""
    path = reverse("documents:verify_code", args=[codes.pretty(code)])
    return settings.SITE_URL.rstrip("/") + path


def qr(address: str) -> str:
    """The address as a QR picture: SVG in a data address, sharp at any size."""
    import qrcode

    made = qrcode.QRCode(border=QUIET, error_correction=qrcode.constants.ERROR_CORRECT_M)
    made.add_data(address)
    rows = made.get_matrix()
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {len(rows)} {len(rows)}" '
        f'width="{len(rows)}" height="{len(rows)}" shape-rendering="crispEdges">'
        f'<rect width="100%" height="100%" fill="#fff"/><path fill="#000" d="{_path(rows)}"/></svg>'
    )
    return "data:image/svg+xml," + quote(svg)


def _path(rows) -> str:
    """One run of dark modules after the other."""
    return "".join(
        f"M{start} {y}h{end - start}v1h-{end - start}z"
        for y, row in enumerate(rows)
        for start, end in _runs(row)
    )


def _runs(row):
    start = None
    for x, dark in enumerate([*row, False]):
        if dark and start is None:
            start = x
        elif not dark and start is not None:
            yield start, x
            start = None


def of(document) -> dict | None:
    """What a template needs to print the seal; None for a draft."""
    if not document.official:
        return None
    address = public_url(document.code)
    return {"code": document.pretty_code, "url": address, "qr": qr(address)}
