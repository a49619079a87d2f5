"""Closing an account and opening it again, with the reason in its history."""

from allauth.usersessions.models import UserSession
from django.db import transaction
from django.db.models import Q

from smm_portal.kit.acts import ClauseRefusal, Verdict, refused
from smm_portal.kit.history import because

from . import access
from .models import Duty, User
from .roles import Role


@transaction.atomic
def close(duty: Duty, person: User, reason: str) -> None:
    """Nobody signs in with the account any more, and its open sessions end."""
    person = _locked(duty, person)
    _demand(access.may_close(duty, person))
    _set(person, False, reason)
    for session in UserSession.objects.filter(user=person):
        session.end()


@transaction.atomic
def reopen(duty: Duty, person: User, reason: str) -> None:
    """The person signs in again with his old password; duties in force count again."""
    person = _locked(duty, person)
    _demand(access.may_reopen(duty, person))
    _set(person, True, reason)


def _locked(duty: Duty, person: User) -> User:
    """The person, held together with every system administrator: of two who close each other at
    once, the second finds his own account closed."""
    admins = Duty.objects.filter(role=Role.SYSTEM_ADMIN).values("user")
    rows = User.objects.filter(Q(pk=person.pk) | Q(pk__in=admins)).order_by("pk")
    held = {row.pk: row for row in rows.select_for_update(of=["self"])}
    actor = held.get(duty.user_id)
    if actor is None or not actor.is_active:
        _demand(refused(access.NOT_THEIRS))
    return held[person.pk]


def _set(person: User, active: bool, reason: str) -> None:
    person.is_active = active
    with because(reason):
        person.save(update_fields=["is_active"])


def _demand(verdict: Verdict) -> None:
    if not verdict:
        raise ClauseRefusal(verdict.reason)
