"""Forms of results: a seat's findings, the commission's note, confirmations, objections."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from smm_portal.documents.forms import StoredFileField
from smm_portal.kit.forms import Form, TidyForm
from smm_portal.kit.uploads import KeepsUploads

from .board import Row, SeatBoard
from .drafting import Finding, seen
from .objecting import Decision
from .page import outcome_chip

FITS, UNFIT = "uygun", "degil"
FINDINGS = ((FITS, _("Uygun")), (UNFIT, _("Uygun değil")))


def _text(label, *, rows=3, most=1000, required=True, **kwargs) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, widget=widget, max_length=most, required=required, **kwargs)


def _chip(row: Row):
    """The outcome as it stands, or as it is proposed."""
    return outcome_chip(row.ruling.outcome if row.ruling else row.proposal.outcome)


class SeatForm(Form):
    """What the commission finds of each candidate of a seat, in one form.

    Whether it is his turn follows from the tiers (6/2, 7/2): nobody writes it. ``sign`` tells the
    rulings that the writer saw.
    """

    error_heading = _("Kaydedilmedi. Düzeltmeniz gerekenler:")
    sign = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, seat: SeatBoard, **kwargs):
        self.seat = seat
        self.asked = [row for row in seat.rows if not row.barred]
        super().__init__(*args, **kwargs)
        self.initial["sign"] = seen(seat)
        for row in self.asked:
            self._ask(row)

    def _ask(self, row: Row) -> None:
        if row.free:
            self.fields[f"k{row.key}-fits"] = forms.ChoiceField(
                label=_("Sonuç"), choices=FINDINGS, widget=forms.RadioSelect
            )
            self.initial[f"k{row.key}-fits"] = FITS if row.candidate.fits else UNFIT
        if row.free and row.needs:
            self.fields[f"k{row.key}-accepted"] = self._accepted(row)
        self.fields[f"k{row.key}-reason"] = _text(_("Gerekçe"), rows=2)
        ruling = row.ruling
        self.initial[f"k{row.key}-reason"] = ruling.reason if ruling else row.proposal.reason
        self.initial[f"k{row.key}-accepted"] = ruling.accepted if ruling else ""

    def _accepted(self, row: Row) -> forms.CharField:
        clauses = ", ".join(row.needs)
        text = _("Belgenin kabulü (Madde %(clauses)s)") % {"clauses": clauses}
        helped = _("Hangi belge neden kabul edildi? Uygun bulunacaksa yazılır.")
        return _text(text, rows=2, most=500, required=False, help_text=helped)

    def cards(self) -> list[dict]:
        """Each candidate with his fields, those whom the writer keeps away from without."""
        return [
            {"row": row, "fields": self._fields_of(row), "chip": _chip(row)}
            for row in self.seat.rows
        ]

    def _fields_of(self, row: Row) -> list:
        names = (f"k{row.key}-{part}" for part in ("fits", "accepted", "reason"))
        return [self[name] for name in names if name in self.fields]

    def clean(self):
        data = super().clean()
        for row in self.asked:
            self._check(row, data)
        return data

    def _check(self, row: Row, data: dict) -> None:
        name = f"k{row.key}"
        fits = data.get(f"{name}-fits")
        if fits == FITS and row.needs and not data.get(f"{name}-accepted"):
            text = _t(
                "%(who)s: belgeyle gösterilen şartın neden kabul edildiğini yazın (Madde 6/1)."
            )
            self.add_error(f"{name}-accepted", ValidationError(text % {"who": row.teacher}))
        untouched = data.get(f"{name}-reason") == row.proposal.reason and row.candidate.fits
        if fits == UNFIT and untouched:
            text = _t("%(who)s: neden uygun bulunmadığını yazın (Madde 10/3).")
            self.add_error(f"{name}-reason", ValidationError(text % {"who": row.teacher}))

    def findings(self) -> dict[int, Finding]:
        """What was written, by candidacy."""
        return {row.key: self._finding(row) for row in self.asked}

    def _finding(self, row: Row) -> Finding:
        data, name = self.cleaned_data, f"k{row.key}"
        fits = data.get(f"{name}-fits", FITS) == FITS
        return Finding(fits, data[f"{name}-reason"], data.get(f"{name}-accepted", ""))


class NoteForm(Form):
    """The commission's own words in the minutes."""

    note = _text(
        _("Komisyonun notu"),
        rows=6,
        most=5000,
        required=False,
        help_text=_("Tutanağın sonunda yer alır. Kişisel bilgi gerekmiyorsa yazmayın."),
    )


class BackForm(Form):
    """Why minutes are taken back."""

    reason = _text(
        _("Gerekçe"), most=500, help_text=_("Bütün onaylar düşer. Gerekçe geçmişte kalır.")
    )


class ConfirmForm(Form):
    """A member's confirmation, with his dissent where he has one."""

    dissent = _text(
        _("Karşı oy gerekçesi"),
        rows=4,
        required=False,
        help_text=_("Bir karara katılmıyorsanız yazın; tutanakta adınızla yer alır."),
    )


class ObjectionForm(KeepsUploads, TidyForm, forms.Form):
    """An applicant's objection."""

    error_heading = _("Gönderilmedi. Düzeltmeniz gerekenler:")
    text = _text(
        _("İtirazınız"),
        rows=8,
        most=5000,
        help_text=_("Sonucun neresine, neden itiraz ettiğinizi yazın."),
    )
    file = StoredFileField(label=_("Ek belge (PDF)"), required=False)


class DecisionForm(Form):
    """What the commission decides on an objection."""

    error_heading = _("Kaydedilmedi. Düzeltmeniz gerekenler:")
    accepted = forms.ChoiceField(
        label=_("İtiraz"),
        choices=(("evet", _("Kabul edildi")), ("hayir", _("Reddedildi"))),
        widget=forms.RadioSelect,
    )
    decision = _text(_("Kararın gerekçesi"), rows=5, most=2000)
    fits = forms.ChoiceField(
        label=_("Adayın yeni sonucu"),
        choices=FINDINGS,
        widget=forms.RadioSelect,
        help_text=_(
            "Sıranın gelip gelmediği Madde 6/2 ve 7/2'den çıkar; öbür adaylar da ona uyar."
        ),
    )
    reason = _text(
        _("Adaya yazılacak gerekçe"),
        rows=2,
        required=False,
        help_text=_("Boş bırakırsanız sıranın gerekçesi yazılır."),
    )

    def __init__(self, *args, row: Row, **kwargs):
        self.row = row
        super().__init__(*args, **kwargs)
        if row.needs:
            self.fields["note"] = _text(
                _("Kabul edilen belge notu"), rows=2, most=500, required=False
            )
        if row.score is not None:
            self.fields["score"] = self._score()

    def _score(self) -> forms.DecimalField:
        return forms.DecimalField(
            label=_("Puan"),
            min_value=0,
            max_value=100,
            max_digits=5,
            decimal_places=2,
            required=False,
            help_text=_("İtirazla düzeltildiyse yeni puan; boşsa puan aynı kalır."),
        )

    def clean(self):
        data = super().clean()
        changed = data.get("score") is not None
        if data.get("fits") == FITS and not self.row.candidate.eligible:
            text = _t(
                "Aday şartları taşımıyor. Bilgisi yanlışsa önce dosyasında düzeltin (Madde 6/1)."
            )
            self.add_error("fits", ValidationError(text))
        if changed and data.get("accepted") == "hayir":
            self.add_error("score", ValidationError(_t("Reddedilen itirazda puan değişmez.")))
        return data

    def said(self) -> Decision:
        """The decision as it was written."""
        data = self.cleaned_data
        return Decision(
            accepted=data["accepted"] == "evet",
            decision=data["decision"],
            fits=data["fits"] == FITS,
            reason=data["reason"],
            note=data.get("note", ""),
            score=data.get("score"),
        )
