"""A plan's tables that are counted from its rows: coverage of 5/1, budget, calendar, contents."""

from decimal import Decimal

from django.utils.dates import MONTHS, MONTHS_3
from django.utils.translation import gettext as _

from smm_portal.kit.text import capital

from .models import PlanRevision
from .models.targets import ActivityClause

ALL_MONTHS = range(1, 13)


def of(revision: PlanRevision) -> dict:
    """Everything counted, with the tree itself numbered as it is printed."""
    aims = numbered(revision)
    actions = [action for aim in aims for o in aim["objectives"] for action in o["actions"]]
    return {
        "aims": aims,
        "coverage": coverage(actions),
        "budget": budget(aims),
        "budget_sources": sources(actions),
        "months": [(capital(str(MONTHS_3[n])), str(MONTHS[n])) for n in ALL_MONTHS],
        "calendar": calendar(aims),
        "month_counts": [sum(m in a["row"].months for a in actions) for m in ALL_MONTHS],
        "counts": counts(aims, actions),
    }


def numbered(revision: PlanRevision) -> list[dict]:
    """Aims 1, 2 …; objectives 1.1 …; indicators G 1.1.1 …; actions F 1.1.1 …"""
    return [
        {
            "number": str(a),
            "row": aim,
            "objectives": [_objective(f"{a}.{o}", row) for o, row in _rows(aim.objectives)],
        }
        for a, aim in _rows(revision.aims)
    ]


def _rows(manager):
    """Rows in their printed order, counted from one; prefetched ones stay without a query."""
    return enumerate(sorted(manager.all(), key=lambda row: (row.position, row.pk)), start=1)


def _objective(number: str, row) -> dict:
    return {
        "number": number,
        "row": row,
        "indicators": [
            {"number": f"G {number}.{i}", "row": one} for i, one in _rows(row.indicators)
        ],
        "actions": [_action(f"F {number}.{i}", one) for i, one in _rows(row.actions)],
    }


def _action(number: str, row) -> dict:
    return {"number": number, "row": row, "months": month_names(row.months)}


def month_names(months) -> str:
    """Months in words, runs of them shortened: "Şubat–Nisan, Kasım"; "Tüm yıl" for all."""
    runs: list[list[int]] = []
    for month in sorted(set(months)):
        if runs and runs[-1][-1] == month - 1:
            runs[-1].append(month)
        else:
            runs.append([month])
    if runs and len(runs[0]) == len(ALL_MONTHS):
        return _("Tüm yıl")
    return ", ".join(_run(run) for run in runs)


def _run(run: list[int]) -> str:
    first, last = str(MONTHS[run[0]]), str(MONTHS[run[-1]])
    if len(run) == 1:
        return first
    return f"{first}, {last}" if len(run) == 2 else f"{first}–{last}"


def coverage(actions: list[dict]) -> list[dict]:
    """Each letter of 5/1 with the actions that serve it; those without stand there too."""
    found: dict[str, list[str]] = {clause: [] for clause in ActivityClause.values}
    for action in actions:
        found[action["row"].clause].append(action["number"])
    return [
        {"clause": clause, "label": ActivityClause(clause).label, "numbers": numbers}
        for clause, numbers in found.items()
    ]


def budget(aims: list[dict]) -> dict:
    """Sums by objective and aim, and the whole."""
    rows = [
        {"aim": aim["number"], "objective": o, "total": _sum(o["actions"])}
        for aim in aims
        for o in aim["objectives"]
    ]
    return {"rows": rows, "total": sum((row["total"] for row in rows), Decimal(0))}


def sources(actions: list[dict]) -> list[tuple[str, Decimal]]:
    """(source, sum) of what needs money, the largest first."""
    found: dict[str, Decimal] = {}
    for action in actions:
        if action["row"].budget:
            name = action["row"].budget_source or _("Kaynağı yazılmadı")
            found[name] = found.get(name, Decimal(0)) + action["row"].budget
    return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))


def _sum(actions: list[dict]) -> Decimal:
    return sum((action["row"].budget for action in actions), Decimal(0))


def calendar(aims: list[dict]) -> list[dict]:
    """Objectives, each with its actions and twelve yes or no."""
    return [
        {
            "objective": o,
            "actions": [
                {**a, "in_month": [(m, m in a["row"].months) for m in ALL_MONTHS]}
                for a in o["actions"]
            ],
        }
        for aim in aims
        for o in aim["objectives"]
    ]


def counts(aims: list[dict], actions: list[dict]) -> dict:
    """How much of everything there is."""
    objectives = [o for aim in aims for o in aim["objectives"]]
    return {
        "aims": len(aims),
        "objectives": len(objectives),
        "indicators": sum(len(o["indicators"]) for o in objectives),
        "actions": len(actions),
    }
