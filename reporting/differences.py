"""Words that differ between two texts, and the marks by which people see them without colour."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from .fields import month_names

WORDS = re.compile(r"\s+|[^\s]+")
NOTHING = "—"


@dataclass(frozen=True)
class Meeting:
    """One field in which two writers differ: both texts with their words marked."""

    field: Any
    theirs: SafeString
    mine: SafeString
    choice: str

    @property
    def name(self) -> str:
        return self.field.name


def meeting(mine, theirs, choice: str) -> Meeting:
    """Of two bound fields, the writer's and the stored one."""
    old, new = both(shown(theirs), shown(mine))
    return Meeting(mine, old, new, choice)


def shown(bound) -> str:
    """A bound field's value in words: choices by their labels, months by their names."""
    value = bound.value()
    if isinstance(value, list | tuple):
        return month_names([int(one) for one in value])
    labels = {str(key): str(label) for key, label in getattr(bound.field, "choices", ())}
    return labels.get(str(value), "" if value is None else str(value))


def both(old: str, new: str) -> tuple[SafeString, SafeString]:
    """The old text with what went marked, the new one with what came."""
    first, second = WORDS.findall(old), WORDS.findall(new)
    left, right = [], []
    for kind, a, b, c, d in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        left.append(_marked("del", first[a:b], kind))
        right.append(_marked("ins", second[c:d], kind))
    return _joined(left), _joined(right)


def _marked(tag: str, words: list[str], kind: str) -> str:
    text = "".join(words)
    if kind == "equal" or not text.strip():
        return conditional_escape(text)
    return format_html("<{}>{}</{}>", mark_safe(tag), text, mark_safe(tag))  # noqa: S308 - two tags


def _joined(parts: list[str]) -> SafeString:
    return mark_safe("".join(parts) or NOTHING)  # noqa: S308 - every part is escaped
