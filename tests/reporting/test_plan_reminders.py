"""Reminders before the last day and lists of the late after it: each once, none to others (5/4)."""

import datetime as dt

import pytest

from reporting import reminders, tasks
from smm_portal.kit import dates
from smm_portal.law import settings
from smm_portal.road.models import Notification
from tests.factories.centers import CenterFactory, DecisionFactory
from tests.factories.offices import duty_at, national_duty
from tests.factories.personnel import coordinator_duty
from tests.factories.reporting import draft_plan, sent_plan, staff

pytestmark = pytest.mark.django_db
YEAR = dates.today().year + 1
DUE = dt.date(YEAR - 1, 12, 15)


@pytest.fixture
def center():
    return CenterFactory(decision=DecisionFactory(date=dates.today() - dt.timedelta(days=500)))


def told(user) -> list[str]:
    rows = Notification.objects.filter(user=user, key__startswith="plan-").order_by("pk")
    return list(rows.values_list("key", flat=True))


def before(days: int) -> dt.date:
    return DUE - dt.timedelta(days=days)


def test_the_centre_is_reminded_at_each_mark_once(center):
    user = staff(center).user
    Notification.objects.all().delete()
    for days in (31, 30, 30, 29, 16, 15, 14, 7, 1, 1, 0):
        reminders.remind(before(days))
    keys = [f"plan-due:{YEAR}:{center.pk}:{mark}" for mark in (30, 15, 7, 1)]
    assert [key for key in told(user) if f":{YEAR}:" in key] == keys


def test_a_day_on_which_nothing_ran_is_made_up_for(center):
    user = staff(center).user
    reminders.remind(before(13))
    assert f"plan-due:{YEAR}:{center.pk}:15" in told(user)


def test_both_coordinators_hear_it_and_nobody_else(center):
    staff_duties = [staff(center), coordinator_duty(center, 3)]
    stranger = coordinator_duty(CenterFactory())
    reminders.remind(before(7))
    key = f"plan-due:{YEAR}:{center.pk}:7"
    assert all(key in told(duty.user) for duty in staff_duties)
    assert key not in told(stranger.user)


def test_a_sent_plan_ends_the_reminders(center):
    sent_plan(center)
    reminders.remind(before(7))
    assert not [key for key in told(staff(center).user) if f":{YEAR}:" in key]


def test_a_plan_still_being_written_is_reminded_of(center):
    draft_plan(center)
    user = staff(center).user
    reminders.remind(before(1))
    assert f"plan-due:{YEAR}:{center.pk}:1" in told(user)


def test_after_the_last_day_those_above_get_the_list_once_a_week(center):
    expert, other = national_duty("mtegm_expert"), national_duty("mtegm_head")
    province = duty_at(center.school.district.province.office, "province_vte")
    monday = DUE + dt.timedelta(days=(7 - DUE.weekday()) + 14)
    for day in (monday, monday, monday + dt.timedelta(days=2)):
        reminders.remind(min(day, dt.date(YEAR, 12, 31)))
    for duty in (expert, other, province):
        keys = [key for key in told(duty.user) if key.startswith(f"plan-late:{YEAR}:")]
        assert len(keys) <= 1
    reminders.remind(dt.date(YEAR, 1, 11))
    text = Notification.objects.filter(user=province.user, key__startswith="plan-late:").last()
    assert text is not None
    assert "süresinde göndermedi" in text.text
    assert f"yil={YEAR}" in text.url


def test_the_dates_are_the_directorates_to_set(center):
    settings.store(YEAR, {"plan_due": "11-30", "plan_reminder_days": [10]})
    user = staff(center).user
    reminders.remind(dt.date(YEAR - 1, 11, 20))
    assert f"plan-due:{YEAR}:{center.pk}:10" in told(user)


def test_the_morning_task_runs_twice_and_tells_once(center):
    user = staff(center).user
    tasks.remind()
    first = told(user)
    tasks.remind()
    assert told(user) == first


@pytest.mark.parametrize(
    ("left", "bucket"), [(31, None), (30, 30), (16, 30), (15, 15), (0, 1), (-1, 0), (-40, None)]
)
def test_the_nearest_mark_not_yet_passed(left, bucket):
    assert reminders.bucket_of(left, [30, 15, 7, 1]) == bucket
