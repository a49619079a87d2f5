"""Mails owed by invitations: each row is leased, sent and marked, whoever dies in between."""

import hashlib
import secrets
from datetime import timedelta

from celery import shared_task
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from smm_portal.kit.history import acting

from . import mails
from .models import Invitation

LEASE = timedelta(minutes=5)
RETRY_AFTER = timedelta(minutes=15)
BATCH = 500


def hash_of(token: str) -> str:
    """What is stored of a link's secret: 256 random bits need no key and no salt."""
    return hashlib.sha256(token.encode()).hexdigest()


@shared_task
def send_invitation(pk: int) -> bool:
    """Send the mail of one invitation if it is owed and nobody else is at it."""
    token = secrets.token_urlsafe(32)
    if not _lease(pk, token):
        return False
    mine = Invitation.objects.filter(pk=pk, token_hash=hash_of(token))
    invitation = mine.select_related("office", "invited_by__office", "invited_by__user").first()
    with acting(task=_("davet e-postası")):
        return bool(invitation) and _send(invitation, token, mine)


def _lease(pk: int, token: str) -> bool:
    """The link is made now: no table and no queue ever holds it."""
    row = Invitation.objects.owed().filter(pk=pk)
    until = timezone.now() + LEASE
    return bool(row.update(sending_until=until, token_hash=hash_of(token)))


def _send(invitation: Invitation, token: str, mine) -> bool:
    try:
        _mail(invitation, token).send()
    except OSError as error:
        later = timezone.now() + RETRY_AFTER
        mine.update(sending_until=later, failure=_reason(error))
        return False
    mine.update(sent_at=timezone.now(), sending_until=None, failure="")
    return True


def _reason(error: OSError) -> str:
    return _("E-posta gönderilemedi: %(error)s") % {"error": type(error).__name__}


def _mail(invitation: Invitation, token: str):
    context = {
        "invitation": invitation,
        "url": mails.link(reverse("invitation_accept", args=[token])),
    }
    return mails.build("invitation", invitation.email, context)


@shared_task
def send_owed_invitations() -> int:
    """Beat's round: what is owed and not leased (a broker lost it, a worker died, a mail failed)."""
    owed = Invitation.objects.owed().order_by("created_at")
    pks = list(owed.values_list("pk", flat=True)[:BATCH])
    for pk in pks:
        send_invitation.delay(pk)
    return len(pks)
