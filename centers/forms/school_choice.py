"""The school at which a centre is founded; choosing it begins the draft (4/1, 4/3)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from smm_portal.kit.refusals import guard

from .. import services
from ..models import Center, School


class SchoolChoiceForm(forms.Form):
    """One school by its number; what the law forbids there is said by the database."""

    school = forms.ModelChoiceField(
        School.objects.all(),
        widget=forms.HiddenInput,
        error_messages={
            "required": _("Bir okul seçin."),
            "invalid_choice": _("Okul bulunamadı. Yeniden arayın."),
        },
    )

    def draft(self) -> Center | None:
        """The new draft, or None with the refusal among the form's errors."""
        center = None
        with guard(self) as done:
            center = services.draft_center(self.cleaned_data["school"])
        return center if done else None
