"""Work that leaves the request: imports."""

from celery import shared_task

from .imports import jobs


@shared_task(name="documents.run_import")
def run_import(pk: int) -> None:
    """Check or apply one import, whichever it owes."""
    jobs.run(pk)


@shared_task(name="documents.resend_imports")
def resend_imports() -> int:
    """Pick up imports whose message or worker was lost."""
    return jobs.resend()
