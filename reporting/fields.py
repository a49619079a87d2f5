"""Numbers and months as people in Türkiye write and read them."""

import re
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from smm_portal.kit import days

MONTHS = (
    _("Ocak"),
    _("Şubat"),
    _("Mart"),
    _("Nisan"),
    _("Mayıs"),
    _("Haziran"),
    _("Temmuz"),
    _("Ağustos"),
    _("Eylül"),
    _("Ekim"),
    _("Kasım"),
    _("Aralık"),
)
SHORT_LENGTH = 3
# 1.234.567,5 and 1234567,5; a single dot before one or two digits is a slip for the comma.
TURKISH = re.compile(r"-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?")
DOTTED = re.compile(r"-?\d+\.\d{1,2}")
# What people write around a number.
AROUND = re.compile(r"^%\s*|\s*(%|TL|₺)$", re.IGNORECASE)


def read_number(text: str) -> Decimal | None:
    """ "1.234,5" as a number; None where it is none."""
    text = AROUND.sub("", text.strip().replace("\u2212", "-")).replace(" ", "")
    if DOTTED.fullmatch(text):
        return Decimal(text)
    if TURKISH.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    return None


class NumberField(forms.DecimalField):
    """A number with comma and dots, "%" or "TL" beside it allowed."""

    widget = forms.TextInput

    def widget_attrs(self, widget):
        return {"inputmode": "decimal", "autocomplete": "off", "class": "plan-number"}

    def to_python(self, value):
        if value in self.empty_values or isinstance(value, Decimal | int):
            return None if value in self.empty_values else Decimal(value)
        found = read_number(str(value))
        if found is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return found

    def prepare_value(self, value):
        """Numbers as people read them; what was typed stays as typed."""
        return days.number(value) if isinstance(value, Decimal | int) else value

    def has_changed(self, initial, data):
        return self.to_python(initial) != read_number(str(data or ""))


class MonthsField(forms.TypedMultipleChoiceField):
    """The months of a year, to tick."""

    widget = forms.CheckboxSelectMultiple(attrs={"class": "plan-months-pick"})

    def __init__(self, **kwargs):
        choices = [(number, name) for number, name in enumerate(MONTHS, start=1)]
        super().__init__(choices=choices, coerce=int, **kwargs)

    def clean(self, value):
        return sorted(super().clean(value))


def year() -> list[tuple[str, str, int]]:
    """(short name, name, number) of every month."""
    return [(str(name)[:SHORT_LENGTH], str(name), number) for number, name in enumerate(MONTHS, 1)]


def month_names(months) -> str:
    """ "Şubat, Mart"."""
    return ", ".join(str(MONTHS[month - 1]) for month in sorted(months))
