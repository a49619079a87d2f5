"""The form of an act on a paper: a reason or a remark, and what the person had seen."""

from django import forms
from django.utils.translation import gettext_lazy as _

from smm_portal.kit.forms import TidyForm

from .transitions import TRANSITIONS, Act

NEEDS_NOTE = {row.act for row in TRANSITIONS if row.needs_note}
NOTE_LENGTH = 2000
REASON_HELP = _(
    "Neyin, neden ve nasıl düzeltilmesi gerektiğini yazın. Gerekçeyi yoldaki bütün makamlar okur."
)
REMARK_HELP = _("Yazmak zorunlu değildir. Notu yoldaki bütün makamlar okur.")


class ActForm(TidyForm, forms.Form):
    """``seen`` is the number of steps that the person saw: a second click finds the paper moved."""

    note = forms.CharField(
        label=_("Not"),
        max_length=NOTE_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=REMARK_HELP,
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, act: Act, **kwargs):
        super().__init__(*args, **kwargs)
        if act in NEEDS_NOTE:
            note = self.fields["note"]
            note.required, note.label, note.help_text = True, _("Gerekçe"), REASON_HELP
            note.error_messages["required"] = _("Gerekçe yazın: gerekçesiz yapılamaz (Madde 5/3).")
