"""Vocational fields (alan), their former names, branches (dal) and teaching subjects (branş)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from smm_portal.kit.db import folded, folded_index, sorted_by
from smm_portal.kit.history import track


@track()
class Field(models.Model):
    """A field of vocational education (alan), valid between two dates."""

    class Kind(models.TextChoices):
        VOCATIONAL = "VOCATIONAL", _("Meslek alanı")
        SUPPORTING = "SUPPORTING", _("Destek alanı")

    name = models.CharField(_("alan"), max_length=80, unique=True)
    kind = models.CharField(_("tür"), max_length=10, choices=Kind, default=Kind.VOCATIONAL)
    starts = models.DateField(_("geçerlilik başlangıcı"), null=True, blank=True)
    ends = models.DateField(_("geçerlilik bitişi"), null=True, blank=True)
    note = models.CharField(_("not"), max_length=200, blank=True)
    search = folded("name")
    sort_key = sorted_by("name")

    class Meta:
        verbose_name = _("alan")
        verbose_name_plural = _("alanlar")
        ordering = ["sort_key"]
        indexes = [folded_index("field_search")]
        constraints = [
            models.CheckConstraint(
                name="field_period",
                condition=models.Q(starts__isnull=True)
                | models.Q(ends__isnull=True)
                | models.Q(ends__gt=models.F("starts")),
                violation_error_message=_("Bitiş, başlangıçtan sonra olmalı."),
            )
        ]

    def __str__(self) -> str:
        return self.name


@track()
class FieldAlias(models.Model):
    """A former, short or drifting name by which people still look for a field."""

    field = models.ForeignKey(Field, models.CASCADE, related_name="aliases", verbose_name=_("alan"))
    name = models.CharField(_("diğer ad"), max_length=80)
    search = folded("name")

    class Meta:
        verbose_name = _("diğer ad")
        verbose_name_plural = _("diğer adlar")
        constraints = [
            models.UniqueConstraint(
                fields=["field", "name"],
                name="field_alias_once",
                violation_error_message=_("Bu ad alanda zaten var."),
            )
        ]

    def __str__(self) -> str:
        return self.name


@track()
class SubField(models.Model):
    """A branch (dal) of a field."""

    field = models.ForeignKey(
        Field, models.PROTECT, related_name="subfields", verbose_name=_("alan")
    )
    name = models.CharField(_("dal"), max_length=80)
    sort_key = sorted_by("name")

    class Meta:
        verbose_name = _("dal")
        verbose_name_plural = _("dallar")
        ordering = ["sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["field", "name"],
                name="subfield_once",
                violation_error_message=_("Bu dal alanda zaten var."),
            )
        ]

    def __str__(self) -> str:
        return self.name


ENGLISH = "İngilizce"


@track()
class TeachingSubject(models.Model):
    """A teacher's field of appointment (branş)."""

    class Kind(models.TextChoices):
        WORKSHOP = "WORKSHOP", _("Atölye ve laboratuvar")
        GENERAL = "GENERAL", _("Kültür dersi")

    name = models.CharField(_("branş"), max_length=80, unique=True)
    kind = models.CharField(_("tür"), max_length=10, choices=Kind)
    target = models.BooleanField(
        _("hedef kitle"),
        default=False,
        help_text=_("Madde 5/1'in saydığı öğretmen grubundan mı?"),
    )
    # The English seat (4/4) asks for this subject, whatever it is called one day.
    is_english = models.BooleanField(_("İngilizce branşı"), default=False, editable=False)
    fields = models.ManyToManyField(
        Field, through="SubjectField", related_name="subjects", verbose_name=_("eşleşen alanlar")
    )
    search = folded("name")
    sort_key = sorted_by("name")

    class Meta:
        verbose_name = _("branş")
        verbose_name_plural = _("branşlar")
        ordering = ["sort_key"]
        indexes = [folded_index("subject_search")]
        constraints = [
            models.UniqueConstraint(
                fields=["is_english"],
                condition=models.Q(is_english=True),
                name="subject_one_english",
                violation_error_message=_("İngilizce branşı tektir (Madde 4/4)."),
            )
        ]

    def __str__(self) -> str:
        return self.name


@track()
class SubjectField(models.Model):
    """Which subject counts as "the centre's field" for clauses 6/1-d and 7/1-ç."""

    subject = models.ForeignKey(TeachingSubject, models.CASCADE, verbose_name=_("branş"))
    field = models.ForeignKey(Field, models.CASCADE, verbose_name=_("alan"))

    class Meta:
        verbose_name = _("branş–alan eşleşmesi")
        verbose_name_plural = _("branş–alan eşleşmeleri")
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "field"],
                name="subject_field_once",
                violation_error_message=_("Bu eşleşme zaten var."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject} – {self.field}"
