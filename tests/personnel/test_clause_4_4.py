"""Madde 4/4: one general coordinator; one development coordinator is an English teacher."""

import pytest

from centers.models import SeatRole, TeachingSubject
from personnel.models import Assignment
from tests.factories.centers import CenterFactory, DecisionFactory, days_ago
from tests.factories.personnel import TeacherFactory
from tests.support.refused import refused_by, run_sql

pytestmark = pytest.mark.django_db
TERM = {"starts": days_ago(80), "ends": days_ago(-100)}
APPROVAL = {"approval_number": "E-20880154-10.04-7", "approval_date": days_ago(90)}


def seat(center, kind="GENERAL", english=False):
    return center.seat_roles.filter(kind=kind, english=english).first().seat


def unused_seat(center):
    return center.seats.exclude(roles__isnull=False).first()


def test_a_centre_never_has_two_general_seats():
    center = CenterFactory()
    with refused_by("seat_role_one_general"):
        SeatRole.objects.bulk_create(
            [
                SeatRole(
                    seat=unused_seat(center),
                    center=center,
                    kind="GENERAL",
                    starts=days_ago(80),
                    decision=DecisionFactory(kind="SEATS"),
                )
            ]
        )


def test_a_centre_never_has_two_english_seats():
    center = CenterFactory()
    with refused_by("seat_role_one_english"):
        run_sql(
            "INSERT INTO centers_seatrole (seat_id, center_id, kind, english, starts, decision_id)"
            " VALUES (%s, %s, 'DEVELOPMENT', true, %s, %s)",
            unused_seat(center).pk,
            center.pk,
            days_ago(80),
            DecisionFactory(kind="SEATS").pk,
        )


def test_the_english_seat_takes_only_an_english_teacher():
    center = CenterFactory()
    english = seat(center, "DEVELOPMENT", english=True)
    mathematics = TeacherFactory(subject=TeachingSubject.objects.get(name="Matematik"))
    with refused_by("assignment_english"):
        Assignment.objects.bulk_create(
            [Assignment(seat=english, teacher=mathematics, **TERM, **APPROVAL)]
        )
    teacher = TeacherFactory(subject=TeachingSubject.objects.get(is_english=True))
    assert Assignment.objects.create(seat=english, teacher=teacher, **TERM, **APPROVAL).pk


def test_one_general_coordinator_on_any_day():
    general = seat(CenterFactory())
    Assignment.objects.create(seat=general, teacher=TeacherFactory(), **TERM, **APPROVAL)
    with refused_by("assignment_one_in_seat"):
        Assignment.objects.create(
            seat=general,
            teacher=TeacherFactory(),
            starts=days_ago(-99),
            ends=days_ago(-250),
            **APPROVAL,
        )


def test_the_next_general_coordinator_may_begin_the_day_after():
    general = seat(CenterFactory())
    Assignment.objects.create(seat=general, teacher=TeacherFactory(), **TERM, **APPROVAL)
    assert Assignment.objects.create(
        seat=general,
        teacher=TeacherFactory(),
        starts=TERM["ends"],
        ends=days_ago(-300),
        **APPROVAL,
    ).pk


@pytest.mark.parametrize(
    ("kind", "english", "with_field"),
    [("GENERAL", True, False), ("DEVELOPMENT", True, True), ("DEVELOPMENT", False, False)],
)
def test_a_role_has_one_of_the_three_shapes(kind, english, with_field):
    center = CenterFactory()
    with refused_by("seat_role_shape"):
        SeatRole.objects.create(
            seat=unused_seat(center),
            kind=kind,
            english=english,
            field=center.fields.first() if with_field else None,
            starts=days_ago(80),
            decision=DecisionFactory(kind="SEATS"),
        )
