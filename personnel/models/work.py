"""The centre's daily work: tasks by the letters of 8 and 9, absences, monthly duty sheets."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from centers.models import Center
from smm_portal.documents.models import StoredFile
from smm_portal.kit import dates
from smm_portal.kit.db import period
from smm_portal.kit.history import track
from smm_portal.offices.models import ROOT_PATH, Duty


class DutyClause(models.TextChoices):
    """The letters of 8/1 (general coordinator) and 9/1 (development coordinator), in our words."""

    G_A = "8/1-a", _("İhtiyaç, program, eğitim ve içerik işlerini planlamak")
    G_B = "8/1-b", _("Eğitimlerin kurallara uygun geçmesini sağlamak")
    G_C = "8/1-c", _("Proje, araştırma ve rapor işlerini bir araya getirmek")
    G_CH = "8/1-ç", _("İş birliklerini bir araya getirmek")
    G_D = "8/1-d", _("Tanıtımı düzenlemek")
    G_E = "8/1-e", _("Belge, arşiv, izleme ve değerlendirmeyi yönetmek")
    G_F = "8/1-f", _("İşleri bölüştürmek, çalışanlara yol göstermek")
    G_G = "8/1-g", _("İşleyişi izlemek ve iyileştirmek")
    G_GH = "8/1-ğ", _("Yerlerin ve araçların iyi kullanılmasını sağlamak")
    G_H = "8/1-h", _("Çalışma yerlerini sağlıklı ve güvenli tutmak")
    G_I = "8/1-ı", _("İhtiyaçları saptamak ve giderilmesini izlemek")
    D_A = "9/1-a", _("İhtiyaçları araştırmak, program ve gereç hazırlamak")
    D_B = "9/1-b", _("Öğretim programı ve ders içeriği geliştirmek")
    D_C = "9/1-c", _("Sektörü izlemek, yöntem ve teknik araştırmak")
    D_CH = "9/1-ç", _("Gelişmeleri ve etkinlikleri izlemek")
    D_D = "9/1-d", _("Paydaşları bulmak ve onlarla çalışmak")
    D_E = "9/1-e", _("Proje hazırlamak ve yürütmek")
    D_F = "9/1-f", _("Paydaşlardaki eğitimlere bilgiyle katılmak")
    D_G = "9/1-g", _("Yapılanları belgelemek, izlemek, raporlamak")
    D_GH = "9/1-ğ", _("Tanıtım işlerini yürütmek")
    D_H = "9/1-h", _("Genel koordinatörün verdiği öteki işleri yapmak")


class TaskState(models.TextChoices):
    OPEN = "OPEN", _("Sürüyor")
    DELIVERED = "DELIVERED", _("Teslim edildi")
    ACCEPTED = "ACCEPTED", _("Kabul edildi")
    CANCELLED = "CANCELLED", _("Vazgeçildi")


class DutyTaskQuerySet(models.QuerySet):
    def visible_to(self, duty) -> "DutyTaskQuerySet":
        """Tasks of centres inside the reader's scope."""
        if duty is None:
            return self.none()
        path = duty.scope_path
        if path == ROOT_PATH:
            return self
        inside = Q(assignment__seat__center__office__path__startswith=path)
        return self.filter(inside | Q(assignment__teacher__user=duty.user_id))

    def open_of(self, user_id) -> "DutyTaskQuerySet":
        """What the person still has to deliver."""
        return self.filter(assignment__teacher__user=user_id, state=TaskState.OPEN)


@track()
class DutyTask(models.Model):
    """A piece of work that the general coordinator gives, by letter, with a date (8/1-f).

    The GK answers to the host school's principal (8/2), a development coordinator to the GK and
    the principal (9/2): they accept what was delivered or hand it back with a note.
    """

    State, Clause = TaskState, DutyClause

    assignment = models.ForeignKey(
        "personnel.Assignment", models.PROTECT, related_name="tasks", verbose_name=_("kime")
    )
    clause = models.CharField(_("bent"), max_length=6, choices=DutyClause)
    text = models.CharField(_("iş"), max_length=500)
    starts_on = models.DateField(_("başlangıç"), default=dates.today)
    due_on = models.DateField(_("son gün"))
    given_by = models.ForeignKey(Duty, models.PROTECT, related_name="+", verbose_name=_("veren"))
    given_at = models.DateTimeField(_("kayıt zamanı"), auto_now_add=True)
    state = models.CharField(_("durum"), max_length=9, choices=TaskState, default=TaskState.OPEN)
    result = models.CharField(_("ne yapıldı"), max_length=2000, blank=True)
    file = models.ForeignKey(
        StoredFile,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="duty_tasks",
        verbose_name=_("belge (PDF)"),
    )
    delivered_at = models.DateTimeField(_("teslim"), null=True, blank=True)
    answer = models.CharField(_("kabul ya da iade notu"), max_length=1000, blank=True)
    answered_by = models.ForeignKey(
        Duty,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("kabul ya da iade eden"),
    )
    answered_at = models.DateTimeField(_("kabul ya da iade"), null=True, blank=True)

    objects = DutyTaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("iş bölümü kaydı")
        verbose_name_plural = _("iş bölümü kayıtları")
        indexes = [
            models.Index(fields=["due_on", "id"], name="duty_task_due"),
            models.Index(fields=["assignment", "state", "due_on"], name="duty_task_open"),
        ]
        constraints = [
            models.CheckConstraint(
                name="duty_task_dates",
                condition=Q(due_on__gte=F("starts_on")),
                violation_error_message=_("Son gün, başlangıçtan önce olamaz (Madde 8/1-f)."),
            ),
            models.CheckConstraint(
                name="duty_task_delivered",
                condition=Q(state__in=["OPEN", "CANCELLED"])
                | Q(delivered_at__isnull=False) & ~Q(result=""),
                violation_error_message=_("Ne yapıldığı yazılır."),
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def late(self) -> bool:
        """Whether it is still open past its last day."""
        return self.state == TaskState.OPEN and self.due_on < dates.today()


@track()
class Absence(models.Model):
    """Days on which somebody in post was not at the centre; frozen with the month's sheet."""

    class Kind(models.TextChoices):
        ANNUAL = "ANNUAL", _("Yıllık izin")
        SICK = "SICK", _("Hastalık izni")
        EXCUSE = "EXCUSE", _("Mazeret izni")
        UNPAID = "UNPAID", _("Aylıksız izin")
        ELSEWHERE = "ELSEWHERE", _("Geçici görev")

    assignment = models.ForeignKey(
        "personnel.Assignment", models.PROTECT, related_name="absences", verbose_name=_("görev")
    )
    kind = models.CharField(_("tür"), max_length=9, choices=Kind)
    starts = models.DateField(_("ilk gün"))
    ends = models.DateField(_("bitiş"))
    period = period()
    note = models.CharField(_("açıklama"), max_length=300, blank=True)
    duty = models.ForeignKey(Duty, models.PROTECT, related_name="+", verbose_name=_("kaydeden"))
    at = models.DateTimeField(_("zaman"), auto_now_add=True)

    class Meta:
        verbose_name = _("izin kaydı")
        verbose_name_plural = _("izin kayıtları")
        ordering = ["assignment", "starts"]
        constraints = [
            models.CheckConstraint(
                name="absence_period",
                condition=Q(ends__gt=F("starts")),
                violation_error_message=_("Son gün, ilk günden önce olamaz."),
            ),
            ExclusionConstraint(
                name="absence_once",
                expressions=[
                    ("assignment", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("Bu günler için bir izin kaydı var."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assignment} · {self.starts}"

    @property
    def last_day(self):
        """The last day away."""
        return dates.last_day(self.ends)


class DutySheetQuerySet(models.QuerySet):
    def visible_to(self, duty) -> "DutySheetQuerySet":
        """Sheets of centres inside the reader's scope."""
        if duty is None:
            return self.none()
        path = duty.scope_path
        return self if path == ROOT_PATH else self.filter(center__office__path__startswith=path)


class DutySheet(models.Model):
    """A centre's month as the principal confirmed it (2006/11350, 16/2). Never changed.

    ``lines`` holds for each person in office: assignment (id), name, role, days (working days of
    the month in office), away (days by kind of absence), worked. A wrong sheet is reopened with a
    reason and confirmed anew under the next number; the newest stands.
    """

    center = models.ForeignKey(
        Center, models.PROTECT, related_name="duty_sheets", verbose_name=_("merkez")
    )
    year = models.PositiveSmallIntegerField(_("yıl"))
    month = models.PositiveSmallIntegerField(_("ay"))
    number = models.PositiveSmallIntegerField(_("düzeltme"), default=1)
    lines = models.JSONField(_("satırlar"))
    duty = models.ForeignKey(Duty, models.PROTECT, related_name="+", verbose_name=_("onaylayan"))
    at = models.DateTimeField(_("onay zamanı"), auto_now_add=True)

    objects = DutySheetQuerySet.as_manager()

    class Meta:
        verbose_name = _("aylık fiilî görev çizelgesi")
        verbose_name_plural = _("aylık fiilî görev çizelgeleri")
        indexes = [models.Index(fields=["-year", "-month", "-id"], name="duty_sheet_month")]
        constraints = [
            models.UniqueConstraint(
                fields=["center", "year", "month", "number"],
                name="duty_sheet_once",
                violation_error_message=_("Bu ayın çizelgesi onaylanmış."),
            ),
            models.CheckConstraint(
                name="duty_sheet_sane",
                condition=Q(year__gte=2024, year__lte=2100, month__gte=1, month__lte=12),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.center} · {self.month}.{self.year}"


class DutySheetReopening(models.Model):
    """Why a confirmed month is open again: until it is confirmed anew its absences may change."""

    sheet = models.OneToOneField(DutySheet, models.PROTECT, related_name="reopening")
    reason = models.CharField(_("düzeltme gerekçesi"), max_length=500)
    duty = models.ForeignKey(Duty, models.PROTECT, related_name="+", verbose_name=_("açan"))
    at = models.DateTimeField(_("zaman"), auto_now_add=True)

    class Meta:
        verbose_name = _("çizelge düzeltmesi")
        verbose_name_plural = _("çizelge düzeltmeleri")
        constraints = [
            models.CheckConstraint(
                name="duty_sheet_reopening_reason",
                condition=~Q(reason=""),
                violation_error_message=_("Düzeltmenin gerekçesi yazılır."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.sheet}"


class DutyMonthState(models.TextChoices):
    OPEN = "OPEN", _("Açık")
    LATE = "LATE", _("Gecikti")
    CONFIRMED = "CONFIRMED", _("Onaylandı")


class DutyMonth(models.Model):
    """A month for which a centre owes a sheet, or has one. A view (personnel 0031), never written.

    Owed are the months in which somebody was in office, from the month in which his assignment was
    entered into the portal. It is late from the sixth day of the next month on.
    """

    State = DutyMonthState

    id = models.BigIntegerField(primary_key=True)
    center = models.ForeignKey(
        Center, models.DO_NOTHING, related_name="+", verbose_name=_("merkez"), db_constraint=False
    )
    first = models.DateField(_("ay"))
    year = models.IntegerField(_("yıl"))
    month = models.IntegerField(_("ay"))
    sheet = models.ForeignKey(
        DutySheet, models.DO_NOTHING, null=True, related_name="+", db_constraint=False
    )
    state = models.CharField(_("durum"), max_length=9, choices=DutyMonthState)

    objects = DutySheetQuerySet.as_manager()

    class Meta:
        managed = False
        db_table = "personnel_dutymonth"
        verbose_name = _("çizelge ayı")
        verbose_name_plural = _("çizelge ayları")

    def __str__(self) -> str:
        return f"{self.center} · {self.month}.{self.year}"

    @property
    def confirmed(self) -> bool:
        """Whether the newest sheet stands."""
        return self.state == DutyMonthState.CONFIRMED

    @property
    def reopened(self) -> bool:
        """Whether a confirmed sheet is being corrected."""
        return self.sheet_id is not None and not self.confirmed
