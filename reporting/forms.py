"""The small forms of a plan's parts. ``rows`` says which fields stand side by side."""

from decimal import Decimal
from typing import ClassVar

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from smm_portal.kit.forms import Form, ModelForm

from .fields import MonthsField, NumberField
from .models import Aim, Indicator, Objective, PlannedAction, PlanRevision
from .models.targets import ActivityClause

LONG = {"rows": 3}
LONGER = {"rows": 8}
AMOUNT = {"max_digits": 14, "decimal_places": 2}


class PartForm(ModelForm):
    """Base of them: ``values()`` is what was written, ready to be stored."""

    rows: ClassVar[tuple[tuple[str, ...], ...]] = ()

    def values(self) -> dict:
        """The cleaned values in the order of the fields."""
        return {name: self.cleaned_data[name] for name in self._meta.fields}

    def laid_out(self):
        """The fields, row by row."""
        for row in self.rows or [(name,) for name in self._meta.fields]:
            yield [self[name] for name in row]


class SituationForm(PartForm):
    class Meta:
        model = PlanRevision
        fields = ("situation",)
        widgets: ClassVar = {"situation": forms.Textarea(attrs=LONGER)}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["situation"].required = True


class ChangesForm(PartForm):
    class Meta:
        model = PlanRevision
        fields = ("changes",)
        widgets: ClassVar = {"changes": forms.Textarea(attrs=LONGER)}
        help_texts: ClassVar = {"changes": _("Önceki revizyonda neyi, neden değiştirdiniz?")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["changes"].required = True


class AimForm(PartForm):
    class Meta:
        model = Aim
        fields = ("text",)
        widgets: ClassVar = {"text": forms.Textarea(attrs=LONG)}


class ObjectiveForm(PartForm):
    class Meta:
        model = Objective
        fields = ("text",)
        widgets: ClassVar = {"text": forms.Textarea(attrs=LONG)}
        help_texts: ClassVar = {"text": _("Yıl sonunda neyin değişmiş olacağını yazın.")}


class IndicatorForm(PartForm):
    baseline = NumberField(label=_("Başlangıç değeri"), **AMOUNT)
    target = NumberField(label=_("Hedef değer"), help_text=_("Örnek: 1.250 veya 12,5"), **AMOUNT)
    weight = NumberField(
        label=_("Ağırlık (%)"),
        max_digits=3,
        decimal_places=0,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_("Hedefin göstergelerinin ağırlıkları toplamı 100 olur."),
    )
    rows = (
        ("name",),
        ("unit", "weight"),
        ("baseline", "target"),
        ("method",),
        ("frequency", "responsible"),
    )

    class Meta:
        model = Indicator
        fields = (
            "name",
            "unit",
            "baseline",
            "target",
            "weight",
            "method",
            "frequency",
            "responsible",
        )
        widgets: ClassVar = {"method": forms.Textarea(attrs={"rows": 2})}
        help_texts: ClassVar = {
            "unit": _("Örnek: kişi, saat, %"),
            "method": _("Hangi kayıttan, nasıl hesaplanır?"),
            "responsible": _("Unvanı yazın, örneğin: Mesleki gelişim koordinatörü (Bilişim)"),
        }


class ActionForm(PartForm):
    months = MonthsField(label=_("Aylar"))
    budget = NumberField(
        label=_("Bütçe (TL)"), required=False, validators=[MinValueValidator(0)], **AMOUNT
    )
    rows = (
        ("name",),
        ("clause",),
        ("method",),
        ("responsible",),
        ("months",),
        ("budget", "budget_source"),
    )

    class Meta:
        model = PlannedAction
        fields = (
            "name",
            "clause",
            "method",
            "months",
            "responsible",
            "budget",
            "budget_source",
        )
        widgets: ClassVar = {"method": forms.Textarea(attrs=LONG)}
        help_texts: ClassVar = {
            "budget": _("Para gerekmiyorsa boş bırakın."),
            "budget_source": _("Örnek: okul döner sermayesi, proje, iş birliği protokolü"),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        letters = [(one.value, f"{one.value} {one.label}") for one in ActivityClause]
        self.fields["clause"].choices = [("", _("Seçin")), *letters]

    def clean_budget(self):
        return self.cleaned_data["budget"] or Decimal(0)


class BeginForm(Form):
    """Which year to plan for, and whether to start from last year's plan."""

    year = forms.TypedChoiceField(label=_("Plan yılı"), coerce=int)
    copy = forms.BooleanField(label=_("Geçen yılın planını kopyala"), required=False)

    def __init__(self, *args, years, copied: set[int], **kwargs):
        super().__init__(*args, **kwargs)
        self.copied = copied
        self.fields["year"].choices = [(year, str(year)) for year in years]
        self.fields["copy"].help_text = _(
            "Amaç, hedef, gösterge ve faaliyetler gelir; durum özeti boş başlar."
        )
        if not copied:
            del self.fields["copy"]

    def clean(self):
        data = super().clean()
        if data.get("copy") and data.get("year") and data["year"] - 1 not in self.copied:
            self.add_error("copy", _("Bu yıldan önceki yılın planı yok; boş başlayın."))
        return data
