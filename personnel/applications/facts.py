"""The facts that conditions rest on: their names, clauses, words, and how a correction is asked."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from centers.models import TeachingSubject
from smm_portal.kit import days

from ..models.applications import FactCorrection
from ..models.teachers import CompulsoryService, Employment

Fact = FactCorrection.Fact
YES_NO = [("evet", _("Evet")), ("hayir", _("Hayır"))]
SCHOOL = "school"


@dataclass(frozen=True)
class FactKind:
    """One fact. ``words(value, names)`` says it (``names``: subject id → name), ``field(…)`` asks
    for another value, ``stored`` turns the answer into what ``Application.facts`` holds.
    """

    key: str
    label: Any
    clauses: tuple[str, ...]
    words: Callable[[Any, dict], str]
    field: Callable[..., forms.Field]
    stored: Callable[[Any], Any]
    registry: str = ""

    def typed(self, value) -> Any:
        """The stored value as the field would show it."""
        return {True: "evet", False: "hayir"}[value] if isinstance(value, bool) else value


def _choice(choices):
    return lambda **more: forms.ChoiceField(choices=[("", "—"), *choices], **more)


def _label(choices):
    labels = dict(choices.choices)
    return lambda value, names: str(labels.get(value, value))


def _yes(value, names) -> str:
    return _t("Evet") if value else _t("Hayır")


def _subject_words(value, names) -> str:
    return names.get(value) or str(value)


def _subject_field(**more):
    rows = TeachingSubject.objects.only("name").order_by("sort_key")
    return forms.ModelChoiceField(rows, empty_label="—", **more)


def _day_words(value, names) -> str:
    return days.day(dt.date.fromisoformat(value))


def _days_field(**more):
    return forms.IntegerField(min_value=0, max_value=20000, **more)


def _same(value):
    return value


KINDS = (
    FactKind(
        Fact.EMPLOYMENT,
        Fact.EMPLOYMENT.label,
        ("6/1-a", "7/1-a"),
        _label(Employment),
        _choice(Employment.choices),
        _same,
        "employment",
    ),
    FactKind(
        Fact.WORKING,
        Fact.WORKING.label,
        ("6/1-a", "7/1-a"),
        _yes,
        _choice(YES_NO),
        lambda value: value == "evet",
        "working",
    ),
    FactKind(
        Fact.TEACHING_SINCE,
        Fact.TEACHING_SINCE.label,
        ("6/1-b", "7/1-b"),
        _day_words,
        forms.DateField,
        lambda value: value.isoformat(),
        "teaching_since",
    ),
    FactKind(
        Fact.DAYS_NOT_COUNTED,
        Fact.DAYS_NOT_COUNTED.label,
        ("6/1-b", "7/1-b"),
        lambda value, names: days.number(value),
        _days_field,
        _same,
        "days_not_counted",
    ),
    FactKind(
        Fact.MANAGED,
        _("MTEGM'ye bağlı okulda yöneticilik"),
        ("6/1-c",),
        _yes,
        _choice(YES_NO),
        lambda value: value == "evet",
    ),
    FactKind(
        Fact.COMPULSORY_SERVICE,
        Fact.COMPULSORY_SERVICE.label,
        ("6/1-ç", "7/1-c"),
        _label(CompulsoryService),
        _choice(CompulsoryService.choices),
        _same,
        "compulsory_service",
    ),
    FactKind(
        Fact.SUBJECT,
        Fact.SUBJECT.label,
        ("6/1-d", "7/1-ç", "6/2", "7/2"),
        _subject_words,
        _subject_field,
        lambda value: value.pk,
        "subject_id",
    ),
)
BY_KEY = {kind.key: kind for kind in KINDS}


def differing(facts: dict, registry: dict | None) -> list[str]:
    """The keys whose value in the registry is another than in the application, school included."""
    if not facts or not registry:
        return []
    return [key for key in (*BY_KEY, SCHOOL) if facts.get(key) != registry.get(key)]


def subject_names(*pks) -> dict[int, str]:
    """Id → name of the subjects; one query, none for nothing."""
    wanted = {pk for pk in pks if isinstance(pk, int)}
    rows = TeachingSubject.objects.filter(pk__in=wanted).values_list("pk", "name")
    return dict(rows) if wanted else {}


def words_of(key: str, value, names: dict) -> str:
    """A stored value as people read it."""
    return "—" if value is None else BY_KEY[key].words(value, names)
