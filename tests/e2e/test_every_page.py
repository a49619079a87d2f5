"""Every page of the portal in the browser: wide and narrow, light and dark, with and without
JavaScript; axe finds nothing serious, nothing overflows, no console error, no CSP breach.
"""

import pytest

from tests.support import databases

from . import axe, unscripted, views
from .conftest import PHONE, WIDE
from .islands import unreached

VARIANTS = [(WIDE, "light"), (WIDE, "dark"), (PHONE, "light"), (PHONE, "dark")]


def look_in(open_page, demo, role: str, **options):
    """A page of somebody who has just signed in as this role."""
    page = open_page(demo.address, **options)
    if role != views.ANONYMOUS:
        page.context.add_cookies([views.cookie_of(demo, role)])
    return page


def by_role(pages) -> dict[str, list[tuple[str, str]]]:
    """(name, address) of every page, under who looks at it."""
    grouped: dict[str, list] = {}
    for role, name, address in pages:
        grouped.setdefault(role, []).append((name, address))
    return grouped


def in_theme(page, size: dict, theme: str) -> None:
    """The page at this size in light or dark."""
    page.set_viewport_size(size)
    page.evaluate(f"document.documentElement.dataset.bsTheme = '{theme}'")


def _problems(page, size, theme) -> list[str]:
    in_theme(page, size, theme)
    found = axe.violations(page, axe.EVERYTHING if theme == "light" else axe.COLOURS)
    wide = page.evaluate("document.documentElement.scrollWidth")
    if wide > size["width"]:
        found.append(f"scrolls sideways: {wide} px")
    return [f"{size['width']} {theme}: {line}" for line in found]


def _listen(page) -> list[str]:
    """What the console says is wrong, save the status of an error page itself."""
    said: list[str] = []

    def hear(message):
        if (
            message.type == "error"
            and "the server responded with a status of 40" not in message.text
        ):
            said.append(message.text)

    page.on("console", hear)
    return said


def test_no_page_bars_anybody(demo, open_page):
    """WCAG 2.2 A and AA by axe, sideways scrolling, console errors: none on any page."""
    problems = []
    for role, pages in by_role(views.pages(demo) + views.moments()).items():
        page = look_in(open_page, demo, role)
        said = _listen(page)
        for name, address in pages:
            page.goto(address)
            page.evaluate("document.fonts.ready.then(() => true)")
            for size, theme in VARIANTS:
                problems += [f"{name} {address} {p}" for p in _problems(page, size, theme)]
            problems += [f"{name} {address} console: {text}" for text in said]
            said.clear()
    assert not problems, "\n".join(problems)


def test_every_page_works_without_javascript(demo):
    """Each page stands as it is served: a heading in its main part, no form without a button."""
    bare = []
    with databases.pointed_at(demo.database):
        for role, pages in by_role(views.pages(demo)).items():
            client = views.client_of(views.email_of(demo, role), role)
            for name, address in pages:
                answer = client.get(address, follow=True)
                faults = unscripted.faults(answer.content.decode())
                faults += ["no page"] if answer.status_code != 200 else []
                bare += [f"{role} {name} {address} {answer.status_code}: {one}" for one in faults]
    assert not bare, "\n".join(bare)


def test_every_page_of_the_policy_is_reached_by_links(demo):
    """No page is an island: what the policy opens for reading, some link leads to."""
    assert not unreached(views.reached(demo))


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_the_menu_is_used_by_keyboard(demo, open_page, size):
    """The first Tab offers the way past the menu, and Enter takes it."""
    page = look_in(open_page, demo, "mtegm_head", size=size)
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#icerik"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#icerik"
