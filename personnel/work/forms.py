"""Forms of tasks: giving, delivering, answering, giving up."""

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from smm_portal.documents.forms import StoredFileField
from smm_portal.kit import dates, days
from smm_portal.kit.forms import Form
from smm_portal.kit.uploads import KeepsUploads

from ..models import Assignment, DutyClause
from ..tables import role_words, with_role
from .access import letters_of

OF_GENERAL = [
    (value, f"{value}: {label}") for value, label in DutyClause.choices if value[0] == "8"
]
OF_OTHERS = [(value, f"{value}: {label}") for value, label in DutyClause.choices if value[0] == "9"]


class PersonField(forms.ModelChoiceField):
    """Somebody in office at the centre, with his role."""

    def label_from_instance(self, obj: Assignment) -> str:
        return f"{obj.teacher} · {role_words(obj)}"


class GiveForm(Form):
    """A piece of work by its letter, for whom, until when (8/1-f)."""

    assignment = PersonField(
        Assignment.objects.none(), label=_("Kime"), widget=forms.RadioSelect, empty_label=None
    )
    clause = forms.ChoiceField(
        label=_("Görev bendi"),
        choices=[
            ("", _("Seçin")),
            (_("Genel koordinatör (Madde 8/1)"), OF_GENERAL),
            (_("Mesleki gelişim koordinatörü (Madde 9/1)"), OF_OTHERS),
        ],
        help_text=_("İş, Yönergenin bu bendine dayanır."),
    )
    text = forms.CharField(label=_("İş"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    starts_on = forms.DateField(label=_("Başlangıç"))
    due_on = forms.DateField(label=_("Son gün"))

    def __init__(self, *args, center, **kwargs):
        kwargs.setdefault("initial", {})
        kwargs["initial"].setdefault("starts_on", dates.today())
        super().__init__(*args, **kwargs)
        rows = Assignment.objects.in_force().filter(seat__center=center)
        rows = with_role(rows.select_related("teacher", "seat"))
        self.fields["assignment"].queryset = rows.order_by("seat__number")

    def clean(self):
        data = super().clean()
        who, clause = data.get("assignment"), data.get("clause")
        if who and clause:
            self._check_letter(who, clause)
        if who and data.get("starts_on") and data.get("due_on"):
            self._check_days(who, data["starts_on"], data["due_on"])
        return data

    def _check_letter(self, who: Assignment, clause: str) -> None:
        kind = (who.role or {}).get("kind")
        if not clause.startswith(letters_of(kind)):
            text = _t("%(who)s için Madde %(article)s bentlerinden birini seçin.")
            article = "8/1" if letters_of(kind) == "8/" else "9/1"
            self.add_error("clause", text % {"who": who.teacher, "article": article})

    def _check_days(self, who: Assignment, starts_on, due_on) -> None:
        if due_on < starts_on:
            self.add_error("due_on", _t("Son gün, başlangıçtan önce olamaz."))
        if starts_on < who.starts:
            said = {"day": days.day(who.starts)}
            text = _t("Kişinin görevi %(day)s günü başladı; iş bundan önce başlayamaz.")
            self.add_error("starts_on", text % said)
        if due_on > who.last_day:
            said = {"day": days.day(who.last_day)}
            text = _t("Kişinin görevi %(day)s günü bitiyor; son gün bundan sonra olamaz.")
            self.add_error("due_on", text % said)


class DeliverForm(KeepsUploads, Form):
    """What was done, with a document where there is one."""

    result = forms.CharField(
        label=_("Ne yapıldı"), max_length=2000, widget=forms.Textarea(attrs={"rows": 6})
    )
    file = StoredFileField(label=_("Belge (PDF)"), required=False)


class NoteForm(Form):
    """A note; needed where work goes back or is given up."""

    note = forms.CharField(
        label=_("Not"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args, required: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["note"].required = required
        if required:
            self.fields["note"].label = _("Gerekçe")
