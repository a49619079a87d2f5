"""The conditions of 6/1 and 7/1 judged for an application, and kept as they were that day."""

import datetime as dt
import json
from dataclasses import asdict

from django.db import connection

from centers.models import TeachingSubject

from ..eligibility import Judgement, Outcome, SeatFacts, TeacherFacts, judge, tier_of
from ..eligibility.facts import headed_schools, seat_facts
from ..models import Application, CallSeat, Candidacy, Judging, Teacher
from ..models.teachers import MINISTRY_POSTS, CompulsoryService


def snapshot(teacher: Teacher) -> dict:
    """The teacher's facts as the registry has them now; the database's own words of them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT personnel_teacher_facts(%s)::text", [teacher.pk])
        (found,) = cursor.fetchone()
    return json.loads(found)


def facts_of(application: Application) -> dict:
    """What the application is judged by: as sent and corrected, or the registry while writing."""
    return application.facts or snapshot(application.teacher)


def teacher_facts(facts: dict, teacher: Teacher) -> TeacherFacts:
    """A snapshot in the words of clauses 6 and 7; three queries."""
    subject = TeachingSubject.objects.get(pk=facts["subject"])
    return TeacherFacts(
        holds_post=facts["working"] and facts["employment"] in MINISTRY_POSTS,
        teaching_since=dt.date.fromisoformat(facts["teaching_since"]),
        days_not_counted=facts["days_not_counted"],
        managed=facts["managed"],
        compulsory_settled=facts["compulsory_service"] != CompulsoryService.OWING,
        subject=subject.name,
        is_english=subject.is_english,
        is_workshop=subject.kind == subject.Kind.WORKSHOP,
        fields=frozenset(subject.fields.values_list("pk", flat=True)),
        heads=frozenset(headed_schools(teacher)),
    )


def judge_seat(
    facts: TeacherFacts, call_seat: CallSeat, day: dt.date
) -> tuple[SeatFacts, list[Judgement]]:
    """The conditions of one seat on the day."""
    seat = seat_facts(call_seat.role, day)
    return seat, judge(facts, seat, day)


def judging_of(candidacy: Candidacy, facts: TeacherFacts, day: dt.date, why: str) -> Judging:
    """One candidacy judged, not yet stored."""
    seat, judgements = judge_seat(facts, candidacy.call_seat, day)
    tier = tier_of(facts, seat)
    return Judging(
        candidacy=candidacy,
        why=why,
        day=day,
        judgements=[asdict(one) | {"ok": one.ok} for one in judgements],
        eligible=all(one.outcome != Outcome.UNMET or (one.waivable and tier) for one in judgements),
        needs=[one.clause for one in judgements if one.outcome == Outcome.NEEDS_DOCUMENT],
        tier=tier.number if tier else None,
    )


def judge_application(application: Application, why: str) -> list[Judging]:
    """Judge every wish by the application's facts on the last day of application, and keep it."""
    facts = teacher_facts(facts_of(application), application.teacher)
    wishes = application.candidacies.select_related(
        "call_seat__role__center__school", "call_seat__role__field"
    )
    day = application.call.applications_until
    rows = [judging_of(wish, facts, day, why) for wish in wishes]
    return Judging.objects.bulk_create(rows)
