"""The two steps of forming a commission: chair and units, further members (10/2)."""

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from smm_portal.kit.forms import TidyForm
from smm_portal.road.guided import StepForm

from ...models import Part
from ...models.commissions import NEEDED
from .. import candidates, sitting
from .fields import DutiesField, DutyField


class PartsForm(TidyForm, StepForm):
    """One person each for chair and units, proposed from the duties in force."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        duties = candidates.duties_at(self.context.duty.office)
        for part in NEEDED:
            self.fields[part] = self._field(part, candidates.for_part(duties, part))

    def _field(self, part: str, duties) -> DutyField:
        first = duties[0].pk if duties else None
        field = DutyField(duties, label=Part(part).label, required=False, initial=first)
        if not duties:
            field.help_text = _("Bu görevde bugün kimse yok. Üye sonradan eklenebilir.")
        return field

    @property
    def chosen(self) -> dict:
        """Part → duty of those that were chosen."""
        return chosen_of(self.cleaned_data)

    def summary(self):
        lacking = sitting.missing(self.chosen, sitting.PERSONS)
        return [*super().summary(), *_lacking(lacking)]


class MembersForm(TidyForm, StepForm):
    """Further members, so that at least three persons sit."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        taken = {duty.user_id for duty in self._parts().values()}
        duties = candidates.duties_at(self.context.duty.office)
        others = {duty.user_id: duty for duty in reversed(duties) if duty.user_id not in taken}
        self.fields["members"] = DutiesField(
            list(others.values()),
            label=_("Diğer üyeler"),
            required=False,
            help_text=_("Boş bırakılabilir. Üyeler sonradan da eklenebilir."),
        )

    def _parts(self) -> dict:
        return chosen_of(self.context.cleaned.get("birimler", {}))

    def summary(self):
        duties = [*self._parts().values(), *self.cleaned_data["members"]]
        lacking = sitting.missing(NEEDED, len({duty.user_id for duty in duties}))
        return [*super().summary(), *_lacking(lacking)]


def chosen_of(cleaned: dict) -> dict:
    """Part → duty from a step's cleaned answers."""
    return {part: cleaned[part] for part in NEEDED if cleaned.get(part)}


def _lacking(said: list[str]) -> list[tuple]:
    """What 10/2 still asks, as lines of the summary."""
    note = _t("İnceleme bu eksik giderilmeden açılmaz.")
    return [(_t("Eksik (Madde 10/2)"), f"{one} {note}") for one in said]
