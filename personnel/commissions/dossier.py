"""What a member reads in a file: facts as sent and corrected, conditions, evidence (6, 7)."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.translation import gettext as _t

from centers.models import TeachingSubject
from smm_portal.kit import days
from smm_portal.kit.columns import show

from ..models import Application, Commission, Evidence, FactCorrection, Score
from ..models.teachers import CompulsoryService, Employment
from . import files, tables

Fact = FactCorrection.Fact
CHOICES = {Fact.EMPLOYMENT: Employment, Fact.COMPULSORY_SERVICE: CompulsoryService}


@dataclass(frozen=True)
class FactLine:
    """One fact: what it is now, and every correction of it, the first first."""

    label: Any
    value: str
    changes: tuple[dict, ...]


@dataclass(frozen=True)
class Paper:
    """One document of the file: what it is for, what the applicant wrote to it."""

    pk: int
    label: str
    note: str
    file: int
    name: str

    @property
    def file_url(self) -> str:
        return reverse("documents:file", args=[self.file])


def with_all(commission: Commission, user: int):
    """The commission's files with all that the page of one shows to this member, in one query:
    wishes and judgements, papers, corrections, his own scores."""
    rows = files.with_marks(files.of(commission), commission)
    rows = files.with_wishes(rows, commission, judgements=True)
    scores = Score.objects.filter(commission=commission, user=user)
    return rows.select_related("teacher__subject", "teacher__school").annotate(
        papers=_each(Evidence.objects.order_by("pk"), PAPER),
        changes=_each(FactCorrection.objects.order_by("pk"), CHANGE),
        my_scores=_each(scores, SCORE),
    )


PAPER = {
    "pk": "pk",
    "clause": "clause",
    "note": "note",
    "document": F("document__name"),
    "position": F("document__position"),
    "file": "file",
    "name": F("file__name"),
}
CHANGE = {
    "fact": "fact",
    "before": "before",
    "after": "after",
    "reason": "reason",
    "office": F("duty__office__name"),
    "at": "at",
}
SCORE = {"criterion": "criterion", "points": "points", "note": "note"}


def _each(rows, fact: dict) -> ArraySubquery:
    mine = rows.filter(application=OuterRef("pk"))
    return ArraySubquery(mine.values(row=JSONObject(**fact)))


def fact_lines(application: Application) -> list[FactLine]:
    """The facts by which the conditions were judged; a query only where a subject was corrected."""
    names = _subjects(application)
    return [
        FactLine(
            fact.label,
            _words(fact, application.facts[fact.value], names),
            tuple(_change(one, names) for one in application.changes if one["fact"] == fact),
        )
        for fact in Fact
        if fact.value in application.facts
    ]


def _subjects(application: Application) -> dict[int, str]:
    subject = application.teacher.subject
    changed = [one for one in application.changes if one["fact"] == Fact.SUBJECT]
    asked = {application.facts.get("subject"), *(one["before"] for one in changed)}
    known = {subject.pk: subject.name}
    rows = asked - known.keys() - {None}
    if rows:
        known |= dict(TeachingSubject.objects.filter(pk__in=rows).values_list("pk", "name"))
    return known


def _change(one: dict, names) -> dict:
    fact = Fact(one["fact"])
    return {
        **one,
        "before": _words(fact, one["before"], names),
        "after": _words(fact, one["after"], names),
        "at": dt.datetime.fromisoformat(one["at"]),
    }


def _words(fact: Fact, value, names) -> str:
    if fact == Fact.SUBJECT:
        return names.get(value, "")
    if fact in CHOICES:
        return str(CHOICES[fact](value).label)
    if fact == Fact.TEACHING_SINCE:
        return days.day(dt.date.fromisoformat(value))
    return str(show(value))


def wishes(application: Application) -> list[dict]:
    """Each seat asked for, its tier and the conditions as judged last."""
    return [
        {
            "rank": wish["rank"],
            "seat": tables.seat_words(wish),
            "tier": tables.tier_words(wish["judged"] and wish["judged"]["tier"]),
            "judgements": wish["judged"]["judgements"] if wish["judged"] else [],
        }
        for wish in application.wishes
    ]


def evidence(application: Application) -> list[Paper]:
    """The file's documents in the order of the call's list, then those for conditions."""
    rows = sorted(application.papers, key=lambda one: (one["position"] is None, _place(one)))
    return [Paper(one["pk"], _label(one), one["note"], one["file"], one["name"]) for one in rows]


def _place(one: dict) -> tuple[int, int]:
    return one["position"] or 0, one["pk"]


def _label(one: dict) -> str:
    said = _t("Madde %(clause)s için belge") % {"clause": one["clause"]}
    return one["document"] or said


def shown(rows: list[Paper], asked: str) -> Paper | None:
    """The document to show: the one asked for, else the first."""
    return next((one for one in rows if str(one.pk) == asked), rows[0] if rows else None)
