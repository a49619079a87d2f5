"""Choosing an office or a person by typing a part of the name: a search box and its matches."""

from django.core import signing
from django.db.models import Q

from smm_portal.kit.filters import folded_words, match_words
from smm_portal.kit.keys import row_key
from smm_portal.kit.text import clean

from .models import Duty, Office, User

SHOWN = 20
SALT = "offices.pick"
KEY_AGE = 24 * 3600


def offices(duty: Duty, text: str, kinds=None) -> list[Office]:
    """Working offices of the reader's scope that match every typed word, own office first."""
    rows = Office.objects.under(duty.scope_path).filter(working=True)
    rows = rows.filter(kind__in=kinds) if kinds else rows
    if folded_words(text):
        rows = match_words(rows, text)
    rows = rows.select_related("parent").order_by("kind", "sort_key", "pk")
    return list(rows[: SHOWN + 1])


def people(duty: Duty, text: str) -> list[User]:
    """People of the reader's scope by name, and anybody by his whole e-mail address."""
    if not folded_words(text):
        return []
    named = match_words(User.objects.visible_to(duty), text).values("pk")
    exact = Q(email=clean(text).lower())
    found = User.objects.filter(Q(pk__in=named) | exact, is_active=True)
    return list(found.order_by("sort_key", "pk")[: SHOWN + 1])


def key_of(duty: Duty, person: User) -> str:
    """How a chosen person stands in an address: signed for this reader, since whoever is found by
    his whole e-mail address may lie outside the reader's scope."""
    return signing.dumps([duty.pk, person.pk], salt=SALT)


def person_of(duty: Duty, key: str) -> User | None:
    """The person of a key made for this reader, or of a plain number inside his scope."""
    if key.isascii() and key.isdigit():
        rows = User.objects.visible_to(duty).filter(pk=row_key(key))
    else:
        rows = User.objects.filter(pk=_unsigned(duty, key))
    return rows.filter(is_active=True).first()


def _unsigned(duty: Duty, key: str) -> int:
    try:
        reader, person = signing.loads(key, salt=SALT, max_age=KEY_AGE)
    except (signing.BadSignature, ValueError, TypeError):
        return 0
    return person if reader == duty.pk else 0
