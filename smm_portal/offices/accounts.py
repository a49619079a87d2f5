"""Accepting an invitation: the account opens, the duty begins, the record is linked."""

from django.db import transaction
from django.utils import timezone

from . import invitations
from .models import Duty, Invitation, User
from .roles import FROM_RECORDS
from .tasks import hash_of


def find(token: str) -> Invitation | None:
    """The invitation that a link leads to, whatever its state."""
    rows = Invitation.objects.select_related("office", "invited_by__office")
    return rows.filter(token_hash=hash_of(token)).first()


def account_of(invitation: Invitation) -> User | None:
    """The account that the invited address already has."""
    return User.objects.filter(email=invitation.email).first()


@transaction.atomic
def open_account(invitation: Invitation, password: str) -> User | None:
    """Make the account and accept; None where the invitation is over in the meantime."""
    if not _taken(invitation):
        return None
    user = User.objects.create_user(
        invitation.email,
        password,
        first_name=invitation.first_name,
        last_name=invitation.last_name,
    )
    _settle(invitation, user)
    return user


@transaction.atomic
def accept(invitation: Invitation, user: User) -> bool:
    """Accept with an account that exists; False where the invitation is over."""
    if not _taken(invitation):
        return False
    _settle(invitation, user)
    return True


def _taken(invitation: Invitation) -> bool:
    """Lock the row and look again: two clicks, one account."""
    rows = Invitation.objects.valid().select_for_update(of=["self"])
    return rows.filter(pk=invitation.pk, token_hash=invitation.token_hash).exists()


def _settle(invitation: Invitation, user: User) -> None:
    Invitation.objects.filter(pk=invitation.pk).update(accepted_at=timezone.now(), accepted_by=user)
    if invitation.role not in FROM_RECORDS:
        _give(invitation, user)
    source = invitations.source_of(invitation.source)
    if source and source.accepted:
        source.accepted(invitation.source, user)


def _give(invitation: Invitation, user: User) -> Duty:
    return Duty.objects.create(
        user=user,
        office=invitation.office,
        role=invitation.role,
        ends=invitation.duty_ends,
        source=f"invitation:{invitation.pk}",
    )
