"""How long a term may be, and what the verbs refuse whoever calls them."""

import datetime as dt

import pytest

from personnel import services
from personnel.models import Assignment, Teacher
from personnel.services import Approval, add_months, longest_last_day
from smm_portal.kit import dates
from smm_portal.kit.acts import ClauseRefusal
from smm_portal.law.models import YearSetting
from tests.factories.centers import CenterFactory, days_ago
from tests.factories.offices import UserFactory
from tests.factories.personnel import AssignmentFactory, TeacherFactory, give_account, seat
from tests.support.refused import refused_by

NUMBER = "E-43770946-903.07-1"


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        ((2026, 8, 31), 6, (2027, 2, 28)),
        ((2027, 8, 31), 6, (2028, 2, 29)),
        ((2026, 1, 1), 6, (2026, 7, 1)),
        ((2026, 12, 15), 12, (2027, 12, 15)),
        ((2026, 3, 31), -6, (2025, 9, 30)),
    ],
)
def test_months_are_counted_to_the_same_day_or_the_last(day, months, then):
    assert add_months(dt.date(*day), months) == dt.date(*then)


@pytest.mark.django_db
def test_the_longest_term_follows_the_year_setting():
    assert longest_last_day(dt.date(2026, 1, 15)) == dt.date(2026, 7, 14)
    YearSetting.objects.create(key=services.MAX_TERM, year=2027, value=12)
    assert longest_last_day(dt.date(2026, 1, 15)) == dt.date(2026, 7, 14)
    assert longest_last_day(dt.date(2027, 1, 15)) == dt.date(2028, 1, 14)


def _assign(center, teacher=None, starts=None, last=None, approved=None):
    starts = starts or dates.today()
    return services.assign(
        seat(center),
        teacher or TeacherFactory(),
        starts,
        last or longest_last_day(starts),
        Approval(NUMBER, approved or days_ago(2)),
    )


@pytest.mark.django_db
def test_no_caller_seats_anybody_for_longer_or_on_a_coming_approval():
    center, today = CenterFactory(), dates.today()
    too_long = longest_last_day(today) + dt.timedelta(days=1)
    for wrong in ({"last": too_long}, {"last": days_ago(1)}, {"approved": days_ago(-1)}):
        with pytest.raises(ClauseRefusal) as caught:
            _assign(center, **wrong)
        assert caught.value.clause == "10/4"
    with pytest.raises(ClauseRefusal):
        _assign(center, teacher=TeacherFactory(working=False))
    assert not Assignment.objects.exists()


@pytest.mark.django_db
def test_a_renewal_follows_the_next_day():
    center = CenterFactory()
    first = _assign(center, starts=days_ago(100))
    after = _assign(center, teacher=first.teacher, starts=first.ends)
    assert after.starts == first.ends


@pytest.mark.django_db
def test_a_linked_account_stays():
    row = AssignmentFactory()
    user = give_account(row.teacher)
    services.link_account(row.teacher_id, UserFactory())
    row.teacher.refresh_from_db()
    assert row.teacher.user == user


@pytest.mark.django_db
def test_who_has_an_account_stays_in_the_registry():
    """His duties follow from the row; deleted, it would leave them in force for ever."""
    teacher, plain = TeacherFactory(), TeacherFactory()
    give_account(teacher)
    with refused_by("teacher_kept"):
        Teacher.objects.filter(pk=teacher.pk).delete()
    assert Teacher.objects.filter(pk=plain.pk).delete()[0] == 1
