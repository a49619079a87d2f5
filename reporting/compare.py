"""Two revisions of a plan compared by the keys of their rows: added, removed, changed, moved."""

from dataclasses import dataclass, field
from difflib import SequenceMatcher

from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from smm_portal.kit import days
from smm_portal.kit.text import capital

from . import differences, parts, reading
from .fields import month_names
from .models import PlanRevision

ADDED, REMOVED, CHANGED, MOVED, SAME = "added", "removed", "changed", "moved", "same"
LABELS = {
    ADDED: (_("Eklendi"), "circle-plus", "success"),
    REMOVED: (_("Çıkarıldı"), "circle-minus", "danger"),
    CHANGED: (_("Değişti"), "pencil", "warning"),
    MOVED: (_("Yeri değişti"), "arrows-sort", "info"),
}
NUMBERS = ("baseline", "target", "budget", "weight")


@dataclass(frozen=True)
class FieldChange:
    """One field's text in both revisions, the differing words marked."""

    label: str
    old: SafeString
    new: SafeString

    @property
    def only(self) -> SafeString:
        """The one text of a row that stands in one revision alone."""
        return self.old if self.new == differences.NOTHING else self.new


@dataclass
class Change:
    """One row of either revision and what became of it."""

    label: str
    heading: str
    kinds: list[str]
    fields: list[FieldChange] = field(default_factory=list)
    level: int = 0
    was: str = ""

    @property
    def one_sided(self) -> bool:
        """Whether the row stands in one of the revisions alone."""
        return ADDED in self.kinds or REMOVED in self.kinds

    @property
    def title(self) -> str:
        """The heading, marked like any text that stands in one of the revisions alone."""
        if ADDED in self.kinds:
            return differences.both("", self.heading)[1]
        return differences.both(self.heading, "")[0] if REMOVED in self.kinds else self.heading

    @property
    def chips(self):
        """(words, sign, tone) of each kind of change."""
        return [LABELS[kind] for kind in self.kinds]


@dataclass(frozen=True)
class Comparison:
    """The changes in the order of the newer text, and how many rows stayed as they were."""

    changes: list[Change]
    unchanged: int

    def count(self, kind: str) -> int:
        return sum(kind in change.kinds for change in self.changes)

    @property
    def counts(self):
        """(words, sign, tone, number) of every kind of change that occurs."""
        return [(*LABELS[kind], self.count(kind)) for kind in LABELS if self.count(kind)]


def chosen(revisions: list[PlanRevision], old: str | None, new: str | None):
    """The two revisions asked for; else the two newest. (None, None) where there is only one."""
    by_number = {str(row.number): row for row in revisions}
    if len(revisions) < 2:
        return None, None
    first, second = by_number.get(old or ""), by_number.get(new or "")
    second = second or revisions[0]
    first = first or next(row for row in revisions if row.number != second.number)
    return (first, second) if first.number <= second.number else (second, first)


def compare(old: reading.PlanText, new: reading.PlanText) -> Comparison:
    """Every row of both texts, in the newer one's order; removed rows after their old neighbour."""
    changes = _texts(old.revision, new.revision)
    stayed = _level(old.aims, new.aims, 0, changes)
    return Comparison(changes, stayed)


def _texts(old: PlanRevision, new: PlanRevision) -> list[Change]:
    """The summary of how things stand. Reasons of change belong each to its own revision."""
    if old.situation == new.situation:
        return []
    label = capital(str(PlanRevision._meta.get_field("situation").verbose_name))
    pair = differences.both(old.situation, new.situation)
    return [Change(label, "", [CHANGED], [FieldChange(label, *pair)])]


def _level(old: list, new: list, level: int, into: list[Change]) -> int:
    """Compare one level and all below it; how many rows stayed as they were."""
    before, after = {row.key: row for row in old}, {row.key: row for row in new}
    moved, stayed = _moved(old, new), 0
    for row in _merged(old, new):
        first, second = before.get(row.key), after.get(row.key)
        change = _change(first, second, row.key in moved, level)
        if change:
            into.append(change)
        else:
            stayed += 1
        for above, below in _children(first, second):
            stayed += _level(above, below, level + 1, into)
    return stayed


def _children(first, second):
    for name in ("parts", "measures", "works"):
        if hasattr(first or second, name):
            yield getattr(first, name, []), getattr(second, name, [])


def _merged(old: list, new: list) -> list:
    """The newer order, each removed row after the row that stood before it."""
    keys, out = {row.key for row in new}, list(new)
    for place, row in enumerate(old):
        if row.key in keys:
            continue
        before = [one.key for one in old[:place]]
        at = max((i + 1 for i, one in enumerate(out) if one.key in before), default=0)
        out.insert(at, row)
    return out


def _moved(old: list, new: list) -> set:
    """Keys of rows that do not stand in the longest run of rows in the old order."""
    first = [row.key for row in old]
    second = [row.key for row in new]
    first = [key for key in first if key in set(second)]
    second = [key for key in second if key in set(first)]
    matched = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    kept = {key for block in matched for key in second[block.b : block.b + block.size]}
    return set(second) - kept


def _change(first, second, moved: bool, level: int) -> Change | None:
    row = second or first
    part = parts.of(row)
    label, heading = f"{part.label} {row.number}", str(row)
    if first is None:
        return Change(label, heading, [ADDED], _one_sided(row, part, new=True), level)
    if second is None:
        return Change(label, heading, [REMOVED], _one_sided(row, part, new=False), level)
    fields = _fields(first, second, part)
    kinds = [CHANGED] * bool(fields) + [MOVED] * moved
    was = first.number if first.number != second.number else ""
    return Change(label, heading, kinds, fields, level, was) if kinds else None


def _fields(first, second, part) -> list[FieldChange]:
    said = ((name, _said(first, name), _said(second, name)) for name in part.fields)
    return [
        FieldChange(_label(part, name), *differences.both(old, new))
        for name, old, new in said
        if old != new
    ]


def _one_sided(row, part, new: bool) -> list[FieldChange]:
    """Without the first field, which is the heading."""
    said = [(name, _said(row, name)) for name in part.fields[1:]]
    return [
        FieldChange(_label(part, name), *differences.both(*(("", text) if new else (text, ""))))
        for name, text in said
        if text
    ]


def _label(part, name: str) -> str:
    return capital(str(part.model._meta.get_field(name).verbose_name))


def _said(row, name: str) -> str:
    value = getattr(row, name)
    if name == "months":
        return month_names(value)
    if name in NUMBERS:
        return days.number(value)
    shown = getattr(row, f"get_{name}_display", None)
    return f"{value} {shown()}" if name == "clause" else str(shown() if shown else value)
