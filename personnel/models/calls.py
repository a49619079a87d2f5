"""Calls for vacant seats: calendar, criteria and documents as MTEGM sets them (Madde 10/1)."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from centers.models import Seat, SeatRole
from smm_portal.kit import dates
from smm_portal.kit.db import folded, folded_index
from smm_portal.kit.history import track
from smm_portal.offices.models import Duty, Office
from smm_portal.offices.roles import Role

MTEGM_ROLES = (Role.MTEGM_EXPERT, Role.MTEGM_HEAD)
CALENDAR = ("applications_until", "checks_until", "commission_until", "results_until")


class CallState(models.TextChoices):
    """What is stored; the phases of a published call follow from its calendar."""

    DRAFT = "DRAFT", _("Taslak")
    PUBLISHED = "PUBLISHED", _("Yayımlandı")
    CONCLUDED = "CONCLUDED", _("Sonuçlandı")
    CANCELLED = "CANCELLED", _("İptal edildi")


class Phase(models.TextChoices):
    """Where a call stands on a day."""

    DRAFT = "DRAFT", _("Taslak")
    ANNOUNCED = "ANNOUNCED", _("Duyuruldu")
    OPEN = "OPEN", _("Başvurular açık")
    CHECKS = "CHECKS", _("Kontroller sürüyor")
    COMMISSION = "COMMISSION", _("Komisyonlar değerlendiriyor")
    RESULTS = "RESULTS", _("Sonuçlar bildiriliyor")
    OVERDUE = "OVERDUE", _("Takvimi doldu")
    CONCLUDED = "CONCLUDED", _("Sonuçlandı")
    CANCELLED = "CANCELLED", _("İptal edildi")


PHASES = tuple(
    zip(CALENDAR, (Phase.OPEN, Phase.CHECKS, Phase.COMMISSION, Phase.RESULTS), strict=True)
)


class CallQuerySet(models.QuerySet):
    def public(self) -> "CallQuerySet":
        """What anyone may read: published calls, those that ended included."""
        return self.exclude(state=CallState.DRAFT)

    def visible_to(self, duty) -> "CallQuerySet":
        """Drafts only to MTEGM, everything else to everybody."""
        return self if duty is not None and duty.role in MTEGM_ROLES else self.public()

    def open_on(self, day=None) -> "CallQuerySet":
        """Published calls that take applications on the day (today by default)."""
        day = day or dates.today()
        return self.filter(
            state=CallState.PUBLISHED, opens_on__lte=day, applications_until__gte=day
        )


@track()
class Call(models.Model):
    """A call for seats. From publication on only a ``CallChange`` alters it (trigger).

    The ``…_until`` days are the last days of the phases: applications, checks by the offices,
    the commissions' work, notification of results.
    """

    title = models.CharField(_("başlık"), max_length=200)
    text = models.TextField(_("açıklama"), help_text=_("Başvuru usul ve esasları (Madde 10/1)."))
    state = models.CharField(
        _("durum"), max_length=9, choices=CallState, default=CallState.DRAFT, editable=False
    )
    opens_on = models.DateField(_("başvuruların açılışı"))
    applications_until = models.DateField(_("son başvuru günü"))
    checks_until = models.DateField(_("kontrollerin son günü"))
    commission_until = models.DateField(_("komisyonların son günü"))
    results_until = models.DateField(_("sonuçların bildirileceği son gün"))
    objection_days = models.PositiveSmallIntegerField(_("itiraz süresi (iş günü)"), default=5)
    pass_score = models.PositiveSmallIntegerField(
        _("en az puan"),
        null=True,
        blank=True,
        help_text=_("Boşsa puan yalnız bilgi olarak bildirilir."),
    )
    term_starts_on = models.DateField(_("öngörülen görev başlangıcı"))
    published_at = models.DateTimeField(_("yayımlanma"), null=True, blank=True, editable=False)
    published_by = models.ForeignKey(
        Duty, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    created_at = models.DateTimeField(_("kayıt zamanı"), auto_now_add=True)
    search = folded("title")

    objects = CallQuerySet.as_manager()

    class Meta:
        verbose_name = _("başvuru çağrısı")
        verbose_name_plural = _("başvuru çağrıları")
        indexes = [
            folded_index("call_search"),
            models.Index(fields=["-applications_until", "-id"], name="call_until"),
            models.Index(fields=["state", "-applications_until"], name="call_state"),
        ]
        constraints = [
            models.CheckConstraint(
                name="call_calendar",
                condition=Q(applications_until__gte=F("opens_on"))
                & Q(checks_until__gte=F("applications_until"))
                & Q(commission_until__gte=F("checks_until"))
                & Q(results_until__gte=F("commission_until")),
                violation_error_message=_("Takvimin günleri sırayla ilerler (Madde 10/1)."),
            ),
            models.CheckConstraint(
                name="call_published",
                condition=Q(state="DRAFT", published_at__isnull=True)
                | ~Q(state="DRAFT") & Q(published_at__isnull=False, published_by__isnull=False),
            ),
            models.CheckConstraint(
                name="call_pass_score",
                condition=Q(pass_score__isnull=True) | Q(pass_score__lte=100),
                violation_error_message=_("En az puan 0 ile 100 arasında olur (Madde 10/1)."),
            ),
            models.CheckConstraint(
                name="call_objection_days",
                condition=Q(objection_days__gte=1, objection_days__lte=30),
                violation_error_message=_("İtiraz süresi 1 ile 30 iş günü arasında olur."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("personnel:call", args=[self.pk])

    def phase(self, day=None) -> Phase:
        """Where the call stands on the day (today by default)."""
        if self.state != CallState.PUBLISHED:
            return Phase(self.state)
        day = day or dates.today()
        if day < self.opens_on:
            return Phase.ANNOUNCED
        for name, phase in PHASES:
            if day <= getattr(self, name):
                return phase
        return Phase.OVERDUE

    @property
    def takes_applications(self) -> bool:
        """Whether somebody may apply today."""
        return self.phase() == Phase.OPEN


@track()
class CallSeat(models.Model):
    """A seat that the call fills, with what it was for at publication; in one live call only."""

    call = models.ForeignKey(
        Call, models.CASCADE, related_name="call_seats", verbose_name=_("çağrı")
    )
    seat = models.ForeignKey(
        Seat, models.PROTECT, related_name="call_seats", verbose_name=_("kadro")
    )
    role = models.ForeignKey(
        SeatRole, models.PROTECT, related_name="call_seats", verbose_name=_("kadro görevi")
    )
    # Kept by trigger: the province directorate above the centre, whose commission decides (10/2).
    province = models.ForeignKey(
        Office, models.PROTECT, related_name="+", editable=False, null=True, verbose_name=_("il")
    )

    class Meta:
        verbose_name = _("çağrı kadrosu")
        verbose_name_plural = _("çağrı kadroları")
        constraints = [
            models.UniqueConstraint(
                fields=["call", "seat"],
                name="call_seat_once",
                violation_error_message=_("Kadro bu çağrıda zaten var."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.seat}"


@track()
class Criterion(models.Model):
    """A weighted criterion; each is scored 0–100, the weights of a call add up to 100."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="criteria", verbose_name=_("çağrı"))
    position = models.PositiveSmallIntegerField(_("sıra"))
    name = models.CharField(_("ölçüt"), max_length=200)
    description = models.CharField(_("nasıl puanlanır"), max_length=1000, blank=True)
    weight = models.PositiveSmallIntegerField(_("ağırlık (%)"))

    class Meta:
        verbose_name = _("değerlendirme ölçütü")
        verbose_name_plural = _("değerlendirme ölçütleri")
        ordering = ["call", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["call", "name"],
                name="criterion_name_once",
                violation_error_message=_("Bu ölçüt çağrıda zaten var."),
            ),
            models.CheckConstraint(
                name="criterion_weight",
                condition=Q(weight__gte=1, weight__lte=100),
                violation_error_message=_("Ağırlık 1 ile 100 arasında olur (Madde 10/1)."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


@track()
class CallDocument(models.Model):
    """A document that applicants add: required or not, for a criterion or a condition's clause."""

    call = models.ForeignKey(
        Call, models.CASCADE, related_name="documents", verbose_name=_("çağrı")
    )
    position = models.PositiveSmallIntegerField(_("sıra"))
    name = models.CharField(_("belge"), max_length=200)
    help = models.CharField(_("açıklama"), max_length=500, blank=True)
    required = models.BooleanField(_("zorunlu"), default=True)
    criterion = models.ForeignKey(
        Criterion,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="documents",
        verbose_name=_("ölçüt"),
    )

    class Meta:
        verbose_name = _("istenen belge")
        verbose_name_plural = _("istenen belgeler")
        ordering = ["call", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["call", "name"],
                name="call_document_name_once",
                violation_error_message=_("Bu belge çağrıda zaten var."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class CallChange(models.Model):
    """The only ways to alter a published call: extension or cancellation, with a reason.

    Inserting a row alters the call (trigger call_change_applies); rows never change.
    """

    class Kind(models.TextChoices):
        EXTENSION = "EXTENSION", _("Süre uzatımı")
        CANCELLATION = "CANCELLATION", _("İptal")

    call = models.ForeignKey(Call, models.PROTECT, related_name="changes", verbose_name=_("çağrı"))
    kind = models.CharField(_("işlem"), max_length=12, choices=Kind)
    reason = models.CharField(_("gerekçe"), max_length=1000)
    applications_until = models.DateField(_("son başvuru günü"), null=True, blank=True)
    checks_until = models.DateField(_("kontrollerin son günü"), null=True, blank=True)
    commission_until = models.DateField(_("komisyonların son günü"), null=True, blank=True)
    results_until = models.DateField(_("sonuçların bildirileceği son gün"), null=True, blank=True)
    before = models.JSONField(_("önceki takvim"), default=dict, editable=False)
    duty = models.ForeignKey(Duty, models.PROTECT, related_name="+", verbose_name=_("görev"))
    at = models.DateTimeField(_("zaman"), auto_now_add=True)

    class Meta:
        verbose_name = _("çağrı değişikliği")
        verbose_name_plural = _("çağrı değişiklikleri")
        ordering = ["call", "pk"]
        constraints = [
            models.CheckConstraint(
                name="call_change_reason",
                condition=~Q(reason=""),
                violation_error_message=_("Gerekçe yazılır (Madde 10/1)."),
            ),
            models.CheckConstraint(
                name="call_change_shape",
                condition=Q(
                    kind="CANCELLATION",
                    applications_until__isnull=True,
                    checks_until__isnull=True,
                    commission_until__isnull=True,
                    results_until__isnull=True,
                )
                | Q(
                    kind="EXTENSION",
                    applications_until__isnull=False,
                    checks_until__isnull=False,
                    commission_until__isnull=False,
                    results_until__isnull=False,
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.call} · {self.get_kind_display()}"


class CallTelling(models.Model):
    """What people are still to be told of a call: its publication, or one change. The outbox:
    a worker leases the row (``leased_until``) and sets ``done_at``.
    """

    call = models.ForeignKey(Call, models.CASCADE, related_name="tellings")
    change = models.ForeignKey(
        CallChange, models.CASCADE, null=True, blank=True, related_name="tellings"
    )
    at = models.DateTimeField(auto_now_add=True)
    leased_until = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("çağrı bildirimi")
        verbose_name_plural = _("çağrı bildirimleri")
        constraints = [
            models.UniqueConstraint(
                fields=["call", "change"], name="call_telling_once", nulls_distinct=False
            )
        ]

    def __str__(self) -> str:
        return f"{self.call} · {self.change_id or 0}"
