"""Finding places, centres and fields by any word that people know them by."""

from django.db.models import Q

from smm_portal.kit.filters import folded_words

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
    for word in folded_words(text):
        schools = School.objects.filter(_school_words(word)).values("pk")
        of_field = CenterField.objects.in_force().filter(field__in=_field_ids(word))
        rows = rows.filter(
            Q(search__contains=word) | Q(school__in=schools) | Q(pk__in=of_field.values("center"))
        )
    return rows


def _school_words(word: str) -> Q:
    return (
        Q(search__contains=word)
        | Q(district__search__contains=word)
        | Q(district__province__search__contains=word)
    )


def _field_ids(word: str):
    names = Q(search__contains=word) | Q(aliases__search__contains=word)
    return Field.objects.filter(names).order_by().values("pk")
