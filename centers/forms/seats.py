"""What each of the five seats is for (4/4, 4/5)."""

from itertools import cycle

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from smm_portal.kit.days import day as in_words
from smm_portal.kit.forms import TidyForm
from smm_portal.road.guided import StepForm

from .. import seating
from ..models import Field, SeatKind
from ..models.seats import SEATS
from ..services import SeatPlan
from .fields import standing

UNUSED, GENERAL, ENGLISH, DEVELOPMENT = "yok", "genel", "ingilizce", "gelisim"
ROLES = [
    (UNUSED, _("Kullanılmıyor")),
    (GENERAL, _("Genel koordinatör")),
    (ENGLISH, _("Mesleki gelişim koordinatörü, İngilizce")),
    (DEVELOPMENT, _("Mesleki gelişim koordinatörü, alan")),
]
NUMBERS = range(1, SEATS + 1)


class SeatsForm(TidyForm, StepForm):
    """Five rows: a role each, and a field where the role asks for one."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.choice = self._fields_to_choose()
        usual = self._usual()
        for number in NUMBERS:
            role, field = usual[number]
            self.fields[f"role_{number}"] = _role_field(number, role)
            self.fields[f"field_{number}"] = _field_field(number, field, self.choice)

    def _fields_to_choose(self) -> list[Field]:
        chosen = self.context.get("alanlar", "chosen")
        if chosen is not None:
            return sorted(chosen, key=lambda field: field.sort_key)
        return [row.field for row in standing(self.context.object)]

    def _usual(self) -> dict[int, tuple[str, int | None]]:
        """What stands now; for a new centre one general, one English, the rest over its fields."""
        roles = _standing_roles(self.context.object)
        if roles:
            return {n: _as_answer(roles.get(n)) for n in NUMBERS}
        turn = cycle(self.choice) if self.choice else None
        rest = {
            n: (DEVELOPMENT, next(turn).pk) if turn else (UNUSED, None) for n in range(3, SEATS + 1)
        }
        return {1: (GENERAL, None), 2: (ENGLISH, None), **rest}

    def rows(self):
        """(number, role, field, who sits there) for the template."""
        people = self._people()
        for number in NUMBERS:
            yield number, self[f"role_{number}"], self[f"field_{number}"], people.get(number)

    def _people(self) -> dict[int, str]:
        center = self.context.object
        if center is None:
            return {}
        (seated,) = seating.attach([center])
        return {s["number"]: _who(s) for s in seated.five_seats if s.get("holder")}

    def clean(self):
        data = super().clean()
        self._one_each(data)
        for number in NUMBERS:
            self._field_of(number, data)
        return data

    def _one_each(self, data) -> None:
        count = [data.get(f"role_{number}") for number in NUMBERS].count
        if not self.errors and count(GENERAL) == 0:
            self._refuse(_t("Bir kadroyu genel koordinatöre ayırın (Madde 4/4)."))
        if count(GENERAL) > 1:
            self._refuse(_t("Merkezde bir genel koordinatör kadrosu olur (Madde 4/4)."))
        if count(ENGLISH) > 1:
            self._refuse(_t("Merkezde bir İngilizce öğretmeni kadrosu olur (Madde 4/4)."))

    def _refuse(self, text: str) -> None:
        self.add_error(None, ValidationError(text, "seats"))

    def _field_of(self, number: int, data) -> None:
        if data.get(f"role_{number}") != DEVELOPMENT:
            data[f"field_{number}"] = None
            self.errors.pop(f"field_{number}", None)
        elif not data.get(f"field_{number}") and f"field_{number}" not in self.errors:
            text = _t("%(number)s. kadronun alanını seçin (Madde 4/5).") % {"number": number}
            self.add_error(f"field_{number}", ValidationError(text, "required"))

    def plans(self) -> list[SeatPlan]:
        """The answers in the words of the services."""
        return plans_of(self.cleaned_data)

    def summary(self):
        rows = [
            (_("%(n)s. kadro") % {"n": plan.number}, _plan_in_words(plan)) for plan in self.plans()
        ]
        if not any(plan.english for plan in self.plans()):
            note = _t(
                "İngilizce öğretmeni kadrosu belirlenmiyor; eksik olarak görünür (Madde 4/4)."
            )
            rows.append((_("Dikkat"), note))
        return rows


def plans_of(data: dict) -> list[SeatPlan]:
    """Five plans from a seats step's cleaned answers."""
    return [_plan(n, data[f"role_{n}"], data[f"field_{n}"]) for n in NUMBERS]


def _plan(number: int, role: str, field: Field | None) -> SeatPlan:
    if role == UNUSED:
        return SeatPlan(number, None)
    if role == GENERAL:
        return SeatPlan(number, SeatKind.GENERAL)
    return SeatPlan(number, SeatKind.DEVELOPMENT, field, english=role == ENGLISH)


def _plan_in_words(plan: SeatPlan) -> str:
    if plan.kind is None:
        return str(ROLES[0][1])
    if plan.english:
        return str(ROLES[2][1])
    return f"{ROLES[3][1]}: {plan.field.name}" if plan.field else str(ROLES[1][1])


def _role_field(number: int, initial: str) -> forms.ChoiceField:
    label = _("%(number)s. kadronun görevi") % {"number": number}
    need = {"required": _t("%(number)s. kadronun görevini seçin.") % {"number": number}}
    return forms.ChoiceField(
        label=label, choices=ROLES, initial=initial, widget=forms.RadioSelect, error_messages=need
    )


def _field_field(number: int, initial, choice: list[Field]) -> forms.ModelChoiceField:
    field = _OneOf(
        choice, label=_("%(number)s. kadronun alanı") % {"number": number}, required=False
    )
    field.initial = initial
    return field


class _OneOf(forms.TypedChoiceField):
    """One of a few rows already in memory."""

    def __init__(self, rows: list[Field], **kwargs):
        self.rows = {str(row.pk): row for row in rows}
        choices = [("", _("Alan seçin")), *((row.pk, row.name) for row in rows)]
        super().__init__(choices=choices, coerce=self._row, empty_value=None, **kwargs)

    def _row(self, key):
        return self.rows[str(key)]


def _standing_roles(center) -> dict:
    if center is None:
        return {}
    rows = center.seat_roles.filter(ends__isnull=True).select_related("seat", "field")
    return {row.seat.number: row for row in rows}


def _as_answer(role) -> tuple[str, int | None]:
    if role is None:
        return UNUSED, None
    if role.english:
        return ENGLISH, None
    return (GENERAL, None) if role.kind == SeatKind.GENERAL else (DEVELOPMENT, role.field_id)


def _who(seat: dict) -> str:
    if not seat["until"]:
        return seat["holder"]
    return _t("%(who)s, son gün %(day)s") % {"who": seat["holder"], "day": in_words(seat["until"])}
