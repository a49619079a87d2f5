"""Madde 4/4 and 4/5 under races, on real connections: never a sixth, never a second general."""

import datetime as dt

import pytest

from centers import services
from centers.models import Center, SeatRole
from centers.services import SeatPlan
from personnel.models import Assignment
from tests.factories.centers import CenterFactory, DecisionFactory, days_ago
from tests.factories.personnel import TeacherFactory
from tests.support.race import race, rules_of
from tests.support.refused import refused_by, run_sql

TERM = {"starts": days_ago(80), "ends": days_ago(-100)}
APPROVAL = {"approval_number": "E-20880154-10.04-7", "approval_date": days_ago(90)}

BUSIEST_DAY = """
SELECT coalesce(max(n), 0) FROM (
  SELECT count(*) AS n FROM personnel_assignment a JOIN centers_seat s ON s.id = a.seat_id
  JOIN (SELECT DISTINCT starts AS day FROM personnel_assignment) d ON a.period @> d.day
  WHERE s.center_id = %s GROUP BY d.day) per_day
"""


def five_development_seats(center):
    """All five seats in use: the general one, the English one and three of the centre's field."""
    field = center.fields.first()
    plans = [
        SeatPlan(1, "GENERAL"),
        SeatPlan(2, "DEVELOPMENT", english=True),
        *[SeatPlan(n, "DEVELOPMENT", field) for n in (3, 4, 5)],
    ]
    services.set_seats(
        center,
        DecisionFactory(kind="SEATS", date=days_ago(95), effective_on=days_ago(95)),
        plans,
    )
    return list(center.seats.order_by("number"))


@pytest.mark.race
def test_two_general_coordinators_at_once_leave_one(fresh_db):
    general = CenterFactory().seat_roles.get(kind="GENERAL").seat
    teachers = [TeacherFactory() for _ in range(12)]
    made, errors = race(
        12,
        lambda i: (
            Assignment.objects.create(seat=general, teacher=teachers[i], **TERM, **APPROVAL).pk
        ),
    )
    assert len(made) == 1
    assert rules_of(errors) == {"assignment_one_in_seat"}


@pytest.mark.race
def test_two_general_seats_at_once_leave_one(fresh_db):
    center = Center.objects.filter(basis="INHERITED").first()
    decision = DecisionFactory(kind="SEATS")
    free = list(center.seats.exclude(roles__isnull=False)[:2])
    made, errors = race(
        2,
        lambda i: (
            SeatRole.objects.create(
                seat=free[i], kind="GENERAL", starts=days_ago(80), decision=decision
            ).pk
        ),
    )
    assert len(made) == 1
    assert rules_of(errors) == {"seat_role_one_general"}


@pytest.mark.race
def test_another_isolation_level_is_refused(fresh_db):
    """Under REPEATABLE READ a check would look at old rows; it does not run at all."""
    seat, teacher = CenterFactory().seat_roles.get(kind="GENERAL").seat, TeacherFactory()
    with refused_by("smm_read_committed"):
        run_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        Assignment.objects.create(seat=seat, teacher=teacher, **TERM, **APPROVAL)


@pytest.mark.race
def test_forty_at_once_never_make_more_than_five(fresh_db):
    center = CenterFactory()
    seats = five_development_seats(center)
    english, field = seats[1], center.fields.first()
    teachers = [TeacherFactory(subject=field.subjects.first()) for _ in range(40)]

    def sit(i):
        seat = [s for s in seats if s != english][i % 4]
        return Assignment.objects.create(seat=seat, teacher=teachers[i], **TERM, **APPROVAL).pk

    made, errors = race(40, sit)
    assert len(made) == 4
    assert rules_of(errors) == {"assignment_one_in_seat"}
    assert run_sql(BUSIEST_DAY, center.pk) == [(4,)]


@pytest.mark.race
def test_staggered_terms_never_make_more_than_five_on_any_day(fresh_db):
    center = CenterFactory()
    seats = [s for s in five_development_seats(center) if s.number != 2]
    teachers = [TeacherFactory() for _ in range(40)]

    def sit(i):
        starts = days_ago(80) + dt.timedelta(days=i)
        return Assignment.objects.create(
            seat=seats[i % 4],
            teacher=teachers[i],
            starts=starts,
            ends=starts + dt.timedelta(days=20),
            **APPROVAL,
        ).pk

    made, _ = race(40, sit)
    assert made
    assert run_sql(BUSIEST_DAY, center.pk)[0][0] <= 5


@pytest.mark.race
def test_a_role_changed_while_someone_is_being_seated_never_leaves_him_outside(fresh_db):
    for _ in range(6):
        center = CenterFactory()
        role = center.seat_roles.get(kind="GENERAL")
        teacher = TeacherFactory()
        decision = DecisionFactory(kind="SEATS", date=days_ago(95), effective_on=days_ago(95))

        def act(i, role=role, teacher=teacher, decision=decision):
            if i:
                return Assignment.objects.create(
                    seat=role.seat, teacher=teacher, **TERM, **APPROVAL
                )
            return SeatRole.objects.filter(pk=role.pk).update(
                ends=days_ago(95), ending_decision=decision
            )

        made, errors = race(2, act)
        assert len(made) == 1, errors
        assert rules_of(errors) <= {"assignment_in_role", "seat_role_holds_people"}
        assert run_sql(
            "SELECT count(*) FROM personnel_assignment a WHERE a.seat_id = %s AND NOT EXISTS"
            " (SELECT FROM centers_seatrole r WHERE r.seat_id = a.seat_id AND r.period @> a.period)",
            role.seat_id,
        ) == [(0,)]
