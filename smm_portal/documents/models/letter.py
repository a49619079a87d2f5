"""An official letter: drafted here, numbered and signed in DYS, its signed text kept here."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from smm_portal.kit.db import folded, folded_index
from smm_portal.kit.history import track
from smm_portal.offices.models import ROOT_PATH
from smm_portal.offices.roles import Role

from ..letters.wording import NUMBER_PATTERN

NUMBER_FORM = _("Sayı, E-20880154-10.04-101393051 biçiminde yazılır.")
ISSUED = (
    ~Q(number="") & Q(date__isnull=False, file__isnull=False)
    & Q(entered_by__isnull=False, entered_at__isnull=False)
)  # fmt: skip
UNISSUED = Q(number="", date__isnull=True, file__isnull=True) & Q(
    entered_by__isnull=True, entered_at__isnull=True
)


class LetterState(models.TextChoices):
    DRAFT = "draft", _("TASLAK")
    ISSUED = "issued", _("Sayısı girildi")
    CORRECTED = "corrected", _("Düzeltildi")


class LetterQuerySet(models.QuerySet):
    def visible_to(self, duty) -> "LetterQuerySet":
        """Numbered letters about offices in the reader's scope; drafts to the office that writes
        them, and to auditors.
        """
        if duty is None:
            return self.none()
        if duty.role == Role.AUDITOR:
            return self
        path = duty.scope_path
        inside = Q() if path == ROOT_PATH else Q(owner__path__startswith=path)
        return self.filter(Q(office_id=duty.office_id) | (inside & ~Q(number="")))

    def in_state(self, state: str) -> "LetterQuerySet":
        """The SQL twin of ``Letter.state``."""
        return {
            LetterState.DRAFT: self.filter(number=""),
            LetterState.ISSUED: self.filter(~Q(number=""), correction__isnull=True),
            LetterState.CORRECTED: self.filter(correction__isnull=False),
        }[state]

    def of(self, kind: str, subject: str) -> "LetterQuerySet":
        """Every letter of this kind on this subject."""
        return self.filter(kind=kind, subject=subject)


@track()
class Letter(models.Model):
    """A letter of ``office`` about a thing of ``owner``. ``subject`` names the thing ("call:12").

    A draft has no number. Number, date and signed file are entered together, once; what is wrong
    is put right by a row that ``corrects`` this one, and both stay (reading 32).
    """

    State = LetterState

    kind = models.CharField(_("tür"), max_length=40)
    subject = models.CharField(_("konusu olan kayıt"), max_length=80)
    no = models.PositiveSmallIntegerField(_("kaçıncı yazı"), default=1)
    title = models.CharField(_("başlık"), max_length=200)
    office = models.ForeignKey(
        "offices.Office", models.PROTECT, related_name="letters", verbose_name=_("yazan makam")
    )
    owner = models.ForeignKey(
        "offices.Office", models.PROTECT, related_name="+", verbose_name=_("ilgili makam")
    )
    document = models.ForeignKey(
        "documents.Document",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="letters",
        verbose_name=_("taslak"),
    )
    written_by = models.ForeignKey(
        "offices.Duty", models.PROTECT, related_name="+", verbose_name=_("hazırlayan")
    )
    written_at = models.DateTimeField(_("hazırlama zamanı"), auto_now_add=True)
    number = models.CharField(
        _("sayı"),
        max_length=60,
        blank=True,
        default="",
        validators=[RegexValidator(NUMBER_PATTERN, NUMBER_FORM)],
    )
    date = models.DateField(_("tarih"), null=True, blank=True)
    file = models.ForeignKey(
        "documents.StoredFile",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="letters",
        verbose_name=_("imzalı yazı (PDF)"),
    )
    entered_by = models.ForeignKey(
        "offices.Duty",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("sayıyı giren"),
    )
    entered_at = models.DateTimeField(_("sayının girilme zamanı"), null=True, blank=True)
    corrects = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="correction",
        verbose_name=_("düzelttiği kayıt"),
    )
    reason = models.CharField(_("düzeltme gerekçesi"), max_length=500, blank=True, default="")
    search = folded("title", "number")

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("resmî yazı")
        verbose_name_plural = _("resmî yazılar")
        indexes = [
            folded_index("letter_search"),
            models.Index(fields=["-written_at", "-id"], name="letter_newest"),
            models.Index(fields=["office", "-written_at"], name="letter_office"),
            models.Index(fields=["owner", "-written_at"], name="letter_owner"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject", "no"],
                name="letter_once",
                violation_error_message=_("Bu yazı az önce hazırlandı. Sayfayı yenileyin."),
            ),
            models.UniqueConstraint(
                fields=["kind", "subject"],
                condition=Q(number=""),
                name="letter_one_draft",
                violation_error_message=_(
                    "Bu yazının bir taslağı var. Yenisinden önce onun sayısını girin."
                ),
            ),
            models.CheckConstraint(
                name="letter_number_form",
                condition=Q(number="") | Q(number__regex=NUMBER_PATTERN),
                violation_error_message=NUMBER_FORM,
            ),
            models.CheckConstraint(
                name="letter_whole",
                condition=ISSUED | UNISSUED,
                violation_error_message=_("Sayı, tarih ve imzalı yazı birlikte girilir."),
            ),
            models.CheckConstraint(
                name="letter_correction",
                condition=Q(corrects__isnull=True, reason="")
                | (Q(corrects__isnull=False) & ~Q(reason="") & ~Q(number="")),
                violation_error_message=_(
                    "Düzeltme; gerekçesi, sayısı, tarihi ve imzalı yazısıyla birlikte girilir."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("documents:letter", args=[self.pk])

    @property
    def issued(self) -> bool:
        """Whether DYS has numbered it and the signed text is here."""
        return self.number != ""

    @property
    def corrected(self) -> bool:
        """Whether a later row says what is right."""
        return hasattr(self, "correction")

    @property
    def state(self) -> str:
        """Draft, issued, or corrected by a later row."""
        if not self.issued:
            return LetterState.DRAFT
        return LetterState.CORRECTED if self.corrected else LetterState.ISSUED

    def get_state_display(self) -> str:
        return str(LetterState(self.state).label)
