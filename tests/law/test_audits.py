"""Each nightly question finds what it asks for, also where the constraint itself is gone."""

import datetime as dt

import pytest

from centers.models import Center, CenterField, DecisionKind, Seat, SeatKind, SeatRole
from personnel.models import Assignment
from smm_portal.kit import dates
from smm_portal.law import audit
from smm_portal.law.models import Finding
from smm_portal.offices.roles import Role
from tests.factories.centers import CenterFactory, DecisionFactory, days_ago
from tests.factories.offices import duty_at
from tests.factories.personnel import (
    AssignmentFactory,
    TeacherFactory,
    give_account,
    seat,
    subject,
)

RULES = """
ALTER TABLE centers_center DISABLE TRIGGER center_moves;
ALTER TABLE centers_center DISABLE TRIGGER center_begins;
ALTER TABLE centers_centerfield DISABLE TRIGGER center_field_rule;
ALTER TABLE centers_seatrole DISABLE TRIGGER seat_role_rule;
ALTER TABLE centers_school DISABLE TRIGGER school_stays_host;
ALTER TABLE personnel_assignment DISABLE TRIGGER assignment_in_role;
DROP INDEX center_one_a_school;
ALTER TABLE centers_center DROP CONSTRAINT center_founding;
ALTER TABLE centers_center DROP CONSTRAINT center_closing;
ALTER TABLE centers_centerfield DROP CONSTRAINT center_field_by_decision;
ALTER TABLE centers_seatrole DROP CONSTRAINT seat_role_one_general;
ALTER TABLE centers_seatrole DROP CONSTRAINT seat_role_one_english;
ALTER TABLE centers_seat DROP CONSTRAINT seat_number_one_to_five;
ALTER TABLE personnel_assignment DROP CONSTRAINT assignment_one_in_seat;
"""
APPROVAL = {"approval_number": "E-20880154-10.04-7", "approval_date": days_ago(90)}
TERM = {"starts": days_ago(30), "ends": days_ago(-100)}


@pytest.fixture
def lawless(fresh_db, owner_sql):
    """A database in which nothing holds 4/1 to 4/5 any more, and one sound centre in it."""
    center = CenterFactory()
    owner_sql(RULES)
    return center


def hard(office_id: int) -> set[str]:
    """The clauses that are broken at an office."""
    return {finding.clause for finding in audit.look(office=office_id) if finding.hard}


def soft(office_id: int) -> set[tuple[str, str]]:
    """Clause and subject of what is missing at an office."""
    return {(f.clause, f.subject) for f in audit.look(office=office_id) if not f.hard}


def of_staff(office_id: int, day=None) -> list:
    """What Article 4 finds; whether the year's plan is there is another matter."""
    return [found for found in audit.look(day, office_id) if found.clause.startswith("4/")]


def assign(one: Seat, teacher=None, **kwargs) -> Assignment:
    """Seat somebody without asking any rule."""
    return Assignment.objects.create(
        seat=one, teacher=teacher or TeacherFactory(), **{**TERM, **APPROVAL, **kwargs}
    )


def test_a_sound_centre_breaks_nothing(lawless):
    assert hard(lawless.office_id) == set()


def test_active_without_founding_decision(lawless):
    Center.objects.filter(pk=lawless.pk).update(founding_decision=None)
    assert hard(lawless.office_id) == {"4/1"}


def test_founded_by_a_decision_of_another_kind(lawless):
    other = DecisionFactory(kind=DecisionKind.SEATS)
    Center.objects.filter(pk=lawless.pk).update(founding_decision=other)
    assert hard(lawless.office_id) == {"4/1"}


def test_closed_without_closing_decision(lawless):
    Center.objects.filter(pk=lawless.pk).update(state="CLOSED", closed_on=dates.today())
    assert hard(lawless.office_id) == {"4/1"}


def test_hosted_by_a_school_that_cannot(lawless):
    lawless.school.kind = "OTHER"
    lawless.school.save()
    assert hard(lawless.office_id) == {"4/1"}


def test_a_field_without_decision(lawless):
    CenterField.objects.filter(center=lawless).update(decision=None)
    assert hard(lawless.office_id) == {"4/2"}


def test_two_live_centres_at_a_school(lawless):
    assert hard(lawless.school.office_id) == set()
    Center.objects.create(school=lawless.school, name="İkinci merkez")
    assert hard(lawless.school.office_id) == {"4/3"}


def test_a_closed_centre_beside_a_live_one_is_fine(lawless):
    Center.objects.create(school=lawless.school, name="Vazgeçilen", state="DROPPED")
    assert hard(lawless.school.office_id) == set()


def test_two_general_seats(lawless):
    SeatRole.objects.filter(seat=seat(lawless, 3)).update(kind=SeatKind.GENERAL, field=None)
    assert hard(lawless.office_id) == {"4/4"}


def test_two_english_seats(lawless):
    SeatRole.objects.filter(seat=seat(lawless, 3)).update(english=True, field=None)
    assert hard(lawless.office_id) == {"4/4"}


def test_another_subject_in_the_english_seat(lawless):
    row = assign(seat(lawless, 2), TeacherFactory(subject="İngilizce"))
    assert hard(lawless.office_id) == set()
    row.teacher.subject = subject("Bilişim Teknolojileri")
    row.teacher.save()
    # Found, yet no breach: a change of subject ends nothing by itself (reading 30).
    assert hard(lawless.office_id) == set()
    assert ("4/4", "İngilizce kadrosundaki öğretmen") in soft(lawless.office_id)


def test_six_in_office_on_a_coming_day(lawless):
    for number in (1, 3, 4, 4, 4, 4):
        assign(seat(lawless, number), starts=days_ago(-10))
    broken = [f for f in audit.look(office=lawless.office_id) if "6 öğretmen" in f.message]
    assert [f.clause for f in broken] == ["4/5"]
    assert f"{days_ago(-10):%d.%m.%Y}" in broken[0].message


def test_a_sixth_seat(lawless):
    Seat.objects.create(center=lawless, number=6)
    assert hard(lawless.office_id) == {"4/5"}


def test_somebody_on_a_seat_without_role(lawless):
    assign(seat(lawless, 5))
    assert hard(lawless.office_id) == {"4/5"}


def test_two_in_a_seat(lawless):
    assign(seat(lawless, 3))
    assign(seat(lawless, 3))
    assert hard(lawless.office_id) == {"4/5"}


@pytest.mark.django_db
def test_what_is_missing_is_soft():
    center = Center.objects.filter(basis="INHERITED", seat_roles=None).first()
    missing = soft(center.office_id)
    assert ("4/4", "Genel koordinatör") in missing
    assert ("4/4", "İngilizce öğretmeni") in missing
    assert ("4/5", "Kadrolar") in missing
    assert hard(center.office_id) == set()


@pytest.mark.django_db
def test_a_full_centre_has_no_finding():
    center = CenterFactory()
    AssignmentFactory(seat=seat(center, 1))
    AssignmentFactory(seat=seat(center, 2))
    assert of_staff(center.office_id) == []


@pytest.mark.django_db
def test_a_seat_falls_vacant_the_day_its_term_ends():
    center = CenterFactory()
    AssignmentFactory(seat=seat(center, 2))
    last = AssignmentFactory(seat=seat(center, 1)).last_day
    assert of_staff(center.office_id, last) == []
    found = audit.look(last + dt.timedelta(days=1), center.office_id)
    assert ("4/4", "Genel koordinatör") in {(f.clause, f.subject) for f in found}


@pytest.mark.django_db
def test_inherited_centres_lack_their_decision():
    inherited = Center.objects.filter(basis="INHERITED", founding_decision=None).first()
    assert ("4/1", "Kuruluş kararı") in soft(inherited.office_id)


@pytest.mark.django_db
def test_a_coordinator_who_became_principal_is_found():
    row = AssignmentFactory()
    center = row.seat.center
    duty_at(center.school.office, Role.PRINCIPAL, give_account(row.teacher))
    assert ("8/2", "Genel koordinatörün okul müdürlüğü") in soft(center.office_id)


@pytest.mark.django_db
def test_run_keeps_resolves_and_finds_again():
    center = CenterFactory()
    audit.run(days_ago(2))
    mine = Finding.objects.filter(office=center.office, subject="Genel koordinatör")
    first = mine.get()
    assert audit.run(days_ago(1)).new == 0
    AssignmentFactory(seat=seat(center, 1), starts=days_ago(1))
    audit.run()
    gone = mine.get()
    assert (gone.pk, gone.first_seen, gone.last_seen) == (first.pk, days_ago(2), days_ago(1))
    assert not gone.is_open


@pytest.mark.django_db
def test_an_audit_costs_as_many_queries_with_more_centres(django_assert_max_num_queries):
    audit.run()
    CenterFactory(), CenterFactory()
    with django_assert_max_num_queries(8):
        audit.run()
