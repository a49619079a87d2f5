"""Work on results that leaves the request."""

from celery import shared_task

from .dossiers import outbox

PACK = "personnel.pack_dossier"
RESEND = "personnel.resend_dossiers"
RESEND_SECONDS = 30.0


@shared_task(name=PACK, acks_late=True)
def pack(pk: int) -> None:
    """Pack one dossier, if it is still owed."""
    outbox.run(pk)


@shared_task(name=RESEND)
def resend() -> int:
    """Pick up dossiers whose message or worker was lost, or whose pause is over."""
    return outbox.resend()
