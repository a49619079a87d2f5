"""The decision on which an act rests: a new one with its signed file, or one already entered."""

import datetime as dt

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from smm_portal.documents.forms import StoredFileField
from smm_portal.kit import dates
from smm_portal.kit.days import day as in_words
from smm_portal.kit.forms import TidyForm
from smm_portal.road.guided import StepForm

from .. import letters
from ..models import Decision, DecisionKind

NEW, KNOWN = "yeni", "kayitli"
# Centres of this kind are younger; an earlier year is a slip of the pen.
FIRST_DAY = dt.date(2010, 1, 1)
FARTHEST = dt.timedelta(days=366)
OFFERED = 200
NUMBER_HELP = _("DYS'nin verdiği sayı, örneğin E-20880154-10.04-101393051.")


class DecisionChoice(forms.ModelChoiceField):
    """One of the decisions already entered."""

    def label_from_instance(self, decision) -> str:
        return f"{decision.number} · {in_words(decision.date)}"


def check_date(day: dt.date | None) -> dt.date | None:
    """A decision's date: neither ahead nor before such centres existed."""
    if day and day > dates.today():
        raise ValidationError(_t("Karar tarihi bugünden sonra olamaz (Madde 4/1)."), "future")
    if day and day < FIRST_DAY:
        raise ValidationError(_t("Tarih çok eski görünüyor. Yılı denetleyin."), "past")
    return day


def check_number(number: str) -> str:
    """A number in the official form that no other decision has."""
    for validate in Decision._meta.get_field("number").validators:
        validate(number)
    if Decision.objects.filter(number=number).exists():
        raise ValidationError(
            _t("Bu sayıyla kayıtlı bir karar var. Aynı kararsa “Kayıtlı bir karar”ı seçin."),
            "unique",
        )
    return number


class DecisionForm(TidyForm, StepForm):
    """A step of a guided act; subclasses name the kinds of decision that serve."""

    kind = DecisionKind.FOUNDING
    approval = ""  # the kind of letter by which it was asked for

    source = forms.ChoiceField(
        label=_("Karar"),
        choices=[(NEW, _("Yeni karar")), (KNOWN, _("Kayıtlı bir karar"))],
        widget=forms.RadioSelect,
        initial=NEW,
        help_text=_("Bir karar birden çok merkezi kapsayabilir; ilkinde girilir, sonra seçilir."),
    )
    known = DecisionChoice(
        Decision.objects.none(), label=_("Kayıtlı karar"), empty_label=_("Karar seçin")
    )
    number = forms.CharField(label=_("Sayı"), max_length=60, help_text=NUMBER_HELP)
    date = forms.DateField(label=_("Tarih"))
    effective_on = forms.DateField(
        label=_("Yürürlük tarihi"),
        required=False,
        help_text=_("Boş bırakılırsa kararın tarihidir."),
    )
    note = forms.CharField(label=_("Açıklama"), max_length=500, required=False)
    file = StoredFileField(label=_("İmzalı belge (PDF)"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.approval and self.context.object:
            found = letters.given(self.context.duty, self.approval, self.context.object)
            self.initial = found | self.initial
        rows = Decision.objects.filter(kind=self.kind).order_by("-date", "-pk")
        offered = rows.values("pk")[:OFFERED]
        self.fields["known"].queryset = rows.filter(
            pk__in=list(offered.values_list("pk", flat=True))
        )

    @property
    def new(self) -> bool:
        """Whether a decision is being entered, not chosen."""
        return self.cleaned_data.get("source") != KNOWN

    def clean_date(self):
        return check_date(self.cleaned_data["date"])

    def clean(self):
        data = super().clean()
        (self._clean_new if self.new else self._clean_known)(data)
        self._clean_life(data)
        return data

    def _clean_new(self, data) -> None:
        self.errors.pop("known", None)
        if data.get("number"):
            try:
                check_number(data["number"])
            except ValidationError as fault:
                self.add_error("number", fault)
        self._clean_effect(data)

    def _clean_effect(self, data) -> None:
        day, effect = data.get("date"), data.get("effective_on")
        if not day or "effective_on" in self.errors:
            return
        data["effective_on"] = effect = effect or day
        if effect < day:
            text = _t("Karar, tarihinden önce yürürlüğe giremez (Madde 4/1).")
            self.add_error("effective_on", ValidationError(text, "order"))
        elif effect > dates.today() + FARTHEST:
            text = _t("Yürürlük tarihi en çok bir yıl sonrası olabilir.")
            self.add_error("effective_on", ValidationError(text, "far"))

    def _clean_known(self, data) -> None:
        for name in ("number", "date", "effective_on", "file", "note"):
            self.errors.pop(name, None)

    def _clean_life(self, data) -> None:
        """What the act rests on cannot hold before the centre was founded."""
        center, effect = self.context.object, self.effect(data)
        opened = center.opened_on if center else None
        if effect and opened and effect < opened:
            text = _t("Yürürlük, merkezin kuruluşundan (%(day)s) önce olamaz (Madde 4/1).")
            at = "effective_on" if self.new else "known"
            self.add_error(at, ValidationError(text % {"day": in_words(opened)}, "life"))

    @staticmethod
    def effect(data) -> dt.date | None:
        """From which day on the decision holds."""
        known = data.get("known") if data.get("source") == KNOWN else None
        return known.effective_on if known else data.get("effective_on")

    def summary(self):
        if self.new:
            skipped = ("source", "known")
            rows = super().summary()
            hidden = {self.fields[name].label for name in skipped}
            return [(label, value) for label, value in rows if label not in hidden]
        return [(self.fields["known"].label, _facts(self.cleaned_data["known"]))]


def _facts(decision: Decision) -> str:
    facts = _t("%(number)s, %(date)s; yürürlük %(effect)s")
    return facts % {
        "number": decision.number,
        "date": in_words(decision.date),
        "effect": in_words(decision.effective_on),
    }


def decision_of(cleaned: dict, kind: str) -> Decision:
    """The decision that the step gave: the chosen one, or a new row."""
    if cleaned["source"] == KNOWN:
        return cleaned["known"]
    names = ("number", "date", "effective_on", "note", "file")
    return Decision.objects.create(kind=kind, **{name: cleaned[name] for name in names})


class FoundingDecisionForm(DecisionForm):
    kind = DecisionKind.FOUNDING
    approval = letters.FOUNDING


class FieldsDecisionForm(DecisionForm):
    kind = DecisionKind.FIELDS


class SeatsDecisionForm(DecisionForm):
    kind = DecisionKind.SEATS


class ClosingDecisionForm(DecisionForm):
    """The closing day, given a step before, must not lie before the decision's effect."""

    kind = DecisionKind.CLOSING
    approval = letters.CLOSING

    def _clean_life(self, data) -> None:
        super()._clean_life(data)
        day, effect = self.context.get("denetim", "day"), self.effect(data)
        if day and effect and effect > day:
            text = _t("Karar, kapanış gününde (%(day)s) yürürlükte olmalı (Madde 4/1).")
            at = "effective_on" if self.new else "known"
            self.add_error(at, ValidationError(text % {"day": in_words(day)}, "effect"))
