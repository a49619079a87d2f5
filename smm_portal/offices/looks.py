"""Looking at a whole identity number: never without a reason, and every look is kept.

Rooms that keep people register their kind of record (``register``), so that lists lead to the
record and a person finds the looks at his own number.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import transaction

from .models import Duty, IdentityView, User


@dataclass(frozen=True)
class Kind:
    """``page(pk)`` gives a record's address, ``of_user(user)`` the keys of a person's records."""

    page: Callable[[int], str]
    of_user: Callable[[User], Iterable[int]]


_kinds: dict[str, Kind] = {}


def register(
    name: str, page: Callable[[int], str], of_user: Callable[[User], Iterable[int]]
) -> None:
    """Add a kind of record; its name is the first part of the looks' ``subject``."""
    _kinds[name] = Kind(page, of_user)


def look(duty: Duty, subject: str, person, reason: str) -> str:
    """The person's whole number, after the look was written down.

    ``person`` is an ``Identified`` row with a name; the database refuses a look without a reason
    or by somebody whose duty is over.
    """
    with transaction.atomic():
        IdentityView.objects.create(
            duty=duty, subject=subject, subject_name=str(person)[:170], reason=reason
        )
    return person.identity


def at_record(subject: str):
    """The looks at one record's number, the latest first."""
    return _ordered(IdentityView.objects.filter(subject=subject))


def at_person(user: User):
    """The looks at the number of a person, wherever it is kept."""
    keys = [f"{name}:{pk}" for name, kind in _kinds.items() for pk in kind.of_user(user)]
    return _ordered(IdentityView.objects.filter(subject__in=keys))


def by_person(user: User):
    """The looks that the person took himself."""
    return _ordered(IdentityView.objects.filter(duty__user=user))


def _ordered(rows):
    return rows.select_related("duty__user", "duty__office").order_by("-at", "-pk")


def page_of(subject: str) -> str:
    """The address of the record that was looked at; "" for a kind that no room knows."""
    name, _colon, pk = subject.partition(":")
    kind = _kinds.get(name)
    return kind.page(int(pk)) if kind and pk.isdigit() else ""
