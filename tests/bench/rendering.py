"""What the engine adds to bare WeasyPrint: the same ten-page plan, drawn in turns.

Bare: the finished HTML, WeasyPrint's own defaults (neither tags nor archive), fonts and style sheet
read as any caller would. Ours: rows to HTML, progress, tags, PDF/A and PDF/UA marks, as a worker does.
"""

import logging
import os
import statistics
import time

TURNS = int(os.environ.get("SMM_BENCH_PDF_TURNS", "7"))


def measure() -> tuple[int, float, float, float]:
    """(pages, bare ms, ours ms, our speed as a share of the bare one)."""
    from smm_portal.documents.engine import rendering

    document = _plan()
    html = rendering.html_of(document)
    _bare(html)
    pages = rendering.render(document).pages
    turns = [(_time(_bare, html), _time(rendering.render, document)) for _ in range(TURNS)]
    bare, ours = (statistics.median(column) for column in zip(*turns, strict=True))
    return pages, bare, ours, statistics.median(b / o for b, o in turns)


def report() -> None:
    """The table of ``make bench`` for documents."""
    pages, bare, ours, share = measure()
    print(f"\n{'document':<42}{'bare ms':>10}{'ours ms':>10}{'speed':>8}{'pages':>9}")
    print(f"{'annual plan as PDF':<42}{bare:>10.0f}{ours:>10.0f}{share:>8.2f}{pages:>9}")


def _plan():
    from reporting import pdf
    from tests.factories.centers import CenterFactory
    from tests.reporting.written import accept, revision, write

    paper = accept(write(revision(CenterFactory()), objectives=3, actions=4))
    return pdf.request_accepted(paper)


def _bare(html: str) -> bytes:
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    from smm_portal.documents.engine import resources

    # Neither side pays for lines on the terminal; the engine opens this logger to hear its progress.
    logging.getLogger("weasyprint.progress").setLevel(logging.WARNING)
    fonts, fetch = FontConfiguration(), resources.fetcher()
    sheet = CSS(
        url=f"{resources.BASE}{resources.STYLES}base.css", font_config=fonts, url_fetcher=fetch
    )
    page = HTML(string=html, base_url=resources.BASE, url_fetcher=fetch)
    return page.write_pdf(stylesheets=[sheet], font_config=fonts)


def _time(act, what) -> float:
    started = time.perf_counter()
    act(what)
    return (time.perf_counter() - started) * 1000
