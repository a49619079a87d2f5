"""The Ministry as a tree of offices."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from smm_portal.kit.db import folded, folded_index, sorted_by
from smm_portal.kit.history import track

from ..roles import OfficeKind

ROOT_PATH = "/"


class OfficeQuerySet(models.QuerySet):
    def under(self, path: str) -> "OfficeQuerySet":
        """The office at ``path`` and everything below it."""
        return self if path == ROOT_PATH else self.filter(path__startswith=path)


@track()
class Office(models.Model):
    """A node of the Ministry's tree. ``path`` is kept by trigger: /1/34/972/ with own id last."""

    Kind = OfficeKind

    kind = models.CharField(_("tür"), max_length=12, choices=OfficeKind)
    name = models.CharField(_("ad"), max_length=250)
    code = models.CharField(_("kısa ad"), max_length=12, null=True, blank=True, unique=True)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("üst makam"),
    )
    path = models.CharField(
        max_length=120, unique=True, editable=False, db_collation="C", db_default=""
    )
    detsis = models.CharField(
        _("DETSİS numarası"), max_length=10, null=True, blank=True, unique=True
    )
    working = models.BooleanField(_("çalışıyor"), default=True)
    search = folded("name")
    sort_key = sorted_by("name")

    objects = OfficeQuerySet.as_manager()

    class Meta:
        verbose_name = _("makam")
        verbose_name_plural = _("makamlar")
        constraints = [
            models.CheckConstraint(
                name="office_ministry_is_root",
                condition=Q(kind="MINISTRY", parent__isnull=True)
                | (~Q(kind="MINISTRY") & Q(parent__isnull=False)),
                violation_error_message=_("Bakanlık dışında her makamın bir üst makamı vardır."),
            ),
            models.UniqueConstraint(
                fields=["kind"], condition=Q(kind="MINISTRY"), name="office_one_ministry"
            ),
        ]
        indexes = [
            folded_index("office_search"),
            models.Index(fields=["kind", "sort_key", "id"], name="office_kind_sort"),
        ]

    def __str__(self) -> str:
        return self.name

    def holds(self, other: "Office") -> bool:
        """Whether ``other`` is this office or stands below it."""
        return other.path.startswith(self.path)
