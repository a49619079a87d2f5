"""The conditions of 6/1 and 7/1 judged for an application, and kept as they were that day."""

import datetime as dt
import json
from dataclasses import asdict

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import Exists, F, OuterRef

from centers.models import CenterField, SubjectField, TeachingSubject
from smm_portal.offices.models import Duty
from smm_portal.offices.roles import Role

from ..eligibility import Judgement, Outcome, SeatFacts, TeacherFacts, Tier, judge, tier_of
from ..eligibility.facts import seat_facts
from ..models import Application, Call, CallSeat, Candidacy, Judging, Teacher
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
    """A snapshot in the words of clauses 6 and 7; one query."""
    subject = _subject(facts["subject"], teacher)
    return TeacherFacts(
        holds_post=facts["working"] and facts["employment"] in MINISTRY_POSTS,
        teaching_since=dt.date.fromisoformat(facts["teaching_since"]),
        days_not_counted=facts["days_not_counted"],
        managed=facts["managed"],
        compulsory_settled=facts["compulsory_service"] != CompulsoryService.OWING,
        subject=subject.name,
        is_english=subject.is_english,
        is_workshop=subject.kind == subject.Kind.WORKSHOP,
        fields=frozenset(subject.field_ids),
        heads=frozenset(subject.heads),
    )


def _subject(pk: int, teacher: Teacher) -> TeachingSubject:
    """The subject with the fields it matches, and the school that the teacher heads today."""
    matched = SubjectField.objects.filter(subject=OuterRef("pk")).values("field")
    return TeachingSubject.objects.annotate(
        field_ids=ArraySubquery(matched), heads=ArraySubquery(_headed(teacher))
    ).get(pk=pk)


def _headed(teacher: Teacher):
    """The teacher's own school where he is its principal in person."""
    heads = Duty.objects.in_force().filter(
        role=Role.PRINCIPAL, is_deputy=False, user=OuterRef("user"), office=OuterRef("at")
    )
    rows = Teacher.objects.filter(pk=teacher.pk).annotate(at=F("school__office"))
    return rows.filter(Exists(heads)).values("school")


def with_places(rows, day: dt.date):
    """Seats of a call with centre, place and field; the centre's fields in the same query."""
    fields = CenterField.objects.in_force(day).filter(center=OuterRef("role__center"))
    rows = rows.select_related(
        "seat", "role__field", "role__center__school__district__province", "province"
    )
    return rows.annotate(open_fields=ArraySubquery(fields.values("field")))


def seats_of(call: Call):
    """The call's seats in the order of their places, ready to be judged by ``judge_seat``."""
    rows = with_places(call.call_seats, call.applications_until)
    place = "role__center__school__district__province__sort_key"
    return rows.order_by(place, "role__center__sort_key", "seat__number")


def judge_seat(
    facts: TeacherFacts, call_seat: CallSeat, day: dt.date
) -> tuple[SeatFacts, list[Judgement]]:
    """The conditions of one seat on the day."""
    seat = seat_facts(call_seat.role, day, getattr(call_seat, "open_fields", None))
    return seat, judge(facts, seat, day)


def is_eligible(judgements: list[Judgement], tier: Tier | None) -> bool:
    """Whether nothing is unmet but the field, where a tier of 6/2 or 7/2 may open."""
    return all(one.outcome != Outcome.UNMET or (one.waivable and tier) for one in judgements)


def needed(judgements: list[Judgement]) -> list[str]:
    """The clauses that wait for a document."""
    return [one.clause for one in judgements if one.outcome == Outcome.NEEDS_DOCUMENT]


def judging_of(candidacy: Candidacy, facts: TeacherFacts, day: dt.date, why: str) -> Judging:
    """One candidacy judged, not yet stored."""
    seat, judgements = judge_seat(facts, candidacy.call_seat, day)
    tier = tier_of(facts, seat)
    return Judging(
        candidacy=candidacy,
        why=why,
        day=day,
        judgements=[asdict(one) | {"ok": one.ok} for one in judgements],
        eligible=is_eligible(judgements, tier),
        needs=needed(judgements),
        tier=tier.number if tier else None,
    )


def judged(application: Application, why: str) -> list[Judging]:
    """Every wish judged by the application's facts on the last day of application; unsaved."""
    facts = teacher_facts(facts_of(application), application.teacher)
    day = application.call.applications_until
    wishes = {wish.call_seat_id: wish for wish in application.candidacies.all()}
    for call_seat in with_places(CallSeat.objects.filter(pk__in=wishes), day):
        wishes[call_seat.pk].call_seat = call_seat
    return [judging_of(wish, facts, day, why) for wish in wishes.values()]


def judge_application(application: Application, why: str) -> list[Judging]:
    """Judge every wish of the application anew, and keep it."""
    return Judging.objects.bulk_create(judged(application, why))
