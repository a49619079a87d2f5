"""Which fields a centre works in (4/2)."""

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from smm_portal.kit.db import on_day
from smm_portal.kit.forms import TidyForm
from smm_portal.road.guided import StepForm
from smm_portal.road.guided.summary import Several

from ..models import Field


class FieldsForm(TidyForm, StepForm):
    """The fields that hold from the decision on; those left out end."""

    chosen = forms.ModelMultipleChoiceField(
        Field.objects.none(),
        label=_("Faaliyet alanları"),
        widget=forms.CheckboxSelectMultiple(attrs={"class": "choice-columns"}),
        error_messages={"required": _("En az bir faaliyet alanı seçin (Madde 4/2).")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["chosen"]
        valid = Field.objects.filter(on_day()).order_by("sort_key")
        field.queryset = valid
        field.error_messages["required"] = _t("En az bir faaliyet alanı seçin (Madde 4/2).")
        field.initial = [row.field_id for row in standing(self.context.object)]

    def summary(self):
        chosen = sorted(self.cleaned_data["chosen"], key=lambda f: f.sort_key)
        rows = [(_("Alanlar"), Several(field.name for field in chosen))]
        gone = [r.field.name for r in standing(self.context.object) if r.field not in chosen]
        return [*rows, (_("Sona erecek alanlar"), Several(gone))] if gone else rows


def standing(center):
    """The rows of the centre's fields that no decision has ended."""
    if center is None:
        return []
    rows = center.center_fields.filter(ends__isnull=True).select_related("field")
    return list(rows.order_by("field__sort_key"))
