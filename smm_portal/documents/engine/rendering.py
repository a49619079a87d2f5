"""HTML to PDF by WeasyPrint, with progress. Imported late: it costs a second and half, and
memory that no web process needs; its native libraries start in the process that uses them.
"""

import atexit
import gc
import io
import logging
import re
import time
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.core.files.base import ContentFile
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from smm_portal.documents import kinds
from smm_portal.kit.text import fold

from . import hyphens, marks, resources, seal

PDF_TYPE = "application/pdf"
VARIANT = "pdf/a-2a"
TELL_SECONDS = 0.5
PAGE = re.compile(r"Page (\d+)")


class Lost(Exception):
    """Another worker holds the document now: this run ends without a result."""


@dataclass(frozen=True)
class Rendered:
    """A PDF, its pages and the name under which people save it."""

    content: bytes
    pages: int
    name: str

    def file(self) -> ContentFile:
        """The bytes as a file to store."""
        return ContentFile(self.content, self.name)


def render(document, tell=lambda progress, word: True) -> Rendered:
    """Draw the document. ``tell(progress, word)`` hears how far it is; false from it ends the run."""
    steps = _Steps(tell)
    steps.say(5, _("Bilgiler toplanıyor"))
    html = html_of(document)
    steps.say(15, _("Sayfalar diziliyor"))
    with steps.listening():
        content, pages = to_pdf(html)
    steps.say(95, _("Dosya saklanıyor"))
    return Rendered(content, pages, file_name(document))


def html_of(document) -> str:
    """The document's whole HTML, as it is on paper."""
    kind = kinds.find(document.kind)
    if kind is None:
        raise LookupError(f"no room makes documents of kind {document.kind!r}")
    context = {
        "document": document,
        "seal": seal.of(document),
        "site": settings.SITE_URL.rstrip("/"),
        "issued": timezone.localtime(document.issued_at).isoformat(timespec="seconds"),
    }
    return render_to_string(kind.template, context | kind.build(document))


def to_pdf(html: str) -> tuple[bytes, int]:
    """(bytes, pages) of an archival, tagged PDF. The same HTML gives the same bytes."""
    from weasyprint import HTML

    fonts, sheets = _tools()
    source = HTML(string=html, base_url=resources.BASE, url_fetcher=resources.fetcher())
    with few_sweeps():
        drawn = source.render(font_config=fonts, stylesheets=sheets)
        marks.both(drawn.metadata)
        out = io.BytesIO()
        drawn.write_pdf(out, pdf_variant=VARIANT, pdf_tags=True, pdf_identifier=True)
    return out.getvalue(), len(drawn.pages)


@contextmanager
def few_sweeps():
    """Look for garbage rarely: layout makes boxes by the ten thousand, and nearly all of them live
    to the end. A quarter of the time went into sweeping them in vain.
    """
    before = gc.get_threshold()
    gc.set_threshold(100_000, 50, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@cache
def _tools():
    """Fonts and the common style sheet, read once a process."""
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    hyphens.install()
    fonts = FontConfiguration()
    where = resources.BASE + resources.STYLES + "base.css"
    # Before the interpreter is taken apart, or the fonts' folder stays behind.
    atexit.register(_tools.cache_clear)
    sheet = CSS(url=where, font_config=fonts, url_fetcher=resources.fetcher())
    return fonts, [sheet]


def file_name(document) -> str:
    """A name for the saved file: the title in plain letters."""
    words = re.sub(r"[^a-z0-9]+", "-", fold(document.title)).strip("-")
    return f"{words[:80] or 'belge'}.pdf"


class _Steps(logging.Handler):
    """Passes on how far the work is, from our own words and from WeasyPrint's log."""

    def __init__(self, tell):
        super().__init__(logging.INFO)
        self.tell, self.told_at, self.reached = tell, 0.0, 0

    def say(self, progress: int, word: str) -> None:
        """Tell, whenever the last time was; pages are laid out again, progress never goes back."""
        self.told_at, self.reached = time.monotonic(), max(self.reached, progress)
        if not self.tell(self.reached, word):
            raise Lost

    @contextmanager
    def listening(self):
        """Hear WeasyPrint's own progress meanwhile."""
        logger = logging.getLogger("weasyprint.progress")
        before = logger.level, logger.propagate
        logger.setLevel(logging.INFO)
        logger.propagate = False
        logger.addHandler(self)
        try:
            yield
        finally:
            logger.removeHandler(self)
            logger.level, logger.propagate = before

    def emit(self, record) -> None:
        """A line of WeasyPrint's log; pages come nearer to the end without ever reaching it."""
        if time.monotonic() - self.told_at < TELL_SECONDS:
            return
        found = PAGE.search(record.getMessage())
        if found:
            number = int(found[1])
            word = _("Sayfalar diziliyor: %(page)s") % {"page": number}
            self.say(20 + 60 * number // (number + 10), word)
        elif "Step 6" in record.getMessage():
            self.say(85, _("PDF yazılıyor"))
