"""Forms of many rows (criteria, documents): a row a line of the call, empty ones at the end."""

from django import forms
from django.core.exceptions import ValidationError
from django.forms.formsets import DELETION_FIELD_NAME, BaseFormSet, formset_factory
from django.forms.utils import ErrorList
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from smm_portal.kit.forms import Form
from smm_portal.kit.text import fold

from ..models import Call

MOST, SPARE, PREFIX = 20, 2, "satir"


class Row(Form):
    """One line; ``pk`` names the stored row, which keeps what hangs on it."""

    pk = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)


class CriterionRow(Row):
    """A criterion of the commissions."""

    name = forms.CharField(label=_("Ölçüt"), max_length=200)
    weight = forms.IntegerField(label=_("Ağırlık (%)"), min_value=1, max_value=100)
    description = forms.CharField(
        label=_("Nasıl puanlanır"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    order = ("name", "weight", "description")


class DocumentRow(Row):
    """A document that applicants add."""

    name = forms.CharField(label=_("Belge"), max_length=200)
    help = forms.CharField(label=_("Açıklama"), max_length=500, required=False)
    criterion_id = forms.TypedChoiceField(
        label=_("Hangi ölçüt için"), required=False, coerce=int, empty_value=None
    )
    required = forms.BooleanField(label=_("Zorunlu"), required=False, initial=True)
    order = ("name", "help", "criterion_id", "required")

    def __init__(self, *args, criteria: list[tuple], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["criterion_id"].choices = [("", _("Ölçüte bağlı değil")), *criteria]


class Rows(BaseFormSet):
    """Names once, no row lost. ``add_error`` lets ``refusals.guard`` speak as to a form."""

    fields: dict = {}
    default_error_messages = {
        "missing_management_form": _("Satırlar okunamadı. Sayfayı yenileyip yeniden deneyin."),
        "too_many_forms": _("En çok %(num)d satır olabilir."),
    }

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if DELETION_FIELD_NAME in form.fields:
            form.fields[DELETION_FIELD_NAME].label = _("Bu satırı sil")

    def add_error(self, _field, error) -> None:
        """A refusal that concerns no single row."""
        messages = error.messages if isinstance(error, ValidationError) else [str(error)]
        self._non_form_errors = ErrorList([*self.non_form_errors(), *messages])

    @property
    def given(self) -> list[Form]:
        """The rows that are to stay, in their order."""
        return [
            form
            for form in self.forms
            if form.cleaned_data.get("name") and not self._should_delete_form(form)
        ]

    def clean(self):
        names = [fold(form.cleaned_data["name"]) for form in self.given if form.is_valid()]
        twice = {name for name in names if names.count(name) > 1}
        if twice:
            raise ValidationError(_t("Aynı ad iki satırda var; adlar tekrarlanmaz."), "twice")

    def values(self) -> list[dict]:
        """What the service writes."""
        names = ("pk", *self.form.order)
        return [{name: form.cleaned_data[name] for name in names} for form in self.given]


def _factory(form):
    return formset_factory(
        form,
        formset=Rows,
        extra=SPARE,
        max_num=MOST,
        absolute_max=MOST + SPARE,
        validate_max=True,
        can_delete=True,
        can_delete_extra=False,
    )


CriteriaRows, DocumentRows = _factory(CriterionRow), _factory(DocumentRow)


def criteria_rows(call: Call, data=None, typed: dict | None = None) -> Rows:
    """The criteria as rows: posted, typed and not saved, or stored."""
    stored = list(call.criteria.values("pk", *CriterionRow.order))
    return CriteriaRows(data, initial=_initial(stored, typed, CriterionRow), prefix=PREFIX)


def document_rows(call: Call, data=None, typed: dict | None = None) -> Rows:
    """The documents as rows, each with the call's criteria to choose from."""
    stored = list(call.documents.values("pk", *DocumentRow.order))
    return DocumentRows(
        data,
        initial=_initial(stored, typed, DocumentRow),
        form_kwargs={"criteria": list(call.criteria.values_list("pk", "name"))},
        prefix=PREFIX,
    )


def _initial(stored: list[dict], typed: dict | None, form) -> list[dict]:
    return stored if typed is None else typed_rows(typed, form.order)


def typed_rows(raw: dict, names: tuple[str, ...]) -> list[dict]:
    """Rows as they were typed, whatever they are worth; those with nothing in them fall out."""
    rows = (_typed(raw, index, names) for index in range(_total(raw)))
    return [row for row in rows if any(row[name] for name in ("pk", *names[:2]))]


def _typed(raw: dict, index: int, names) -> dict:
    return {name: _last(raw, f"{PREFIX}-{index}-{name}") for name in ("pk", *names)}


def _last(raw: dict, name: str) -> str:
    return (raw.get(name) or [""])[-1]


def _total(raw: dict) -> int:
    text = _last(raw, f"{PREFIX}-TOTAL_FORMS")
    return min(int(text), MOST) if text.isascii() and text.isdigit() and len(text) < 5 else 0
