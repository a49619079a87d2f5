"""Widgets that render in Python.

Django renders a template for each <option>: a list of 81 provinces would cost more than the
whole table beside it.
"""

from django import forms
from django.db.models.fields import BLANK_CHOICE_DASH
from django.forms.utils import flatatt
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

DASHES = BLANK_CHOICE_DASH[0][1]


def _option(value, label, chosen: bool) -> str:
    mark = " selected" if chosen else ""
    return f'<option value="{conditional_escape(value)}"{mark}>{conditional_escape(label)}</option>'


class FastSelect(forms.Select):
    """A <select> without a template an option."""

    def render(self, name, value, attrs=None, renderer=None) -> SafeString:
        attrs = self.build_attrs(self.attrs, {"name": name, **(attrs or {})})
        attrs["class"] = f"form-select {attrs.get('class', '')}".strip()
        chosen = {str(v) for v in self.format_value(value)}
        return format_html("<select{}>{}</select>", flatatt(attrs), self._options(chosen))

    def _options(self, chosen: set[str]) -> SafeString:
        out = []
        for value, label in self.choices:
            if isinstance(label, list | tuple):
                inner = "".join(_option(v, text, str(v) in chosen) for v, text in label)
                out.append(f'<optgroup label="{conditional_escape(value)}">{inner}</optgroup>')
            else:
                value = "" if value is None else value
                out.append(_option(value, self._said(label), str(value) in chosen))
        return mark_safe("".join(out))  # noqa: S308 - every part is escaped

    def _said(self, label):
        """Django's dashes for "nothing chosen" in words, which a screen reader can say."""
        if str(label) != DASHES:
            return label
        return _("Seçin") if self.is_required else _("Seçilmedi")


class DayInput(forms.DateInput):
    """A date picker. ISO inside, as the browser wants; people see their own order."""

    input_type = "date"

    def __init__(self, attrs=None):
        bounds = {"min": "1900-01-01", "max": "2199-12-31"}
        super().__init__(attrs={**bounds, **(attrs or {})}, format="%Y-%m-%d")


class NumberText(forms.TextInput):
    """A number as text with the digits' keyboard: a browser's own number field hands over nothing
    at all where what was typed is no number, and it would be lost."""

    def __init__(self, attrs=None, *, whole: bool = True):
        attrs = {k: v for k, v in (attrs or {}).items() if k not in ("min", "max", "step")}
        mode = "numeric" if whole else "decimal"
        super().__init__({"inputmode": mode, "autocomplete": "off", **attrs})


class PickerWidget(forms.Widget):
    """The search box and radio buttons of ``forms.PickerField``."""

    template_name = "kit/picker.html"
    use_fieldset = True
    typed = ""
    search_url = ""
    field = None

    @property
    def choices(self):
        """Set by ModelChoiceField; never iterated, for there may be twenty thousand."""
        return ()

    @choices.setter
    def choices(self, value) -> None:
        pass

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        chosen = self.field.chosen(value) if value else None
        found = self.field.matches(self.typed)
        options = [o for o in found[: self.field.limit] if chosen is None or o.pk != chosen.pk]
        context["widget"] |= {
            "chosen": chosen and self._option(chosen),
            "options": [self._option(option) for option in options],
            "more": len(found) > self.field.limit,
            "typed": self.typed,
            "search_name": f"{name}_ara",
            "search_url": self.search_url,
        }
        return context

    def _option(self, row) -> dict:
        return {"value": row.pk, "label": self.field.label_from_instance(row)}

    def id_for_label(self, id_, index=None):
        return ""
