"""Invitations: who can be called to an account, and calling many at once.

Rooms above register their people (``add``): the teachers' registry knows who has no account; and
further pages from which one can invite (``add_way``): a file of officials.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from smm_portal.kit import dates
from smm_portal.kit.acts import Act
from smm_portal.kit.text import clean

from . import access
from .models import Duty, Invitation, Office, User

VALID_DAYS = 14


@dataclass(frozen=True)
class Candidate:
    """A person to be invited; ``source`` says from which record ("teacher:5").

    ``duty_ends`` is the first day after the duty, None for one without end.
    """

    email: str
    first_name: str
    last_name: str
    role: str
    office: Office
    source: str = "manual"
    duty_ends: date | None = None

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


class SourceForm(forms.Form):
    """Base of the forms that narrow a source; ``self.duty`` is the inviter's."""

    def __init__(self, *args, duty=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.duty = duty


@dataclass(frozen=True)
class Source:
    """Where people without an account come from.

    ``candidates(duty, filters)`` gives ``Candidate`` rows inside the duty's scope; ``filters`` is
    the cleaned data of ``form(data, duty=duty)``. ``accepted(source, user)``
    is called in the accepting transaction with the record's key, for roles from records it must
    link the record to the user. ``roles``: who may use the source.
    """

    name: str
    label: str
    candidates: Callable[[Duty, dict], Iterable[Candidate]]
    accepted: Callable[[str, User], None] | None = None
    form: type[SourceForm] = SourceForm
    roles: frozenset[str] = field(default_factory=frozenset)

    def open_to(self, duty: Duty) -> bool:
        """Whether people of this duty may use the source."""
        return not self.roles or duty.role in self.roles


_sources: dict[str, Source] = {}


def add(source: Source) -> None:
    """Register a source; its ``name`` is the first part of its candidates' ``source``."""
    _sources[source.name] = source


def sources(duty: Duty) -> list[Source]:
    """The sources that the reader may use."""
    return [source for source in _sources.values() if source.open_to(duty)]


def source_of(key: str) -> Source | None:
    """The source of a record key such as "teacher:5"."""
    return _sources.get(key.split(":")[0])


_ways: list[Callable[[Duty], Act | None]] = []


def add_way(way: Callable[[Duty], Act | None]) -> None:
    """Register a further page that invites; ``way(duty)`` gives its act, None for who may not."""
    if way not in _ways:
        _ways.append(way)


def ways(duty: Duty) -> list[Act]:
    """The further pages from which the reader may invite."""
    return [act for act in (way(duty) for way in _ways) if act]


@dataclass(frozen=True)
class Sorted:
    """Candidates, apart: who would be invited, and who not with the reason."""

    fit: list[Candidate]
    unfit: list[tuple[Candidate, str]]


class Judge:
    """Says of each person why he cannot be invited now. Two queries, however many people."""

    def __init__(self, duty: Duty, emails: Iterable[str]):
        self.duty = duty
        emails = {_address(email) for email in emails}
        self.invited = _keys(Invitation.objects.open().filter(email__in=emails), "email")
        self.on_duty = _keys(Duty.objects.ongoing().filter(user__email__in=emails), "user__email")
        self.seen: set[tuple[str, int, str]] = set()

    def problem(self, person: Candidate) -> str:
        """The reason against a person whose texts are clean, or nothing; a second time counts."""
        key = (person.email, person.office.pk, person.role)
        if key in self.seen:
            return _("Listede iki kez geçiyor.")
        self.seen.add(key)
        return self._fault(person) or self._known(key) or self._power(person)

    def _fault(self, person: Candidate) -> str:
        if fault := _email_fault(person.email):
            return fault
        return "" if person.first_name and person.last_name else _("Adı ve soyadı eksik.")

    def _known(self, key: tuple[str, int, str]) -> str:
        if key in self.on_duty:
            return _("Bu görevi zaten var.")
        return _("Açık bir daveti var.") if key in self.invited else ""

    def _power(self, person: Candidate) -> str:
        return access.may_invite(self.duty, person.role, person.office).reason


def _keys(rows, email: str) -> set[tuple[str, int, str]]:
    return set(rows.values_list(email, "office_id", "role"))


def sort_out(duty: Duty, people: Iterable[Candidate]) -> Sorted:
    """Who of these people can be invited now. A few queries, however many people."""
    people = [cleaned(person) for person in people]
    judge, result = Judge(duty, [person.email for person in people]), Sorted([], [])
    for person in people:
        if reason := judge.problem(person):
            result.unfit.append((person, reason))
        else:
            result.fit.append(person)
    return result


def cleaned(person: Candidate) -> Candidate:
    """The person with tidy texts and an address in small letters."""
    return replace(
        person,
        email=_address(person.email),
        first_name=clean(person.first_name),
        last_name=clean(person.last_name),
    )


def _address(email: str) -> str:
    return clean(email or "").lower()


def check_last_day(day: date | None) -> date | None:
    """The last day of the duty, if the invitation can still be accepted before it."""
    if day and day < dates.today() + timedelta(days=VALID_DAYS):
        raise ValidationError(
            _("Davet %(days)s gün geçerlidir; son gün bundan sonra olmalı."),
            params={"days": VALID_DAYS},
        )
    return day


def _email_fault(email: str) -> str:
    if not email:
        return _("E-posta adresi yok.")
    try:
        validate_email(email)
    except ValidationError:
        return _("E-posta adresi geçersiz.")
    return "" if email.isascii() else _("E-posta adresinde Türkçe harf olamaz.")


@transaction.atomic
def invite_many(
    duty: Duty, people: Iterable[Candidate]
) -> tuple[list[Invitation], list[tuple[Candidate, str]]]:
    """Invite whom it can; (invitations, people left out with the reason). Mails follow later."""
    parts = sort_out(duty, people)
    rows = [_row(duty, person) for person in parts.fit]
    created = Invitation.objects.bulk_create(rows, batch_size=500)
    _send_after_commit(created)
    return created, parts.unfit


def _row(duty: Duty, person: Candidate) -> Invitation:
    return Invitation(
        email=person.email,
        first_name=person.first_name,
        last_name=person.last_name,
        role=person.role,
        office=person.office,
        source=person.source,
        duty_ends=person.duty_ends,
        invited_by=duty,
        expires_at=_expiry(),
    )


def _expiry():
    return timezone.now() + timedelta(days=VALID_DAYS)


def _send_after_commit(rows: Iterable[Invitation]) -> None:
    from .tasks import send_invitation

    for row in rows:
        transaction.on_commit(lambda pk=row.pk: send_invitation.delay(pk), robust=True)


def resend(invitation: Invitation) -> bool:
    """Owe the mail again, with a new link and a new expiry; False where it is over."""
    changed = (
        Invitation.objects.open()
        .filter(pk=invitation.pk)
        .update(sent_at=None, sending_until=None, failure="", expires_at=_expiry())
    )
    if changed:
        _send_after_commit([invitation])
    return bool(changed)


def revoke(invitation: Invitation) -> bool:
    """Take the invitation back; False where it is over already."""
    now = timezone.now()
    return bool(Invitation.objects.open().filter(pk=invitation.pk).update(revoked_at=now))
