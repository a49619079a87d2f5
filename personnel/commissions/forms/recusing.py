"""A member's relations to applicants, and withdrawing from a single file (reading 11)."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from smm_portal.kit.forms import Form

from ...models import Recusal

BOUND = [
    (Recusal.Kind.RELATIVE.value, _("Yakınım")),
    (Recusal.Kind.OTHER.value, _("Başka bir nedenle çekiliyorum")),
]
OWN = [(Recusal.Kind.OWN.value, Recusal.Kind.OWN.label)]
NOTE = 300


class RecuseForm(Form):
    """Why the member withdraws from one file."""

    kind = forms.ChoiceField(label=_("Neden"), widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Açıklama"),
        required=False,
        max_length=NOTE,
        help_text=_("Başka bir nedense kısaca yazın. Komisyonun kaydında kalır."),
    )

    def __init__(self, *args, own: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = OWN if own else BOUND
        if own:
            self.fields["kind"].initial = Recusal.Kind.OWN.value

    def clean(self):
        data = super().clean()
        if data.get("kind") == Recusal.Kind.OTHER and not data.get("note"):
            self.add_error("note", ValidationError(_("Nedeni kısaca yazın."), "required"))
        return data


class DeclareForm(Form):
    """For each applicant: no relation, a relative, or another reason with a word on it."""

    def __init__(self, *args, applications, user: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.applications, self.user = applications, user
        for row in applications:
            self._ask(row)

    def _ask(self, row) -> None:
        own = row.teacher.user_id == self.user
        choices = OWN if own else [("", _("İlişkim yok")), *BOUND]
        label = _("%(name)s ile ilişkiniz") % {"name": row.teacher}
        self.fields[f"kind_{row.pk}"] = forms.ChoiceField(
            label=label, choices=choices, required=own, initial=choices[0][0]
        )
        self.fields[f"note_{row.pk}"] = forms.CharField(
            label=_("Açıklama"), required=False, max_length=NOTE
        )

    def rows(self):
        """(application, its choice, its note) for the page."""
        for row in self.applications:
            yield row, self[f"kind_{row.pk}"], self[f"note_{row.pk}"]

    def clean(self):
        data = super().clean()
        for row in self.applications:
            kind, note = data.get(f"kind_{row.pk}"), data.get(f"note_{row.pk}")
            if kind == Recusal.Kind.OTHER and not note:
                text = _("%(name)s: nedeni kısaca yazın.") % {"name": row.teacher}
                self.add_error(f"note_{row.pk}", ValidationError(text, "required"))
        return data

    def relations(self) -> dict:
        """Application → (kind, note) of those to whom the member is bound."""
        data = self.cleaned_data
        return {
            row: (data[f"kind_{row.pk}"], data[f"note_{row.pk}"])
            for row in self.applications
            if data[f"kind_{row.pk}"]
        }

    def in_words(self) -> list[tuple]:
        """(applicant, why, note) of the same, for the page before the decision."""
        return [
            (row.teacher, Recusal.Kind(kind).label, note)
            for row, (kind, note) in self.relations().items()
        ]
