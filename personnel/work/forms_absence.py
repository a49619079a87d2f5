"""Forms of absences, and of opening a month again."""

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from centers.models import Center
from smm_portal.kit import dates, days
from smm_portal.kit.forms import Form, LastDayField

from ..models import Absence, Assignment
from ..tables import with_role
from .forms import PersonField


class TermField(PersonField):
    """A person with his term: who was appointed again stands here twice."""

    def label_from_instance(self, obj: Assignment) -> str:
        person = super().label_from_instance(obj)
        return f"{person} ({days.day(obj.starts)} – {days.day(obj.last_day)})"


class AbsenceForm(Form):
    """Who was away, why, from when until when (both days included)."""

    assignment = TermField(
        Assignment.objects.none(), label=_("Kim"), widget=forms.RadioSelect, empty_label=None
    )
    kind = forms.ChoiceField(label=_("Tür"), choices=Absence.Kind, widget=forms.RadioSelect)
    starts = forms.DateField(label=_("İlk gün"))
    ends = LastDayField(
        label=_("Son gün"), help_text=_("İzindeki son gün. Hafta sonları gün sayısına girmez.")
    )
    note = forms.CharField(
        label=_("Açıklama"),
        max_length=300,
        required=False,
        help_text=_("Sağlık bilgisi yazmayın; izin onayının sayısı yeter."),
    )

    def __init__(self, *args, center: Center, absence: Absence | None = None, **kwargs):
        if absence:
            names = ("kind", "starts", "ends", "note")
            kwargs["initial"] = {name: getattr(absence, name) for name in names}
        super().__init__(*args, **kwargs)
        if absence:
            del self.fields["assignment"]
        else:
            self.fields["assignment"].queryset = _people(center)
        self.absence = absence

    def clean(self):
        data = super().clean()
        who = self.absence.assignment if self.absence else data.get("assignment")
        starts, ends = data.get("starts"), data.get("ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", _t("Son gün, ilk günden önce olamaz."))
        elif who and starts and ends:
            self._check_term(who, starts, ends)
        return data

    def _check_term(self, who: Assignment, starts, ends) -> None:
        said = {"first": days.day(who.starts), "last": days.day(who.last_day)}
        text = _t("Görev süresi %(first)s – %(last)s; izin bu günlerin içinde olmalı.") % said
        if starts < who.starts:
            self.add_error("starts", text)
        if ends > who.ends:
            self.add_error("ends", text)


def _people(center: Center):
    """Terms that are in force or ended within the last months: those whose leave is still entered."""
    since = dates.today().replace(day=1)
    since = since.replace(year=since.year - 1)
    rows = Assignment.objects.filter(seat__center=center, ends__gt=since, starts__lte=dates.today())
    return with_role(rows.select_related("teacher", "seat")).order_by("-ends", "seat__number")


class ReopenForm(Form):
    """Why a confirmed month is opened again."""

    reason = forms.CharField(
        label=_("Gerekçe"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Neyin yanlış olduğunu yazın. Önceki çizelge saklanır."),
    )
