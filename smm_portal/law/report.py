"""The register as table, JSON and the page ``docs/yonerge.md``."""

import json
from collections import Counter
from collections.abc import Iterable

from . import register
from .audit import Fresh


def objects(findings: Iterable[Fresh]) -> list[dict]:
    """One plain object a clause, with its findings."""
    by_clause: dict[str, list[Fresh]] = {}
    for finding in findings:
        by_clause.setdefault(finding.clause, []).append(finding)
    return [_object(clause, by_clause.get(clause.no, [])) for clause in register.all_clauses()]


def _object(clause, findings):
    return {
        "clause": clause.no,
        "statement": str(clause.statement),
        "held_by": [held.value for held in clause.held_by],
        "how": str(clause.how),
        "app": clause.app,
        "test": list(clause.tests),
        "findings": [
            {
                "office": f.office_id,
                "subject": f.subject,
                "message": f.message,
                "hard": f.hard,
            }
            for f in findings
        ],
    }


def as_json(findings: Iterable[Fresh]) -> str:
    """The objects as JSON text with Turkish letters as they are."""
    return json.dumps(objects(findings), ensure_ascii=False, indent=2)


def as_table(findings: Iterable[Fresh]) -> str:
    """A line a clause: number, state, layers, findings, statement; then the findings."""
    findings = list(findings)
    count = Counter(f.clause for f in findings)
    lines = [_line(clause, count[clause.no]) for clause in register.all_clauses()]
    return "\n".join([*lines, "", *map(_finding_line, findings)]).rstrip()


def _line(clause, count):
    layers = ", ".join(held.value for held in clause.held_by)
    return f"{clause.no:<7} {layers:<32} {count or '-':>4}  {clause.statement}"


def _finding_line(finding):
    mark = "!" if finding.hard else "·"
    return f"{mark} {finding.clause:<7} [{finding.office_id}] {finding.subject}: {finding.message}"


def as_markdown() -> str:
    """The text of ``docs/yonerge.md``: every clause, how it is held, which tests show it."""
    lines = [_INTRO, _summary()]
    for article, heading, members in register.by_article(register.all_clauses()):
        lines += [f"\n## Madde {article} · {heading}\n"]
        for clause in members:
            lines += _entry(clause)
    return "\n".join(lines) + "\n"


_INTRO = """# Yönerge ve portal

Bu sayfa `manage.py yonerge --markdown` ile üretilir; elle değiştirilmez.
Sektörel Mükemmeliyet Merkezleri Yönergesi'nin bağlayıcı hükümleri kendi cümlelerimizle
yazılmıştır. Her hükmün altında portalın onu nasıl tuttuğu ve bunu hangi testin gösterdiği durur.
"""


def _summary():
    count = Counter(clause.state for clause in register.all_clauses())
    parts = [f"{label}: {count[state]}" for state, label in register.STATES.items()]
    return f"Hüküm sayısı: {sum(count.values())} · " + " · ".join(parts)


def _entry(clause):
    yield f"### {clause.no}\n"
    yield f"{clause.statement}\n"
    layers = ", ".join(str(held.label) for held in clause.held_by)
    yield f"- Nasıl tutuluyor: {layers}. {clause.how}"
    for test in clause.tests:
        yield f"- Test: `{test}`"
    for audit in clause.audits:
        kind = "aykırılık" if audit.hard else "eksik"
        yield f"- Gece denetimi ({kind}): {audit.title}"
    yield ""
