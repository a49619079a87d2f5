"""What this room adds to the global search: people with an account, and directorates."""

from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils.translation import gettext as _

from smm_portal.kit.db import on_day
from smm_portal.kit.filters import match_words
from smm_portal.kit.search import Hit, Rows, texts

from . import policy
from .models import Duty, Office, User
from .roles import OfficeKind, Role

# Schools and centres are found as what they are, by the room that knows them.
SHOWN_KINDS = (
    OfficeKind.MINISTRY,
    OfficeKind.DIRECTORATE,
    OfficeKind.PROVINCE,
    OfficeKind.DISTRICT,
)


def find_people(duty, words: list[str], limit: int):
    """People of the reader's scope with the duty that they hold now, as far as he sees it."""
    if not policy.may(duty, "user_detail"):
        return []
    held = Duty.objects.visible_to(duty).filter(on_day(), user=OuterRef("pk"))
    held = held.order_by("-starts", "pk")
    rows = match_words(User.objects.visible_to(duty), " ".join(words))
    role, place = (Subquery(held.values(name)[:1]) for name in ("role", "office__name"))
    return Rows(texts(rows, Concat("first_name", Value(" "), "last_name"), role, place), _person)


def _person(pk: int, name: str, role: str, place: str) -> Hit:
    held = f"{Role(role).label} · {place}" if role else _("Yürürlükte görevi yok")
    return Hit(name, held, reverse("user_detail", args=[pk]))


def find_offices(duty, words: list[str], limit: int):
    """Directorates of the reader's part of the tree."""
    if not policy.may(duty, "office_detail"):
        return []
    rows = Office.objects.under(duty.scope_path).filter(kind__in=SHOWN_KINDS)
    rows = match_words(rows, " ".join(words))
    return Rows(texts(rows, "name", "kind", "parent__name"), _office)


def _office(pk: int, name: str, kind: str, parent: str) -> Hit:
    where = " · ".join(filter(None, [str(OfficeKind(kind).label), parent]))
    return Hit(name, where, reverse("office_detail", args=[pk]))
