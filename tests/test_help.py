"""The user guide: every page opens, no link is broken, and it says only what the screens say."""

import ast
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from django.conf import settings
from django.urls import URLPattern, get_resolver, reverse

from smm_portal import guide
from smm_portal.kit import text
from smm_portal.kit.clauses import parts
from smm_portal.kit.lists import ListPage
from smm_portal.law import register
from smm_portal.offices.roles import Role
from tests.factories.offices import national_duty

ROOT = Path(settings.BASE_DIR)
SOURCES = ("smm_portal", "centers", "personnel", "inservice", "reporting")
FILES = sorted(guide.FOLDER.glob("*.md"))
EXPECTED = {
    "baslangic", "mtegm", "personel", "gonderiler", "il-ilce", "okul-muduru", "koordinator", "ogretmen",
    "sistem-yoneticisi", "yonerge", "sorunlar", "cagri", "basvuru", "basvuru-kontrol", "komisyon",
    "gorevlendirme", "plan", "belgeler",
}  # fmt: skip

# **Düğme adı** is what a button, menu, box or heading is called; «ileti» what the portal says.
LABEL = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
MESSAGE = re.compile(r"«(.+?)»", re.DOTALL)
LINK = re.compile(r"\]\(([^)]+)\)")
CLAUSE = re.compile(r"Madde (\d{1,2}/\d{1,2}(?:-[a-zçğıöşü]\b)?)")
HOLES = re.compile(
    r"%\(\w+\)[sd]|\{\{.*?\}\}|\{%\s*(?:if|else|elif|endif|plural).*?%\}|\{\w+\}|[…]+"
)
TRANSLATED = re.compile(r"""(?:translate |_\()("[^"]*"|'[^']*')""")
BLOCKS = re.compile(r"\{% blocktranslate.*?%\}(.*?)\{% endblocktranslate %\}", re.DOTALL)
BETWEEN_TAGS = re.compile(r">([^<>{}]+)<")
IN_SCRIPT = re.compile(r'"([^"\n]+)"')


# What the screens say ------------------------------------------------------------------------------


def tidy(words: str) -> str:
    """The words with every hole in them as one "…", and single spaces."""
    words = HOLES.sub("…", words)
    return " ".join(re.sub(r"…[.…]*", "…", words).split())


def _of_python(source: str):
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _of_template(source: str):
    yield from (found[1:-1] for found in TRANSLATED.findall(source))
    yield from BLOCKS.findall(source)
    yield from BETWEEN_TAGS.findall(source)


def _files(pattern: str, *folders: str):
    for folder in folders:
        for path in sorted((ROOT / folder).rglob(pattern)):
            if "vendor" not in path.parts:
                yield path.read_text("utf-8")


@cache
def on_screen() -> frozenset[str]:
    """Every text that the portal's sources hold, as written and with a capital first letter."""
    found = [t for source in _files("*.py", *SOURCES) for t in _of_python(source)]
    found += [t for source in _files("*.html", "templates") for t in _of_template(source)]
    found += [t for source in _files("*.js", "static/js") for t in IN_SCRIPT.findall(source)]
    tidied = {tidy(t) for t in found if t.strip() and len(t) < 600}
    return frozenset(tidied | {text.capital(t) for t in tidied})


# The files ----------------------------------------------------------------------------------------


def test_a_wrong_name_would_be_found():
    assert "Merkezi kapat" in on_screen()
    assert "Merkezi sil" not in on_screen()


def test_every_page_of_the_plan_is_there():
    assert {file.stem for file in FILES} >= EXPECTED


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_guide_names_things_as_the_screens_do(file):
    source = file.read_text("utf-8")
    unknown = [label for label in LABEL.findall(source) if tidy(label) not in on_screen()]
    assert not unknown, f"nothing on any screen is called so: {unknown}"
    said = [
        message
        for message in MESSAGE.findall(source)
        if not any(tidy(message) in known for known in on_screen())
    ]
    assert not said, f"the portal says nothing like it: {said}"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_file_reads_well_on_a_code_host_too(file):
    source = file.read_text("utf-8")
    body = guide.front_matter(source)[1]
    assert len(re.findall(r"^# ", body, re.MULTILINE)) == 1
    assert "<" not in body, "HTML is switched off"
    for target in LINK.findall(source):
        name, _hash, anchor = target.partition("#")
        assert not name or (guide.FOLDER / name).is_file(), f"broken link: {target}"
        if anchor:
            there = guide.find_page(Path(name).stem or file.stem)
            assert anchor in {section.anchor for section in there.sections}, target


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_clauses_and_offices_are_named_rightly(file):
    source = file.read_text("utf-8")
    known = {clause.no for clause in register.all_clauses()}
    for no in CLAUSE.findall(source):
        assert parts(no)
        assert no in known, f"the register has no {no}"
    assert "Genel Müdürlük" not in source, "which one: MTEGM or ÖYGM"


# The pages ----------------------------------------------------------------------------------------


class _Page(HTMLParser):
    """Headings, anchors and links of a page, and links inside links."""

    def __init__(self, html: str):
        super().__init__()
        self.h1, self.ids, self.links, self.depth, self.nested = 0, [], [], 0, 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        facts = dict(attrs)
        self.h1 += tag == "h1"
        self.ids += [facts["id"]] if "id" in facts else []
        if tag == "a":
            self.links.append(facts.get("href", ""))
            self.depth += 1
            self.nested += self.depth > 1

    def handle_endtag(self, tag):
        self.depth -= tag == "a"


def opened(client, url: str) -> _Page:
    response = client.get(url)
    assert response.status_code == 200, url
    return _Page(response.content.decode())


@pytest.mark.django_db
def test_every_page_opens_to_anybody_and_no_link_is_broken(client):
    pages = {page.url: opened(client, page.url) for page in guide.pages()}
    pages[reverse("help")] = opened(client, reverse("help"))
    for url, page in pages.items():
        assert page.h1 == 1, url
        assert not page.nested, url
        assert len(page.ids) == len(set(page.ids)), url
        for link in page.links:
            to = urlsplit(link)
            if (to.path or url).startswith("/yardim/"):
                there = pages[to.path or url]
                assert not to.fragment or unquote(to.fragment) in there.ids, f"{url} → {link}"


@pytest.mark.django_db
def test_an_unknown_page_is_none(client):
    assert client.get(reverse("help_page", args=["yok"])).status_code == 404


@pytest.mark.django_db
def test_pages_for_ones_duty_come_first(client):
    duty = national_duty(Role.MTEGM_HEAD)
    client.force_login(duty.user)
    mine = client.get(reverse("help")).context["mine"]
    assert [page.slug for page in mine][:2] == ["mtegm", "personel"]
    assert all(page.roles <= set(Role.values) for page in guide.pages())


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["merkez kapat", "MERKEZİ KAPATMAK", "merkezi kapatmak"])
def test_the_search_folds_words_and_leads_to_the_task(client, typed):
    hits = client.get(reverse("help"), {"q": typed}).context["hits"]
    assert hits[0].url == "/yardim/mtegm/#merkezi-kapatmak"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "said"),
    [("a", "En az iki harf"), ("zürafa", "konu bulunamadı"), ("<b>%_'", "konu bulunamadı")],
)
def test_a_search_that_finds_nothing_says_what_to_do(client, typed, said):
    assert said in client.get(reverse("help"), {"q": typed}).content.decode()


def test_a_page_is_read_from_its_file_and_again_when_it_changes(tmp_path):
    file = tmp_path / "deneme.md"
    file.write_text("# Bir\n", "utf-8")
    assert [page.title for page in guide.pages(tmp_path)] == ["Bir"]
    assert guide.pages(tmp_path)[0] is guide.pages(tmp_path)[0]
    file.write_text("---\norder: 3\nsummary: Kısaca\n---\n# İki\n", "utf-8")
    (page,) = guide.pages(tmp_path)
    assert (page.title, page.order, page.summary) == ("İki", 3, "Kısaca")


def test_markup_becomes_what_the_portal_shows():
    page = guide.read_page(
        "a",
        "# Başlık\n\n## Bir iş\n\n<b>x</b> Madde 4/5, [Madde 4/4](mtegm.md#b).\n\n## Bir iş\n"
        "\n| A | B |\n|---|---|\n| 1 | 2 |\n\n[x](javascript:alert(1))\n",
    )
    assert "<h1" not in page.html
    assert [task.anchor for task in page.tasks] == ["bir-iş", "bir-iş-1"]
    assert "&lt;b&gt;" in page.html
    assert '<a class="clause" href="/yonerge/4-5/">Madde 4/5</a>' in page.html
    assert '<a href="/yardim/mtegm/#b">Madde 4/4</a>' in page.html
    assert '<th scope="col">A</th>' in page.html
    assert 'href="javascript' not in page.html


# From the pages to the guide -----------------------------------------------------------------------


def _addresses(resolver, space: str = ""):
    """(URL name, pattern) of every address of the portal but the admin's."""
    for one in resolver.url_patterns:
        if isinstance(one, URLPattern):
            yield f"{space}{one.name}", one
        elif one.namespace != "admin":
            yield from _addresses(one, f"{space}{one.namespace}:" if one.namespace else space)


def test_every_page_that_the_guide_explains_exists_and_so_does_the_task():
    known = {name for name, _pattern in _addresses(get_resolver())}
    for page in guide.pages():
        for name, anchor in page.explains.items():
            assert name in known, f"{page.slug}: {name}"
            assert not anchor or page.section(anchor), f"{page.slug}: {name}#{anchor}"


def test_every_list_is_explained():
    lists = {
        name
        for name, pattern in _addresses(get_resolver())
        if issubclass(getattr(pattern.callback, "view_class", object), ListPage)
    }
    assert len(lists) > 25
    assert not {name for name in lists if guide.chapter_for(name) is None}


def test_the_chapter_for_ones_role_is_offered_then_one_for_everybody():
    assert guide.chapter_for("personnel:calls", Role.TEACHER).title == "Çağrı bulmak"
    assert guide.chapter_for("personnel:calls", Role.MTEGM_HEAD).url == "/yardim/cagri/"
    assert guide.chapter_for("centers:list", Role.AUDITOR).url.startswith("/yardim/baslangic/#")
    assert guide.chapter_for("health_alive", Role.AUDITOR) is None


@pytest.mark.django_db
def test_a_page_links_to_its_chapter(client):
    duty = national_duty(Role.MTEGM_HEAD)
    client.force_login(duty.user)
    for name, title in (
        ("personnel:renewals", "Biten görevlere karar vermek"),
        ("home", "İşlerim"),
    ):
        html = client.get(reverse(name)).content.decode()
        chapter = guide.chapter_for(name, duty.role)
        assert title in chapter.title
        assert f'<a href="{chapter.url}">Yardım: {chapter.title}</a>' in html
    assert "Yardım: " not in client.get(reverse("help")).content.decode()
