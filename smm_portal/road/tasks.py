"""Mails owed by notifications, and the morning's look at what waits too long."""

from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from smm_portal.kit import dates
from smm_portal.law import workdays
from smm_portal.offices import mails
from smm_portal.offices.models import User

from . import lateness
from .models import Notification

LEASE = timedelta(minutes=5)
RETRY_AFTER = timedelta(minutes=15)
LISTED = 50
WATCH = "smm_portal.road.tasks.watch_lateness"
DIGEST = "smm_portal.road.tasks.send_digests"
OWED = "smm_portal.road.tasks.send_owed"


@shared_task
def mail_person(user_id: int, urgent: bool) -> int:
    """One mail with what is owed to the person (the urgent alone, or all); how much it told.

    The rows are leased first: of two workers one finds them. A lease that its worker did not
    outlive expires, and beat's round sends again.
    """
    mine = Notification.objects.filter(user=user_id, read_at__isnull=True)
    owed = mine.filter(urgent=True) if urgent else mine
    until = timezone.now() + LEASE
    if not owed.owed_mail().update(sending_until=until):
        return 0
    leased = Notification.objects.filter(user=user_id, sending_until=until, mailed_at__isnull=True)
    return _send(user_id, leased)


def _send(user_id: int, leased) -> int:
    user = User.objects.get(pk=user_id)
    rows = list(leased.order_by("-urgent", "-created_at"))
    if not rows:
        return 0
    try:
        if user.is_active:
            _mail(user, rows).send()
    except OSError:
        leased.update(sending_until=timezone.now() + RETRY_AFTER)
        return 0
    leased.update(mailed_at=timezone.now(), sending_until=None)
    return len(rows)


def _mail(user: User, rows: list[Notification]):
    lines = [{"text": row.text, "url": mails.link(row.url) if row.url else ""} for row in rows]
    context = {
        "name": user.get_full_name(),
        "lines": lines[:LISTED],
        "more": max(0, len(lines) - LISTED),
        "count": len(lines),
        "list_url": mails.link("/bildirimler/"),
    }
    return mails.build("notices", user.email, context)


@shared_task
def send_owed() -> int:
    """Beat's round: urgent mails that a broker lost, a worker died over or a server refused."""
    return _for_each(Notification.objects.filter(urgent=True), urgent=True)


@shared_task
def send_digests() -> int:
    """The day's mail, on working days: everything not mailed and not read yet, one a person."""
    if not workdays.is_workday(dates.today()):
        return 0
    return _for_each(Notification.objects.all(), urgent=False)


def _for_each(rows, urgent: bool) -> int:
    owed = rows.filter(read_at__isnull=True).owed_mail()
    people = list(owed.order_by().values_list("user", flat=True).distinct())
    for user_id in people:
        mail_person.delay(user_id, urgent=urgent)
    return len(people)


@shared_task
def watch_lateness() -> int:
    """Reminders and escalations of the morning; running twice tells nobody twice."""
    return lateness.watch()
