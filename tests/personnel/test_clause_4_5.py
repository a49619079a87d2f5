"""Madde 4/5: MTEGM sets seats and their fields; never more than five teachers on any day."""

import datetime as dt

import pytest

from centers.models import Field, Seat, SeatRole
from personnel.models import Assignment
from tests.factories.centers import (
    CenterFactory,
    DecisionFactory,
    StoredFileFactory,
    days_ago,
)
from tests.factories.personnel import AssignmentFactory, TeacherFactory
from tests.support.refused import refused_by, run_sql

pytestmark = pytest.mark.django_db
TERM = {"starts": days_ago(80), "ends": days_ago(-100)}
APPROVAL = {"approval_number": "E-20880154-10.04-7", "approval_date": days_ago(90)}


def test_a_sixth_seat_cannot_exist():
    center = CenterFactory()
    with refused_by("seat_number_one_to_five"):
        Seat.objects.bulk_create([Seat(center=center, number=6)])
    with refused_by("seat_number_once"):
        Seat.objects.bulk_create([Seat(center=center, number=5)])


def test_seats_are_made_with_the_centre_and_never_change():
    center = CenterFactory()
    assert [s.number for s in center.seats.order_by("number")] == [1, 2, 3, 4, 5]
    with refused_by("seat_permanent"):
        Seat.objects.filter(center=center, number=5).update(number=4)
    with refused_by("seat_permanent"):
        run_sql("DELETE FROM centers_seat WHERE center_id = %s AND number = 5", center.pk)


def test_nobody_sits_outside_a_role():
    center = CenterFactory()
    unused = center.seats.exclude(roles__isnull=False).first()
    with refused_by("assignment_in_role"):
        run_sql(
            "INSERT INTO personnel_assignment (seat_id, teacher_id, starts, ends, basis,"
            " approval_number, approval_date, ended_early, end_reason, created_at)"
            " VALUES (%s, %s, %s, %s, 'INHERITED', 'E-20880154-10.04-7', %s, false, '', now())",
            unused.pk,
            TeacherFactory().pk,
            TERM["starts"],
            TERM["ends"],
            APPROVAL["approval_date"],
        )


def test_a_seat_has_one_role_at_a_time():
    role = CenterFactory().seat_roles.filter(kind="DEVELOPMENT", english=False).first()
    with refused_by("seat_role_one_at_a_time"):
        SeatRole.objects.create(
            seat=role.seat,
            kind="DEVELOPMENT",
            field=role.field,
            starts=role.starts,
            decision=role.decision,
        )


def test_a_seat_holds_one_person_at_a_time_and_a_person_one_seat():
    first = AssignmentFactory()
    with refused_by("assignment_one_in_seat"):
        Assignment.objects.create(
            seat=first.seat,
            teacher=TeacherFactory(),
            starts=first.starts,
            ends=first.ends,
            **APPROVAL,
        )
    other = CenterFactory().seat_roles.get(kind="GENERAL").seat
    with refused_by("assignment_one_of_teacher"):
        Assignment.objects.create(
            seat=other, teacher=first.teacher, starts=first.starts, ends=first.ends, **APPROVAL
        )


def test_a_role_is_not_taken_away_under_someone():
    first = AssignmentFactory()
    role = SeatRole.objects.get(seat=first.seat, ends=None)
    decision = DecisionFactory(kind="SEATS", date=days_ago(80), effective_on=first.starts)
    with refused_by("seat_role_holds_people"):
        SeatRole.objects.filter(pk=role.pk).update(
            ends=first.ends - dt.timedelta(days=1), ending_decision=decision
        )


def test_seats_are_set_only_by_a_decision_on_seats():
    center = CenterFactory()
    with refused_by("seat_role_decision"):
        SeatRole.objects.create(
            seat=center.seats.exclude(roles__isnull=False).first(),
            kind="DEVELOPMENT",
            field=center.fields.first(),
            starts=days_ago(80),
            decision=DecisionFactory(kind="FIELDS"),
        )


def test_a_seats_field_is_one_of_the_centres():
    center = CenterFactory()
    stranger = Field.objects.exclude(centers=center).first()
    with refused_by("seat_role_field"):
        SeatRole.objects.create(
            seat=center.seats.exclude(roles__isnull=False).first(),
            kind="DEVELOPMENT",
            field=stranger,
            starts=days_ago(80),
            decision=DecisionFactory(kind="SEATS"),
        )


def test_a_term_is_never_lengthened_nor_moved_nor_deleted():
    first = AssignmentFactory()
    with refused_by("assignment_kept"):
        Assignment.objects.filter(pk=first.pk).update(ends=first.ends + dt.timedelta(days=1))
    with refused_by("assignment_kept"):
        Assignment.objects.filter(pk=first.pk).update(teacher=TeacherFactory())
    with refused_by("assignment_kept"):
        run_sql("DELETE FROM personnel_assignment WHERE id = %s", first.pk)
    Assignment.objects.filter(pk=first.pk).update(file=StoredFileFactory())
    with refused_by("assignment_kept"):
        Assignment.objects.filter(pk=first.pk).update(file=StoredFileFactory())
    with refused_by("assignment_kept"):
        Assignment.objects.filter(pk=first.pk).update(file=None)
    with refused_by("assignment_early_end_reason"):
        Assignment.objects.filter(pk=first.pk).update(
            ends=first.ends - dt.timedelta(days=1), ended_early=True
        )
