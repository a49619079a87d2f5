"""What calls do by themselves: telling people, reminding them."""

from celery import shared_task

from smm_portal.kit.history import acting

from . import reminders, telling

TELL, TELL_OWED, REMIND = "calls.tell", "calls.tell_owed", "calls.remind"


@shared_task(name=TELL)
def tell(pk: int) -> None:
    """Tell what one row owes."""
    with acting(task=TELL):
        telling.run(pk)


@shared_task(name=TELL_OWED)
def tell_owed() -> None:
    """Beat's round: what the broker or a worker lost."""
    for pk in telling.owed():
        tell.delay(pk)


@shared_task(name=REMIND)
def remind() -> None:
    """Each morning: drafts that should be open, applications not sent."""
    with acting(task=REMIND):
        reminders.remind()
