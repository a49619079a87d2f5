"""What this room adds to the global search: people with an account, and directorates.

Both are found by one query, for the search page has few to spend.
"""

from django.db.models import CharField, F, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.urls import reverse
from django.utils.translation import gettext as _

from smm_portal.kit.db import on_day
from smm_portal.kit.filters import match_words
from smm_portal.kit.search import Hit

from . import policy
from .models import Duty, Office, User
from .roles import OfficeKind, Role

PEOPLE, OFFICES = "people", "offices"
# Schools and centres are found as what they are, by the room that knows them.
SHOWN_KINDS = (
    OfficeKind.MINISTRY,
    OfficeKind.DIRECTORATE,
    OfficeKind.PROVINCE,
    OfficeKind.DISTRICT,
)


def find(duty, words: list[str], limit: int) -> dict[str, list[Hit]]:
    """People and offices of the reader's scope, by kind; nothing that he may not open."""
    asked = [
        _values(rows(duty, " ".join(words))[:limit], kind)
        for kind, url_name, rows in (
            (PEOPLE, "user_detail", _people),
            (OFFICES, "office_detail", _offices),
        )
        if policy.may(duty, url_name)
    ]
    found: dict[str, list[Hit]] = {PEOPLE: [], OFFICES: []}
    if asked:
        for row in asked[0].union(*asked[1:], all=True):
            found[row[0]].append(_hit(*row))
    return found


def _values(rows, kind: str):
    rows = rows.annotate(hit_kind=Value(kind, CharField()))
    return rows.values_list("hit_kind", "pk", "hit_title", "hit_word", "hit_place")


def _people(duty, text: str):
    """People with the duty that they hold now, as far as the reader sees it."""
    held = Duty.objects.visible_to(duty).filter(on_day(), user=OuterRef("pk"))
    held = held.order_by("-starts", "pk")
    rows = match_words(User.objects.visible_to(duty), text).order_by("sort_key", "pk")
    return rows.annotate(
        hit_title=Concat("first_name", Value(" "), "last_name", output_field=CharField()),
        hit_word=Coalesce(Subquery(held.values("role")[:1]), Value(""), output_field=CharField()),
        hit_place=Coalesce(
            Subquery(held.values("office__name")[:1]), Value(""), output_field=CharField()
        ),
    )


def _offices(duty, text: str):
    rows = Office.objects.under(duty.scope_path).filter(kind__in=SHOWN_KINDS)
    rows = match_words(rows, text).order_by("sort_key", "pk")
    return rows.annotate(
        hit_title=Cast("name", CharField()),
        hit_word=Cast("kind", CharField()),
        hit_place=Coalesce(F("parent__name"), Value(""), output_field=CharField()),
    )


def _hit(kind: str, pk: int, title: str, word: str, place: str) -> Hit:
    if kind == OFFICES:
        subtitle, url = str(OfficeKind(word).label), reverse("office_detail", args=[pk])
    else:
        url = reverse("user_detail", args=[pk])
        subtitle = str(Role(word).label) if word else _("Yürürlükte görevi yok")
    return Hit(title, " · ".join(filter(None, [subtitle, place])), url)
