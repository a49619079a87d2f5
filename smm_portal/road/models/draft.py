"""What is being written: drafts that wait, on any device, until their act is decided."""

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class DraftConflict(Exception):
    """Someone (the same person on another device) saved the draft meanwhile."""

    def __init__(self, draft: "Draft"):
        super().__init__("draft changed")
        self.draft = draft


class DraftQuerySet(models.QuerySet):
    def unfinished(self) -> "DraftQuerySet":
        """Drafts whose act is still to be decided."""
        return self.filter(finished_at__isnull=True)

    def open(self, duty, kind: str, key="") -> "Draft":
        """The person's draft of this kind and thing; a new one is not stored until it is put."""
        draft = self.filter(user_id=duty.user_id, kind=kind, key=str(key)).first()
        if draft is None:
            return Draft(user_id=duty.user_id, duty=duty, kind=kind, key=str(key))
        draft.acting = duty
        return draft


class Draft(models.Model):
    """One person's unfinished act, as JSON. Kept out of history: it has no effect on anything.

    ``version`` counts what was saved, so that two devices cannot overwrite each other unseen.
    A finished draft is emptied and keeps only where its act led, so that a second submit of the
    same page finds the result and does not act again.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="drafts")
    duty = models.ForeignKey("offices.Duty", models.CASCADE, related_name="+")
    kind = models.CharField(max_length=60)
    key = models.CharField(max_length=60, blank=True, default="")
    data = models.JSONField(default=dict, blank=True)
    version = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    finished_url = models.CharField(max_length=500, blank=True, default="")

    objects = DraftQuerySet.as_manager()
    acting = None  # the duty in which it is being written now, where that changed

    class Meta:
        verbose_name = _("taslak")
        verbose_name_plural = _("taslaklar")
        constraints = [
            models.UniqueConstraint(fields=["user", "kind", "key"], name="draft_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}".strip()

    @property
    def finished(self) -> bool:
        return self.finished_at is not None

    def put(self, data: dict, version: int | None = None) -> None:
        """Store ``data`` if nobody saved since ``version`` (the loaded one by default)."""
        expected = self.version if version is None else version
        self._store(expected, data=data, version=expected + 1, finished_at=None, finished_url="")

    def note(self, data: dict, version: int | None = None) -> None:
        """Store typed text: as ``put``, but the version stays, since nothing was decided."""
        expected = self.version if version is None else version
        self._store(expected, data=data, version=expected, finished_at=None, finished_url="")

    def finish(self, url: str, kept: dict | None = None) -> None:
        """The act is done: empty the draft (but for ``kept``), remember where the act led."""
        now = timezone.now()
        self._store(
            self.version,
            data=kept or {},
            version=self.version + 1,
            finished_at=now,
            finished_url=url,
        )

    def discard(self) -> None:
        """Throw the draft away; nothing of it remains."""
        if self.pk:
            Draft.objects.filter(pk=self.pk).delete()

    def _store(self, expected: int, **values) -> None:
        values["duty"] = self.acting or self.duty
        if self.pk is None:
            self._insert(values)
            return
        values["updated_at"] = timezone.now()
        changed = Draft.objects.filter(pk=self.pk, version=expected).update(**values)
        if not changed:
            raise DraftConflict(self)
        self._take(values)

    def _insert(self, values) -> None:
        self._take(values)
        try:
            with transaction.atomic():
                self.save(force_insert=True)
        except IntegrityError:
            raise DraftConflict(self) from None

    def _take(self, values) -> None:
        for name, value in values.items():
            setattr(self, name, value)
