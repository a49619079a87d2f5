"""What the law room does at night."""

from celery import shared_task

from smm_portal.kit.history import acting

from . import audit

NIGHTLY = "law.nightly_audit"


@shared_task(name=NIGHTLY)
def nightly_audit() -> None:
    """Keep the findings in step with the tables. Running it twice changes nothing."""
    with acting(task=NIGHTLY):
        audit.run()
