"""What axe finds serious or critical on the page that a browser shows."""

import json
from importlib import resources

SCRIPT = (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
FAST = {"resultTypes": ["violations"], "preload": False, "selectors": False}
EVERYTHING = json.dumps({"runOnly": TAGS, **FAST})
# What another theme can break: the page is the same but for its colours.
COLOURS = json.dumps({"runOnly": ["color-contrast", "link-in-text-block"], **FAST})
# Rows of a list come out of one function: the first dozen stand for the rest.
WHERE = json.dumps({"include": [["html"]], "exclude": [["tbody tr:nth-child(n+13)"]]})
GRAVE = ("serious", "critical")


def violations(page, rules: str = EVERYTHING) -> list[str]:
    """One line for each of the first places of each grave violation."""
    if not page.evaluate("typeof axe !== 'undefined'"):
        page.evaluate(SCRIPT)
    found = page.evaluate(f"axe.run({WHERE}, {rules}).then(r => r.violations)")
    return [
        f"{one['id']}: {node['html'][:160]}"
        for one in found
        if one["impact"] in GRAVE
        for node in one["nodes"][:3]
    ]
