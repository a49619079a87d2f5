"""A revision read whole, in one query, with numbers, sums and what it lacks."""

import re
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal

from . import services, tree
from .fields import year
from .models import Aim, Indicator, Objective, PlannedAction, PlanRevision
from .models.targets import ActivityClause

OF_AIM = re.compile(r"^Amaç (\d+):")
OF_OBJECTIVE = re.compile(r"^Hedef (\d+)\.(\d+):")
OF_CHANGES = "Değişiklik gerekçesi"
OF_SITUATION = "Durum özeti"
WHOLE = 100


@dataclass(frozen=True)
class Lack:
    """One thing that is missing, and the anchor of its place."""

    text: str
    anchor: str


@dataclass
class PlanText:
    """The tree of a revision; each row has ``number``, ``anchor``, ``first`` and ``last``."""

    revision: PlanRevision
    aims: list[Aim] = field(default_factory=list)

    @property
    def objectives(self) -> list[Objective]:
        return [objective for aim in self.aims for objective in aim.parts]

    @property
    def indicators(self) -> list[Indicator]:
        return [row for objective in self.objectives for row in objective.measures]

    @property
    def actions(self) -> list[PlannedAction]:
        return [row for objective in self.objectives for row in objective.works]

    @property
    def budget(self) -> Decimal:
        """What all actions cost together."""
        return sum((action.budget for action in self.actions), Decimal(0))

    @property
    def coverage(self) -> list[tuple[str, str, int]]:
        """(clause, its words, how many actions serve it) for every letter of 5/1."""
        counted = Counter(action.clause for action in self.actions)
        return [(clause.value, clause.label, counted[clause.value]) for clause in ActivityClause]

    @property
    def months(self) -> list[tuple[str, str, int]]:
        """(short name, name, how many actions) for every month."""
        counted = Counter(month for action in self.actions for month in action.months)
        return [(short, name, counted[number]) for short, name, number in year()]

    def rows(self) -> dict[str, object]:
        """Every row of the tree by "slug:key"."""
        every = [*self.aims, *self.objectives, *self.indicators, *self.actions]
        return {row.name_in_drafts: row for row in every}


def read(revision: PlanRevision) -> PlanText:
    """The revision's tree."""
    return read_all(revision)[0]


def read_all(*revisions: PlanRevision) -> list[PlanText]:
    """The trees of several revisions, still in one query."""
    found = map(PlanText, revisions, tree.aims_of(*revisions))
    return [_numbered(text) for text in found]


def _numbered(text: PlanText) -> PlanText:
    _number(text.aims, "amac", "")
    return text


def _number(rows: list, slug: str, above: str) -> None:
    for place, row in enumerate(rows, start=1):
        row.number = f"{above}{place}"
        row.slug, row.hex = slug, row.key.hex
        row.anchor = f"{slug}-{row.hex}"
        row.name_in_drafts = f"{slug}:{row.hex}"
        row.first, row.last = place == 1, place == len(rows)
        _number_below(row)


def _number_below(row) -> None:
    if isinstance(row, Aim):
        _number(row.parts, "hedef", f"{row.number}.")
    elif isinstance(row, Objective):
        _number(row.measures, "gosterge", f"{row.number}.")
        _number(row.works, "faaliyet", f"{row.number}.")
        row.weights = sum(indicator.weight for indicator in row.measures)
        row.weights_right = row.weights == WHOLE
    elif isinstance(row, PlannedAction):
        row.strip = [(short, name, number in row.months) for short, name, number in year()]


def lacks(text: PlanText, lines: list[str] | None = None) -> list[Lack]:
    """What the revision lacks, each with its place; ``lines`` where the page knows them already."""
    lines = services.missing(text.revision) if lines is None else lines
    return [Lack(line, _place(text, line)) for line in lines]


def _place(text: PlanText, line: str) -> str:
    if found := OF_OBJECTIVE.match(line):
        return _anchor(text.objectives, f"{found[1]}.{found[2]}")
    if found := OF_AIM.match(line):
        return _anchor(text.aims, found[1])
    if line.startswith(OF_CHANGES):
        return "gerekce"
    return "durum" if line.startswith(OF_SITUATION) else "amaclar"


def _anchor(rows: list, number: str) -> str:
    return next((row.anchor for row in rows if row.number == number), "amaclar")
