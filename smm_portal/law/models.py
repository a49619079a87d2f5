"""What the nightly audit found, the year's settings, and days off that no calendar knows."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from smm_portal.kit import clauses
from smm_portal.kit.db import folded, folded_index
from smm_portal.kit.history import track
from smm_portal.offices.models import ROOT_PATH, Office


class FindingQuerySet(models.QuerySet):
    def still_open(self) -> "FindingQuerySet":
        """Findings that the last audit still saw."""
        return self.filter(resolved_at__isnull=True)

    def visible_to(self, duty) -> "FindingQuerySet":
        """Findings at offices inside the reader's scope; none without a duty."""
        if duty is None:
            return self.none()
        path = duty.scope_path
        return self if path == ROOT_PATH else self.filter(office__path__startswith=path)


class Finding(models.Model):
    """Something that an audit saw at an office. One row from first sight to the day it is gone.

    A hard finding means that the clause is broken, a soft one that what it asks for is missing.
    """

    clause = models.CharField(_("madde"), max_length=10)
    office = models.ForeignKey(
        Office, models.PROTECT, related_name="findings", verbose_name=_("makam")
    )
    subject = models.CharField(_("konu"), max_length=120)
    message = models.CharField(_("bulgu"), max_length=500)
    hard = models.BooleanField(_("aykırılık"), default=False)
    first_seen = models.DateField(_("ilk görüldüğü gün"))
    last_seen = models.DateField(_("son görüldüğü gün"))
    resolved_at = models.DateTimeField(_("giderildiği an"), null=True, blank=True)
    search = folded("subject", "message")

    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = _("bulgu")
        verbose_name_plural = _("bulgular")
        constraints = [
            models.UniqueConstraint(
                fields=["clause", "office", "subject"],
                condition=Q(resolved_at__isnull=True),
                name="finding_open_once",
            ),
            models.CheckConstraint(
                name="finding_seen_in_order", condition=Q(last_seen__gte=F("first_seen"))
            ),
        ]
        indexes = [
            folded_index("finding_search"),
            models.Index(fields=["-first_seen", "-id"], name="finding_first_seen"),
            models.Index(fields=["office", "resolved_at"], name="finding_office"),
        ]

    def __str__(self) -> str:
        return f"{self.clause} · {self.subject}"

    @property
    def clause_slug(self) -> str:
        return clauses.slug(self.clause)

    @property
    def office_url(self) -> str:
        """The address that leads to the office's page."""
        return reverse("law:place", args=[self.office_id])

    @property
    def is_open(self) -> bool:
        return self.resolved_at is None


@track()
class YearSetting(models.Model):
    """The value that a setting takes from a year on, until a later year says otherwise."""

    year = models.PositiveSmallIntegerField(_("yıl"))
    key = models.CharField(_("ayar"), max_length=60)
    value = models.JSONField(_("değer"))

    class Meta:
        verbose_name = _("yıl ayarı")
        verbose_name_plural = _("yıl ayarları")
        constraints = [
            models.UniqueConstraint(fields=["key", "year"], name="year_setting_once"),
            models.CheckConstraint(
                name="year_setting_year", condition=Q(year__gte=2024, year__lte=2100)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.year}"


@track()
class AdministrativeLeave(models.Model):
    """A day on which offices rest by an order of the state (idari izin)."""

    day = models.DateField(_("gün"), unique=True)
    label = models.CharField(_("açıklama"), max_length=120)

    class Meta:
        verbose_name = _("idari izin günü")
        verbose_name_plural = _("idari izin günleri")
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.day:%d.%m.%Y} {self.label}"
