"""Forms as the portal wants them: pasted dirt cleaned, errors in Turkish with the field's name,
periods asked by their last day, big lists picked by typing."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import ModelFormMetaclass
from django.forms.utils import ErrorDict
from django.template.response import TemplateResponse
from django.utils.functional import keep_lazy_text
from django.utils.translation import gettext_lazy as _

from . import dates, text
from .filters import DAY_FORMATS, MAX_QUERY, folded_words, match_words
from .widgets import DayInput, FastSelect, NumberText, PickerWidget

FIRST_YEAR, LAST_YEAR = 1900, 2199
PICK_LIMIT = 20

ERRORS = {
    "required": _("{name}: bu alan zorunludur."),
    "invalid_choice": _("{name}: seçenek listede yok. Listeden seçin."),
}
TYPE_ERRORS = {
    forms.IntegerField: _("{name}: tam sayı yazın."),
    forms.DecimalField: _("{name}: sayı yazın, örneğin 12,5."),
    forms.DateField: _("{name}: günü 21.11.2026 biçiminde yazın."),
    forms.EmailField: _("{name}: geçerli bir e-posta adresi yazın."),
    forms.URLField: _("{name}: geçerli bir bağlantı yazın."),
}


class TidyForm:
    """Mixin of every form of the portal.

    ``typed`` (a request's GET) fills the search boxes of an unbound form's pickers.
    """

    def __init__(self, *args, typed=None, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            tidy(field, text.capital(str(field.label or name)))
            if isinstance(field, PickerField):
                field.look(self.data or typed or {}, self.add_prefix(name))

    @property
    def searching(self) -> bool:
        """Whether a picker's search button sent the form: it is shown again, nothing is judged."""
        return any(
            isinstance(field, PickerField) and field.asked(self.data, self.add_prefix(name))
            for name, field in self.fields.items()
        )

    def is_valid(self) -> bool:
        return not self.searching and super().is_valid()

    def full_clean(self):
        if not self.searching:
            return super().full_clean()
        self._errors, self.cleaned_data = ErrorDict(), {}
        return None

    def _clean_fields(self):
        self.data = _cleaned(self.data, self._text_names())
        super()._clean_fields()

    def _text_names(self) -> dict[str, bool]:
        """Names of the text fields as they stand in the data, and whether they hold lines."""
        return {
            self.add_prefix(name): isinstance(field.widget, forms.Textarea)
            for name, field in self.fields.items()
            if type(field) in _TEXTS and not isinstance(field.widget, forms.PasswordInput)
        }


_TEXTS = {forms.CharField, forms.EmailField, forms.URLField, forms.RegexField, forms.SlugField}


def _cleaned(data, names: dict[str, bool]):
    """The data with pasted dirt taken out of the text fields; what was typed stays otherwise."""
    if not data or not names:
        return data
    data = data.copy()
    for name, has_lines in names.items():
        if name in data and isinstance(data[name], str):
            data[name] = clean_lines(data[name]) if has_lines else text.clean(data[name])
    return data


def clean_lines(value: str) -> str:
    """``text.clean`` for each line; at most one empty line between two."""
    lines = [text.clean(line) for line in value.replace("\r\n", "\n").split("\n")]
    kept = [line for i, line in enumerate(lines) if line or (i and lines[i - 1])]
    return "\n".join(kept).strip("\n")


def tidy(field: forms.Field, name: str) -> None:
    """Give a field its Turkish messages and cheap widgets."""
    for code, message in ERRORS.items():
        if code in field.error_messages and not isinstance(field, PickerField):
            field.error_messages[code] = message.format(name=name)
    for kind, message in TYPE_ERRORS.items():
        if isinstance(field, kind):
            field.error_messages["invalid"] = message.format(name=name)
    if isinstance(field, forms.DateField) and not isinstance(field, forms.DateTimeField):
        _tidy_day(field, name)
    if type(field.widget) is forms.Select:
        _quicken(field)
    if type(field.widget) is forms.NumberInput:
        _keep_typed(field)


def _tidy_day(field: forms.DateField, name: str) -> None:
    field.input_formats = DAY_FORMATS
    if type(field.widget) is forms.DateInput:
        field.widget = DayInput(field.widget.attrs)
    field.validators = [*field.validators, sensible_day(name)]


def sensible_day(name: str):
    """A validator: years that nobody means (0026, 9999) are slips of the pen."""

    def check(day: dt.date) -> None:
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise ValidationError(
                _("{name}: yıl {first} ile {last} arasında olmalı.").format(
                    name=name, first=FIRST_YEAR, last=LAST_YEAR
                ),
                code="year",
            )

    return check


def _quicken(field: forms.ChoiceField) -> None:
    widget = FastSelect(field.widget.attrs)
    widget.choices = field.widget.choices
    widget.is_required = field.required
    field.widget = widget


def _keep_typed(field: forms.Field) -> None:
    """A number asked as text, "12,5" as well as "12.5"."""
    field.localize = True
    whole = not isinstance(field, forms.DecimalField | forms.FloatField)
    field.widget = NumberText(field.widget.attrs, whole=whole)
    field.widget.is_localized = True
    field.widget.is_required = field.required


class Form(TidyForm, forms.Form):
    """Base of plain forms."""


class TurkishLabels(ModelFormMetaclass):
    """Django makes "ilçe" to "Ilçe" where it takes a label from the model: here it is İlçe."""

    def __new__(mcs, name, bases, attrs, **kwargs):
        new = super().__new__(mcs, name, bases, attrs, **kwargs)
        if new._meta.model:
            _capitalise(new)
        return new


_capital = keep_lazy_text(text.capital)


def _capitalise(form: type) -> None:
    """Set the labels that come from the model anew; those that the form gives itself stay."""
    model = form._meta.model._meta
    known = {field.name: field.verbose_name for field in (*model.fields, *model.many_to_many)}
    own = {*form.declared_fields, *(form._meta.labels or {})}
    for name in known.keys() & form.base_fields.keys() - own:
        form.base_fields[name].label = _capital(known[name])


class ModelForm(TidyForm, forms.ModelForm, metaclass=TurkishLabels):
    """Base of forms over a model.

    The constraints' own messages are shown; a race that slips through is caught by
    ``refusals.guard(form)`` around the save.
    """


class LastDayField(forms.DateField):
    """Asks for the last day and gives the day after: periods are half open inside."""

    def __init__(self, **kwargs):
        kwargs.setdefault("label", _("Son gün"))
        super().__init__(**kwargs)

    def clean(self, value):
        return dates.day_after(super().clean(value))

    def prepare_value(self, value):
        """A stored day becomes the last day; what was typed stays as typed."""
        return dates.last_day(value) if isinstance(value, dt.date) else value

    def has_changed(self, initial, data):
        return super().has_changed(dates.last_day(initial), data)


class PickerField(forms.ModelChoiceField):
    """One row out of very many: a search box whose matches come as radio buttons.

    The model has ``search`` and ``sort_key``, or other columns are named; scope the field by
    setting ``queryset`` in the form's ``__init__``. Without JavaScript the search button sends
    the form, which comes back with the matches and all that was typed. With htmx the matches
    follow the typing from ``search_url``, a view that returns ``picker_response``.
    """

    widget = PickerWidget
    default_error_messages = {
        "required": _("Arayın ve listeden birini seçin."),
        "invalid_choice": _("Seçilen kayıt yok ya da yetki alanınızın dışında. Yeniden arayın."),
    }

    def __init__(self, queryset, *, describe=str, search_column="search", order=None, **kwargs):
        self.describe, self.search_column = describe, search_column
        self.order, self.limit = order or ("sort_key", "pk"), PICK_LIMIT
        search_url = kwargs.pop("search_url", "")
        super().__init__(queryset, empty_label=None, **kwargs)
        self.widget.field, self.widget.search_url = self, search_url

    def __deepcopy__(self, memo):
        copy = super().__deepcopy__(memo)
        copy.widget.field = copy
        return copy

    def label_from_instance(self, obj) -> str:
        return str(self.describe(obj))

    def look(self, data, name: str) -> None:
        """Take over what was typed into the search box."""
        self.widget.typed = str(data.get(f"{name}_ara", ""))[:MAX_QUERY]

    def asked(self, data, name: str) -> bool:
        """Whether the search button was pressed for something new. Enter in another field
        presses it too; then, with a choice made and the search as it was, it is a save."""
        if not data or data.get("_ara") != name:
            return False
        return data.get(f"{name}_ara") != data.get(f"{name}_arandi") or not data.get(name)

    def matches(self, typed: str) -> list[Any]:
        """The rows for what was typed, in Turkish order, one more than the limit; one query."""
        if not folded_words(typed):
            return []
        rows = match_words(self.queryset.all(), typed, self.search_column)
        return list(rows.order_by(*self.order)[: self.limit + 1])

    def chosen(self, value):
        """The row chosen before, if it is inside the scope; one query."""
        try:
            return self.to_python(value)
        except ValidationError:
            return None


def picker_response(request, field: PickerField, name: str):
    """The matches for htmx while someone types; what is chosen stays on top."""
    field.look(request.GET, name)
    context = field.widget.get_context(name, request.GET.get(name), {"id": f"id_{name}"})
    return TemplateResponse(request, "kit/picker_options.html", context)
