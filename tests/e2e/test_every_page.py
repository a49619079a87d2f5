"""Every page of the portal in the browser: wide and narrow, light and dark, with and without
JavaScript; axe finds nothing serious, nothing overflows, no console error, no CSP breach.
"""

import json
from importlib import resources

import pytest

from . import views
from .conftest import PHONE, WIDE, sign_in

AXE = (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
RULES = json.dumps({"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
VARIANTS = [(WIDE, "light"), (WIDE, "dark"), (PHONE, "light"), (PHONE, "dark")]


def _context(open_page, demo, role, **options):
    page = open_page(demo.address, **options)
    if role != "anonymous":
        account = demo.account(role)
        sign_in(page, account["email"], account["password"])
    return page


def _by_role(demo):
    grouped: dict[str, list] = {}
    for role, name, address in views.of(demo):
        grouped.setdefault(role, []).append((name, address))
    return grouped


def _violations(page) -> list[str]:
    if not page.evaluate("typeof axe !== 'undefined'"):
        page.evaluate(AXE)
    result = page.evaluate(f"axe.run(document, {RULES})")
    return [
        f"{v['id']}: {node['html'][:160]}"
        for v in result["violations"]
        if v["impact"] in ("serious", "critical")
        for node in v["nodes"][:3]
    ]


def _problems(page, size, theme) -> list[str]:
    page.set_viewport_size(size)
    page.evaluate(f"document.documentElement.dataset.bsTheme = '{theme}'")
    found = _violations(page)
    wide = page.evaluate("document.documentElement.scrollWidth")
    if wide > size["width"]:
        found.append(f"scrolls sideways: {wide} px")
    return [f"{size['width']} {theme}: {line}" for line in found]


def test_no_page_bars_anybody(demo, open_page):
    """WCAG 2.2 A and AA by axe, sideways scrolling, console errors: none on any page."""
    problems = []
    for role, pages in _by_role(demo).items():
        page = _context(open_page, demo, role)
        said: list[str] = []
        page.on("console", lambda m, said=said: said.append(m.text) if m.type == "error" else None)
        for name, address in pages:
            page.goto(address)
            for size, theme in VARIANTS:
                problems += [f"{name} {address} {p}" for p in _problems(page, size, theme)]
            problems += [f"{name} {address} console: {text}" for text in said]
            said.clear()
    assert not problems, "\n".join(problems)


def test_every_page_works_without_javascript(demo, open_page):
    """Each page stands without scripts: a heading, a main part, no form that posts nowhere."""
    bare = []
    for role, pages in _by_role(demo).items():
        page = _context(open_page, demo, role, java_script_enabled=False)
        for name, address in pages:
            response = page.goto(address)
            if response.status != 200 or not page.locator("main h1").count():
                bare.append(f"{role} {name} {address} {response.status}")
    assert not bare, "\n".join(bare)


def test_every_page_of_the_policy_is_reached_by_links(demo):
    """No page is an island: what the policy opens for reading, some link leads to."""
    from .islands import unreached

    reached = {name for _, name, _ in views.of(demo)}
    assert not unreached(reached)


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_the_menu_is_used_by_keyboard(demo, open_page, size):
    """The first Tab offers the way past the menu, and Enter takes it."""
    page = _context(open_page, demo, "mtegm_head", size=size)
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#icerik"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#icerik"
