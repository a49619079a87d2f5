"""Evaluation commissions of the provinces, and their members' scores (Madde 10/2, 10/3)."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from smm_portal.kit.history import track
from smm_portal.offices.models import ROOT_PATH, Duty, Office, User
from smm_portal.offices.roles import OfficeKind

from .applications import Application
from .calls import Call, Criterion


class CommissionState(models.TextChoices):
    FORMED = "FORMED", _("Kuruldu")
    REVIEWING = "REVIEWING", _("İnceliyor")
    PROVISIONAL = "PROVISIONAL", _("Geçici sonuç yayımlandı")
    FINAL = "FINAL", _("Kesinleşti")
    SENT = "SENT", _("Bakanlığa bildirildi")


class CommissionQuerySet(models.QuerySet):
    def visible_to(self, duty) -> "CommissionQuerySet":
        """To the Ministry all, to a province directorate its own, to nobody else any."""
        if duty is None:
            return self.none()
        if duty.scope_path == ROOT_PATH:
            return self
        if duty.office.kind != OfficeKind.PROVINCE:
            return self.none()
        return self.filter(province=duty.office_id)


@track()
class Commission(models.Model):
    """The commission of one province for one call. Its state moves as trigger commission_moves lets.

    ``objections_until`` is the last day for objections, set with the provisional result.
    """

    State = CommissionState

    call = models.ForeignKey(
        Call, models.PROTECT, related_name="commissions", verbose_name=_("çağrı")
    )
    province = models.ForeignKey(
        Office, models.PROTECT, related_name="commissions", verbose_name=_("il")
    )
    state = models.CharField(
        _("durum"), max_length=11, choices=CommissionState, default=CommissionState.FORMED
    )
    formed_by = models.ForeignKey(
        Duty, models.PROTECT, related_name="+", verbose_name=_("kuran görev")
    )
    formed_at = models.DateTimeField(_("kuruluş"), auto_now_add=True)
    opened_at = models.DateTimeField(_("incelemenin açılışı"), null=True, blank=True)
    provisional_at = models.DateTimeField(_("geçici sonuç"), null=True, blank=True)
    objections_until = models.DateField(_("itirazların son günü"), null=True, blank=True)
    final_at = models.DateTimeField(_("kesinleşme"), null=True, blank=True)
    sent_at = models.DateTimeField(_("Bakanlığa bildirim"), null=True, blank=True)

    objects = CommissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("değerlendirme komisyonu")
        verbose_name_plural = _("değerlendirme komisyonları")
        indexes = [models.Index(fields=["-formed_at", "-id"], name="commission_formed")]
        constraints = [
            models.UniqueConstraint(
                fields=["call", "province"],
                name="commission_once",
                violation_error_message=_("İlin bu çağrı için komisyonu var (Madde 10/2)."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.province} · {self.call}"

    def get_absolute_url(self) -> str:
        return reverse("personnel:commission", args=[self.pk])


class Part(models.TextChoices):
    """What a member sits for; the first four must be covered (10/2)."""

    CHAIR = "CHAIR", _("Başkan (il millî eğitim müdürü)")
    HR = "HR", _("İnsan kaynakları yönetimi")
    TRAINING = "TRAINING", _("Öğretmen yetiştirme ve geliştirme")
    VTE = "VTE", _("Mesleki ve teknik eğitim")
    MEMBER = "MEMBER", _("Üye")


# The duty at the province directorate from which each part is taken.
ROLE_OF_PART = {
    Part.CHAIR: "province_director",
    Part.HR: "province_hr",
    Part.TRAINING: "province_training",
    Part.VTE: "province_vte",
}
NEEDED = tuple(ROLE_OF_PART)


@track()
class CommissionMember(models.Model):
    """Who sits for which part, by his duty at the province directorate. Who leaves is kept.

    One person may sit for several parts (he then has several rows and one voice).
    """

    commission = models.ForeignKey(
        Commission, models.PROTECT, related_name="members", verbose_name=_("komisyon")
    )
    part = models.CharField(_("sıfat"), max_length=8, choices=Part)
    duty = models.ForeignKey(Duty, models.PROTECT, related_name="+", verbose_name=_("görev"))
    # Kept by trigger from the duty: who scores and signs.
    user = models.ForeignKey(
        User, models.PROTECT, related_name="+", editable=False, null=True, verbose_name=_("kişi")
    )
    left_at = models.DateTimeField(_("ayrılış"), null=True, blank=True)
    left_reason = models.CharField(_("ayrılış gerekçesi"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("komisyon üyesi")
        verbose_name_plural = _("komisyon üyeleri")
        ordering = ["commission", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commission", "part"],
                condition=Q(left_at__isnull=True) & ~Q(part="MEMBER"),
                name="commission_part_once",
                violation_error_message=_("Bu sıfatla bir üye var (Madde 10/2)."),
            ),
            models.UniqueConstraint(
                fields=["commission", "part", "user"],
                condition=Q(left_at__isnull=True),
                name="commission_member_once",
                violation_error_message=_("Bu kişi bu sıfatla zaten üye."),
            ),
            models.CheckConstraint(
                name="commission_member_left",
                condition=Q(left_at__isnull=True, left_reason="")
                | Q(left_at__isnull=False) & ~Q(left_reason=""),
                violation_error_message=_("Ayrılışın gerekçesi yazılır."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.get_part_display()}"


class Recusal(models.Model):
    """A member who does not sit on a file: his own, a relative's, another reason (reading 11)."""

    class Kind(models.TextChoices):
        OWN = "OWN", _("Kendi başvurusu")
        RELATIVE = "RELATIVE", _("Yakını")
        OTHER = "OTHER", _("Başka bir neden")

    commission = models.ForeignKey(Commission, models.PROTECT, related_name="recusals")
    user = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("üye"))
    application = models.ForeignKey(
        Application, models.PROTECT, related_name="recusals", verbose_name=_("başvuru")
    )
    kind = models.CharField(_("neden"), max_length=8, choices=Kind)
    note = models.CharField(_("açıklama"), max_length=300, blank=True)
    duty = models.ForeignKey(Duty, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("zaman"), auto_now_add=True)

    class Meta:
        verbose_name = _("çekilme")
        verbose_name_plural = _("çekilmeler")
        constraints = [
            models.UniqueConstraint(
                fields=["commission", "user", "application"],
                name="recusal_once",
                violation_error_message=_("Bu dosyadan zaten çekildiniz."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.application}"


class Declaration(models.Model):
    """A member said, when the review opened, to which applicants he is bound; added once."""

    commission = models.ForeignKey(Commission, models.PROTECT, related_name="declarations")
    user = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("üye"))
    duty = models.ForeignKey(Duty, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("zaman"), auto_now_add=True)

    class Meta:
        verbose_name = _("ilişki beyanı")
        verbose_name_plural = _("ilişki beyanları")
        constraints = [
            models.UniqueConstraint(
                fields=["commission", "user"],
                name="declaration_once",
                violation_error_message=_("Beyanınızı zaten verdiniz (Madde 10/2)."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.commission}"


class ScoreQuerySet(models.QuerySet):
    def counted(self) -> "ScoreQuerySet":
        """Scores of members who still sit and did not withdraw from the file afterwards."""
        same = {"commission": models.OuterRef("commission"), "user": models.OuterRef("user")}
        sits = CommissionMember.objects.filter(**same, left_at__isnull=True)
        away = Recusal.objects.filter(**same, application=models.OuterRef("application"))
        return self.filter(models.Exists(sits)).exclude(models.Exists(away))


@track()
class Score(models.Model):
    """A member's points (0–100) and note on one criterion of one file."""

    commission = models.ForeignKey(Commission, models.PROTECT, related_name="scores")
    user = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("üye"))
    application = models.ForeignKey(
        Application, models.PROTECT, related_name="scores", verbose_name=_("başvuru")
    )
    criterion = models.ForeignKey(
        Criterion, models.PROTECT, related_name="scores", verbose_name=_("ölçüt")
    )
    points = models.PositiveSmallIntegerField(_("puan"))
    note = models.CharField(_("not"), max_length=1000, blank=True)
    at = models.DateTimeField(_("zaman"), auto_now=True)

    objects = ScoreQuerySet.as_manager()

    class Meta:
        verbose_name = _("puan")
        verbose_name_plural = _("puanlar")
        constraints = [
            models.UniqueConstraint(
                fields=["commission", "application", "user", "criterion"], name="score_once"
            ),
            models.CheckConstraint(
                name="score_points",
                condition=Q(points__lte=100),
                violation_error_message=_("Puan 0 ile 100 arasında olur (Madde 10/1)."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criterion} · {self.points}"
