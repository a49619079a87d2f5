"""Fields with their former names and branches; teaching subjects with the fields they match."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from smm_portal.kit import text
from smm_portal.kit.forms import LastDayField, ModelForm

from ..models import Field, FieldAlias, SubField, TeachingSubject

LONGEST = 80
PER_LINE = _("Her satıra bir ad yazın.")


class LinesField(forms.CharField):
    """Several names, a line each; given back without repeats, in their order."""

    def __init__(self, **kwargs):
        super().__init__(
            widget=forms.Textarea(attrs={"rows": 4}), required=False, max_length=8000,
            help_text=PER_LINE, **kwargs,
        )  # fmt: skip

    def clean(self, value):
        lines = [text.clean(line) for line in super().clean(value).splitlines()]
        names = list({text.fold(line): line for line in lines if line}.values())
        for name in names:
            if len(name) > LONGEST:
                said = {"name": name[:30], "limit": LONGEST}
                raise ValidationError(
                    _t("“%(name)s…” çok uzun; en çok %(limit)s harf.") % said, "long"
                )
        return names

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value


class FieldForm(ModelForm):
    """A field: name, validity, other names, branches."""

    aliases = LinesField(label=_("Diğer adları"))
    subfields = LinesField(label=_("Dalları"))

    class Meta:
        model = Field
        fields = ("name", "kind", "starts", "ends", "note")
        field_classes = {"ends": LastDayField}
        labels = {"ends": _("Geçerliliğin son günü")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            for name in ("aliases", "subfields"):
                rows = getattr(self.instance, name).order_by("pk")
                self.initial[name] = list(rows.values_list("name", flat=True))

    def save(self, commit=True):
        """The field, its other names and branches; what was taken out of a list goes."""
        field = super().save(commit)
        _keep_names(FieldAlias, field, self.cleaned_data["aliases"])
        _keep_names(SubField, field, self.cleaned_data["subfields"])
        return field


def _keep_names(model, field: Field, names: list[str]) -> None:
    have = {row.name: row for row in model.objects.filter(field=field)}
    for name, row in have.items():
        if name not in names:
            row.delete()
    for name in names:
        if name not in have:
            model.objects.create(field=field, name=name)


class SubjectForm(ModelForm):
    """A teaching subject and the fields that it counts for (6/1-d, 7/1-ç)."""

    class Meta:
        model = TeachingSubject
        fields = ("name", "kind", "target", "fields")
        widgets = {"fields": forms.CheckboxSelectMultiple(attrs={"class": "choice-columns"})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["fields"]
        field.required = False
        field.queryset = Field.objects.order_by("sort_key")
        field.help_text = _(
            "Öğretmenin branşı bu alanlar için alan koşulunu karşılar (Madde 6/1-d, 7/1-ç)."
        )
