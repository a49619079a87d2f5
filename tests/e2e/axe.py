"""What axe finds serious or critical on the page that a browser shows."""

import json
from importlib import resources

SCRIPT = (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
FAST = {"resultTypes": ["violations"], "preload": False, "selectors": False}
# The costly rules, and the only ones that another theme can break.
OF_COLOURS = ["color-contrast", "link-in-text-block"]
EVERYTHING = json.dumps({"runOnly": TAGS, **FAST})
SHAPE = json.dumps(
    {"runOnly": TAGS, "rules": {rule: {"enabled": False} for rule in OF_COLOURS}, **FAST}
)
COLOURS = json.dumps({"runOnly": OF_COLOURS, **FAST})
# What repeats comes out of one function: the first few stand for the rest.
ALIKE = ["tbody tr:nth-child(n+7)", "main :is(ul, ol) > li:nth-child(n+9)", "option:nth-child(n+5)"]
WHERE = json.dumps({"include": [["html"]], "exclude": [[one] for one in ALIKE]})
# The frame's own colours are the same on every page of a theme.
INSIDE = json.dumps({"include": [["main"]], "exclude": [[one] for one in ALIKE]})
GRAVE = ("serious", "critical")


def violations(page, rules: str = EVERYTHING, where: str = WHERE) -> list[str]:
    """One line for each of the first places of each grave violation."""
    if not page.evaluate("typeof axe !== 'undefined'"):
        page.evaluate(SCRIPT)
    found = page.evaluate(f"axe.run({where}, {rules}).then(r => r.violations)")
    return [
        f"{one['id']}: {node['html'][:160]}"
        for one in found
        if one["impact"] in GRAVE
        for node in one["nodes"][:3]
    ]
