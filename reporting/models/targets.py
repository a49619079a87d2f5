"""What a plan revision says: aims, objectives, indicators, planned actions (Madde 5/4).

``key`` stays the same through all revisions, so that two of them can be compared; ``position``
orders within the parent; ``version`` counts saves of a row, for writers who meet.
"""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from smm_portal.kit.history import track

from .plans import PlanRevision


class ActivityClause(models.TextChoices):
    """The kinds of activity of 5/1, by letter."""

    A = "5/1-a", _("İhtiyaç tespiti")
    B = "5/1-b", _("Hizmet içi eğitim programı hazırlama")
    C = "5/1-c", _("Hizmet içi eğitim faaliyeti yürütme")
    CH = "5/1-ç", _("Araştırma, geliştirme ve raporlama")
    D = "5/1-d", _("Benzer kuruluşlarla iş birliği")
    E = "5/1-e", _("Proje hazırlama ve yürütme")
    F = "5/1-f", _("Sektör ve paydaşlarla iş birliği")
    G = "5/1-g", _("Etkinlik izleme ve duyurma")
    GH = "5/1-ğ", _("Tanıtım")
    H = "5/1-h", _("MTEGM'nin verdiği diğer görevler")


class Frequency(models.TextChoices):
    """How often an indicator is measured."""

    MONTHLY = "MONTHLY", _("Her ay")
    QUARTERLY = "QUARTERLY", _("Üç ayda bir")
    HALF_YEARLY = "HALF_YEARLY", _("Altı ayda bir")
    YEARLY = "YEARLY", _("Yılda bir")


class Node(models.Model):
    """What every row of a plan's tree has."""

    key = models.UUIDField(default=uuid.uuid4, editable=False)
    position = models.PositiveSmallIntegerField(_("sıra"), default=1)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


@track()
class Aim(Node):
    """An aim (amaç)."""

    revision = models.ForeignKey(
        PlanRevision, models.CASCADE, related_name="aims", verbose_name=_("revizyon")
    )
    text = models.CharField(_("amaç"), max_length=500)

    class Meta:
        verbose_name = _("amaç")
        verbose_name_plural = _("amaçlar")
        ordering = ["revision", "position", "pk"]
        constraints = [models.UniqueConstraint(fields=["revision", "key"], name="aim_key_once")]

    def __str__(self) -> str:
        return self.text


@track()
class Objective(Node):
    """An objective (hedef) of an aim."""

    aim = models.ForeignKey(Aim, models.CASCADE, related_name="objectives", verbose_name=_("amaç"))
    text = models.CharField(_("hedef"), max_length=500)

    class Meta:
        verbose_name = _("hedef")
        verbose_name_plural = _("hedefler")
        ordering = ["aim", "position", "pk"]
        constraints = [models.UniqueConstraint(fields=["aim", "key"], name="objective_key_once")]

    def __str__(self) -> str:
        return self.text


@track()
class Indicator(Node):
    """A performance indicator; the weights within an objective add up to 100."""

    objective = models.ForeignKey(
        Objective, models.CASCADE, related_name="indicators", verbose_name=_("hedef")
    )
    name = models.CharField(_("gösterge"), max_length=300)
    unit = models.CharField(_("birim"), max_length=40)
    baseline = models.DecimalField(_("başlangıç değeri"), max_digits=14, decimal_places=2)
    target = models.DecimalField(_("hedef değer"), max_digits=14, decimal_places=2)
    weight = models.PositiveSmallIntegerField(
        _("ağırlık (%)"), validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    method = models.CharField(_("nasıl ölçülür"), max_length=500)
    frequency = models.CharField(
        _("ölçme sıklığı"), max_length=11, choices=Frequency, default=Frequency.QUARTERLY
    )
    responsible = models.CharField(_("sorumlu"), max_length=200)

    class Meta:
        verbose_name = _("performans göstergesi")
        verbose_name_plural = _("performans göstergeleri")
        ordering = ["objective", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["objective", "key"], name="indicator_key_once"),
            models.CheckConstraint(
                name="indicator_weight",
                condition=Q(weight__gte=1, weight__lte=100),
                violation_error_message=_("Ağırlık 1 ile 100 arasında olmalı (Madde 5/4)."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


@track()
class PlannedAction(Node):
    """A planned action (faaliyet) of an objective, with the letter of 5/1 that it serves."""

    objective = models.ForeignKey(
        Objective, models.CASCADE, related_name="actions", verbose_name=_("hedef")
    )
    name = models.CharField(_("faaliyet"), max_length=300)
    clause = models.CharField(_("Madde 5/1 bendi"), max_length=6, choices=ActivityClause)
    method = models.CharField(_("izlenecek yöntem"), max_length=1000)
    months = ArrayField(models.PositiveSmallIntegerField(), verbose_name=_("aylar"))
    responsible = models.CharField(_("sorumlu"), max_length=200)
    budget = models.DecimalField(
        _("bütçe (TL)"),
        max_digits=14,
        decimal_places=2,
        default=0,
        validators=[MinValueValidator(0)],
    )
    budget_source = models.CharField(_("bütçe kaynağı"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("planlanan faaliyet")
        verbose_name_plural = _("planlanan faaliyetler")
        ordering = ["objective", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["objective", "key"], name="action_key_once"),
            models.CheckConstraint(
                name="action_budget",
                condition=Q(budget__gte=0),
                violation_error_message=_("Bütçe sıfırdan küçük olamaz."),
            ),
            models.CheckConstraint(
                name="action_months",
                condition=Q(months__contained_by=list(range(1, 13))) & Q(months__len__gte=1),
                violation_error_message=_("En az bir ay seçin (Madde 5/4)."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
