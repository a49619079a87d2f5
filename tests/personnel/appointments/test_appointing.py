"""Madde 10/4: a whole list by one approval, all or nothing, with a reason for every row that fails."""

import datetime as dt

import pytest
from django.db import transaction

from personnel.appointments import services
from personnel.appointments.services import NotAppointedError
from personnel.models import Assignment, DutyStart
from smm_portal.kit import dates
from smm_portal.kit.acts import ClauseRefusal
from smm_portal.offices.models import Duty
from smm_portal.offices.roles import Role
from smm_portal.road.models import Notification
from tests.factories import calls
from tests.factories.appointments import appointed, approval, nominated, of_nominations
from tests.factories.centers import CenterFactory, clerk, days_ago
from tests.factories.offices import duty_at, national_duty
from tests.factories.personnel import AssignmentFactory, seat
from tests.support.refused import refused_by

pytestmark = pytest.mark.django_db


def why(rows, approved=None) -> dict:
    """Nomination → the rule and clause by which its row was refused."""
    with pytest.raises(NotAppointedError) as caught:
        services.appoint_all(rows, approved or approval())
    return {row.source.pk: (one.rule, one.clause) for row, one in caught.value.refusals}


def test_a_list_is_appointed_by_one_approval():
    first, second = nominated(), nominated()
    principal = duty_at(first.call_seat.seat.center.school.office, Role.PRINCIPAL)
    made = services.appoint_all(of_nominations(first, second), approval())
    assert {(row.basis, row.approval_number) for row in made} == {("CALL", approval().number)}
    assert {row.candidacy_id for row in made} == {first.candidacy_id, second.candidacy_id}
    told = Notification.objects.filter(key__startswith="appointed:").values_list("user", flat=True)
    assert set(told) >= {
        principal.user_id,
        first.candidacy.application.teacher.user_id,
        second.candidacy.application.teacher.user_id,
    }


def test_the_place_in_the_centre_follows_from_the_term():
    row = appointed()
    duty = Duty.objects.get(source=f"assignment:{row.pk}")
    assert (duty.role, duty.starts, duty.ends) == ("general_coordinator", row.starts, row.ends)


def test_one_refused_row_appoints_nobody_and_every_refused_row_says_why():
    center = CenterFactory()
    held, good, gone = nominated(seat(center)), nominated(), nominated()
    teacher = gone.candidacy.application.teacher
    teacher.working = False
    teacher.save()
    calls_day = dates.today() + dt.timedelta(days=1)
    rows = of_nominations(held, good, gone, starts=calls_day)
    services.drop(held, "Vazgeçti.")
    found = why(rows)
    assert found[held.pk] == ("appointment_decided", "10/4")
    assert set(found) == {held.pk, gone.pk}
    assert not Assignment.objects.exists()


def test_who_sits_somewhere_else_is_named_with_the_clause():
    teacher = calls.applicant()
    AssignmentFactory(teacher=teacher)
    good, busy = nominated(), nominated(teacher=teacher)
    assert why(of_nominations(good, busy)) == {busy.pk: ("assignment_one_of_teacher", "4/5")}
    assert not Assignment.objects.filter(basis="CALL").exists()


def test_a_seat_that_is_not_vacant_yet_is_named_with_the_clause():
    here = seat(CenterFactory())
    AssignmentFactory(seat=here, starts=days_ago(160))
    held, good = nominated(here), nominated()
    assert why(of_nominations(held, good)) == {held.pk: ("assignment_one_in_seat", "4/5")}


def test_one_person_twice_on_a_list_is_named_at_the_second_row():
    teacher = calls.applicant()
    first, second = nominated(teacher=teacher), nominated(teacher=teacher)
    found = why(of_nominations(first, second))
    assert found == {second.pk: ("assignment_one_of_teacher", "4/5")}
    assert not Assignment.objects.exists()


def test_who_became_principal_of_the_host_is_named_with_the_clause():
    one = nominated()
    user = one.candidacy.application.teacher.user
    duty_at(one.call_seat.seat.center.school.office, Role.PRINCIPAL, user=user)
    assert why(of_nominations(one)) == {one.pk: ("assignment_not_principal", "8/2")}


def test_a_list_is_not_appointed_twice():
    one, other = nominated(), nominated()
    services.appoint_all(of_nominations(one), approval())
    assert why(of_nominations(other, one)) == {one.pk: ("appointment_decided", "10/4")}


def test_a_term_longer_than_the_setting_is_refused():
    row = of_nominations(nominated())[0]
    long = services.Row(
        row.source, row.seat, row.teacher, row.starts, row.last_day + dt.timedelta(days=1)
    )
    assert why([long]) == {row.source.pk: ("assignment_term", "10/4")}


def test_an_empty_list_and_an_approval_ahead_are_refused():
    with pytest.raises(ClauseRefusal):
        services.appoint_all([], approval())
    with pytest.raises(ClauseRefusal):
        services.appoint_all(
            of_nominations(nominated()), approval(dates.today() + dt.timedelta(days=1))
        )


def test_only_whom_the_final_minutes_name_is_put_on_the_list():
    wish = calls.checked(calls.open_call()).candidacies.get()
    with refused_by("appointment_finally_fits"):
        services.nominate(clerk(), wish)


def test_only_mtegm_puts_somebody_on_the_list():
    wish = calls.finally_fit()
    with refused_by("nomination_by_mtegm"):
        services.nominate(national_duty(Role.PERSONNEL_UNIT), wish)


def test_who_was_appointed_stays_on_the_list():
    one = nominated()
    services.appoint_all(of_nominations(one), approval())
    with refused_by("nomination_kept"):
        services.drop(one, "Yanlış.")


def test_the_principal_of_the_host_records_the_start():
    row = appointed()
    principal = duty_at(row.seat.center.school.office, Role.PRINCIPAL)
    assert services.record_start(principal, row, dates.today()).pk


def test_nobody_else_records_a_start():
    row = appointed()
    stranger = duty_at(CenterFactory().school.office, Role.PRINCIPAL)
    with refused_by("start_by_principal"):
        services.record_start(stranger, row, dates.today())


def test_a_start_lies_in_the_term_and_stays():
    row = appointed()
    principal = duty_at(row.seat.center.school.office, Role.PRINCIPAL)
    with refused_by("start_in_term"):
        services.record_start(principal, row, dates.today() + dt.timedelta(days=1))
    services.record_start(principal, row, dates.today())
    with pytest.raises(Exception, match=r"permission denied|never changes"), transaction.atomic():
        DutyStart.objects.all().delete()
