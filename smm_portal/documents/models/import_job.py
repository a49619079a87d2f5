"""An import: a file, what was found in it, and whether it was applied. The row is the outbox."""

import uuid
from datetime import timedelta

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LEASE = timedelta(minutes=3)
ATTEMPTS = 3


class ImportState(models.TextChoices):
    CHECKING = "checking", _("Denetleniyor")
    READY = "ready", _("Onayınızı bekliyor")
    FAILED = "failed", _("Aktarılamadı")
    APPLYING = "applying", _("Aktarılıyor")
    DONE = "done", _("Aktarıldı")
    CANCELLED = "cancelled", _("Vazgeçildi")


WORKING = (ImportState.CHECKING, ImportState.APPLYING)


class ImportJobQuerySet(models.QuerySet):
    def visible_to(self, duty) -> "ImportJobQuerySet":
        """A person sees the imports that he started himself, in this duty."""
        return self.filter(duty=duty) if duty else self.none()

    def owed(self) -> "ImportJobQuerySet":
        """Work to be done that no living worker holds."""
        free = Q(leased_until__isnull=True) | Q(leased_until__lt=timezone.now())
        return self.filter(free, state__in=WORKING)

    def move(self, pk, before, after, **values) -> bool:
        """Conditional change of state: true for exactly one of those who try at once."""
        return bool(self.filter(pk=pk, state=before).update(state=after, **values))

    @transaction.atomic
    def lease(self, pk, state) -> "ImportJob | None":
        """Take the job if it stands in ``state`` and nobody holds it.

        A worker that writes for longer than its lease still has the row locked: it is passed by,
        not waited for.
        """
        free = self.owed().filter(pk=pk, state=state, attempts__lt=ATTEMPTS)
        job = free.select_for_update(skip_locked=True).first()
        if job is None:
            return None
        job.lease, job.leased_until = uuid.uuid4(), timezone.now() + LEASE
        job.attempts += 1
        job.save(update_fields=["lease", "leased_until", "attempts"])
        return job

    @transaction.atomic
    def give_up(self, error: str) -> int:
        """Fail what several workers did not survive."""
        hopeless = self.owed().filter(attempts__gte=ATTEMPTS).select_for_update(skip_locked=True)
        found = [job.pk for job in hopeless]
        return self.filter(pk__in=found).update(
            state=ImportState.FAILED, finished_at=timezone.now(), error=error
        )


class ImportJob(models.Model):
    """Nothing of the file is in the portal's tables until the job is confirmed and done."""

    State = ImportState

    kind = models.CharField(_("tür"), max_length=60)
    file = models.ForeignKey("documents.StoredFile", models.PROTECT, related_name="imports")
    duty = models.ForeignKey("offices.Duty", models.PROTECT, related_name="imports")
    state = models.CharField(
        _("durum"), max_length=10, choices=ImportState, default=ImportState.CHECKING
    )
    total = models.PositiveIntegerField(default=0)
    checked = models.PositiveIntegerField(default=0)
    applied = models.PositiveIntegerField(default=0)
    creates = models.PositiveIntegerField(default=0)
    updates = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    bad_rows = models.PositiveIntegerField(default=0)
    skip_bad = models.BooleanField(default=False)
    problem_count = models.PositiveIntegerField(default=0)
    problems = models.JSONField(default=list)
    preview = models.JSONField(default=dict)
    error = models.TextField(blank=True, default="")
    lease = models.UUIDField(null=True, blank=True, editable=False)
    leased_until = models.DateTimeField(null=True, blank=True, editable=False)
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(_("başlama"), auto_now_add=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(_("bitiş"), null=True, blank=True)

    objects = ImportJobQuerySet.as_manager()

    class Meta:
        verbose_name = _("aktarım")
        verbose_name_plural = _("aktarımlar")
        indexes = [
            models.Index(fields=["duty", "-created_at"], name="import_job_mine"),
            models.Index(
                fields=["leased_until"],
                name="import_job_owed",
                condition=Q(state__in=WORKING),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="import_job_confirmed",
                condition=~Q(state__in=[ImportState.APPLYING, ImportState.DONE])
                | Q(confirmed_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("documents:import_job", args=[self.pk])

    @property
    def working(self) -> bool:
        """Whether a worker owes something, so that the page should look again."""
        return self.state in WORKING

    @property
    def can_confirm(self) -> bool:
        """Ready, and with something to write."""
        return self.state == ImportState.READY and self.changes > 0

    @property
    def changes(self) -> int:
        """Rows that would be written."""
        return self.creates + self.updates

    def hold(self, **values) -> bool:
        """Write progress and prolong the lease; false when the lease is someone else's now."""
        mine = ImportJob.objects.filter(pk=self.pk, lease=self.lease, state=self.state)
        return bool(mine.update(leased_until=timezone.now() + LEASE, **values))

    def finish(self, state, **values) -> bool:
        """Leave the working state with the result, if the lease is still one's own."""
        mine = ImportJob.objects.filter(pk=self.pk, lease=self.lease, state=self.state)
        closing = {"finished_at": timezone.now()} if state != ImportState.READY else {}
        return bool(mine.update(state=state, lease=None, leased_until=None, **closing, **values))
