"""A choice among duties that are already in memory."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .. import candidates


class DutyField(forms.TypedChoiceField):
    """One of a few duties; cleans to the duty, or None where it may stay open."""

    def __init__(self, duties, **kwargs):
        self.rows = {str(duty.pk): duty for duty in duties}
        choices = [(duty.pk, candidates.in_words(duty)) for duty in duties]
        kwargs.setdefault("empty_value", None)
        super().__init__(
            choices=[("", _("Seçilmedi")), *choices], coerce=lambda key: self.rows[key], **kwargs
        )


class DutiesField(forms.TypedMultipleChoiceField):
    """Any of a few duties; cleans to a list of them."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, duties, **kwargs):
        self.rows = {str(duty.pk): duty for duty in duties}
        choices = [(duty.pk, candidates.in_words(duty)) for duty in duties]
        super().__init__(choices=choices, coerce=lambda key: self.rows[key], **kwargs)
