"""A member's score of one file: points and a note on every criterion, in one form (10/1)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from smm_portal.kit.forms import Form

HIGHEST = 100


class ScoreForm(Form):
    """Points from 0 to 100 for each criterion of the call, and a note where there is one."""

    def __init__(self, *args, criteria, **kwargs):
        super().__init__(*args, **kwargs)
        self.criteria = criteria
        for one in criteria:
            self.fields[f"points_{one.pk}"] = _points(one)
            self.fields[f"note_{one.pk}"] = _note(one)

    def rows(self):
        """(criterion, its points, its note) for the page."""
        for one in self.criteria:
            yield one, self[f"points_{one.pk}"], self[f"note_{one.pk}"]

    def given(self) -> dict[int, tuple[int, str]]:
        """Criterion id → (points, note)."""
        data = self.cleaned_data
        return {one.pk: (data[f"points_{one.pk}"], data[f"note_{one.pk}"]) for one in self.criteria}


def initial_of(scores) -> dict:
    """A form's initial values from a member's stored scores (criterion, points, note)."""
    found = {f"points_{one['criterion']}": one["points"] for one in scores}
    return found | {f"note_{one['criterion']}": one["note"] for one in scores}


def _points(criterion) -> forms.IntegerField:
    out = _("%(name)s: 0 ile 100 arasında bir puan yazın.") % {"name": criterion.name}
    return forms.IntegerField(
        label=criterion.name,
        min_value=0,
        max_value=HIGHEST,
        error_messages={"required": out, "min_value": out, "max_value": out},
    )


def _note(criterion) -> forms.CharField:
    return forms.CharField(
        label=_("%(name)s: not") % {"name": criterion.name},
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
