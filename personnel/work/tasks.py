"""What the work does by itself, every morning."""

from celery import shared_task

from smm_portal.kit.history import acting

from . import reminders

REMIND = "personnel.remind_duty_months"


@shared_task(name=REMIND)
def remind() -> None:
    """Remind principals of months to confirm."""
    with acting(task=REMIND):
        reminders.remind()
