"""A commission's dossier for the Ministry: what is owed, being packed, or ready (10/3).

In the spirit of the documents' outbox: the row says what is owed; a worker leases it, and losing
the broker or a worker loses nothing. Once ready nothing changes.
"""

import uuid
from datetime import timedelta

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from smm_portal.documents.models import StoredFile
from smm_portal.offices.models import Duty

from .commissions import Commission

ATTEMPTS = 6
LEASE = timedelta(minutes=3)
PAUSES = [timedelta(seconds=seconds) for seconds in (10, 30, 60, 300, 900)]


class DossierState(models.TextChoices):
    REQUESTED = "requested", _("Sırada")
    LEASED = "leased", _("Hazırlanıyor")
    READY = "ready", _("Hazır")
    FAILED = "failed", _("Hazırlanamadı")


OWED = (DossierState.REQUESTED, DossierState.LEASED)


class DossierQuerySet(models.QuerySet):
    def owed(self) -> "DossierQuerySet":
        """What is to be made, is held by no living worker, and whose pause is over."""
        now = timezone.now()
        free = Q(leased_until__isnull=True) | Q(leased_until__lt=now)
        due = Q(retry_at__isnull=True) | Q(retry_at__lte=now)
        return self.filter(free & due, state__in=OWED)

    def lease(self, pk) -> "Dossier | None":
        """Take it if nobody holds it: one conditional UPDATE, won by one."""
        mine = uuid.uuid4()
        taken = (
            self.owed()
            .filter(pk=pk, attempts__lt=ATTEMPTS)
            .update(
                state=DossierState.LEASED,
                lease=mine,
                leased_until=timezone.now() + LEASE,
                attempts=F("attempts") + 1,
                progress=0,
                progress_word="",
            )
        )
        rows = self.select_related("commission__call", "commission__province", "duty__user")
        return rows.get(pk=pk, lease=mine) if taken else None

    def give_up(self, error: str) -> int:
        """Fail what several workers did not survive."""
        hopeless = self.owed().filter(attempts__gte=ATTEMPTS)
        return hopeless.update(
            state=DossierState.FAILED, error=error, lease=None, leased_until=None, retry_at=None
        )


class Dossier(models.Model):
    """One packing of everything that a commission has; a later one may follow."""

    State = DossierState

    commission = models.ForeignKey(
        Commission, models.PROTECT, related_name="dossiers", verbose_name=_("komisyon")
    )
    duty = models.ForeignKey(Duty, models.PROTECT, related_name="+", verbose_name=_("isteyen"))
    requested_at = models.DateTimeField(_("istenme"), default=timezone.now)
    state = models.CharField(
        _("durum"), max_length=9, choices=DossierState, default=DossierState.REQUESTED
    )
    progress = models.PositiveSmallIntegerField(_("ilerleme"), default=0)
    progress_word = models.CharField(max_length=80, blank=True, default="")
    lease = models.UUIDField(null=True, blank=True, editable=False)
    leased_until = models.DateTimeField(null=True, blank=True, editable=False)
    attempts = models.PositiveSmallIntegerField(default=0)
    retry_at = models.DateTimeField(null=True, blank=True, editable=False)
    error = models.CharField(_("neden"), max_length=500, blank=True, default="")
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="dossiers"
    )
    files = models.PositiveIntegerField(_("içindeki dosya"), null=True, blank=True)
    ready_at = models.DateTimeField(_("hazır olma"), null=True, blank=True)

    objects = DossierQuerySet.as_manager()

    class Meta:
        verbose_name = _("dosya paketi")
        verbose_name_plural = _("dosya paketleri")
        indexes = [
            models.Index(fields=["commission", "-requested_at"], name="dossier_newest"),
            models.Index(fields=["leased_until"], condition=Q(state__in=OWED), name="dossier_owed"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["commission"],
                condition=Q(state__in=OWED),
                name="dossier_one_owed",
                violation_error_message=_("Komisyonun dosya paketi zaten hazırlanıyor."),
            ),
            models.CheckConstraint(
                name="dossier_ready_whole",
                condition=Q(state="ready", file__isnull=False, files__gt=0, ready_at__isnull=False)
                | ~Q(state="ready") & Q(file__isnull=True),
            ),
            models.CheckConstraint(
                name="dossier_lease",
                condition=Q(state="leased", lease__isnull=False)
                | (~Q(state="leased") & Q(lease__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.commission} · {self.get_state_display()}"

    @property
    def working(self) -> bool:
        """Whether a worker owes it, so that a page should look again."""
        return self.state in OWED

    @property
    def ready(self) -> bool:
        return self.state == DossierState.READY

    def hold(self, progress: int, word: str = "") -> bool:
        """Show progress and prolong the lease; false when it is lost."""
        return self._change(progress=progress, progress_word=word[:80], renew=True)

    @transaction.atomic
    def finish(self, content, files: int, name: str) -> bool:
        """Keep the file and be ready; of two runs one does, and the other leaves no row."""
        kept = StoredFile.objects.keep(
            content, name=name, content_type="application/zip", duty=self.duty
        )
        done = self._change(
            state=DossierState.READY,
            file=kept,
            files=files,
            progress=100,
            progress_word="",
            ready_at=timezone.now(),
            error="",
        )
        if not done:
            transaction.set_rollback(True)
        return done

    def put_back(self, error: str) -> bool:
        """This try did not succeed: wait and be tried again, or fail for good."""
        last = self.attempts >= ATTEMPTS
        pause = None if last else timezone.now() + PAUSES[self.attempts - 1]
        state = DossierState.FAILED if last else DossierState.REQUESTED
        return self._change(state=state, error=error[:500], retry_at=pause)

    def _change(self, *, renew: bool = False, **values) -> bool:
        """A conditional UPDATE: nothing happens when the lease is someone else's now."""
        mine = Dossier.objects.filter(pk=self.pk, lease=self.lease, state=DossierState.LEASED)
        until = timezone.now() + LEASE if renew else None
        held = {"leased_until": until} if renew else {"lease": None, "leased_until": None}
        return bool(mine.update(**values, **held))
