"""A correction: a decision of its own that says the right number or date of another (reading 32)."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from smm_portal.documents.forms import StoredFileField
from smm_portal.kit.forms import TidyForm
from smm_portal.kit.uploads import KeepsUploads

from ..models import Decision, DecisionKind
from .decisions import NUMBER_HELP, check_date, check_number


class CorrectionForm(TidyForm, KeepsUploads, forms.Form):
    """Number, date and file of the correction, and what it puts right."""

    number = forms.CharField(
        label=_("Düzeltme kararının sayısı"), max_length=60, help_text=NUMBER_HELP
    )
    date = forms.DateField(label=_("Düzeltme kararının tarihi"))
    file = StoredFileField(label=_("İmzalı belge (PDF)"))
    right_number = forms.CharField(
        label=_("Doğru sayı"),
        max_length=60,
        required=False,
        help_text=_("Düzeltilen kararın doğru sayısı; sayı doğruysa boş bırakın."),
    )
    right_date = forms.DateField(
        label=_("Doğru tarih"),
        required=False,
        help_text=_("Düzeltilen kararın doğru tarihi; tarih doğruysa boş bırakın."),
    )
    note = forms.CharField(label=_("Açıklama"), max_length=500, required=False)

    def __init__(self, *args, decision: Decision, **kwargs):
        self.decision = decision
        super().__init__(*args, **kwargs)

    def clean_number(self):
        return check_number(self.cleaned_data["number"])

    def clean_date(self):
        day = check_date(self.cleaned_data["date"])
        if day < self.decision.date:
            raise ValidationError(_t("Düzeltme, düzelttiği karardan önce olamaz."), "order")
        return day

    def clean_right_number(self):
        number = self.cleaned_data["right_number"]
        if number and number == self.decision.number:
            raise ValidationError(_t("Doğru sayı, kayıtlı sayının aynısı."), "same")
        for validate in Decision._meta.get_field("number").validators if number else ():
            validate(number)
        return number

    def clean_right_date(self):
        day = check_date(self.cleaned_data["right_date"])
        if day and day == self.decision.date:
            raise ValidationError(_t("Doğru tarih, kayıtlı tarihin aynısı."), "same")
        return day

    def clean(self):
        data = super().clean()
        wrong = {"right_number", "right_date"} & set(self.errors)
        if not wrong and not data.get("right_number") and not data.get("right_date"):
            self.add_error(
                "right_number",
                ValidationError(_t("Doğru sayıyı veya doğru tarihi yazın."), "required"),
            )
        return data

    def save(self) -> Decision:
        """Store the correcting decision; the corrected one stays as it is."""
        data = self.cleaned_data
        return Decision.objects.create(
            kind=DecisionKind.CORRECTION,
            corrects=self.decision,
            effective_on=data["date"],
            **data,
        )
