"""What is owed to readers: documents are requested in the caller's transaction, made by workers."""

import logging

from django.db import transaction
from django.utils.translation import gettext as _

from smm_portal.kit.history import acting

from . import codes, kinds
from .engine import rendering
from .engine.rendering import Lost
from .models import Document, DocumentState

log = logging.getLogger(__name__)


def request(
    kind: str, subject: str, duty, *, version: str = "", params: dict | None = None, anew=False
) -> Document:
    """The document of this subject, owed from the caller's commit on; an existing one is given back.

    ``version`` tells states of one subject apart. ``anew`` makes a further edition.
    """
    which = {"kind": kind, "subject": subject, "version": version}
    found = latest(**which)
    if found and not anew:
        return found
    edition = found.edition + 1 if found else 1
    return _create(which | {"edition": edition}, duty, params or {})


def latest(kind: str, subject: str, version: str = "") -> Document | None:
    """The newest edition of the subject's document, or None where none was requested."""
    rows = Document.objects.filter(kind=kind, subject=subject, version=version)
    return rows.order_by("-edition").first()


def _create(which: dict, duty, params: dict) -> Document:
    kind = kinds.find(which["kind"])
    about = kind.about(which["subject"], params, duty)
    row = Document(
        **which,
        title=str(about.title)[:250],
        office=about.office,
        owner=about.owner,
        duty=duty,
        params=about.params or params,
        code=codes.new() if kind.official else None,
    )
    # Two requests at once meet at document_once: both get the row of the one that came first.
    Document.objects.bulk_create([row], ignore_conflicts=True)
    made = Document.objects.get(**which)
    if made.code == row.code:
        send(made.pk)
    return made


def send(pk: int) -> None:
    """Tell a worker after the commit; where the broker is away, beat does it later."""
    transaction.on_commit(lambda: tell(pk), robust=True)


def tell(pk: int) -> None:
    """Put the document's number before the workers."""
    from .tasks import render

    render.delay(pk)


def run(pk: int) -> None:
    """Make the document if it is owed and nobody else is at it."""
    document = Document.objects.lease(pk)
    if document is None:
        return
    try:
        with acting(task="documents.render", user=document.duty.user, duty=document.duty):
            _make(document)
    except Lost:
        log.info("document %s is in another worker's hands", pk)
    except Exception as exc:
        log.exception("document %s failed", pk)
        document.put_back(_reason(exc))


def _make(document: Document) -> None:
    made = rendering.render(document, document.hold)
    if not document.finish(made.file(), made.pages, made.name, rendering.PDF_TYPE):
        raise Lost


def _reason(exc: Exception) -> str:
    messages = getattr(exc, "messages", None)
    if messages:
        return " ".join(str(message) for message in messages)
    return _("Belge hazırlanırken beklenmeyen bir hata oldu (%(name)s).") % {
        "name": type(exc).__name__
    }


def retry(document: Document) -> bool:
    """Owe a failed document again, all tries anew; false where it did not stand failed."""
    failed = Document.objects.filter(pk=document.pk, state=DocumentState.FAILED)
    with transaction.atomic():
        moved = failed.update(
            state=DocumentState.REQUESTED, attempts=0, retry_at=None, error="", progress=0
        )
        if moved:
            send(document.pk)
    return bool(moved)


def resend() -> int:
    """Send again what is owed and held by nobody; give up on what killed several workers."""
    Document.objects.give_up(
        _("Belge birkaç kez yarıda kaldı. Yeniden deneyin; sürerse sistem yöneticisine bildirin.")
    )
    waiting = list(Document.objects.owed().order_by("pk").values_list("pk", flat=True)[:200])
    for pk in waiting:
        send(pk)
    return len(waiting)
