"""Work that leaves the request: imports and documents."""

from celery import shared_task

from . import outbox
from .imports import jobs


@shared_task(name="documents.run_import")
def run_import(pk: int) -> None:
    """Check or apply one import, whichever it owes."""
    jobs.run(pk)


@shared_task(name="documents.resend_imports")
def resend_imports() -> int:
    """Pick up imports whose message or worker was lost."""
    return jobs.resend()


@shared_task(name="documents.render", acks_late=True)
def render(pk: int) -> None:
    """Make one document, if it is still owed."""
    outbox.run(pk)


@shared_task(name="documents.resend_documents")
def resend_documents() -> int:
    """Pick up documents whose message or worker was lost, or whose pause is over."""
    return outbox.resend()
