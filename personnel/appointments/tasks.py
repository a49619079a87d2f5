"""What appointments do by themselves, every morning."""

from celery import shared_task

from smm_portal.kit.history import acting

from . import reminders

REMIND = "personnel.remind_terms"


@shared_task(name=REMIND)
def remind() -> None:
    """Remind of terms that end and of starts not recorded."""
    with acting(task=REMIND):
        reminders.remind()
