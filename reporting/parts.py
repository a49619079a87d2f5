"""The parts of a plan that are written one by one, and where each stands."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from . import forms
from .models import Aim, Indicator, Objective, PlannedAction, PlanRevision


@dataclass(frozen=True)
class Part:
    """``link`` is the foreign key to the parent, ``path`` the look-up that leads to the revision.

    Texts of the revision itself have neither: they stand once in every revision.
    """

    slug: str
    label: Any
    new_label: Any
    model: type
    form: type
    link: str = ""
    path: str = ""
    below: str = ""  # the slug of the parent's part, "" under the revision

    @property
    def fields(self) -> list[str]:
        """What is written in it."""
        return list(self.form._meta.fields)

    @property
    def is_text(self) -> bool:
        return self.model is PlanRevision

    def find(self, revision: PlanRevision, key):
        """The part with this key in the revision, or None."""
        if self.is_text:
            return PlanRevision.objects.get(pk=revision.pk)
        rows = self.model.objects.filter(**{self.path: revision}, key=key)
        return rows.select_related(self.link).first()

    def parent_of(self, revision: PlanRevision, key):
        """What a new part is added to: the revision, or the part with the key."""
        if not self.below:
            return revision
        return find(self.below).find(revision, key)


_PARTS = (
    Part("durum", _("Durum özeti"), "", PlanRevision, forms.SituationForm),
    Part("gerekce", _("Değişiklik gerekçesi"), "", PlanRevision, forms.ChangesForm),
    Part("amac", _("Amaç"), _("Amaç ekle"), Aim, forms.AimForm, "revision", "revision"),
    Part(
        "hedef",
        _("Hedef"),
        _("Hedef ekle"),
        Objective,
        forms.ObjectiveForm,
        "aim",
        "aim__revision",
        "amac",
    ),
    Part(
        "gosterge",
        _("Performans göstergesi"),
        _("Gösterge ekle"),
        Indicator,
        forms.IndicatorForm,
        "objective",
        "objective__aim__revision",
        "hedef",
    ),
    Part(
        "faaliyet",
        _("Faaliyet"),
        _("Faaliyet ekle"),
        PlannedAction,
        forms.ActionForm,
        "objective",
        "objective__aim__revision",
        "hedef",
    ),
)
BY_SLUG = {part.slug: part for part in _PARTS}


def find(slug: str) -> Part | None:
    """The part with this name in addresses."""
    return BY_SLUG.get(slug)


def of(row) -> Part:
    """The part that a row of the tree is."""
    return next(part for part in _PARTS if part.model is type(row))


def as_key(text: str) -> UUID | None:
    """A key as it stands in a draft's name."""
    try:
        return UUID(text)
    except ValueError:
        return None
