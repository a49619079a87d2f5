"""Pictures of every page at 1280 and 360 px, light and dark (``make pictures``), for people's eyes."""

import os
import re
from pathlib import Path

from . import views
from .test_every_page import VARIANTS, by_role, in_theme, look_in

FOLDER = os.environ.get("SMM_PICTURES", "pictures")


def test_take_pictures(demo, open_page):
    """<folder>/<width>-<theme>/<url name>.png for every page, as the first role that reaches it."""
    taken = 0
    for role, pages in by_role(views.pages(demo) + views.moments()).items():
        page = look_in(open_page, demo, role)
        for name, address in pages:
            page.goto(address)
            taken += _take(page, f"{name}-{role}" if name == "home" else name)
    assert taken


def _take(page, name: str) -> int:
    file = re.sub(r"[^a-z0-9_-]+", "-", name.lower()) + ".png"
    for size, theme in VARIANTS:
        in_theme(page, size, theme)
        folder = Path(FOLDER) / f"{size['width']}-{theme}"
        folder.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=folder / file, full_page=True)
    return len(VARIANTS)
