"""The verbs of annual plans (Madde 5/4): begin, revise, write."""

from .nodes import Gone, Overtaken, add, change, delete, duplicate, move
from .plans import (
    begin_plan,
    in_force,
    latest,
    may_revise,
    missing,
    next_revision,
    open_revision,
)

__all__ = [
    "Gone",
    "Overtaken",
    "add",
    "begin_plan",
    "change",
    "delete",
    "duplicate",
    "in_force",
    "latest",
    "may_revise",
    "missing",
    "move",
    "next_revision",
    "open_revision",
]
