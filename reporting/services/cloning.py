"""Copying the tree of a plan: into the next revision, into the next year, or beside itself."""

import uuid

from ..models import Aim, Indicator, Objective, PlannedAction, PlanRevision

# Whose parent is what, from the top.
CHILDREN = {
    Aim: (("objectives", "aim"),),
    Objective: (("indicators", "objective"), ("actions", "objective")),
    Indicator: (),
    PlannedAction: (),
}


def copy_tree(source: PlanRevision, target: PlanRevision, same_keys: bool) -> None:
    """All aims of ``source`` with what stands below them, under ``target``.

    Revisions of one plan keep the keys, by which they are compared; another year gets new ones.
    """
    copy_rows(
        list(source.aims.order_by("position", "pk")), "revision", lambda row: target, same_keys
    )


def copy_rows(rows: list, parent: str, parent_of, same_keys: bool, **changed) -> list:
    """Copies of rows and of all below them; one INSERT a level."""
    if not rows:
        return []
    model = type(rows[0])
    copies = [_copy(row, parent, parent_of(row), same_keys, changed) for row in rows]
    model.objects.bulk_create(copies)
    copied = {row.pk: copy for row, copy in zip(rows, copies, strict=True)}
    for name, link in CHILDREN[model]:
        below = getattr(model, name).rel.related_model
        children = below.objects.filter(**{f"{link}__in": rows}).order_by("position", "pk")
        copy_rows(list(children), link, _parent_in(copied, link), same_keys)
    return copies


def _parent_in(copied: dict, link: str):
    return lambda row: copied[getattr(row, f"{link}_id")]


def _copy(row, parent: str, target, same_keys: bool, changed: dict):
    left_out = {"id", parent, "key", "version"}
    values = {
        f.name: getattr(row, f.name) for f in row._meta.concrete_fields if f.name not in left_out
    }
    values["key"] = row.key if same_keys else uuid.uuid4()
    return type(row)(**{**values, **changed, parent: target})
