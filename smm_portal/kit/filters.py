"""Filters of lists, in Turkish, each one line to declare.

A value that makes no sense becomes a message at its field and filters nothing.
"""

import django_filters
from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from .db import on_day
from .text import fold
from .widgets import DayInput, FastSelect

ALL, YES, NO = _("Hepsi"), _("Evet"), _("Hayır")
# dd.mm.yyyy is what people type, ISO what date inputs send.
DAY_FORMATS = ["%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y"]
MAX_WORDS = 8
MAX_QUERY = 200


def folded_words(text: str) -> list[str]:
    """The words of a search, folded, at most eight; unprintable signs fall out."""
    text = "".join(c for c in text[:MAX_QUERY] if c.isprintable() or c.isspace())
    return fold(text).split(" ")[:MAX_WORDS] if fold(text) else []


def match_words(rows, text: str, column: str = "search"):
    """Rows whose folded column holds every word. ``__contains`` escapes % and _ itself."""
    for word in folded_words(text):
        rows = rows.filter(**{f"{column}__contains": word})
    return rows


class FilterForm(forms.Form):
    """The form of a filter set; a GET form, so no field is required."""

    use_required_attribute = False


class FilterSet(django_filters.FilterSet):
    """Base of every list's filters. Its form's prefix-free names stand in the address."""

    class Meta:
        form = FilterForm

    @cached_property
    def active(self) -> list[tuple[str, str, str]]:
        """(parameter, label, value in words) of every filter in use."""
        form = self.form
        values = form.cleaned_data if form.is_bound and form.is_valid() is not None else {}
        return [
            (name, str(form.fields[name].label), self._words(name, value))
            for name, value in values.items()
            if value not in (None, "", [])
        ]

    def _words(self, name: str, value) -> str:
        field = self.form.fields[name]
        if hasattr(value, "strftime"):
            return value.strftime("%d.%m.%Y")
        if isinstance(value, list):
            return ", ".join(_choice_label(field, one) for one in value)
        return _choice_label(field, value)


def _choice_label(field, value) -> str:
    for key, label in getattr(field, "choices", ()):
        if str(key) == str(value):
            return str(label)
    return str(value)


class FoldedFilter(django_filters.CharFilter):
    """Text that matches whatever its case, marks or i's."""

    def __init__(self, field_name="search", **kwargs):
        kwargs.setdefault("max_length", MAX_QUERY)
        super().__init__(field_name=field_name, **kwargs)

    def filter(self, qs, value):
        return match_words(qs, value, self.field_name) if value else qs


class _Choice(forms.ChoiceField):
    widget = FastSelect
    default_error_messages = {"invalid_choice": _("“%(value)s” seçeneklerden biri değil.")}


class ChoiceFilter(django_filters.Filter):
    """One of a fixed set; ``choices`` as in a model field."""

    field_class = _Choice

    def __init__(self, field_name=None, *, choices=(), empty_label=ALL, **kwargs):
        choices = getattr(choices, "choices", choices)
        super().__init__(field_name, choices=[("", empty_label), *choices], **kwargs)


class ScopedChoiceFilter(django_filters.Filter):
    """One of the rows that the reader may see.

    ``rows(request)`` gives a queryset or pairs of (value, label); it is asked once a page, for
    the options and for checking together.
    """

    field_class = _Choice

    def __init__(
        self, field_name=None, *, rows, label="name", empty_label=ALL, title=None, **kwargs
    ):
        self.rows, self.label_column, self.empty_label = rows, label, empty_label
        super().__init__(field_name, label=title, **kwargs)

    @property
    def field(self):
        if not hasattr(self, "_field"):
            found = self.rows(self.parent.request)
            if hasattr(found, "values_list"):
                found = found.values_list("pk", self.label_column)
            self.extra["choices"] = [("", self.empty_label), *found]
        return super().field


class InForceFilter(django_filters.Filter):
    """Rows whose period holds the given day; ``prefix`` leads to the period ("roles__")."""

    field_class = forms.DateField

    def __init__(self, *, prefix="", **kwargs):
        self.prefix = prefix
        kwargs.setdefault("label", _("Şu gün yürürlükte"))
        super().__init__(widget=DayInput(), input_formats=DAY_FORMATS, **kwargs)

    def filter(self, qs, value):
        if not value:
            return qs
        if not self.prefix:
            return qs.filter(on_day(value))
        # Through a link: rows without any period must not pass, nor rows with two come twice.
        linked = {f"{self.prefix}pk__isnull": False}
        held = qs.model._base_manager.filter(on_day(value, self.prefix), **linked)
        return qs.filter(pk__in=held.values("pk"))


class DayFilter(django_filters.DateFilter):
    """A day compared with a date column; ``lookup_expr`` is "gte", "lte" or "exact"."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, widget=DayInput(), input_formats=DAY_FORMATS, **kwargs)


class YesNoFilter(django_filters.Filter):
    """Yes, no, or all, in the list's own words; ``condition`` may be a Q instead of a column."""

    field_class = _Choice

    def __init__(self, field_name=None, *, yes=YES, no=NO, condition=None, **kwargs):
        self.condition = condition
        choices = [("", ALL), ("evet", yes), ("hayir", no)]
        super().__init__(field_name, choices=choices, **kwargs)

    def filter(self, qs, value):
        if not value:
            return qs
        if self.condition is not None:
            return qs.filter(self.condition) if value == "evet" else qs.exclude(self.condition)
        return qs.filter(**{self.field_name: value == "evet"})
