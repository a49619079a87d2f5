"""How a given value reads on the page before the decision."""

from collections.abc import Iterable

from django.db.models import Model
from django.utils.formats import localize
from django.utils.translation import gettext as _

NOTHING = "–"


class Several(list):
    """Several values; templates show them as a list."""

    several = True


def _choice_label(bound, value) -> str | None:
    choices = getattr(bound.field, "choices", None)
    if choices is None or isinstance(value, Model):
        return None
    labels = {str(key): label for key, label in _flat(choices)}
    return str(labels[str(value)]) if str(value) in labels else None


def _row_label(bound, value):
    """A row in the words in which it was offered; a file as itself, for the page to describe."""
    describe = getattr(bound.field, "label_from_instance", None)
    return describe(value) if describe else value


def _flat(choices):
    for key, label in choices:
        if isinstance(label, list | tuple):
            yield from label
        else:
            yield key, label


def display(bound, value):
    """The value as people read it: labels for choices, Evet/Hayır, a list for several."""
    if isinstance(value, bool):
        return _("Evet") if value else _("Hayır")
    if value is None or value == "":
        return NOTHING
    if isinstance(value, Iterable) and not isinstance(value, str | bytes):
        return Several(display(bound, item) for item in value) or NOTHING
    if isinstance(value, Model):
        return _row_label(bound, value)
    return _choice_label(bound, value) or localize(value)
