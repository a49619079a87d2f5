"""What axe finds serious or critical on the page that a browser shows."""

import json
from importlib import resources

SCRIPT = (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
RULES = json.dumps(
    {
        "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
        "resultTypes": ["violations"],
    }
)
GRAVE = ("serious", "critical")


def violations(page) -> list[str]:
    """One line for each of the first places of each grave violation."""
    if not page.evaluate("typeof axe !== 'undefined'"):
        page.evaluate(SCRIPT)
    found = page.evaluate(f"axe.run(document, {RULES}).then(r => r.violations)")
    return [
        f"{one['id']}: {node['html'][:160]}"
        for one in found
        if one["impact"] in GRAVE
        for node in one["nodes"][:3]
    ]
