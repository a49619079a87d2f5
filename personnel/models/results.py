"""What a commission decides: minutes with a ruling for each candidacy, objections (reading 26)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from smm_portal.documents.models import StoredFile
from smm_portal.kit.history import track
from smm_portal.offices.models import Duty, User

from .applications import Candidacy
from .commissions import Commission


class MinutesKind(models.TextChoices):
    PROVISIONAL = "PROVISIONAL", _("Geçici sonuç tutanağı")
    SUPPLEMENTARY = "SUPPLEMENTARY", _("Ek tutanak")
    FINAL = "FINAL", _("Kesin sonuç tutanağı")


class MinutesState(models.TextChoices):
    DRAFT = "DRAFT", _("Hazırlanıyor")
    SIGNING = "SIGNING", _("Üyelerin onayında")
    CONFIRMED = "CONFIRMED", _("Onaylandı")


@track()
class Minutes(models.Model):
    """Minutes (tutanak) of a commission. Rulings are written while DRAFT; every sitting member
    confirms while SIGNING; the last confirmation makes it CONFIRMED (triggers)."""

    Kind, State = MinutesKind, MinutesState

    commission = models.ForeignKey(
        Commission, models.PROTECT, related_name="minutes", verbose_name=_("komisyon")
    )
    kind = models.CharField(_("tür"), max_length=13, choices=MinutesKind)
    state = models.CharField(
        _("durum"), max_length=9, choices=MinutesState, default=MinutesState.DRAFT
    )
    note = models.TextField(_("komisyonun notu"), blank=True, max_length=5000)
    prepared_by = models.ForeignKey(Duty, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(_("kayıt zamanı"), auto_now_add=True)
    signing_at = models.DateTimeField(_("onaya açılış"), null=True, blank=True)
    confirmed_at = models.DateTimeField(_("onaylanma"), null=True, blank=True)

    class Meta:
        verbose_name = _("tutanak")
        verbose_name_plural = _("tutanaklar")
        ordering = ["commission", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commission", "kind"],
                condition=~Q(kind="SUPPLEMENTARY"),
                name="minutes_once",
                violation_error_message=_("Komisyonun bu tutanağı var."),
            ),
            models.UniqueConstraint(
                fields=["commission"],
                condition=~Q(state="CONFIRMED"),
                name="minutes_one_open",
                violation_error_message=_("Komisyonun onaylanmamış bir tutanağı var."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.commission}"


class Outcome(models.TextChoices):
    FITS = "FITS", _("Uygun")
    CLOSED = "CLOSED", _("Sırası gelmedi")
    UNFIT = "UNFIT", _("Uygun değil")


@track()
class Ruling(models.Model):
    """What the minutes say of one candidacy: outcome, tier, score, reason for the applicant.

    ``accepted`` says how the commission accepted what a document had to show (6/1-c, reading 8).
    """

    minutes = models.ForeignKey(
        Minutes, models.PROTECT, related_name="rulings", verbose_name=_("tutanak")
    )
    candidacy = models.ForeignKey(
        Candidacy, models.PROTECT, related_name="rulings", verbose_name=_("tercih")
    )
    outcome = models.CharField(_("sonuç"), max_length=6, choices=Outcome)
    tier = models.PositiveSmallIntegerField(_("sıra grubu"), null=True, blank=True)
    score = models.DecimalField(_("puan"), max_digits=5, decimal_places=2, null=True, blank=True)
    reason = models.CharField(_("gerekçe"), max_length=1000)
    accepted = models.CharField(_("kabul edilen belge notu"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("komisyon kararı")
        verbose_name_plural = _("komisyon kararları")
        constraints = [
            models.UniqueConstraint(fields=["minutes", "candidacy"], name="ruling_once"),
            models.CheckConstraint(
                name="ruling_reason",
                condition=~Q(reason=""),
                violation_error_message=_("Her aday için gerekçe yazılır (Madde 10/3)."),
            ),
            models.CheckConstraint(
                name="ruling_tier",
                condition=Q(tier__gte=1, tier__lte=3) | (Q(tier__isnull=True) & Q(outcome="UNFIT")),
                violation_error_message=_("Sıra grubu 1, 2 ya da 3 olur (Madde 6/2, 7/2)."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.candidacy} · {self.get_outcome_display()}"


class Confirmation(models.Model):
    """A member's confirmation of minutes, with his dissent where he has one. Never changed."""

    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="confirmations")
    user = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("üye"))
    duty = models.ForeignKey(Duty, models.PROTECT, related_name="+")
    dissent = models.CharField(_("karşı oy gerekçesi"), max_length=1000, blank=True)
    # The minutes go back to being prepared: what was confirmed then no longer counts.
    void = models.BooleanField(default=False, editable=False)
    at = models.DateTimeField(_("zaman"), auto_now_add=True)

    class Meta:
        verbose_name = _("tutanak onayı")
        verbose_name_plural = _("tutanak onayları")
        ordering = ["minutes", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["minutes", "user"], condition=Q(void=False), name="confirmation_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.minutes}"


@track()
class Objection(models.Model):
    """An applicant's objection to the provisional result of one candidacy, and its decision."""

    candidacy = models.OneToOneField(
        Candidacy, models.PROTECT, related_name="objection", verbose_name=_("tercih")
    )
    text = models.TextField(_("itirazınız"), max_length=5000)
    file = models.ForeignKey(
        StoredFile,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("ek belge (PDF)"),
    )
    duty = models.ForeignKey(Duty, models.PROTECT, related_name="+")
    filed_at = models.DateTimeField(_("itiraz zamanı"), auto_now_add=True)
    accepted = models.BooleanField(_("kabul edildi"), null=True, blank=True)
    decision = models.CharField(_("kararın gerekçesi"), max_length=2000, blank=True)
    minutes = models.ForeignKey(
        Minutes,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="objections",
        verbose_name=_("ek tutanak"),
    )

    class Meta:
        verbose_name = _("itiraz")
        verbose_name_plural = _("itirazlar")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="objection_text",
                condition=~Q(text=""),
                violation_error_message=_("İtirazın gerekçesi yazılır."),
            ),
            models.CheckConstraint(
                name="objection_decision",
                condition=Q(accepted__isnull=True, decision="", minutes__isnull=True)
                | Q(accepted__isnull=False, minutes__isnull=False) & ~Q(decision=""),
                violation_error_message=_("İtiraz kararının gerekçesi yazılır."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.candidacy}"
