"""The user guide: docs/kullanim/*.md as pages of the portal.

The files are plain CommonMark, to be read on a code host too: links between them end in ``.md``,
and HTML in them is shown as text. A file may begin with lines between two ``---``: ``order``
(a number), ``summary`` (one sentence), ``roles`` (for whom it is written), ``pages`` (the portal's
pages that it explains, by URL name, with ``#`` and the anchor of the task). A line that begins with
a space goes on with the fact above it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

from .kit.clause_marks import with_chips
from .kit.text import fold

FOLDER = Path(settings.BASE_DIR) / "docs" / "kullanim"
LAST = 999  # the place of a page that names none
SNIPPET = 180
_TO_PAGE = re.compile(r"([a-z0-9-]+)\.md(#.*)?")
# What falls out of an anchor; the dot that lower() leaves of "İ" stays, as it does elsewhere.
_NO_ANCHOR = re.compile(r"[^\w \u0307-]")
_SENTENCE = re.compile(r"(?<=[.!?:])\s+")


@dataclass(frozen=True)
class Section:
    """A task: its heading, the anchor of it, and all its words."""

    title: str
    anchor: str
    level: int
    text: str


@dataclass(frozen=True)
class Page:
    """One file of the guide, ready to show."""

    slug: str
    title: str
    summary: str
    order: int
    roles: frozenset[str]
    explains: dict[str, str]
    html: SafeString
    sections: tuple[Section, ...]

    @property
    def url(self) -> str:
        return reverse("help_page", args=[self.slug])

    @property
    def tasks(self) -> list[Section]:
        """The sections that the table of contents names."""
        return [section for section in self.sections if section.level == 2]

    def section(self, anchor: str) -> Section | None:
        """The section with this anchor."""
        return next((section for section in self.sections if section.anchor == anchor), None)


@dataclass(frozen=True)
class Chapter:
    """Where the guide explains a page of the portal: a page of the guide, or a task in it."""

    title: str
    url: str


@dataclass(frozen=True)
class Hit:
    """A section in which every word of a search was found."""

    page: Page
    section: Section
    snippet: str

    @property
    def url(self) -> str:
        return f"{self.page.url}#{self.section.anchor}" if self.section.anchor else self.page.url


# The guide as a whole -----------------------------------------------------------------------------


def pages(folder: Path = FOLDER) -> tuple[Page, ...]:
    """Every page in the guide's order; read again when a file changed."""
    return _read(tuple((file, file.stat().st_mtime_ns) for file in sorted(folder.glob("*.md"))))


@lru_cache(maxsize=4)
def _read(files: tuple[tuple[Path, int], ...]) -> tuple[Page, ...]:
    read = (read_page(file.stem, file.read_text("utf-8")) for file, _changed in files)
    return tuple(sorted(read, key=lambda page: (page.order, page.slug)))


def find_page(slug: str) -> Page | None:
    """The page of this name."""
    return next((page for page in pages() if page.slug == slug), None)


def neighbours(page: Page) -> tuple[Page | None, Page | None]:
    """The pages before and after, in the guide's order."""
    every = pages()
    place = every.index(page)
    after = every[place + 1] if place + 1 < len(every) else None
    return every[place - 1] if place else None, after


def chapter_for(url_name: str, role: str = "") -> Chapter | None:
    """Where the portal's page is explained: for the reader's role, else for everybody, else first."""
    found = [page for page in pages() if url_name in page.explains]
    if not found:
        return None
    page = min(found, key=lambda page: (role not in page.roles, bool(page.roles)))
    anchor = page.explains[url_name]
    section = page.section(anchor) if anchor else None
    if section is None:
        return Chapter(page.title, page.url)
    return Chapter(section.title, f"{page.url}#{anchor}")


def search(words: Iterable[str]) -> list[Hit]:
    """The sections that hold every folded word, those with most in the heading first."""
    words = list(words)
    hits = [
        Hit(page, section, _snippet(section.text, words))
        for page in pages()
        for section in page.sections
        if all(word in fold(f"{page.title} {section.title} {section.text}") for word in words)
    ]
    return sorted(hits, key=lambda hit: -sum(word in fold(hit.section.title) for word in words))


def _snippet(text: str, words: list[str]) -> str:
    """The first sentence with one of the words, else the beginning."""
    sentences = _SENTENCE.split(text)
    found = next((s for s in sentences if any(w in fold(s) for w in words)), sentences[0])
    return found if len(found) <= SNIPPET else found[:SNIPPET].rsplit(" ", 1)[0] + " …"


# One page -----------------------------------------------------------------------------------------


def read_page(slug: str, source: str) -> Page:
    """The page that a file's text makes."""
    facts, body = front_matter(source)
    tokens = parse(body)
    title, tokens = _take_title(tokens, slug)
    sections = tuple(_sections(tokens, title))
    return Page(
        slug=slug,
        title=title,
        summary=facts.get("summary", ""),
        order=int(facts.get("order", LAST)),
        roles=frozenset(facts.get("roles", "").split()),
        explains=dict(_named(facts.get("pages", ""))),
        html=mark_safe(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {})),  # noqa: S308 - HTML is off
        sections=sections,
    )


def front_matter(source: str) -> tuple[dict[str, str], str]:
    """The facts between the two lines of dashes, and the text after them."""
    if not source.startswith("---\n"):
        return {}, source
    head, body = source[4:].split("\n---\n", 1)
    lines = re.sub(r"\n[ \t]+", " ", head).splitlines()
    pairs = (line.partition(":") for line in lines if line.strip())
    return {name.strip(): value.strip() for name, _colon, value in pairs}, body


def _named(text: str) -> Iterable[tuple[str, str]]:
    """(URL name, anchor) of what a page says it explains."""
    for word in text.split():
        name, _hash, anchor = word.partition("#")
        yield name, anchor


def parse(body: str) -> list[Token]:
    """The tokens of a page: headings with anchors, links between pages made the portal's."""
    tokens = _MARKDOWN.parse(body)
    seen: set[str] = set()
    for place, token in enumerate(tokens):
        if token.type == "heading_open":
            token.attrSet("id", _anchor(_plain(tokens[place + 1]), seen))
            _without_chips(tokens[place + 1].children or [])
        elif token.type == "inline":
            _prepare(token.children or [])
    return tokens


def _anchor(title: str, seen: set[str]) -> str:
    """The anchor that code hosts give the heading too, Turkish letters and all."""
    base = _NO_ANCHOR.sub("", title.lower()).replace(" ", "-")
    anchor, number = base, 1
    while anchor in seen:
        anchor, number = f"{base}-{number}", number + 1
    seen.add(anchor)
    return anchor


def _plain(inline: Token) -> str:
    """The words of a line without its marks."""
    breaks = {"softbreak": " ", "hardbreak": " "}
    return "".join(breaks.get(child.type, child.content) for child in inline.children or [])


def _without_chips(children: list[Token]) -> None:
    for child in children:
        child.meta["plain"] = True


def _prepare(children: list[Token]) -> None:
    """Lead links to pages of the portal; inside a link no chip, which is a link itself."""
    inside = False
    for child in children:
        if child.type == "link_open":
            child.attrSet("href", _address(str(child.attrGet("href"))))
        inside = child.type == "link_open" or (inside and child.type != "link_close")
        child.meta["plain"] = inside


def _address(href: str) -> str:
    match = _TO_PAGE.fullmatch(href)
    return reverse("help_page", args=[match[1]]) + (match[2] or "") if match else href


def _take_title(tokens: list[Token], slug: str) -> tuple[str, list[Token]]:
    """The first heading as the page's title, and what follows it."""
    if tokens and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        return _plain(tokens[1]), tokens[3:]
    return slug, tokens


def _sections(tokens: list[Token], title: str) -> Iterable[Section]:
    """The page cut at its headings; what stands before the first belongs to the page itself."""
    heading, anchor, level, lines = title, "", 1, []
    for place, token in enumerate(tokens):
        if token.type == "heading_open":
            yield Section(heading, anchor, level, " ".join(lines))
            heading, anchor = _plain(tokens[place + 1]), str(token.attrGet("id"))
            level, lines = int(token.tag[1]), []
        elif token.type == "inline" and tokens[place - 1].type != "heading_open":
            lines.append(_plain(token))
    yield Section(heading, anchor, level, " ".join(lines))


# How the tokens become HTML -----------------------------------------------------------------------


def _words(_renderer, tokens, place, _options, _env) -> str:
    """Words, escaped; "Madde 4/5" is a chip where a link may stand."""
    token = tokens[place]
    return str(escape(token.content) if token.meta.get("plain") else with_chips(token.content))


def _table_open(_renderer, _tokens, _place, _options, _env) -> str:
    return '<div class="table-wrap"><table class="table">\n'


def _table_close(_renderer, _tokens, _place, _options, _env) -> str:
    return "</table></div>\n"


def _head_cell(_renderer, _tokens, _place, _options, _env) -> str:
    return '<th scope="col">'


def _made() -> MarkdownIt:
    made = MarkdownIt("commonmark", {"html": False}).enable("table")
    rules = {
        "text": _words,
        "table_open": _table_open,
        "table_close": _table_close,
        "th_open": _head_cell,
    }
    for name, rule in rules.items():
        made.add_render_rule(name, rule)
    return made


_MARKDOWN = _made()
