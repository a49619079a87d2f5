"""What a document may load while it is drawn: our own style sheets and fonts, nothing else."""

from pathlib import Path

from django.conf import settings

# An address that leads nowhere: style sheets and fonts are named relative to it.
BASE = "https://pdf.invalid/"
STYLES, FONTS, LETTER_FONTS = "css/", "fonts/", "letter-fonts/"


def folders() -> dict[str, Path]:
    """The folders behind the addresses that exist."""
    vendor = settings.BASE_DIR / "static" / "vendor"
    return {
        STYLES: settings.BASE_DIR / "templates" / "pdf" / "css",
        FONTS: vendor / "source-sans-3",
        LETTER_FONTS: vendor / "tinos",
    }


def find(address: str) -> Path | None:
    """The file behind an address; None for everything that is not ours."""
    path = address.removeprefix(BASE) if address.startswith(BASE) else ""
    for prefix, folder in folders().items():
        name = path.removeprefix(prefix)
        file = folder / name
        # One plain name: no folder, no way up, no query.
        if path.startswith(prefix) and name == Path(name).name and file.is_file():
            return file
    return None


class Refused(ValueError):
    """Something outside our own files was asked for."""


def fetcher():
    """WeasyPrint's way to addresses: no network, no other file; pictures only as SVG in the text."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OurFiles(URLFetcher):
        def fetch(self, url, headers=None):
            if url.startswith("data:image/svg+xml"):
                return super().fetch(url, headers)
            file = find(url)
            if file is None:
                raise Refused(f"not one of our files: {url[:200]}")
            mime = "text/css" if file.suffix == ".css" else "font/ttf"
            return URLFetcherResponse(url, file.read_bytes(), {"Content-Type": mime})

    return OurFiles(allowed_protocols=["data"])
