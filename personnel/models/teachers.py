"""The registry of teachers: the facts by which clauses 6 and 7 are judged."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from centers.models import School, TeachingSubject
from smm_portal.kit.db import folded, folded_index, sorted_by
from smm_portal.kit.history import track
from smm_portal.offices.identity import Identified
from smm_portal.offices.models import ROOT_PATH


class Employment(models.TextChoices):
    """How the teacher is employed; the first two hold a Ministry post (6/1-a, 7/1-a)."""

    PERMANENT = "PERMANENT", _("Kadrolu öğretmen")
    CONTRACT = "CONTRACT", _("Sözleşmeli öğretmen")
    HOURLY = "HOURLY", _("Ücretli öğretmen")
    PRIVATE = "PRIVATE", _("Özel okul öğretmeni")


MINISTRY_POSTS = [Employment.PERMANENT, Employment.CONTRACT]


class CompulsoryService(models.TextChoices):
    """Where the teacher stands with compulsory service (6/1-ç, 7/1-c)."""

    COMPLETED = "COMPLETED", _("Tamamladı")
    EXEMPT = "EXEMPT", _("Muaf")
    OWING = "OWING", _("Yükümlü")


class TeacherQuerySet(models.QuerySet):
    def visible_to(self, duty) -> "TeacherQuerySet":
        """Teachers whose school is inside the reader's scope, himself always."""
        if duty is None:
            return self.none()
        path = duty.scope_path
        if path == ROOT_PATH:
            return self
        inside = School.objects.filter(office__path__startswith=path).values("pk")
        return self.filter(Q(school__in=inside) | Q(user=duty.user_id))


@track()
class Teacher(Identified):
    """A teacher as the registry knows him. The account (``user``) comes by invitation."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="teacher",
        verbose_name=_("hesap"),
    )
    first_name = models.CharField(_("ad"), max_length=80)
    last_name = models.CharField(_("soyad"), max_length=80)
    email = models.EmailField(_("e-posta"), null=True, blank=True, unique=True)
    school = models.ForeignKey(
        School, models.PROTECT, related_name="teachers", verbose_name=_("görev yeri")
    )
    subject = models.ForeignKey(
        TeachingSubject, models.PROTECT, related_name="teachers", verbose_name=_("branş")
    )
    employment = models.CharField(
        _("istihdam"), max_length=9, choices=Employment, default=Employment.PERMANENT
    )
    teaching_since = models.DateField(
        _("öğretmenliğe başlama"), help_text=_("Adaylık süresi dâhil (Madde 6/1-b, 7/1-b).")
    )
    days_not_counted = models.PositiveIntegerField(
        _("hizmetten sayılmayan gün"), default=0, help_text=_("Ücretsiz izin ve ara verme günleri.")
    )
    compulsory_service = models.CharField(
        _("zorunlu çalışma yükümlülüğü"),
        max_length=9,
        choices=CompulsoryService,
        default=CompulsoryService.OWING,
    )
    working = models.BooleanField(_("görevde"), default=True)
    search = folded("first_name", "last_name")
    sort_key = sorted_by("last_name", "first_name")

    objects = TeacherQuerySet.as_manager()

    class Meta:
        verbose_name = _("öğretmen")
        verbose_name_plural = _("öğretmenler")
        indexes = [
            folded_index("teacher_search"),
            models.Index(fields=["sort_key", "id"], name="teacher_sort"),
            models.Index(fields=["subject", "sort_key", "id"], name="teacher_subject_sort"),
            models.Index(fields=["school", "sort_key", "id"], name="teacher_school_sort"),
            models.Index(fields=["teaching_since", "id"], name="teacher_since"),
        ]
        constraints = [
            models.CheckConstraint(
                name="teacher_email_lower",
                condition=Q(email__isnull=True) | Q(email__regex=r"^[^A-Z]+$"),
                violation_error_message=_("E-posta küçük harflerle yazılır."),
            ),
            models.CheckConstraint(
                name="teacher_since_sane",
                condition=Q(teaching_since__gte=dt.date(1950, 1, 1)),
                violation_error_message=_("Öğretmenliğe başlama tarihi 1950'den önce olamaz."),
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}"

    def counted_from(self) -> dt.date:
        """The day from which unbroken teaching is counted, candidacy included (6/1-b, 7/1-b):
        days not counted push it on."""
        return self.teaching_since + dt.timedelta(days=self.days_not_counted)


@track()
class ManagerialDuty(models.Model):
    """A managerial duty that a teacher held at a school (6/1-c)."""

    class Kind(models.TextChoices):
        PRINCIPAL = "PRINCIPAL", _("Müdür")
        FOUNDING_PRINCIPAL = "FOUNDING", _("Kurucu müdür")
        HEAD_DEPUTY = "HEAD_DEPUTY", _("Müdür başyardımcısı")
        DEPUTY = "DEPUTY", _("Müdür yardımcısı")
        CHIEF = "CHIEF", _("Alan/bölüm şefi")

    teacher = models.ForeignKey(
        Teacher, models.PROTECT, related_name="managerial_duties", verbose_name=_("öğretmen")
    )
    kind = models.CharField(_("görev"), max_length=11, choices=Kind)
    school = models.ForeignKey(School, models.PROTECT, related_name="+", verbose_name=_("okul"))
    starts = models.DateField(_("başlangıç"))
    ends = models.DateField(_("bitiş"), null=True, blank=True)

    class Meta:
        verbose_name = _("yöneticilik görevi")
        verbose_name_plural = _("yöneticilik görevleri")
        ordering = ["-starts"]
        constraints = [
            models.CheckConstraint(
                name="managerial_duty_period",
                condition=Q(ends__isnull=True) | Q(ends__gt=F("starts")),
                violation_error_message=_("Bitiş, başlangıçtan sonra olmalı."),
            ),
            models.UniqueConstraint(
                fields=["teacher", "kind", "school", "starts"],
                name="managerial_duty_once",
                violation_error_message=_("Bu görev zaten kayıtlı."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.school}"
