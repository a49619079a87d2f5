"""What is asked of applicants and of checking offices."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from smm_portal.documents.forms import StoredFileField
from smm_portal.kit import clauses
from smm_portal.kit.forms import Form
from smm_portal.kit.uploads import KeepsUploads

from ..models import Application
from . import facts
from .checking import Correction
from .reading import Paper

RIGHT, WRONG = "dogru", "duzelt"
MARKS = [(RIGHT, _("Doğru")), (WRONG, _("Düzelt"))]
FORWARD = "ilet"


@dataclass(frozen=True)
class Slot:
    """A place for files: a document of the call (its id) or a condition's clause."""

    name: str
    title: str
    help: str
    required: bool
    files: tuple[dict, ...]
    document: int | None = None
    clause: str = ""


def slots_of(paper: Paper) -> list[Slot]:
    """Every place for files of an application being written."""
    made = [
        Slot(
            f"belge-{one.pk}",
            one.name,
            _document_help(one),
            one.required,
            tuple(paper.files(document=one.pk)),
            document=one.pk,
        )
        for one in paper.documents
    ]
    for clause, title in paper.needs.items():
        files = tuple(paper.files(clause=clause))
        name = f"sart-{clauses.slug(clause)}"
        made.append(Slot(name, title, _t("Görev belgesi eklenir."), True, files, clause=clause))
    return made


def _document_help(document) -> str:
    if not document.criterion_id:
        return document.help
    said = _t("“%(name)s” ölçütü için.") % {"name": document.criterion.name}
    return f"{document.help} {said}".strip()


class WriteForm(KeepsUploads, Form):
    """The applicant's words, one more seat, and a file for every document and clause."""

    statement = Application._meta.get_field("statement").formfield(
        label=_("Gerekçe ve çalışmalar"), widget=forms.Textarea(attrs={"rows": 10})
    )
    kadro = forms.ChoiceField(label=_("Eklenecek kadro"), required=False)

    def __init__(self, *args, paper: Paper, **kwargs):
        self.slots = slots_of(paper)
        self.base_fields = {**type(self).base_fields, **{s.name: _file(s) for s in self.slots}}
        super().__init__(*args, **kwargs)
        free = (one for one in paper.choices if not one.wish)
        self.fields["kadro"].choices = [("", _("Kadro seçin")), *_by_center(free)]
        self.fields["kadro"].widget.choices = self.fields["kadro"].choices

    def uploaded(self):
        """(slot, file) of what was just uploaded and is sound."""
        for slot in self.slots:
            if file := self.cleaned_data.get(slot.name):
                yield slot, file

    def forget(self, slot: Slot) -> None:
        """The file has found its place: the form need not carry it along."""
        self.data.pop(f"{slot.name}-kept", None)
        self.files.pop(slot.name, None)

    def bound_slots(self) -> list[tuple[Slot, Any]]:
        """(slot, its field) for the page."""
        return [(slot, self[slot.name]) for slot in self.slots]


def _file(slot: Slot) -> StoredFileField:
    return StoredFileField(
        label=_t("Dosya ekle: %(title)s") % {"title": slot.title}, required=False
    )


def _by_center(choices):
    for center, seats in groupby(choices, key=lambda one: one.call_seat.role.center):
        place = f"{center} ({center.school.district.province.name})"
        yield place, [(one.call_seat.pk, _seat_label(one)) for one in seats]


def _seat_label(one) -> str:
    said = {"number": one.call_seat.seat.number, "role": one.role}
    return _t("%(number)s. kadro: %(role)s") % said


def _radio(label) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=MARKS, required=False, widget=forms.RadioSelect)


def _reason(label) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Hangi belgeye göre düzelttiğinizi yazın. Başvuran da görür."),
    )


class CheckForm(Form):
    """Each fact right or wrong, with its value and reason where wrong; a note.

    ``standing`` are the facts as they are, ``in_place`` asks for the note where an office above
    checks instead of a lower one.
    """

    note = forms.CharField(
        label=_("Not"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args, standing: dict, in_place: bool, **kwargs):
        self.standing, self.in_place = standing, in_place
        self.base_fields = {**_fact_fields(), **type(self).base_fields}
        super().__init__(*args, **kwargs)
        if in_place:
            self.fields["note"].help_text = _("Alt makamın yerine neden kontrol ettiğinizi yazın.")

    @property
    def passing(self) -> bool:
        """Whether the application is to be passed on, not only corrected."""
        return self.data.get("act") == FORWARD

    def clean(self):
        for kind in facts.KINDS:
            self._judge(kind)
        if self.passing and self.in_place and not self.cleaned_data.get("note"):
            self.add_error("note", _("Alt makamın yerine kontrol eden makam nedenini yazar."))
        return self.cleaned_data

    def _judge(self, kind: facts.FactKind) -> None:
        mark = self.cleaned_data.get(f"{kind.key}-karar")
        if mark == WRONG:
            self._demand_correction(kind)
            return
        for name in (f"{kind.key}-yeni", f"{kind.key}-gerekce"):
            self.errors.pop(name, None)
        if self.passing and mark != RIGHT:
            text = _t("%(label)s: doğru mu, düzeltilecek mi, işaretleyin.") % {"label": kind.label}
            self.add_error(f"{kind.key}-karar", text)

    def _demand_correction(self, kind: facts.FactKind) -> None:
        value, said = self.cleaned_data.get(f"{kind.key}-yeni"), {"label": kind.label}
        name = f"{kind.key}-yeni"
        if value in (None, "") and name not in self.errors:
            self.add_error(name, _t("%(label)s: doğru değeri yazın.") % said)
        elif value not in (None, "") and kind.stored(value) == self.standing[kind.key]:
            self.add_error(name, _t("%(label)s: başvurudaki değerle aynı.") % said)
        if not self.cleaned_data.get(f"{kind.key}-gerekce"):
            text = _t("%(label)s: düzeltmenin gerekçesini yazın.") % said
            self.add_error(f"{kind.key}-gerekce", text)

    def corrections(self) -> list[Correction]:
        """What was found wrong, in the order of the page."""
        data = self.cleaned_data
        return [
            Correction(kind.key, kind.stored(data[f"{kind.key}-yeni"]), data[f"{kind.key}-gerekce"])
            for kind in facts.KINDS
            if data.get(f"{kind.key}-karar") == WRONG
        ]

    def marks(self) -> list[tuple]:
        """(kind, mark field, value field, reason field) for the page."""
        return [
            (kind, *(self[f"{kind.key}-{part}"] for part in ("karar", "yeni", "gerekce")))
            for kind in facts.KINDS
        ]


def _fact_fields() -> dict[str, forms.Field]:
    made = {}
    for kind in facts.KINDS:
        made[f"{kind.key}-karar"] = _radio(kind.label)
        made[f"{kind.key}-yeni"] = kind.field(label=kind.label, required=False)
        made[f"{kind.key}-gerekce"] = _reason(kind.label)
    return made
