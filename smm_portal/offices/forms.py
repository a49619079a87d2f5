"""Forms of the offices room."""

import datetime as dt
import re

from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from smm_portal.kit import dates, days
from smm_portal.kit.filters import DAY_FORMATS
from smm_portal.kit.forms import Form, ModelForm
from smm_portal.kit.text import clean
from smm_portal.kit.widgets import DayInput, FastSelect

from . import access
from .invitations import Candidate, check_last_day
from .models import Duty, Invitation, Office, SavedView, User
from .roles import FROM_RECORDS, Role

DETSIS = re.compile(r"^[0-9]{8}$")
PHONE = re.compile(r"^\+?[0-9]{10,13}$")
ROLE_LABELS = dict(Role.choices)


class DayField(forms.DateField):
    """A day, typed or picked."""

    def __init__(self, **kwargs):
        super().__init__(widget=DayInput(), input_formats=DAY_FORMATS, **kwargs)


def _roles(names) -> list[tuple[str, str]]:
    return [("", _("Seçin")), *((name, ROLE_LABELS[name]) for name in names)]


class SavedViewForm(ModelForm):
    """A list's filters under a name."""

    class Meta:
        model = SavedView
        fields = ["list_name", "name", "query"]

    def clean_name(self) -> str:
        return clean(self.cleaned_data["name"])


class ProfileForm(ModelForm):
    """What a person changes about himself: the telephone number."""

    class Meta:
        model = User
        fields = ["phone"]
        help_texts = {"phone": _("Örnek: 0312 413 00 00. Boş bırakabilirsiniz.")}
        widgets = {"phone": forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"})}

    def clean_phone(self) -> str:
        typed = clean(self.cleaned_data["phone"])
        digits = re.sub(r"[ ()\-./]", "", typed)
        if typed and not PHONE.match(digits):
            raise ValidationError(_("Telefonu alan koduyla, yalnız rakamlarla yazın."))
        return typed


class GiveDutyForm(Form):
    """A role for a person at an office, both already chosen."""

    role = forms.ChoiceField(label=_("Görev"), widget=FastSelect)
    starts = DayField(label=_("İlk gün"))
    last_day = DayField(label=_("Son gün"), required=False, help_text=_("Süresizse boş bırakın."))
    is_deputy = forms.BooleanField(label=_("Vekâleten yürütecek"), required=False)
    deputy_for = forms.ChoiceField(
        label=_("Kime vekâlet edecek"), required=False, widget=FastSelect
    )

    def __init__(self, *args, duty: Duty, office: Office, person: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.duty, self.office, self.person = duty, office, person
        self.fields["role"].choices = _roles(access.roles_to_give(duty, office))
        self.fields["deputy_for"].choices = [("", _("Boş kadro")), *self._holders()]
        self.fields["starts"].initial = dates.today()

    def _holders(self) -> list[tuple[str, str]]:
        held = self.office.duties.in_force().filter(is_deputy=False).exclude(user=self.person)
        rows = held.select_related("user").order_by("user__sort_key")
        return [(str(d.user_id), f"{d.user} · {d.get_role_display()}") for d in rows]

    def clean(self) -> dict:
        data = super().clean()
        if data.get("deputy_for") and not data.get("is_deputy"):
            self.add_error("is_deputy", _("Vekâlet edilen kişi seçildi: bu kutuyu da işaretleyin."))
        if (last := data.get("last_day")) and last < data.get("starts", last):
            self.add_error("last_day", _("Son gün, ilk günden önce olamaz."))
        self._check_power(data)
        return data

    def _check_power(self, data: dict) -> None:
        if role := data.get("role"):
            as_deputy = bool(data.get("is_deputy"))
            verdict = access.may_give(self.duty, role, self.office, as_deputy=as_deputy)
            if not verdict:
                self.add_error("role", verdict.reason)

    def save(self) -> Duty:
        """The new duty."""
        data = self.cleaned_data
        return Duty.objects.create(
            user=self.person,
            office=self.office,
            role=data["role"],
            starts=data["starts"],
            ends=dates.day_after(data["last_day"]),
            is_deputy=data["is_deputy"],
            deputy_for_id=data["deputy_for"] or None,
        )


class EndDutyForm(Form):
    """The last day of a duty: yesterday ends it at once."""

    last_day = DayField(label=_("Son gün"))

    def __init__(self, *args, target: Duty, **kwargs):
        super().__init__(*args, **kwargs)
        self.target = target
        yesterday = dates.today() - dt.timedelta(days=1)
        self.earliest = max(yesterday, target.starts - dt.timedelta(days=1))
        self.fields["last_day"].initial = self.earliest
        self.fields["last_day"].help_text = _(
            "%(day)s yazarsanız görev hemen biter. Önceki günlerde yapılanlar bu göreve bağlı kalır."
        ) % {"day": days.day(self.earliest)}

    def clean_last_day(self) -> dt.date:
        day = self.cleaned_data["last_day"]
        if day < self.earliest:
            raise ValidationError(
                _("Son gün en erken %(day)s olabilir."), params={"day": days.day(self.earliest)}
            )
        if self.target.last_day and day >= self.target.last_day:
            raise ValidationError(_("Görev zaten bu tarihte ya da daha önce bitiyor."))
        return day

    def save(self) -> None:
        """Write the end."""
        self.target.ends = dates.day_after(self.cleaned_data["last_day"])
        self.target.save(update_fields=["ends"])


class ReasonForm(Form):
    """Why an account is closed or opened again; it stands in the history."""

    reason = forms.CharField(
        label=_("Gerekçe"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Geçmişe yazılır. Örnek: kurumdan ayrıldı, parolası çalındı."),
    )


class OfficeForm(ModelForm):
    """What may be changed of an office by hand."""

    class Meta:
        model = Office
        fields = ["detsis", "working"]
        help_texts = {"detsis": _("Sekiz rakam. Bilmiyorsanız boş bırakın.")}

    def clean_detsis(self) -> str | None:
        number = clean(self.cleaned_data["detsis"] or "").replace(" ", "")
        if number and not DETSIS.match(number):
            raise ValidationError(_("DETSİS numarası sekiz rakamdan oluşur."))
        return number or None


class InviteForm(Form):
    """One official to be invited to an office already chosen."""

    role = forms.ChoiceField(label=_("Görev"), widget=FastSelect)
    first_name = forms.CharField(label=_("Ad"), max_length=80)
    last_name = forms.CharField(label=_("Soyad"), max_length=80)
    email = forms.EmailField(
        label=_("E-posta"), help_text=_("Davet bağlantısı bu adrese gider; hesabın adı da bu olur.")
    )
    last_day = DayField(
        label=_("Görevin son günü"), required=False, help_text=_("Süresizse boş bırakın.")
    )

    def __init__(self, *args, duty: Duty, office: Office, **kwargs):
        super().__init__(*args, **kwargs)
        self.office = office
        names = [r for r in access.roles_to_give(duty, office) if access.may_give(duty, r, office)]
        self.fields["role"].choices = _roles(n for n in names if n not in FROM_RECORDS)

    def clean_last_day(self) -> dt.date | None:
        return check_last_day(self.cleaned_data["last_day"])

    def candidate(self) -> Candidate:
        """The person as the invitation service takes him."""
        data = self.cleaned_data
        return Candidate(
            data["email"],
            data["first_name"],
            data["last_name"],
            data["role"],
            self.office,
            duty_ends=dates.day_after(data["last_day"]),
        )


class PasswordForm(Form):
    """A new account's password, typed twice."""

    password = forms.CharField(
        label=_("Parola"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("En az on karakter; adınız, e-postanız ya da yaygın bir parola olmasın."),
    )
    again = forms.CharField(
        label=_("Parola, bir kez daha"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args, invitation: Invitation, **kwargs):
        super().__init__(*args, **kwargs)
        self.person = User(
            email=invitation.email,
            first_name=invitation.first_name,
            last_name=invitation.last_name,
        )

    def clean_password(self) -> str:
        password_validation.validate_password(self.cleaned_data["password"], self.person)
        return self.cleaned_data["password"]

    def clean(self) -> dict:
        data = super().clean()
        if "password" in data and data["password"] != data.get("again"):
            self.add_error("again", _("İki parola aynı değil."))
        return data
