"""The trees of revisions by one statement: rows of the four tables as JSON, hung into each other."""

import json
from decimal import Decimal

from django.db import connection

from .models import Aim, Indicator, Objective, PlannedAction, PlanRevision

# One statement however deep the tree: four would cost a page four of its eight questions.
QUERY = """
WITH aims AS (SELECT * FROM reporting_aim WHERE revision_id = ANY(%s)),
objectives AS (SELECT o.* FROM reporting_objective o JOIN aims ON aims.id = o.aim_id)
SELECT 0, position, id, to_jsonb(aims) FROM aims
UNION ALL SELECT 1, position, id, to_jsonb(objectives) FROM objectives
UNION ALL SELECT 2, i.position, i.id, to_jsonb(i)
          FROM reporting_indicator i JOIN objectives o ON o.id = i.objective_id
UNION ALL SELECT 3, p.position, p.id, to_jsonb(p)
          FROM reporting_plannedaction p JOIN objectives o ON o.id = p.objective_id
ORDER BY 1, 2, 3
"""
# In the order of the statement: the model, its link upwards, the list that it stands in there.
LEVELS = (
    (Aim, "revision", "aims_read"),
    (Objective, "aim", "parts"),
    (Indicator, "objective", "measures"),
    (PlannedAction, "objective", "works"),
)
LISTS = {Aim: ("parts",), Objective: ("measures", "works")}


def aims_of(*revisions: PlanRevision) -> list[list[Aim]]:
    """For each revision its aims in order, each with ``parts``, theirs with ``measures`` and ``works``."""
    above = {(PlanRevision, revision.pk): revision for revision in revisions}
    for revision in revisions:
        revision.aims_read = []
    for level, data in _asked([revision.pk for revision in revisions]):
        _hang(_made(LEVELS[level][0], data), level, above)
    return [revision.aims_read for revision in revisions]


def _asked(revisions: list[int]):
    with connection.cursor() as cursor:
        cursor.execute(QUERY, [revisions])
        rows = cursor.fetchall()
    return [(level, json.loads(data, parse_float=Decimal)) for level, _, _, data in rows]


def _made(model, data: dict):
    fields = model._meta.concrete_fields
    values = [field.to_python(data[field.column]) for field in fields]
    return model.from_db(connection.alias, [field.attname for field in fields], values)


def _hang(row, level: int, above: dict) -> None:
    """Under its parent, which stands before it in the answer."""
    model, link, name = LEVELS[level]
    parent = above[model._meta.get_field(link).related_model, getattr(row, f"{link}_id")]
    setattr(row, link, parent)
    getattr(parent, name).append(row)
    for empty in LISTS.get(model, ()):
        setattr(row, empty, [])
    above[model, row.pk] = row
