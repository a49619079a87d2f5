"""Forms of a call: matter and calendar, extension, cancellation."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from smm_portal.kit import dates
from smm_portal.kit.days import day as in_words
from smm_portal.kit.forms import Form, ModelForm

from ..models import Call
from ..models.calls import CALENDAR
from .services import MATTER

FARTHEST = 730


class MatterForm(ModelForm):
    """Title, text and calendar of a draft."""

    class Meta:
        model = Call
        fields = MATTER
        widgets = {"text": forms.Textarea(attrs={"rows": 8, "maxlength": 8000})}
        help_texts = {
            "opens_on": _("Başvuruların alınacağı ilk gün. En erken bugün olabilir."),
            "applications_until": _("Bu günün sonuna kadar başvurulabilir."),
            "checks_until": _("Okul, ilçe ve il müdürlüğünün kontrolleri bu güne kadar biter."),
            "commission_until": _("İl komisyonları geçici sonucu bu güne kadar açıklar."),
            "results_until": _("İtirazlar bu güne kadar karara bağlanır, sonuç bildirilir."),
            "term_starts_on": _("Kadrolar bu günde boş olmalı."),
        }

    def clean_text(self):
        text = self.cleaned_data["text"]
        if len(text) > 8000:
            raise ValidationError(_t("Açıklama en çok 8.000 harf olabilir."), "max_length")
        return text

    def clean_opens_on(self):
        day = self.cleaned_data["opens_on"]
        if day < dates.today():
            raise ValidationError(_t("Başvuruların açılışı bugünden önce olamaz."), "past")
        if (day - dates.today()).days > FARTHEST:
            raise ValidationError(_t("Açılış en çok iki yıl sonrası olabilir."), "far")
        return day

    def clean(self):
        data = super().clean()
        _in_order(self, data, ("opens_on", *CALENDAR))
        ends, begins = data.get("results_until"), data.get("term_starts_on")
        if ends and begins and begins <= ends:
            text = _t("Görev başlangıcı, sonuçların son gününden (%s) sonra olmalı.")
            self.add_error("term_starts_on", ValidationError(text % in_words(ends), "order"))
        return data

    def values(self) -> dict:
        """What the service writes."""
        return {name: self.cleaned_data[name] for name in MATTER}


def _in_order(form, data: dict, names: tuple[str, ...]) -> None:
    """Each day at or after the one before it; the error stands at the later one."""
    before = None
    for name in names:
        day = data.get(name)
        if day and before and day < before:
            text = _t("Bu gün, önceki aşamanın gününden (%s) önce olamaz (Madde 10/1).")
            form.add_error(name, ValidationError(text % in_words(before), "order"))
        before = day or before


REASON_HELP = _("Gerekçe çağrının sayfasında herkese açık görünür. Kişi bilgisi yazmayın.")


class ReasonForm(Form):
    """Why a published call is cancelled."""

    reason = forms.CharField(
        label=_("Gerekçe"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=REASON_HELP,
    )


class ExtensionForm(ReasonForm):
    """The calendar moved on: no day may come earlier, one at least later."""

    applications_until = forms.DateField(label=_("Son başvuru günü"))
    checks_until = forms.DateField(label=_("Kontrollerin son günü"))
    commission_until = forms.DateField(label=_("Komisyonların son günü"))
    results_until = forms.DateField(label=_("Sonuçların bildirileceği son gün"))
    field_order = (*CALENDAR, "reason")

    def __init__(self, *args, call: Call, **kwargs):
        self.call = call
        kwargs.setdefault("initial", {name: getattr(call, name) for name in CALENDAR})
        super().__init__(*args, **kwargs)
        for name in CALENDAR:
            text = _t("Şimdiki gün: %s") % in_words(getattr(call, name))
            self.fields[name].help_text = text

    def clean(self):
        data = super().clean()
        for name in CALENDAR:
            self._not_earlier(name, data.get(name))
        _in_order(self, data, CALENDAR)
        if all(data.get(name) == getattr(self.call, name) for name in CALENDAR):
            self.add_error(None, ValidationError(_t("Takvimde hiçbir gün değişmedi."), "same"))
        self._stays_closed(data.get("applications_until"))
        return data

    def _not_earlier(self, name: str, day) -> None:
        if day and day < getattr(self.call, name):
            text = _t("Takvim yalnız uzatılır; gün öne alınamaz (Madde 10/1).")
            self.add_error(name, ValidationError(text, "earlier"))
        elif day and (day - dates.today()).days > FARTHEST:
            self.add_error(name, ValidationError(_t("En çok iki yıl sonrası olabilir."), "far"))

    def _stays_closed(self, day) -> None:
        now = self.call.applications_until
        if day and day > now and now < dates.today():
            text = _t("Başvurular kapandı; başvuru süresi artık uzatılamaz (Madde 10/1).")
            self.add_error("applications_until", ValidationError(text, "closed"))

    def days(self) -> dict:
        """The new calendar."""
        return {name: self.cleaned_data[name] for name in CALENDAR}
