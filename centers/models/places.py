"""Provinces, districts and schools, each with its office in the Ministry's tree.

The office of a place is made and kept in step (name, parent) by trigger: centers 0002.
"""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from smm_portal.kit.db import folded, folded_index, sorted_by
from smm_portal.kit.history import track
from smm_portal.offices.models import ROOT_PATH, Office


class PlaceQuerySet(models.QuerySet):
    def visible_to(self, duty) -> "PlaceQuerySet":
        """Places whose office is inside the reader's scope; none without a duty."""
        if duty is None:
            return self.none()
        path = duty.scope_path
        return self if path == ROOT_PATH else self.filter(office__path__startswith=path)


def office_field():
    """The place's node in the tree; filled by trigger, hence blank here."""
    return models.OneToOneField(
        Office,
        models.PROTECT,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("makam"),
    )


@track()
class Province(models.Model):
    """One of the 81 provinces."""

    plate = models.CharField(
        _("plaka"), max_length=2, unique=True, validators=[RegexValidator(r"^\d{2}$")]
    )
    name = models.CharField(_("ad"), max_length=40, unique=True)
    office = office_field()
    pilot = models.BooleanField(_("METEK III pilot ili"), default=False)
    sege_rank = models.PositiveSmallIntegerField(_("SEGE-2017 sırası"), null=True, blank=True)
    sege_score = models.DecimalField(
        _("SEGE-2017 puanı"), max_digits=6, decimal_places=3, null=True, blank=True
    )
    sege_tier = models.PositiveSmallIntegerField(_("SEGE-2017 kademesi"), null=True, blank=True)
    search = folded("name")
    sort_key = sorted_by("name")

    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("il")
        verbose_name_plural = _("iller")
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return self.name


@track()
class District(models.Model):
    """A district. Most "Merkez" districts have no directorate: their schools answer to the province."""

    province = models.ForeignKey(
        Province, models.PROTECT, related_name="districts", verbose_name=_("il")
    )
    name = models.CharField(_("ad"), max_length=60)
    has_directorate = models.BooleanField(_("ilçe müdürlüğü var"), default=True)
    office = models.OneToOneField(
        Office, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    search = folded("name")
    sort_key = sorted_by("name")

    class Meta:
        verbose_name = _("ilçe")
        verbose_name_plural = _("ilçeler")
        ordering = ["sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["province", "name"],
                name="district_once",
                violation_error_message=_("Bu ilde bu adla bir ilçe zaten var."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class SchoolKind(models.TextChoices):
    """School kinds; only the first two are attached to MTEGM and can host a centre (4/1)."""

    MTAL = "MTAL", _("Mesleki ve Teknik Anadolu Lisesi")
    MEM = "MEM", _("Mesleki Eğitim Merkezi")
    PRIVATE_MTAL = "PRIVATE_MTAL", _("Özel Mesleki ve Teknik Anadolu Lisesi")
    OTHER = "OTHER", _("Diğer okul veya kurum")


HOST_KINDS = [SchoolKind.MTAL, SchoolKind.MEM]


@track()
class School(models.Model):
    """A school, host of a centre or not. Its office stands under the district's, else the province's."""

    name = models.CharField(_("okul adı"), max_length=200)
    code = models.CharField(
        _("kurum kodu"),
        max_length=8,
        null=True,
        blank=True,
        unique=True,
        validators=[RegexValidator(r"^\d{6,8}$", _("Kurum kodu altı ile sekiz rakamdır."))],
        error_messages={"unique": _("Bu kurum koduyla kayıtlı bir okul var.")},
    )
    kind = models.CharField(_("tür"), max_length=12, choices=SchoolKind, default=SchoolKind.MTAL)
    district = models.ForeignKey(
        District, models.PROTECT, related_name="schools", verbose_name=_("ilçe")
    )
    compulsory_service = models.BooleanField(
        _("zorunlu çalışma gerektiren yer"),
        default=False,
        help_text=_("Madde 6/1-ç ve 7/1-c bu bilgiye göre uygulanır."),
    )
    address = models.CharField(_("adres"), max_length=300, blank=True)
    website = models.CharField(_("internet sitesi"), max_length=120, blank=True)
    working = models.BooleanField(_("açık"), default=True)
    office = office_field()
    search = folded("name", "code")
    sort_key = sorted_by("name")

    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("okul")
        verbose_name_plural = _("okullar")
        constraints = [
            models.UniqueConstraint(
                fields=["district", "name"],
                name="school_once",
                violation_error_message=_("Bu ilçede bu adla bir okul zaten var."),
            ),
            models.CheckConstraint(
                name="school_code_digits",
                condition=Q(code__isnull=True) | Q(code__regex=r"^[0-9]{6,8}$"),
                violation_error_message=_("Kurum kodu altı ile sekiz rakamdır."),
            ),
        ]
        indexes = [
            folded_index("school_search"),
            models.Index(fields=["sort_key", "id"], name="school_sort"),
            models.Index(fields=["kind", "sort_key"], name="school_kind_sort"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def can_host(self) -> bool:
        """Whether a centre may be founded here (4/1)."""
        return self.kind in HOST_KINDS and self.working
