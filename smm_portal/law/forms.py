"""Forms of the register's search, the year's settings and administrative leave."""

import re

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from smm_portal.kit import text
from smm_portal.kit.filters import DAY_FORMATS
from smm_portal.kit.forms import ModelForm
from smm_portal.kit.widgets import DayInput, NumberText

from . import register, settings
from .models import AdministrativeLeave
from .settings import Kind


class RegisterFilter(forms.Form):
    """What narrows the register; a GET form."""

    use_required_attribute = False
    q = forms.CharField(label=_("Ara"), required=False, max_length=100)
    madde = forms.ChoiceField(label=_("Madde"), required=False)
    durum = forms.ChoiceField(
        label=_("Durum"), required=False, choices=[("", _("Hepsi")), *register.STATES.items()]
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        articles = [(no, f"{no} · {heading}") for no, heading in register.ARTICLES.items()]
        self.fields["madde"].choices = [("", _("Hepsi")), *articles]

    def chosen(self) -> list[register.Clause]:
        """The clauses that the reader asks for; a value that makes no sense narrows nothing."""
        self.is_valid()
        asked = self.cleaned_data
        clauses = register.all_clauses()
        if asked.get("madde"):
            clauses = [c for c in clauses if str(c.article) == asked["madde"]]
        if asked.get("durum"):
            clauses = [c for c in clauses if c.state == asked["durum"]]
        words = text.fold(asked.get("q", "")).split()
        return [c for c in clauses if all(word in _searched(c) for word in words)]


def _searched(clause) -> str:
    return text.fold(f"{clause.no} {clause.heading} {clause.statement} {clause.how}")


class IntegersField(forms.CharField):
    """Whole numbers with commas between, kept as a list, the largest first."""

    def __init__(self, *, least, most, **kwargs):
        self.least, self.most = least, most
        super().__init__(max_length=100, **kwargs)

    def prepare_value(self, value):
        return ", ".join(map(str, value)) if isinstance(value, list) else value

    def to_python(self, value):
        value = super().to_python(value)
        if not value:
            return None
        parts = [part.strip() for part in value.split(",") if part.strip()]
        if not parts or not all(re.fullmatch(r"[0-9]{1,3}", part) for part in parts):
            raise forms.ValidationError(_t("Sayıları virgülle ayırın: 60, 30, 15, 7"))
        numbers = sorted({int(part) for part in parts}, reverse=True)
        if numbers[-1] < self.least or numbers[0] > self.most:
            raise forms.ValidationError(
                _t("Her sayı %(least)s ile %(most)s arasında olmalı.")
                % {"least": self.least, "most": self.most}
            )
        return numbers


class DayOfYearField(forms.CharField):
    """A day of the year, read and shown as 15.12, kept as "12-15"."""

    def __init__(self, **kwargs):
        super().__init__(max_length=6, **kwargs)

    def prepare_value(self, value):
        return shown_day(value) if value and settings.is_day(value) else value

    def to_python(self, value):
        value = super().to_python(value)
        if not value:
            return None
        match = re.fullmatch(r"([0-9]{1,2})[./]([0-9]{1,2})\.?", value)
        day = f"{int(match[2]):02}-{int(match[1]):02}" if match else ""
        if not settings.is_day(day):
            raise forms.ValidationError(_t("Günü ve ayı noktayla yazın: 15.12"))
        return day


def shown_day(value: str) -> str:
    """ "12-15" as people write it: 15.12."""
    month, day = value.split("-")
    return f"{day}.{month}"


def shown(setting: settings.Setting, value) -> str:
    """A setting's value in words."""
    if setting.kind == Kind.DAY:
        return shown_day(value)
    if setting.kind == Kind.INTEGERS:
        return ", ".join(map(str, value))
    if setting.kind == Kind.BOOLEAN:
        return _t("Evet") if value else _t("Hayır")
    if setting.kind == Kind.CHOICE:
        return str(dict(setting.choices).get(value, value))
    return str(value)


def _boolean(value):
    return {"evet": True, "hayir": False}.get(value)


def field_for(setting: settings.Setting, inherited: str) -> forms.Field:
    """The form field of a setting; left empty the year inherits."""
    common = {
        "label": setting.label,
        "required": False,
        "help_text": _t("%(help)s Boş bırakırsanız %(value)s geçerli olur.")
        % {"help": setting.help, "value": inherited},
    }
    if setting.kind == Kind.INTEGER:
        least, most = setting.least, setting.most
        return forms.IntegerField(min_value=least, max_value=most, widget=NumberText(), **common)
    if setting.kind == Kind.INTEGERS:
        return IntegersField(least=setting.least, most=setting.most, **common)
    if setting.kind == Kind.DAY:
        return DayOfYearField(**common)
    if setting.kind == Kind.BOOLEAN:
        pairs = [("", "—"), ("evet", _t("Evet")), ("hayir", _t("Hayır"))]
        return forms.TypedChoiceField(choices=pairs, coerce=_boolean, empty_value=None, **common)
    return forms.TypedChoiceField(choices=[("", "—"), *setting.choices], empty_value=None, **common)


class YearSettingsForm(forms.Form):
    """Every setting of one year; an empty field takes what the year inherits."""

    def __init__(self, *args, year: int, **kwargs):
        self.year = year
        self.own = settings.own_values(year)
        kwargs["initial"] = {key: _initial(value) for key, value in self.own.items()}
        super().__init__(*args, **kwargs)
        inherited = settings.effective(year - 1)
        for setting in settings.all_settings():
            value = shown(setting, inherited[setting.key].value)
            self.fields[setting.key] = field_for(setting, value)

    def save(self) -> list[str]:
        """Store what changed; the labels of the changed settings."""
        values = {key: self.cleaned_data.get(key) for key in self.fields}
        changed = settings.store(self.year, {k: None if v == "" else v for k, v in values.items()})
        return [str(settings.definition(key).label) for key in changed]


def _initial(value):
    return {True: "evet", False: "hayir"}[value] if isinstance(value, bool) else value


class LeaveForm(ModelForm):
    """A day of administrative leave."""

    class Meta:
        model = AdministrativeLeave
        fields = ("day", "label")
        widgets = {"day": DayInput()}
        error_messages = {"day": {"unique": _("Bu gün zaten idari izin günü.")}}

    def __init__(self, *args, year: int, **kwargs):
        self.year = year
        super().__init__(*args, **kwargs)
        self.fields["day"].input_formats = DAY_FORMATS

    def clean_day(self):
        day = self.cleaned_data["day"]
        if day.year != self.year:
            raise forms.ValidationError(
                _t("%(year)s yılından bir gün seçin.") % {"year": self.year}
            )
        return day

    def clean_label(self):
        return text.clean(self.cleaned_data["label"])
