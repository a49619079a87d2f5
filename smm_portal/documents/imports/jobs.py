"""An import's way from upload to done. Each change of state is a conditional UPDATE: once."""

import logging

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from smm_portal.documents.models import ImportJob, StoredFile
from smm_portal.documents.models.import_job import ImportState
from smm_portal.kit.history import acting

from .applying import Refused, apply_all
from .checking import Tally, open_reading
from .spec import find

log = logging.getLogger(__name__)


def send(pk: int) -> None:
    """Tell a worker once the row is committed; where the broker is away, beat does it later."""
    from smm_portal.documents.tasks import run_import

    transaction.on_commit(lambda: run_import.delay(pk), robust=True)


def start(spec, file: StoredFile, duty) -> ImportJob:
    """A new job, to be checked by a worker."""
    with transaction.atomic():
        job = ImportJob.objects.create(kind=spec.kind, file=file, duty=duty)
        send(job.pk)
    return job


def confirm(job: ImportJob, *, skip_bad: bool) -> bool:
    """The person says yes; false where the job was no longer waiting for it."""
    now = timezone.now()
    with transaction.atomic():
        moved = ImportJob.objects.move(
            job.pk,
            ImportState.READY,
            ImportState.APPLYING,
            confirmed_at=now,
            skip_bad=skip_bad,
            attempts=0,
            lease=None,
            leased_until=None,
        )
        if moved:
            send(job.pk)
    return moved


def cancel(job: ImportJob) -> bool:
    """The person says no, while it is being checked or waits for him."""
    return any(
        ImportJob.objects.move(job.pk, state, ImportState.CANCELLED, finished_at=timezone.now())
        for state in (ImportState.READY, ImportState.CHECKING)
    )


def run(pk: int) -> None:
    """Do what the job owes, if nobody else is at it."""
    for state, work in ((ImportState.CHECKING, _check), (ImportState.APPLYING, _apply)):
        job = ImportJob.objects.lease(pk, state)
        if job is not None:
            _run_held(job, work)
            return


def _run_held(job: ImportJob, work) -> None:
    try:
        with acting(task="documents.run_import", user=job.duty.user, duty=job.duty):
            work(job)
    except (ValidationError, Refused) as exc:
        _fail(job, " ".join(exc.messages))
    except Exception:
        log.exception("import %s failed", job.pk)
        _fail(
            job,
            _("Beklenmeyen bir hata oldu. Hiçbir satır aktarılmadı; sistem yöneticisine bildirin."),
        )


def _fail(job: ImportJob, message: str) -> None:
    job.finish(ImportState.FAILED, error=message)


def _spec_of(job: ImportJob):
    spec = find(job.kind)
    if spec is None:
        raise ValidationError(_("Bu aktarım türü artık yok."))
    verdict = spec.may(job.duty)
    if not job.duty.in_force() or not verdict:
        raise ValidationError(
            verdict.reason or _("Bu aktarımı başlatan görev artık geçerli değil.")
        )
    return spec


def _check(job: ImportJob) -> None:
    reading = open_reading(_spec_of(job), job.file, job.duty)
    tally = Tally(reading)
    for batch in reading.batches():
        tally.take(batch)
        if not job.hold(checked=tally.checked, total=max(reading.table.expected, tally.checked)):
            return  # cancelled, or another worker has it
    if not tally.checked:
        raise ValidationError(_("Dosyada başlıktan başka satır yok."))
    job.finish(ImportState.READY, **tally.result())


def _apply(job: ImportJob) -> None:
    spec = _spec_of(job)
    with transaction.atomic():
        # The lock outlives an expired lease: a second worker finds the row held and leaves.
        mine = ImportJob.objects.select_for_update(skip_locked=True).filter(
            pk=job.pk, state=ImportState.APPLYING, lease=job.lease
        )
        if mine.first() is None:
            return
        applied = apply_all(spec, job, lambda count: note_progress(job.pk, count))
        job.finish(ImportState.DONE, applied=applied)


def note_progress(pk: int, count: int) -> None:
    """Rows written so far: inside the transaction nobody sees them, so the cache says it."""
    cache.set(f"import-applied:{pk}", count, 600)


def progress(job: ImportJob) -> tuple[int, int]:
    """Rows done and rows to do in the present state."""
    if job.state == ImportState.APPLYING:
        return cache.get(f"import-applied:{job.pk}") or 0, job.changes
    return job.checked, job.total


def resend() -> int:
    """Send again what is owed and held by nobody; give up on what killed several workers."""
    ImportJob.objects.give_up(
        _("Aktarım birkaç kez yarıda kaldı. Hiçbir satır aktarılmadı; dosyayı bölüp deneyin.")
    )
    waiting = list(ImportJob.objects.owed().values_list("pk", flat=True)[:100])
    for pk in waiting:
        send(pk)
    return len(waiting)
