"""Finding places, centres and fields by any word that people know them by."""

from django.db.models import Q

from smm_portal.kit.filters import folded_words

from . import options
from .models import CenterField, Field, School


def match_schools(rows, text: str):
    """Schools found by their name or code, district or province."""
    for word in folded_words(text):
        rows = rows.filter(_school_words(word))
    return rows


def match_fields(rows, text: str):
    """Fields found by their name or a former one."""
    for word in folded_words(text):
        rows = rows.filter(pk__in=_field_ids(word))
    return rows


def match_centers(rows, text: str):
    """Centres found by their name, school, place, or a field's present or former name."""
    # What a row lacks first spares it the rest: numbers and long words are the rarest.
    for word in sorted(folded_words(text), key=_rarest_first):
        rows = rows.filter(_center_words(word))
    return rows


def _rarest_first(word: str) -> tuple[bool, int]:
    return not any(sign.isdigit() for sign in word), -len(word)


def _center_words(word: str) -> Q:
    """Places and fields only where some bear the word: an OR across tables reads them whole."""
    schools = School.objects.filter(search__contains=word).values("pk")
    found = Q(search__contains=word) | Q(school__in=schools)
    if districts := options.districts_with(word):
        found |= Q(school__district__in=districts)
    if fields := options.fields_with(word):
        of_field = CenterField.objects.in_force().filter(field__in=fields)
        found |= Q(pk__in=of_field.values("center"))
    return found


def _school_words(word: str) -> Q:
    found = Q(search__contains=word)
    if districts := options.districts_with(word):
        found |= Q(district__in=districts)
    return found


def _field_ids(word: str):
    names = Q(search__contains=word) | Q(aliases__search__contains=word)
    return Field.objects.filter(names).order_by().values("pk")
