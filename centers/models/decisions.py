"""Decisions of MTEGM: what founds, sets and closes. Never edited; another decision corrects."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from smm_portal.documents.models import StoredFile
from smm_portal.kit.db import folded, folded_index
from smm_portal.kit.history import track

NUMBER_PATTERN = r"^[EZO]-[0-9]{6,10}-[0-9]{2,3}(\.[0-9]{2}){0,3}-[0-9]+$"


class DecisionKind(models.TextChoices):
    FOUNDING = "FOUNDING", _("Kuruluş")
    FIELDS = "FIELDS", _("Alan belirleme")
    SEATS = "SEATS", _("Kadro belirleme")
    CLOSING = "CLOSING", _("Kapatma")
    CORRECTION = "CORRECTION", _("Düzeltme")


@track()
class Decision(models.Model):
    """An approval (olur) with number, date and signed file; one may cover many centres.

    ``effective_on`` is the day from which it holds: the approval's date unless it says otherwise.
    A CORRECTION carries the right number, date or effective day of the decision it corrects.
    """

    kind = models.CharField(_("konusu"), max_length=10, choices=DecisionKind)
    number = models.CharField(
        _("sayı"),
        max_length=60,
        unique=True,
        validators=[
            RegexValidator(
                NUMBER_PATTERN,
                _("Sayı, E-20880154-10.04-101393051 biçiminde yazılır."),
            )
        ],
        error_messages={"unique": _("Bu sayıyla kayıtlı bir karar var.")},
    )
    date = models.DateField(_("tarih"))
    effective_on = models.DateField(_("yürürlük tarihi"))
    file = models.ForeignKey(
        StoredFile, models.PROTECT, related_name="+", verbose_name=_("imzalı belge (PDF)")
    )
    note = models.CharField(_("açıklama"), max_length=500, blank=True)
    corrects = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="corrections",
        verbose_name=_("düzelttiği karar"),
    )
    right_number = models.CharField(_("doğru sayı"), max_length=60, blank=True)
    right_date = models.DateField(_("doğru tarih"), null=True, blank=True)
    created_at = models.DateTimeField(_("kayıt zamanı"), auto_now_add=True)
    search = folded("number", "note")

    class Meta:
        verbose_name = _("karar")
        verbose_name_plural = _("kararlar")
        indexes = [
            folded_index("decision_search"),
            models.Index(fields=["-date", "-id"], name="decision_date"),
            models.Index(fields=["kind", "-date"], name="decision_kind_date"),
        ]
        constraints = [
            models.CheckConstraint(
                name="decision_number_form",
                condition=Q(number__regex=NUMBER_PATTERN),
                violation_error_message=_("Sayı, E-20880154-10.04-101393051 biçiminde yazılır."),
            ),
            models.CheckConstraint(
                name="decision_effective_after_date",
                condition=Q(effective_on__gte=F("date")),
                violation_error_message=_("Karar, tarihinden önce yürürlüğe giremez (Madde 4/1)."),
            ),
            models.CheckConstraint(
                name="decision_correction",
                condition=Q(kind="CORRECTION", corrects__isnull=False)
                & (~Q(right_number="") | Q(right_date__isnull=False))
                | ~Q(kind="CORRECTION")
                & Q(corrects__isnull=True, right_number="", right_date__isnull=True),
                violation_error_message=_(
                    "Düzeltme kararı, düzelttiği kararı ve doğru sayı veya tarihi gösterir."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} ({self.date:%d.%m.%Y})"
