"""A document that is owed, being made, or made: the row is the outbox (DESIGN §6)."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from smm_portal.offices.models import ROOT_PATH

from .. import codes, kinds

ATTEMPTS = 5
# Before the second, third … try: a fault that passes by itself should not use up all of them.
PAUSES = [timedelta(seconds=seconds) for seconds in (10, 60, 300, 900)]


def lease_time() -> timedelta:
    """How long a worker holds a document without saying that it still lives."""
    return timedelta(seconds=getattr(settings, "DOCUMENT_LEASE_SECONDS", 90))


class DocumentState(models.TextChoices):
    REQUESTED = "requested", _("Sırada")
    LEASED = "leased", _("Hazırlanıyor")
    READY = "ready", _("Hazır")
    FAILED = "failed", _("Hazırlanamadı")


OWED = (DocumentState.REQUESTED, DocumentState.LEASED)


class DocumentQuerySet(models.QuerySet):
    def visible_to(self, duty) -> "DocumentQuerySet":
        """Documents of offices inside the reader's scope; drafts only to their own office."""
        if duty is None:
            return self.none()
        path = duty.scope_path
        inside = Q() if path == ROOT_PATH else Q(owner__path__startswith=path)
        mine = Q(duty__user_id=duty.user_id) | Q(owner_id=duty.office_id)
        rows = self.filter(inside & (Q(code__isnull=False) | mine))
        return rows.exclude(kind__in=kinds.closed_to(duty))

    def owed(self) -> "DocumentQuerySet":
        """What is to be made, is held by no living worker, and whose pause is over."""
        now = timezone.now()
        free = Q(leased_until__isnull=True) | Q(leased_until__lt=now)
        due = Q(retry_at__isnull=True) | Q(retry_at__lte=now)
        return self.filter(free & due, state__in=OWED)

    def lease(self, pk) -> "Document | None":
        """Take the document if nobody holds it: one conditional UPDATE, won by one."""
        mine = uuid.uuid4()
        taken = (
            self.owed()
            .filter(pk=pk, attempts__lt=ATTEMPTS)
            .update(
                state=DocumentState.LEASED,
                lease=mine,
                leased_until=timezone.now() + lease_time(),
                attempts=F("attempts") + 1,
                progress=0,
                progress_word="",
            )
        )
        rows = self.select_related("office", "owner", "duty__user", "duty__office")
        return rows.get(pk=pk, lease=mine) if taken else None

    def give_up(self, error: str) -> int:
        """Fail what several workers did not survive."""
        hopeless = self.owed().filter(attempts__gte=ATTEMPTS)
        return hopeless.update(
            state=DocumentState.FAILED, error=error, lease=None, leased_until=None, retry_at=None
        )


class Document(models.Model):
    """One rendered paper. What it is stands from the request on; once ready nothing changes.

    ``issued_at`` is the moment of the request, so that a second run makes the same bytes.
    """

    State = DocumentState

    kind = models.CharField(_("tür"), max_length=40)
    subject = models.CharField(_("konu"), max_length=80)
    version = models.CharField(_("sürüm"), max_length=80, blank=True, default="")
    edition = models.PositiveSmallIntegerField(_("nüsha"), default=1)
    title = models.CharField(_("başlık"), max_length=250)
    office = models.ForeignKey(
        "offices.Office", models.PROTECT, related_name="+", verbose_name=_("düzenleyen makam")
    )
    owner = models.ForeignKey(
        "offices.Office",
        models.PROTECT,
        related_name="documents",
        verbose_name=_("ait olduğu makam"),
    )
    duty = models.ForeignKey(
        "offices.Duty", models.PROTECT, related_name="+", verbose_name=_("isteyen")
    )
    params = models.JSONField(default=dict, blank=True)
    code = models.CharField(
        _("doğrulama kodu"), max_length=codes.LENGTH, null=True, blank=True, unique=True
    )
    issued_at = models.DateTimeField(_("düzenlenme zamanı"), default=timezone.now)
    state = models.CharField(
        _("durum"), max_length=9, choices=DocumentState, default=DocumentState.REQUESTED
    )
    progress = models.PositiveSmallIntegerField(_("ilerleme"), default=0)
    progress_word = models.CharField(max_length=80, blank=True, default="")
    lease = models.UUIDField(null=True, blank=True, editable=False)
    leased_until = models.DateTimeField(null=True, blank=True, editable=False)
    attempts = models.PositiveSmallIntegerField(default=0)
    retry_at = models.DateTimeField(null=True, blank=True, editable=False)
    error = models.CharField(_("neden"), max_length=500, blank=True, default="")
    file = models.ForeignKey(
        "documents.StoredFile", models.PROTECT, null=True, blank=True, related_name="documents"
    )
    sha256 = models.CharField(_("SHA-256 özeti"), max_length=64, blank=True, default="")
    size = models.PositiveBigIntegerField(_("boyut"), null=True, blank=True)
    pages = models.PositiveIntegerField(_("sayfa"), null=True, blank=True)
    ready_at = models.DateTimeField(_("hazır olma zamanı"), null=True, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("belge")
        verbose_name_plural = _("belgeler")
        indexes = [
            models.Index(fields=["-issued_at", "-id"], name="document_newest"),
            models.Index(fields=["owner", "-issued_at"], name="document_owner"),
            models.Index(
                fields=["leased_until"], condition=Q(state__in=OWED), name="document_owed"
            ),
            models.Index(fields=["sha256"], condition=~Q(sha256=""), name="document_hash"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject", "version", "edition"], name="document_once"
            ),
            models.CheckConstraint(
                name="document_code",
                condition=Q(code__isnull=True)
                | Q(code__regex=f"^[{codes.SIGNS}]{{{codes.LENGTH}}}$"),
            ),
            models.CheckConstraint(
                name="document_ready_whole",
                condition=~Q(state=DocumentState.READY)
                | (
                    Q(file__isnull=False, size__gt=0, pages__gt=0, ready_at__isnull=False)
                    & Q(sha256__regex=r"^[0-9a-f]{64}$", lease__isnull=True)
                ),
            ),
            models.CheckConstraint(
                name="document_no_file_before",
                condition=Q(state=DocumentState.READY) | Q(file__isnull=True, sha256=""),
            ),
            models.CheckConstraint(
                name="document_lease",
                condition=Q(state=DocumentState.LEASED, lease__isnull=False)
                | (~Q(state=DocumentState.LEASED) & Q(lease__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("documents:document", args=[self.pk])

    @property
    def kind_label(self) -> str:
        """The kind in words."""
        return kinds.label_of(self.kind)

    @property
    def official(self) -> bool:
        """Whether anybody can verify it; a draft has no code."""
        return self.code is not None

    @property
    def pretty_code(self) -> str:
        """The code in groups of four."""
        return codes.pretty(self.code or "")

    @property
    def working(self) -> bool:
        """Whether a worker owes it, so that a page should look again."""
        return self.state in OWED

    @property
    def ready(self) -> bool:
        return self.state == DocumentState.READY

    def hold(self, progress: int, word: str = "") -> bool:
        """Show progress and prolong the lease, in a transaction of its own; false when it is lost."""
        return self._change(progress=progress, progress_word=word[:80], renew=True)

    @transaction.atomic
    def finish(self, content, pages: int, name: str, content_type: str) -> bool:
        """Keep the file and be ready; of two runs one does, and the other leaves no row."""
        from .stored_file import StoredFile

        kept = StoredFile.objects.keep(
            content, name=name, content_type=content_type, duty=self.duty
        )
        done = self._change(
            state=DocumentState.READY,
            file=kept,
            sha256=kept.sha256,
            size=kept.size,
            pages=pages,
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
        state = DocumentState.FAILED if last else DocumentState.REQUESTED
        return self._change(state=state, error=error[:500], retry_at=pause)

    def _change(self, *, renew: bool = False, **values) -> bool:
        """A conditional UPDATE: nothing happens when the lease is someone else's now."""
        mine = Document.objects.filter(pk=self.pk, lease=self.lease, state=DocumentState.LEASED)
        until = timezone.now() + lease_time() if renew else None
        held = {"leased_until": until} if renew else {"lease": None, "leased_until": None}
        return bool(mine.update(**values, **held))
