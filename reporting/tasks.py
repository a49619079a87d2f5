"""What the room of plans does by itself, every morning."""

from celery import shared_task

from smm_portal.kit.history import acting

from . import reminders

REMIND = "reporting.remind"


@shared_task(name=REMIND)
def remind() -> None:
    """Remind centres of their plan, and those above of who is late."""
    with acting(task=REMIND):
        reminders.remind()
