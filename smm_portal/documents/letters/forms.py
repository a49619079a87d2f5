"""Forms of letters: the text of a draft, what DYS gave, and what corrects it."""

from dataclasses import replace

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from smm_portal.documents.forms import StoredFileField
from smm_portal.documents.models import Letter
from smm_portal.documents.models.letter import NUMBER_FORM
from smm_portal.kit import dates, text
from smm_portal.kit.forms import TidyForm
from smm_portal.kit.uploads import KeepsUploads

from .content import Content, Signer
from .wording import NUMBER_PATTERN, PLAN_PATTERN

NUMBER_HELP = _("DYS'nin verdiği sayı, örneğin E-20880154-10.04-101393051.")
LONG, MANY = 12000, 2000


def _lines(value: str) -> tuple[str, ...]:
    return tuple(line for line in value.split("\n") if line)


def _area(label, help_text="", *, required=False, rows=3, most=MANY):
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, help_text=help_text, required=required, max_length=most, widget=widget
    )


def _short(label, help_text="", *, required=False, most=120):
    return forms.CharField(label=label, help_text=help_text, required=required, max_length=most)


class ContentForm(TidyForm, forms.Form):
    """The text of a letter, begun from the content that its room or the last draft gave."""

    error_heading = _("Taslak hazırlanmadı. Düzeltmeniz gerekenler:")
    topic = _short(_("Konu"), _("Birkaç sözcük; sonuna nokta konmaz."), required=True, most=160)
    plan = forms.CharField(
        label=_("Standart dosya planı kodu"),
        max_length=12,
        validators=[RegexValidator(PLAN_PATTERN, _("Kodu 10.04 biçiminde yazın."))],
    )
    references = _area(_("İlgi"), _("Her satıra bir ilgi. Tarihine göre kendiliğinden sıralanır."))
    paragraphs = _area(
        _("Metin"), _("Her satır bir paragraftır."), required=True, rows=10, most=LONG
    )
    lead = _area(_("Son cümlenin başı"), required=True, rows=2, most=400)
    enclosures = _area(_("Ek"), _("Her satıra bir ek. Numarası kendiliğinden verilir."))
    signer_name = _short(_("İmzalayanın adı soyadı"), _("Bilinmiyorsa boş bırakın."))
    signer_title = _short(_("İmzalayanın unvanı"), required=True)

    signers = ("signer",)

    def __init__(self, *args, content: Content, ending: str, **kwargs):
        self.content = content
        super().__init__(*args, initial=initial_of(content, self.signers), **kwargs)
        self.fields["lead"].help_text = _t("Cümle “%(ending)s” diye biter.") % {"ending": ending}

    def clean_plan(self):
        return self.cleaned_data["plan"].strip()

    def clean_lead(self):
        return " ".join(self.cleaned_data["lead"].split("\n"))

    def written(self) -> Content:
        """The content with what was typed; addressees and listings stay."""
        data = self.cleaned_data
        lines = {name: _lines(data[name]) for name in ("paragraphs", "references", "enclosures")}
        people = {one: Signer(data[f"{one}_name"], data[f"{one}_title"]) for one in self.signers}
        return replace(
            self.content,
            topic=data["topic"],
            plan=data["plan"],
            lead=data["lead"],
            **lines,
            **people,
        )


class LetterForm(ContentForm):
    """A letter to bodies."""


class PersonLetterForm(ContentForm):
    """A letter to persons alone: its ending stands by itself."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("lead")

    def clean(self):
        return {**super().clean(), "lead": ""}


class ApprovalForm(ContentForm):
    """An approval: who proposes, who agrees on the way, who approves."""

    proposer_name = _short(_("Teklif edenin adı soyadı"), _("Bilinmiyorsa boş bırakın."))
    proposer_title = _short(_("Teklif edenin unvanı"), required=True)
    middle_name = _short(_("Uygun görüş verenin adı soyadı"))
    middle_title = _short(
        _("Uygun görüş verenin unvanı"), _("Ara amir yoksa ikisini de boş bırakın.")
    )

    signers = ("signer", "proposer", "middle")
    field_order = (
        "topic", "plan", "references", "paragraphs", "lead", "enclosures", "proposer_name",
        "proposer_title", "middle_name", "middle_title", "signer_name", "signer_title",
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["signer_name"].label = _("Onaylayanın adı soyadı")
        self.fields["signer_title"].label = _("Onaylayanın unvanı")

    def clean(self):
        data = super().clean()
        if data.get("middle_name") and not data.get("middle_title"):
            self.add_error("middle_title", _t("Uygun görüş verenin unvanını da yazın."))
        return data


def initial_of(content: Content, signers) -> dict:
    """The content as a form shows it: one line each."""
    shown = {name: getattr(content, name) for name in ("topic", "plan", "lead")}
    for name in ("paragraphs", "references", "enclosures"):
        shown[name] = "\n".join(getattr(content, name))
    for name in signers:
        one = getattr(content, name)
        shown |= {f"{name}_name": one.name, f"{name}_title": one.title}
    return shown


class NumberForm(KeepsUploads, TidyForm, forms.Form):
    """What DYS gave: number, date and the signed text, together."""

    error_heading = _("Kaydedilmedi. Düzeltmeniz gerekenler:")
    number = forms.CharField(label=_("Sayı"), max_length=60, help_text=NUMBER_HELP)
    date = forms.DateField(label=_("Tarih"))
    file = StoredFileField(label=_("İmzalı yazı (PDF)"))

    def clean_number(self):
        number = text.upper(self.cleaned_data["number"].replace(" ", ""))
        RegexValidator(NUMBER_PATTERN, NUMBER_FORM)(number)
        return number

    def clean_date(self):
        day = self.cleaned_data["date"]
        if day > dates.today():
            raise ValidationError(_t("Yazının tarihi bugünden sonra olamaz."), "future")
        return day


class CorrectionForm(NumberForm):
    """What is right of a numbered letter: all three again, and why."""

    reason = _area(_("Gerekçe"), _("Neyin yanlış olduğunu yazın."), required=True, rows=2, most=500)

    def __init__(self, *args, letter: Letter, **kwargs):
        self.letter = letter
        super().__init__(*args, initial={"number": letter.number, "date": letter.date}, **kwargs)

    def clean(self):
        data = super().clean()
        same = (data.get("number"), data.get("date")) == (self.letter.number, self.letter.date)
        file = data.get("file")
        if same and file and file.sha256 == self.letter.file.sha256:
            raise ValidationError(_t("Sayı, tarih ve dosya kayıtlı olanların aynısı."), "same")
        return data
