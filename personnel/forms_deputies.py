"""The form in which a principal names a deputy general coordinator."""

from django import forms
from django.utils.translation import gettext_lazy as _

from smm_portal.kit import dates, days
from smm_portal.kit.forms import Form
from smm_portal.offices.models import Duty

from . import deputies


class CoordinatorField(forms.ModelChoiceField):
    """One of the few development coordinators, with the last day of his own duty."""

    def label_from_instance(self, obj: Duty) -> str:
        said = {"who": obj.user, "day": days.day(obj.last_day)}
        return _("%(who)s (görevinin son günü %(day)s)") % said


class DeputyForm(Form):
    """Who stands in, from which day to which."""

    coordinator = CoordinatorField(
        Duty.objects.none(),
        label=_("Vekil"),
        widget=forms.RadioSelect,
        empty_label=None,
        help_text=_("Merkezin mesleki gelişim koordinatörlerinden biri."),
    )
    starts = forms.DateField(label=_("İlk gün"), help_text=_("Bugün veya sonrası."))
    last_day = forms.DateField(
        label=_("Son gün"),
        help_text=_(
            "Vekilin kendi görevinden sonraya kalamaz. Genel koordinatör göreve başlarsa vekâlet o gün biter."
        ),
    )

    def __init__(self, *args, center, **kwargs):
        kwargs.setdefault("initial", {"starts": dates.today()})
        super().__init__(*args, **kwargs)
        self.fields["coordinator"].queryset = deputies.candidates(center)

    def clean(self):
        data = super().clean()
        starts, last_day = data.get("starts"), data.get("last_day")
        if starts and starts < dates.today():
            self.add_error("starts", _("İlk gün bugünden önce olamaz."))
        if starts and last_day and last_day < starts:
            self.add_error("last_day", _("Son gün, ilk günden önce olamaz."))
        return data
