"""Who acts where and when."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from smm_portal.kit import dates
from smm_portal.kit.db import on_day, period
from smm_portal.kit.history import track

from ..roles import NATIONAL, SINGLE, Role
from .office import ROOT_PATH, Office
from .user import User


class DutyQuerySet(models.QuerySet):
    def in_force(self, day=None) -> "DutyQuerySet":
        """Duties whose period holds the day (today by default)."""
        return self.filter(on_day(day))

    def ongoing(self, day=None) -> "DutyQuerySet":
        """Duties in force or still to come."""
        day = day or dates.today()
        return self.filter(Q(ends__isnull=True) | (Q(ends__gt=day) & Q(ends__gt=F("starts"))))

    def visible_to(self, duty: "Duty") -> "DutyQuerySet":
        """Duties at offices inside the reader's scope."""
        path = duty.scope_path
        return self if path == ROOT_PATH else self.filter(office__path__startswith=path)


@track()
class Duty(models.Model):
    """Who holds which role at which office in which period, in person or as deputy (vekâlet).

    Those of coordinators and teachers follow from records and are written by triggers only;
    ``source`` says from which ("assignment:12", "teacher:5", "invitation:7", "manual").
    """

    Role = Role

    user = models.ForeignKey(User, models.PROTECT, related_name="duties", verbose_name=_("kişi"))
    office = models.ForeignKey(
        Office, models.PROTECT, related_name="duties", verbose_name=_("makam")
    )
    role = models.CharField(_("görev"), max_length=24, choices=Role)
    starts = models.DateField(_("başlangıç"), default=dates.today)
    ends = models.DateField(_("bitiş"), null=True, blank=True)
    period = period()
    is_deputy = models.BooleanField(_("vekâleten"), default=False)
    deputy_for = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="deputies",
        verbose_name=_("vekâlet edilen"),
    )
    source = models.CharField(max_length=40, default="manual", editable=False)

    objects = DutyQuerySet.as_manager()

    class Meta:
        verbose_name = _("görev")
        verbose_name_plural = _("görevler")
        constraints = [
            models.CheckConstraint(
                name="duty_period",
                condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")),
                violation_error_message=_("Bitiş, başlangıçtan önce olamaz."),
            ),
            models.CheckConstraint(
                name="duty_deputy",
                condition=Q(deputy_for__isnull=True)
                | (Q(is_deputy=True) & ~Q(deputy_for=F("user"))),
                violation_error_message=_("Kişi kendisine vekâlet edemez."),
            ),
            ExclusionConstraint(
                name="duty_once",
                expressions=[
                    ("user", RangeOperators.EQUAL),
                    ("office", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("Kişinin bu makamda aynı görevi o tarihlerde zaten var."),
            ),
            ExclusionConstraint(
                name="duty_one_head",
                expressions=[
                    ("office", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                condition=Q(role__in=sorted(SINGLE), is_deputy=False),
                violation_error_message=_("Makamın o tarihlerde asaleten bir müdürü var."),
            ),
            models.UniqueConstraint(
                fields=["source"],
                condition=~Q(source="manual"),
                name="duty_source_once",
            ),
        ]
        indexes = [models.Index(fields=["office", "role"], name="duty_office_role")]

    def __str__(self) -> str:
        deputy = " (V.)" if self.is_deputy else ""
        return f"{self.get_role_display()}{deputy} · {self.office}"

    @property
    def scope_path(self) -> str:
        """The path below which this duty reads; "/" for the Ministry's own people."""
        return ROOT_PATH if self.role in NATIONAL else self.office.path

    def in_force(self, day=None) -> bool:
        """Whether the period holds the day (today by default)."""
        day = day or dates.today()
        return self.starts <= day and (self.ends is None or day < self.ends)

    @property
    def ongoing(self) -> bool:
        """Whether the duty is in force or still to come; a row cut to no day at all is neither."""
        return self.ends is None or (self.ends > dates.today() and self.ends > self.starts)

    @property
    def last_day(self):
        """The last day of the duty, or None while it is open."""
        return dates.last_day(self.ends)
