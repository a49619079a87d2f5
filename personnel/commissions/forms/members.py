"""Who comes to a commission later, and who leaves it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from smm_portal.kit.forms import Form

from ...models import CommissionMember, Part
from .. import candidates
from .fields import DutyField


class MemberForm(Form):
    """A part that is open, or a further member, and who takes it."""

    part = forms.ChoiceField(label=_("Sıfat"))

    def __init__(self, *args, commission, taken, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["part"].choices = [
            (part.value, part.label) for part in Part if part == Part.MEMBER or part not in taken
        ]
        duties = candidates.duties_at(commission.province)
        self.fields["duty"] = DutyField(duties, label=_("Kişi"))

    def clean(self):
        data = super().clean()
        part, duty = data.get("part"), data.get("duty")
        if part and duty and duty not in candidates.for_part([duty], part):
            text = _("Bu sıfatla o birimin görevlisi katılır (Madde 10/2).")
            self.add_error("duty", ValidationError(text, "unit"))
        return data


class ReplaceForm(Form):
    """Why a member leaves, and who takes his part; a further member may leave without."""

    reason = forms.CharField(
        label=_("Ayrılış gerekçesi"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Komisyonun kaydında kalır."),
    )

    def __init__(self, *args, member: CommissionMember, **kwargs):
        super().__init__(*args, **kwargs)
        duties = candidates.duties_at(member.commission.province)
        others = [one for one in duties if one.user_id != member.user_id]
        self.fields["duty"] = DutyField(
            candidates.for_part(others, member.part),
            label=_("Yerine gelen"),
            required=member.part != Part.MEMBER,
        )
        self.order_fields(["duty", "reason"])
