"""Forms of appointment and renewal."""

import datetime as dt

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from centers.models.decisions import NUMBER_PATTERN
from smm_portal.documents.forms import StoredFileField
from smm_portal.kit import dates, days
from smm_portal.kit.acts import ClauseRefusal
from smm_portal.kit.forms import Form, TidyForm
from smm_portal.kit.refusals import with_clause
from smm_portal.kit.uploads import KeepsUploads
from smm_portal.law import settings

from .. import services as staff
from ..forms import NUMBER_FORM, check_past
from ..models import Assignment


def reason_field(label, most: int = 500):
    """A reason in a few lines."""
    return forms.CharField(
        label=label, max_length=most, widget=forms.Textarea(attrs={"rows": 3, "maxlength": most})
    )


class ReasonForm(Form):
    """Only a reason."""

    reason = reason_field(_("Gerekçe"))

    def __init__(self, *args, most: int = 500, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].max_length = most


class RowsField(forms.TypedMultipleChoiceField):
    """Ticked rows of a list; the page shows them as a table."""

    widget = forms.CheckboxSelectMultiple
    default_error_messages = {
        "required": _("Listeden en az bir kişi seçin."),
        "invalid_choice": _(
            "Seçilenlerden biri artık listede değil. Listeyi yeniden gözden geçirin."
        ),
    }

    def __init__(self, **kwargs):
        super().__init__(coerce=int, label=_("Kimler"), **kwargs)


class ApprovalForm(TidyForm, KeepsUploads, forms.Form):
    """Rows of a list and the one approval for all of them."""

    error_heading = _("Kimse görevlendirilmedi. Düzeltmeniz gerekenler:")
    rows = RowsField()
    approval_number = forms.RegexField(
        NUMBER_PATTERN,
        label=_("Onay sayısı"),
        max_length=60,
        help_text=NUMBER_FORM,
        error_messages={"invalid": NUMBER_FORM},
    )
    approval_date = forms.DateField(label=_("Onay tarihi"))
    file = StoredFileField(label=_("İmzalı onay (PDF)"), required=False)

    def __init__(self, *args, listed, **kwargs):
        """``listed``: the rows on offer by their number."""
        super().__init__(*args, **kwargs)
        self.listed = {one.pk: one for one in listed}
        self.fields["rows"].choices = [(pk, str(pk)) for pk in self.listed]

    @property
    def ticked(self) -> set[int]:
        """The rows ticked now; all of them before anything was sent, unless some are asked for."""
        if self.is_bound:
            values = self.data.getlist("rows") if hasattr(self.data, "getlist") else []
            return {int(one) for one in values if one.isascii() and one.isdigit()}
        return set(self.initial.get("rows") or self.listed)

    def clean_approval_date(self):
        return check_past(self.cleaned_data["approval_date"], _t("Onay tarihi"))

    @property
    def chosen(self) -> list:
        """The ticked rows themselves."""
        return [self.listed[pk] for pk in self.cleaned_data["rows"]]

    @property
    def approval(self) -> staff.Approval:
        """The Ministry's approval as typed."""
        data = self.cleaned_data
        return staff.Approval(data["approval_number"], data["approval_date"], data["file"])

    def plain_fields(self) -> list:
        """All but the rows, which the page shows as a table."""
        return [field for field in self if field.name != "rows"]


class AppointForm(ApprovalForm):
    """The list to be appointed, all for the same days (10/4)."""

    starts = forms.DateField(label=_("İlk gün"))
    last_day = forms.DateField(label=_("Son gün"), required=False)

    field_order = ("rows", "approval_number", "approval_date", "starts", "last_day", "file")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        said = {"months": settings.get(staff.MAX_TERM, dates.today().year)}
        self.fields["last_day"].help_text = (
            _t("En çok %(months)s ay (Madde 10/4). Boş bırakırsanız en uzun süre yazılır.") % said
        )

    def clean(self):
        data = super().clean()
        starts = data.get("starts")
        if starts and "last_day" not in self.errors:
            data["last_day"] = data["last_day"] or staff.longest_last_day(starts)
            try:
                staff.demand_term(starts, data["last_day"])
            except ClauseRefusal as refusal:
                self.add_error("last_day", with_clause(refusal))
        return data


class StartForm(Form):
    """The day on which the person started."""

    started_on = forms.DateField(label=_("Göreve başladığı gün"), initial=dates.today)

    def __init__(self, *args, assignment: Assignment, **kwargs):
        self.assignment = assignment
        super().__init__(*args, **kwargs)
        said = {"first": days.day(assignment.starts), "last": days.day(assignment.last_day)}
        text = _t("Görev süresi %(first)s – %(last)s. Kayıt sonra değişmez.")
        self.fields["started_on"].help_text = text % said

    def clean_started_on(self) -> dt.date:
        day = check_past(self.cleaned_data["started_on"], _t("Göreve başlama günü"))
        if not self.assignment.starts <= day < self.assignment.ends:
            raise ValidationError(_t("Gün, görev süresinin içinde olmalı (Madde 10/4)."), "term")
        return day


class ProposeForm(Form):
    """Up to when the next term is proposed, and why."""

    until = forms.DateField(label=_("Teklif edilen son gün"))
    reason = reason_field(_("İnha gerekçesi"), 1000)

    def __init__(self, *args, assignment: Assignment, **kwargs):
        self.assignment = assignment
        super().__init__(*args, **kwargs)
        longest = staff.longest_last_day(assignment.ends)
        field = self.fields["until"]
        field.initial = longest
        said = {"first": days.day(assignment.ends), "last": days.day(longest)}
        text = _t("Yeni süre %(first)s günü başlar, en geç %(last)s günü biter (Madde 10/4).")
        field.help_text = text % said

    def clean_until(self) -> dt.date:
        day = self.cleaned_data["until"]
        try:
            staff.demand_term(self.assignment.ends, day)
        except ClauseRefusal as refusal:
            raise ValidationError(with_clause(refusal), "term") from refusal
        return day


class HandoverForm(Form):
    """What is to be said of something handed over."""

    note = forms.CharField(
        label=_("Not"),
        max_length=500,
        required=False,
        help_text=_("Kime, nerede teslim edildiği. Boş bırakılabilir."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
