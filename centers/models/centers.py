"""The centre (Madde 4) and the fields in which it works (4/2)."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from smm_portal.kit.db import folded, folded_index, on_day, period, sorted_by
from smm_portal.kit.history import track

from .decisions import Decision
from .fields import Field
from .places import PlaceQuerySet, School, office_field


class CenterState(models.TextChoices):
    DRAFT = "DRAFT", _("Kuruluş taslağı")
    ACTIVE = "ACTIVE", _("Etkin")
    CLOSED = "CLOSED", _("Kapalı")
    DROPPED = "DROPPED", _("Vazgeçildi")


class CenterQuerySet(PlaceQuerySet):
    def live(self) -> "CenterQuerySet":
        """Centres that count for 4/3: neither closed nor dropped."""
        return self.exclude(state__in=[CenterState.CLOSED, CenterState.DROPPED])

    def with_place(self) -> "CenterQuerySet":
        """With school, district and province in the same query."""
        return self.select_related("school__district__province", "office")


@track()
class Center(models.Model):
    """A Sectoral Excellence Centre in its host school. State and decisions are tied by CHECK."""

    class Basis(models.TextChoices):
        DECISION = "DECISION", _("Karar")
        INHERITED = "INHERITED", _("Devralınan")

    name = models.CharField(_("merkez adı"), max_length=250)
    school = models.ForeignKey(
        School, models.PROTECT, related_name="centers", verbose_name=_("bünyesindeki okul")
    )
    state = models.CharField(
        _("durum"), max_length=8, choices=CenterState, default=CenterState.DRAFT
    )
    basis = models.CharField(_("dayanak"), max_length=9, choices=Basis, default=Basis.DECISION)
    founding_decision = models.ForeignKey(
        Decision,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="founded_centers",
        verbose_name=_("kuruluş kararı"),
    )
    opened_on = models.DateField(_("kuruluş tarihi"), null=True, blank=True)
    closing_decision = models.ForeignKey(
        Decision,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="closed_centers",
        verbose_name=_("kapatma kararı"),
    )
    closed_on = models.DateField(_("kapanış tarihi"), null=True, blank=True)
    office = office_field()
    created_at = models.DateTimeField(_("kayıt zamanı"), auto_now_add=True)
    fields = models.ManyToManyField(Field, through="CenterField", related_name="centers")
    search = folded("name")
    sort_key = sorted_by("name")

    objects = CenterQuerySet.as_manager()

    class Meta:
        verbose_name = _("merkez")
        verbose_name_plural = _("merkezler")
        indexes = [
            folded_index("center_search"),
            models.Index(fields=["sort_key", "id"], name="center_sort"),
            models.Index(fields=["state", "sort_key", "id"], name="center_state_sort"),
            models.Index(fields=["opened_on", "id"], name="center_opened"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["school"],
                condition=~Q(state__in=["CLOSED", "DROPPED"]),
                name="center_one_a_school",
                violation_error_message=_(
                    "Bu okulda kapanmamış bir merkez var; bir okulda ikinci merkez olmaz (Madde 4/3)."
                ),
            ),
            models.CheckConstraint(
                name="center_founding",
                condition=(
                    Q(state__in=["DRAFT", "DROPPED"])
                    & Q(founding_decision__isnull=True, opened_on__isnull=True, basis="DECISION")
                )
                | (
                    Q(state__in=["ACTIVE", "CLOSED"])
                    & (
                        Q(founding_decision__isnull=False, opened_on__isnull=False)
                        | Q(basis="INHERITED")
                    )
                ),
                violation_error_message=_(
                    "Merkez ancak MTEGM'nin kuruluş kararıyla etkin olur (Madde 4/1)."
                ),
            ),
            models.CheckConstraint(
                name="center_closing",
                condition=Q(state="CLOSED", closing_decision__isnull=False, closed_on__isnull=False)
                | (~Q(state="CLOSED") & Q(closing_decision__isnull=True, closed_on__isnull=True)),
                violation_error_message=_(
                    "Merkez ancak MTEGM'nin kapatma kararıyla kapanır (Madde 4/1)."
                ),
            ),
            models.CheckConstraint(
                name="center_life",
                condition=Q(opened_on__isnull=True)
                | Q(closed_on__isnull=True)
                | Q(closed_on__gte=F("opened_on")),
                violation_error_message=_("Merkez kurulmadan önce kapanamaz (Madde 4/1)."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_live(self) -> bool:
        """Whether it still bars another centre at its school (4/3)."""
        return self.state not in (CenterState.CLOSED, CenterState.DROPPED)


class CenterFieldQuerySet(models.QuerySet):
    def in_force(self, day=None) -> "CenterFieldQuerySet":
        """Fields set for the day (today by default)."""
        return self.filter(on_day(day))


@track()
class CenterField(models.Model):
    """A field in which a centre works, from one decision to another (4/2).

    Only inherited centres have rows without a decision, with an unknown start.
    """

    center = models.ForeignKey(
        Center, models.PROTECT, related_name="center_fields", verbose_name=_("merkez")
    )
    field = models.ForeignKey(
        Field, models.PROTECT, related_name="center_fields", verbose_name=_("alan")
    )
    starts = models.DateField(_("başlangıç"), null=True, blank=True)
    ends = models.DateField(_("bitiş"), null=True, blank=True)
    period = period()
    decision = models.ForeignKey(
        Decision,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="set_fields",
        verbose_name=_("karar"),
    )
    ending_decision = models.ForeignKey(
        Decision,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="ended_fields",
        verbose_name=_("kaldıran karar"),
    )

    objects = CenterFieldQuerySet.as_manager()

    class Meta:
        verbose_name = _("merkez alanı")
        verbose_name_plural = _("merkez alanları")
        constraints = [
            ExclusionConstraint(
                name="center_field_once",
                expressions=[
                    ("center", RangeOperators.EQUAL),
                    ("field", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("Bu alan merkez için zaten belirlenmiş (Madde 4/2)."),
            ),
            models.CheckConstraint(
                name="center_field_by_decision",
                condition=Q(decision__isnull=False, starts__isnull=False)
                | Q(decision__isnull=True, starts__isnull=True),
                violation_error_message=_(
                    "Faaliyet alanını MTEGM'nin kararı belirler (Madde 4/2)."
                ),
            ),
            models.CheckConstraint(
                name="center_field_ended_by_decision",
                condition=Q(ends__isnull=True, ending_decision__isnull=True)
                | Q(ends__isnull=False, ending_decision__isnull=False),
                violation_error_message=_(
                    "Faaliyet alanını MTEGM'nin kararı kaldırır (Madde 4/2)."
                ),
            ),
            models.CheckConstraint(
                name="center_field_period",
                condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(ends__gte=F("starts")),
                violation_error_message=_("Alanın bitişi başlangıcından önce olamaz (Madde 4/2)."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.center} – {self.field}"
