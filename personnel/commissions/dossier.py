"""What a member reads in a file: facts as sent and corrected, conditions, evidence (6, 7)."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from centers.models import TeachingSubject
from smm_portal.kit import days
from smm_portal.kit.columns import show

from ..models import Application, Evidence, FactCorrection
from ..models.teachers import CompulsoryService, Employment
from . import tables

Fact = FactCorrection.Fact
DAY_FACTS = {Fact.TEACHING_SINCE}


@dataclass(frozen=True)
class FactLine:
    """One fact: what it is now, and every correction of it, the first first."""

    label: Any
    value: str
    changes: tuple[dict, ...]


def fact_lines(application: Application) -> list[FactLine]:
    """The facts by which the conditions were judged; two queries."""
    rows = list(application.corrections.select_related("duty__office"))
    names = _subjects(application, rows)
    return [
        FactLine(
            fact.label,
            _words(fact, application.facts[fact.value], names),
            tuple(_change(row, names) for row in rows if row.fact == fact),
        )
        for fact in Fact
        if fact.value in application.facts
    ]


def _subjects(application: Application, corrections) -> dict[int, str]:
    told = [row for row in corrections if row.fact == Fact.SUBJECT]
    ids = {application.facts.get("subject"), *(row.before for row in told)}
    rows = TeachingSubject.objects.filter(pk__in=[pk for pk in ids if pk])
    return dict(rows.values_list("pk", "name"))


def _change(row: FactCorrection, names) -> dict:
    fact = Fact(row.fact)
    return {
        "before": _words(fact, row.before, names),
        "after": _words(fact, row.after, names),
        "reason": row.reason,
        "office": row.duty.office,
        "at": row.at,
    }


def _words(fact: Fact, value, names) -> str:
    if fact == Fact.SUBJECT:
        return names.get(value, "")
    if fact in CHOICES:
        return str(CHOICES[fact](value).label)
    if fact in DAY_FACTS:
        return days.day(_as_day(value))
    return str(show(value))


def _as_day(text: str):
    return dt.date.fromisoformat(text)


CHOICES = {Fact.EMPLOYMENT: Employment, Fact.COMPULSORY_SERVICE: CompulsoryService}


def wishes(application: Application) -> list[dict]:
    """Each seat asked for, its tier and the conditions as judged last; from ``with_wishes``."""
    return [
        {
            "rank": wish["rank"],
            "seat": tables.seat_words(wish),
            "tier": tables.tier_words(wish["judged"] and wish["judged"]["tier"]),
            "judgements": wish["judged"]["at"] if wish["judged"] else [],
        }
        for wish in application.wishes
    ]


def evidence(application: Application) -> list[Evidence]:
    """The file's documents in the order of the call's list, then those for conditions."""
    rows = application.evidence.select_related("file", "document")
    return sorted(rows, key=lambda one: (one.document is None, _position(one), one.pk))


def _position(one: Evidence) -> int:
    return one.document.position if one.document else 0


def shown(rows: list[Evidence], asked: str) -> Evidence | None:
    """The document to show: the one asked for, else the first."""
    return next((one for one in rows if str(one.pk) == asked), rows[0] if rows else None)
