"""Writing a plan: adding, changing, ordering, copying and deleting its parts.

Every verb first locks the revision, so that two writers take turns; the database refuses all of
them once the revision was sent.
"""

from django.db import transaction

from .. import parts, versions
from ..models import PlanRevision
from .cloning import copy_rows


class Overtaken(Exception):
    """Someone saved the part after the writer had opened it; ``row`` is as it stands now."""

    def __init__(self, row):
        super().__init__("overtaken")
        self.row = row


class Gone(Exception):
    """The part was deleted meanwhile."""


@transaction.atomic
def add(part: parts.Part, revision: PlanRevision, parent_key, values: dict):
    """A new part at the end of its parent's."""
    _lock(revision)
    parent = part.parent_of(revision, parent_key)
    if parent is None:
        raise Gone
    last = _siblings(part, parent).order_by("-position").values_list("position", flat=True).first()
    position = (last or 0) + 1
    return part.model.objects.create(**{part.link: parent}, position=position, **values)


@transaction.atomic
def change(part: parts.Part, revision: PlanRevision, key, values: dict, seen: str):
    """Store what was written, unless somebody else changed the part since ``seen``."""
    _lock(revision)
    row = _found(part, revision, key)
    if versions.overtaken(row, values, seen):
        raise Overtaken(row)
    for name, value in values.items():
        setattr(row, name, value)
    row.version += 1
    row.save(update_fields=[*values, "version"])
    return row


@transaction.atomic
def move(part: parts.Part, revision: PlanRevision, key, by: int):
    """One place up (-1) or down (1); at the end it stays where it is."""
    _lock(revision)
    row = _found(part, revision, key)
    rows = _ordered(part, row)
    place = next(i for i, one in enumerate(rows) if one.pk == row.pk)
    target = min(max(place + by, 0), len(rows) - 1)
    rows.insert(target, rows.pop(place))
    _renumber(rows)
    return row


@transaction.atomic
def duplicate(part: parts.Part, revision: PlanRevision, key):
    """A copy of the part and of all below it, right after it, with keys of its own."""
    _lock(revision)
    row = _found(part, revision, key)
    rows = _ordered(part, row)
    parent = getattr(row, part.link)
    copy = copy_rows([row], part.link, lambda _row: parent, same_keys=False)[0]
    place = next(i for i, one in enumerate(rows) if one.pk == row.pk)
    rows.insert(place + 1, copy)
    _renumber(rows)
    return copy


@transaction.atomic
def delete(part: parts.Part, revision: PlanRevision, key) -> None:
    """Take the part and all below it out of this revision."""
    _lock(revision)
    row = _found(part, revision, key)
    rest = [one for one in _ordered(part, row) if one.pk != row.pk]
    row.delete()
    _renumber(rest)


def _lock(revision: PlanRevision) -> None:
    PlanRevision.objects.select_for_update().get(pk=revision.pk)


def _found(part: parts.Part, revision: PlanRevision, key):
    row = part.find(revision, key)
    if row is None:
        raise Gone
    return row


def _siblings(part: parts.Part, parent):
    return part.model.objects.filter(**{part.link: parent})


def _ordered(part: parts.Part, row) -> list:
    return list(_siblings(part, getattr(row, part.link)).order_by("position", "pk"))


def _renumber(rows: list) -> None:
    for position, row in enumerate(rows, start=1):
        if row.position != position:
            row.position = position
            row.save(update_fields=["position"])
