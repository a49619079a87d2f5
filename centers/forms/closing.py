"""The checklist that must be empty before a centre closes (4/1)."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from smm_portal.kit import dates
from smm_portal.kit.forms import TidyForm
from smm_portal.road.guided import StepForm

from ..closing import closing_checks


class ClosingForm(TidyForm, StepForm):
    """The day on which the centre closes; every check must be empty for it."""

    day = forms.DateField(
        label=_("Kapanış günü"),
        initial=dates.today,
        help_text=_("Merkezin, alanlarının ve kadrolarının sona erdiği gün."),
    )

    def checks(self) -> list[tuple]:
        """(check, what still stands in the way) for the day given, today by default."""
        day = self._day()
        return [
            (check, [str(text) for text in check.find(self.context.object, day)])
            for check in closing_checks()
        ]

    def _day(self):
        given = (
            self.cleaned_data.get("day")
            if self.is_bound and hasattr(self, "cleaned_data")
            else None
        )
        return given or dates.today()

    def clean_day(self):
        day, opened = self.cleaned_data["day"], self.context.object.opened_on
        if day > dates.today():
            text = _t("Kapanış günü bugünden sonra olamaz; kapatma o gün kaydedilir (Madde 4/1).")
            raise ValidationError(text, "future")
        if opened and day < opened:
            raise ValidationError(_t("Merkez kurulmadan önce kapanamaz (Madde 4/1)."), "order")
        return day

    def clean(self):
        data = super().clean()
        standing = sum(len(found) for _check, found in self.checks()) if data.get("day") else 0
        if standing:
            text = _t(
                "Kapanışa engel %(count)s iş var. Önce aşağıdaki listeyi boşaltın (Madde 4/1)."
            )
            raise ValidationError(text % {"count": standing}, "closing_check")
        return data

    def summary(self):
        count = len(closing_checks())
        clear = _t("%(count)s denetimin hepsi boş") % {"count": count}
        return [*super().summary(), (_("Denetim listesi"), clear)]
