"""The five permanent seats of a centre and what each is for, by dated decisions (4/4, 4/5)."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from smm_portal.kit.db import on_day, period
from smm_portal.kit.history import track

from .centers import Center
from .decisions import Decision
from .fields import Field

SEATS = 5


class Seat(models.Model):
    """One of the five seats, made with the centre by trigger and never changed: no sixth can be."""

    center = models.ForeignKey(
        Center, models.PROTECT, related_name="seats", verbose_name=_("merkez")
    )
    number = models.PositiveSmallIntegerField(_("sıra"))

    class Meta:
        verbose_name = _("kadro")
        verbose_name_plural = _("kadrolar")
        ordering = ["center", "number"]
        constraints = [
            models.CheckConstraint(
                name="seat_number_one_to_five",
                condition=Q(number__gte=1, number__lte=SEATS),
                violation_error_message=_("Bir merkezde en çok beş öğretmen olur (Madde 4/5)."),
            ),
            models.UniqueConstraint(
                fields=["center", "number"],
                name="seat_number_once",
                violation_error_message=_("Merkezin kadro sıraları tekrarlanmaz (Madde 4/5)."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.center} · {self.number}"


class SeatKind(models.TextChoices):
    GENERAL = "GENERAL", _("Genel koordinatör")
    DEVELOPMENT = "DEVELOPMENT", _("Mesleki gelişim koordinatörü")


class SeatRoleQuerySet(models.QuerySet):
    def in_force(self, day=None) -> "SeatRoleQuerySet":
        """Roles set for the day (today by default)."""
        return self.filter(on_day(day))


@track()
class SeatRole(models.Model):
    """What a seat is for in a period. A seat without a role in force is out of use.

    ``center`` repeats the seat's (filled by trigger) so that one general coordinator a centre
    can be an exclusion. The English seat has no field: its field is İngilizce (reading 2).
    """

    Kind = SeatKind

    seat = models.ForeignKey(Seat, models.PROTECT, related_name="roles", verbose_name=_("kadro"))
    center = models.ForeignKey(
        Center, models.PROTECT, related_name="seat_roles", editable=False, verbose_name=_("merkez")
    )
    kind = models.CharField(_("görev"), max_length=11, choices=SeatKind)
    field = models.ForeignKey(
        Field,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="seat_roles",
        verbose_name=_("alan"),
    )
    english = models.BooleanField(_("İngilizce öğretmeni"), default=False)
    starts = models.DateField(_("başlangıç"))
    ends = models.DateField(_("bitiş"), null=True, blank=True)
    period = period()
    decision = models.ForeignKey(
        Decision, models.PROTECT, related_name="set_roles", verbose_name=_("karar")
    )
    ending_decision = models.ForeignKey(
        Decision,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="ended_roles",
        verbose_name=_("kaldıran karar"),
    )

    objects = SeatRoleQuerySet.as_manager()

    class Meta:
        verbose_name = _("kadro görevi")
        verbose_name_plural = _("kadro görevleri")
        constraints = [
            ExclusionConstraint(
                name="seat_role_one_at_a_time",
                expressions=[
                    ("seat", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_(
                    "Kadronun o tarihlerde belirlenmiş bir görevi var (Madde 4/5)."
                ),
            ),
            ExclusionConstraint(
                name="seat_role_one_general",
                expressions=[
                    ("center", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                condition=Q(kind="GENERAL"),
                violation_error_message=_(
                    "Merkezde bir genel koordinatör kadrosu olur (Madde 4/4)."
                ),
            ),
            ExclusionConstraint(
                name="seat_role_one_english",
                expressions=[
                    ("center", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                condition=Q(english=True),
                violation_error_message=_(
                    "Merkezde bir İngilizce öğretmeni kadrosu olur (Madde 4/4)."
                ),
            ),
            models.CheckConstraint(
                name="seat_role_shape",
                condition=Q(kind="GENERAL", english=False)
                | Q(kind="DEVELOPMENT", english=True, field__isnull=True)
                | Q(kind="DEVELOPMENT", english=False, field__isnull=False),
                violation_error_message=_(
                    "Mesleki gelişim koordinatörünün alanı belirlenir; İngilizce kadrosunun"
                    " alanı İngilizcedir (Madde 4/4, 4/5)."
                ),
            ),
            models.CheckConstraint(
                name="seat_role_ended_by_decision",
                condition=Q(ends__isnull=True, ending_decision__isnull=True)
                | Q(ends__isnull=False, ending_decision__isnull=False),
                violation_error_message=_("Kadroyu MTEGM'nin kararı kaldırır (Madde 4/5)."),
            ),
            models.CheckConstraint(
                name="seat_role_period",
                condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")),
                violation_error_message=_("Kadronun bitişi başlangıcından önce olamaz."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat} · {self.label}"

    @property
    def label(self) -> str:
        """What the seat is for, in the users' words."""
        if self.english:
            return str(_("Mesleki gelişim koordinatörü (İngilizce)"))
        return str(SeatKind(self.kind).label)
