"""A step of a guided act: one matter, its form, what the clause asks beside it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django import forms

from smm_portal.kit.uploads import KeepsUploads

from .summary import display


@dataclass(frozen=True)
class Context:
    """What a step may look at: who acts, on what, and what the steps before it settled."""

    duty: Any
    object: Any = None
    cleaned: dict[str, dict] = field(default_factory=dict)

    def get(self, step: str, name: str, default=None):
        """A value that an earlier step settled."""
        return self.cleaned.get(step, {}).get(name, default)


class StepForm(KeepsUploads, forms.Form):
    """The form of one step. It is built anew with its context whenever the step is looked at.

    Mix ``kit.forms.TidyForm`` in first: ``class SchoolForm(TidyForm, StepForm)``.
    """

    searching = False  # TidyForm's pickers say otherwise

    def __init__(self, *args, context: Context, typed=None, **kwargs):
        self.context = context
        super().__init__(*args, duty=context.duty, **kwargs)

    def summary(self) -> list[tuple[str, Any]]:
        """Label and value of what was given, for the page before the decision."""
        return [
            (bound.label, display(bound, self.cleaned_data.get(bound.name)))
            for bound in self.visible_fields()
        ]


@dataclass(frozen=True)
class Step:
    """One matter: ``clause`` and ``asks`` say beside the form what the law wants here."""

    slug: str
    title: str
    form_class: type[StepForm]
    clause: str = ""
    asks: str = ""
    applies: Callable[[Context], bool] = lambda context: True
    template: str = "kit/guided_step.html"

    def build(self, context: Context, data=None, files=None, **more) -> StepForm:
        """The step's form, bound where ``data`` is given."""
        return self.form_class(data, files, context=context, **more)
