"""From the final minutes to the chair and on: nomination, start, renewal, handover (10/4, 10/5)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from smm_portal.kit.history import track
from smm_portal.offices.models import ROOT_PATH, Duty

from .applications import Candidacy
from .calls import CallSeat


@track()
class Nomination(models.Model):
    """Whom MTEGM puts on the list to Personel GM for a seat, among those who fit (10/3, 10/4)."""

    call_seat = models.ForeignKey(
        CallSeat, models.PROTECT, related_name="nominations", verbose_name=_("kadro")
    )
    candidacy = models.ForeignKey(
        Candidacy, models.PROTECT, related_name="nominations", verbose_name=_("aday")
    )
    duty = models.ForeignKey(Duty, models.PROTECT, related_name="+", verbose_name=_("görev"))
    note = models.CharField(_("not"), max_length=500, blank=True)
    at = models.DateTimeField(_("zaman"), auto_now_add=True)
    dropped_at = models.DateTimeField(_("listeden çıkarılma"), null=True, blank=True)
    drop_reason = models.CharField(_("çıkarma gerekçesi"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("görevlendirme teklifi")
        verbose_name_plural = _("görevlendirme teklifleri")
        constraints = [
            models.UniqueConstraint(
                fields=["call_seat"],
                condition=Q(dropped_at__isnull=True),
                name="nomination_one_a_seat",
                violation_error_message=_("Bu kadro için listede bir aday var."),
            ),
            models.CheckConstraint(
                name="nomination_dropped",
                condition=Q(dropped_at__isnull=True, drop_reason="")
                | Q(dropped_at__isnull=False) & ~Q(drop_reason=""),
                violation_error_message=_("Listeden çıkarmanın gerekçesi yazılır."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.call_seat} · {self.candidacy}"


class DutyStart(models.Model):
    """The start of duty as the host school's principal recorded it. Never changed."""

    assignment = models.OneToOneField(
        "personnel.Assignment",
        models.PROTECT,
        related_name="start",
        verbose_name=_("görevlendirme"),
    )
    started_on = models.DateField(_("göreve başlama"))
    duty = models.ForeignKey(Duty, models.PROTECT, related_name="+", verbose_name=_("görev"))
    at = models.DateTimeField(_("zaman"), auto_now_add=True)

    class Meta:
        verbose_name = _("göreve başlama")
        verbose_name_plural = _("göreve başlamalar")

    def __str__(self) -> str:
        return f"{self.assignment} · {self.started_on}"


class RenewalState(models.TextChoices):
    PROPOSED = "PROPOSED", _("İnha edildi")
    APPROVED = "APPROVED", _("Yeniden görevlendirildi")
    REFUSED = "REFUSED", _("Uygun görülmedi")


class RenewalQuerySet(models.QuerySet):
    def visible_to(self, duty) -> "RenewalQuerySet":
        """Renewals at centres inside the reader's scope, his own always."""
        if duty is None:
            return self.none()
        if duty.scope_path == ROOT_PATH:
            return self
        inside = Q(assignment__seat__center__office__path__startswith=duty.scope_path)
        return self.filter(inside | Q(assignment__teacher__user=duty.user_id))


@track()
class Renewal(models.Model):
    """MTEGM's proposal to assign somebody again after his term (10/5); the Ministry decides.

    ``card`` is the performance card, ``conditions`` the conditions judged again: both as they were
    on the day of the proposal. Approval is the next assignment, which names this row.
    """

    State = RenewalState

    assignment = models.ForeignKey(
        "personnel.Assignment", models.PROTECT, related_name="renewals", verbose_name=_("görev")
    )
    state = models.CharField(
        _("durum"), max_length=8, choices=RenewalState, default=RenewalState.PROPOSED
    )
    until = models.DateField(_("teklif edilen son gün"))
    reason = models.CharField(_("inha gerekçesi"), max_length=1000)
    card = models.JSONField(_("performans kartı"), default=dict)
    conditions = models.JSONField(_("şartlar"), default=list)
    duty = models.ForeignKey(Duty, models.PROTECT, related_name="+", verbose_name=_("inha eden"))
    at = models.DateTimeField(_("inha zamanı"), auto_now_add=True)
    refusal = models.CharField(_("uygun görülmeme gerekçesi"), max_length=1000, blank=True)
    decided_by = models.ForeignKey(Duty, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(_("karar zamanı"), null=True, blank=True)

    objects = RenewalQuerySet.as_manager()

    class Meta:
        verbose_name = _("yeniden görevlendirme")
        verbose_name_plural = _("yeniden görevlendirmeler")
        indexes = [models.Index(fields=["-at", "-id"], name="renewal_at")]
        constraints = [
            models.UniqueConstraint(
                fields=["assignment"],
                condition=~Q(state="REFUSED"),
                name="renewal_once",
                violation_error_message=_("Bu görev için bir inha var (Madde 10/5)."),
            ),
            models.CheckConstraint(
                name="renewal_reason",
                condition=~Q(reason=""),
                violation_error_message=_("İnhanın gerekçesi yazılır (Madde 10/5)."),
            ),
            models.CheckConstraint(
                name="renewal_refusal",
                condition=Q(state="REFUSED") & ~Q(refusal="") | ~Q(state="REFUSED") & Q(refusal=""),
                violation_error_message=_("Uygun görülmemenin gerekçesi yazılır (Madde 10/5)."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assignment} · {self.until}"


@track()
class HandoverItem(models.Model):
    """One line of what is handed over before a term ends."""

    assignment = models.ForeignKey(
        "personnel.Assignment", models.PROTECT, related_name="handover", verbose_name=_("görev")
    )
    position = models.PositiveSmallIntegerField(_("sıra"))
    text = models.CharField(_("teslim edilecek"), max_length=300)
    note = models.CharField(_("not"), max_length=500, blank=True)
    done_at = models.DateTimeField(_("teslim"), null=True, blank=True)
    done_by = models.ForeignKey(Duty, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("devir teslim maddesi")
        verbose_name_plural = _("devir teslim maddeleri")
        ordering = ["assignment", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "text"],
                name="handover_item_once",
                violation_error_message=_("Bu madde listede var."),
            ),
            models.CheckConstraint(
                name="handover_done",
                condition=Q(done_at__isnull=True, done_by__isnull=True)
                | Q(done_at__isnull=False, done_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.text
