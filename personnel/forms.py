"""Forms of this room: a teacher's facts, his managerial duties, an assignment and its early end."""

import datetime as dt

from django import forms
from django.core.exceptions import ValidationError
from django.db import DatabaseError
from django.urls import reverse_lazy
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from centers.models import Center
from centers.models.decisions import NUMBER_PATTERN
from smm_portal.documents.forms import StoredFileField
from smm_portal.kit import dates, days
from smm_portal.kit.acts import ClauseRefusal
from smm_portal.kit.forms import Form, LastDayField, ModelForm, TidyForm
from smm_portal.kit.refusals import explain, with_clause
from smm_portal.kit.uploads import KeepsUploads
from smm_portal.law import settings
from smm_portal.offices.identity import keyed_hash, validate_identity

from . import seats, services
from .models import Assignment, ManagerialDuty, Teacher
from .pickers import SchoolPicker, TeacherPicker

# The database's own limit (teacher_since_sane), said at the field.
FIRST_SINCE = dt.date(1950, 1, 1)
NUMBER_FORM = _("Sayı, E-43770946-903.07-101393051 biçiminde yazılır.")


def check_past(day, what: str):
    """A day that has come; ``what`` names it in the message."""
    if day and day > dates.today():
        raise ValidationError(_t("%(what)s bugünden sonra olamaz.") % {"what": what}, "future")
    return day


def check_since(day):
    """The first day of teaching: neither ahead nor before anybody in post began."""
    if day and day < FIRST_SINCE:
        said = {"year": FIRST_SINCE.year}
        raise ValidationError(_t("Yıl %(year)s veya sonrası olmalı.") % said, "past")
    return check_past(day, _t("Başlama tarihi"))


class TeacherForm(ModelForm):
    """The registry's facts. The identity number is asked once and never shown again."""

    identity = forms.CharField(label=_("T.C. kimlik numarası"), max_length=20)
    school = SchoolPicker(
        label=_("Görev yeri"), search_url=reverse_lazy("personnel:school_options")
    )

    class Meta:
        model = Teacher
        fields = [
            "first_name",
            "last_name",
            "email",
            "school",
            "subject",
            "employment",
            "teaching_since",
            "days_not_counted",
            "compulsory_service",
            "working",
        ]
        # Django would make a capital of the first letter by English rules.
        labels = {"employment": _("İstihdam")}
        help_texts = {"email": _("Portal daveti bu adrese gider.")}

    field_order = ["identity", "first_name", "last_name", "email", "school", "subject"]

    def __init__(self, *args, duty=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["school"].scope(duty)
        if self.instance.pk:
            self._known_identity()
        else:
            del self.fields["working"]

    def _known_identity(self) -> None:
        field = self.fields["identity"]
        field.required = False
        said = {"mask": self.instance.masked_identity or "—"}
        field.help_text = (
            _t("Kayıtlı numara %(mask)s. Yanlışsa doğrusunu yazın, değilse boş bırakın.") % said
        )

    def clean_identity(self) -> str:
        typed = self.cleaned_data["identity"]
        if not typed:
            return ""
        number = validate_identity(typed)
        others = Teacher.objects.filter(identity_hash=keyed_hash(number))
        if others.exclude(pk=self.instance.pk).exists():
            raise ValidationError(_t("Bu kimlik numarasıyla kayıtlı bir öğretmen var."), "unique")
        return number

    def clean_email(self) -> str | None:
        return clean_email(self.cleaned_data["email"])

    def clean_teaching_since(self):
        return check_since(self.cleaned_data["teaching_since"])

    def clean(self):
        data = super().clean()
        since, away = data.get("teaching_since"), data.get("days_not_counted")
        if since and away and away > (dates.today() - since).days:
            self.add_error("days_not_counted", _t("Başlamadan bugüne geçen günden çok olamaz."))
        return data

    def save(self, commit=True) -> Teacher:
        if self.cleaned_data["identity"]:
            self.instance.identity = self.cleaned_data["identity"]
        return super().save(commit)


def clean_email(typed: str | None) -> str | None:
    """An address in ASCII small letters; None for none."""
    email = (typed or "").strip().lower()
    if email and not email.isascii():
        raise ValidationError(_t("E-posta adresinde Türkçe harf olamaz."), "ascii")
    return email or None


class ManagerialDutyForm(ModelForm):
    """A managerial duty that the teacher holds or held (6/1-c)."""

    school = SchoolPicker(label=_("Okul"), search_url=reverse_lazy("personnel:any_school_options"))
    ends = LastDayField(required=False, help_text=_("Sürüyorsa boş bırakın."))

    class Meta:
        model = ManagerialDuty
        fields = ["kind", "school", "starts", "ends"]

    def __init__(self, *args, teacher: Teacher, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.teacher = teacher
        self.fields["school"].everywhere()
        if not self.is_bound:
            self.fields["school"].initial = teacher.school_id

    def clean_starts(self):
        return check_past(self.cleaned_data["starts"], _t("Başlangıç"))

    def clean_ends(self):
        ends = self.cleaned_data["ends"]
        check_past(dates.last_day(ends), _t("Son gün"))
        return ends

    def clean(self):
        data = super().clean()
        if data.get("starts") and data.get("ends") and data["ends"] <= data["starts"]:
            self.add_error("ends", _t("Son gün, başlangıçtan önce olamaz."))
        return data

    def _get_validation_exclusions(self):
        # The teacher is not among the fields, yet the same duty twice is refused by him.
        return super()._get_validation_exclusions() - {"teacher"}


class ManagerialEndForm(Form):
    """The last day of a managerial duty."""

    last_day = forms.DateField(label=_("Son gün"), initial=dates.today)

    def __init__(self, *args, row: ManagerialDuty, **kwargs):
        self.row = row
        super().__init__(*args, **kwargs)

    def clean_last_day(self):
        day = check_past(self.cleaned_data["last_day"], _t("Son gün"))
        if day < self.row.starts:
            said = {"day": days.day(self.row.starts)}
            raise ValidationError(
                _t("Görev %(day)s günü başladı; son gün bundan önce olamaz.") % said
            )
        return day

    def save(self) -> None:
        self.row.ends = dates.day_after(self.cleaned_data["last_day"])
        self.row.save(update_fields=["ends"])


class AssignForm(TidyForm, KeepsUploads, forms.Form):
    """A teacher onto one of the five seats, by the Ministry's approval."""

    teacher = TeacherPicker(
        label=_("Öğretmen"),
        help_text=_("Ad veya okul adı. Kimlik numarasının tamamını yazarsanız “Ara”ya basın."),
        search_url=reverse_lazy("personnel:teacher_options"),
    )
    seat = forms.ChoiceField(label=_("Kadro"), widget=seats.SeatRadios)
    starts = forms.DateField(label=_("İlk gün"), initial=dates.today)
    last_day = forms.DateField(label=_("Son gün"), required=False)
    approval_number = forms.RegexField(
        NUMBER_PATTERN,
        label=_("Onay sayısı"),
        max_length=60,
        help_text=NUMBER_FORM,
        error_messages={"invalid": NUMBER_FORM},
    )
    approval_date = forms.DateField(label=_("Onay tarihi"))
    file = StoredFileField(label=_("Onay belgesi (PDF)"), required=False)

    def __init__(self, *args, center: Center, duty, **kwargs):
        super().__init__(*args, duty=duty, **kwargs)
        self.center = center
        self.offer = seats.offer(center)
        self.fields["teacher"].duty = duty
        self.fields["seat"].choices = [(one.number, one.label) for one in self.offer]
        self.fields["seat"].widget.closed = {str(o.number) for o in self.offer if o.closed}
        self._say_longest()

    def _say_longest(self) -> None:
        field, today = self.fields["last_day"], dates.today()
        field.initial = services.longest_last_day(today)
        said = {"months": settings.get(services.MAX_TERM, today.year)}
        field.help_text = (
            _t("En çok %(months)s ay (Madde 10/4). Boş bırakırsanız en uzun süre yazılır.") % said
        )

    def clean_seat(self):
        number = int(self.cleaned_data["seat"])
        return next(one for one in self.offer if one.number == number)

    def clean_approval_date(self):
        return check_past(self.cleaned_data["approval_date"], _t("Onay tarihi"))

    def clean(self):
        data = super().clean()
        starts = data.get("starts")
        if starts and "last_day" not in self.errors:
            self._clean_term(data, starts)
        if not self.errors and (reason := data["seat"].bar(starts, data["last_day"])):
            self.add_error("seat", ValidationError(reason, "seat"))
        return data

    def _clean_term(self, data, starts) -> None:
        data["last_day"] = data["last_day"] or services.longest_last_day(starts)
        try:
            services.demand_term(starts, data["last_day"])
        except ClauseRefusal as refusal:
            self.add_error("last_day", with_clause(refusal))

    def save(self) -> Assignment:
        """Seat the teacher; what the database refuses comes out at the field it speaks of."""
        data = self.cleaned_data
        approval = services.Approval(data["approval_number"], data["approval_date"], data["file"])
        seat, teacher = data["seat"].seat, data["teacher"]
        try:
            return services.assign(seat, teacher, data["starts"], data["last_day"], approval)
        except DatabaseError as exc:
            raise _at_field(exc) from exc


# Where a rule of the database is shown, by its name.
RULE_FIELDS = {
    "assignment_one_of_teacher": "teacher",
    "assignment_english": "teacher",
    "assignment_not_principal": "teacher",
    "assignment_one_in_seat": "seat",
    "assignment_in_role": "seat",
    "assignment_center_active": "seat",
    "assignment_period": "last_day",
    "assignment_approval_form": "approval_number",
    "assignment_approval_future": "approval_date",
}


def _at_field(exc: DatabaseError) -> Exception:
    refusal = explain(exc)
    if refusal is None:
        return exc
    field = RULE_FIELDS.get(refusal.rule, refusal.field)
    return ClauseRefusal(refusal.message, refusal.clause, refusal.rule, field)


class EndForm(Form):
    """The early end of a term: its last day and why."""

    last_day = forms.DateField(label=_("Son gün"))
    reason = forms.CharField(
        label=_("Gerekçe"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args, assignment: Assignment, **kwargs):
        self.assignment = assignment
        super().__init__(*args, **kwargs)
        said = {"day": days.day(dates.last_day(dates.today()))}
        self.fields["last_day"].help_text = (
            _t("En erken %(day)s. O günün ertesi sabahı kişinin merkezdeki yetkisi kalkar.") % said
        )

    def save(self) -> Assignment:
        data = self.cleaned_data
        return services.end_early(self.assignment, data["last_day"], data["reason"])
