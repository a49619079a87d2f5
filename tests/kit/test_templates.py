"""Rules that every template keeps: nothing inline, no letter case by Python, known icons."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import get_template

ROOT = Path(settings.BASE_DIR) / "templates"
# Papers (PDF) and mails are no pages: they carry their own styles.
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in ROOT.rglob("*.html")
    if not {"pdf", "email", "demo"} & set(path.relative_to(ROOT).parts)
)
SPRITE = Path(finders.find("img/icons.svg")).read_text(encoding="utf-8")
ICONS = set(re.findall(r'<symbol id="([\w-]+)"', SPRITE))
INLINE = re.compile(
    r"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE
)
CASE = re.compile(r"\|(?:upper|lower|title|capfirst)\b")
ICON = re.compile(r'\{% icon "([\w-]+)"')
CHIP = re.compile(r'\{% chip [^%]*"([\w-]+)" %\}')


@pytest.mark.parametrize("name", PAGES)
def test_template_keeps_the_rules(name):
    source = (ROOT / name).read_text(encoding="utf-8")
    get_template(name)
    assert not INLINE.search(source), "inline script or style: the policy of the pages refuses it"
    assert not CASE.search(source), "Python's letter case is wrong for Turkish"
    used = set(ICON.findall(source)) | set(CHIP.findall(source))
    assert used <= ICONS, f"not in static/img/icons.svg: {sorted(used - ICONS)}"
