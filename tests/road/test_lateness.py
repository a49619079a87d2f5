"""Reminder on the second working day, escalation on the fourth, each told once."""

import datetime as dt

import pytest

from smm_portal.law.models import AdministrativeLeave
from smm_portal.offices.roles import Role
from smm_portal.road import lateness
from smm_portal.road.models import Notification, Step
from tests.factories.offices import duty_at, national_duty
from tests.support.refused import run_sql

pytestmark = pytest.mark.django_db

MONDAY = dt.date(2026, 3, 2)


def day(number: int) -> dt.date:
    return MONDAY + dt.timedelta(days=number)


@pytest.fixture
def arrived_monday(line):
    """A paper that came to the school on a Monday, three working days to go."""
    line.duty(Role.PRINCIPAL)
    duty = line.duty(Role.GENERAL_COORDINATOR)
    paper = line.paper()
    Step.objects.create(submission=paper, duty=duty, act="SEND", next_due=day(3))
    return line, paper


def watch(number: int) -> int:
    """The morning of the day so many days after that Monday."""
    return lateness.watch(day(number))


@pytest.fixture(autouse=True)
def came_on_monday(monkeypatch):
    """The trigger writes the real moment: here every paper came on that Monday."""
    came = dt.datetime(2026, 3, 2, 14, tzinfo=dt.UTC)
    real = lateness._papers

    def papers(**which):
        found = real(**which)
        for paper in found:
            paper.since = came
        return found

    monkeypatch.setattr(lateness, "_papers", papers)


def told(duty, what: str) -> int:
    return Notification.objects.filter(user=duty.user, key__startswith=f"{what}:").count()


def test_nobody_is_reminded_on_the_first_day(arrived_monday):
    assert watch(1) == 0


def test_the_office_is_reminded_on_its_second_day(arrived_monday):
    line, _paper = arrived_monday
    watch(2)
    assert told(line.duty(Role.PRINCIPAL), "remind") == 1


def test_the_superior_and_mtegm_are_told_on_the_fourth(arrived_monday):
    line, _paper = arrived_monday
    people = [line.duty(Role.DISTRICT_DIRECTOR), national_duty("mtegm_expert")]
    head, stranger = national_duty("mtegm_head"), line.duty(Role.PROVINCE_DIRECTOR)
    watch(3)
    assert [told(duty, "late") for duty in people] == [0, 0]
    watch(4)
    assert [told(duty, "late") for duty in [*people, line.duty(Role.PRINCIPAL)]] == [1, 1, 1]
    assert [told(head, "late"), told(stranger, "late")] == [0, 0]


def test_running_again_and_later_tells_nobody_twice(arrived_monday):
    expert = national_duty("mtegm_expert")
    for number in (4, 4, 7, 8):
        watch(number)
    assert told(expert, "late") == 1


def test_after_days_without_beat_only_the_delay_is_told(arrived_monday):
    line, _paper = arrived_monday
    watch(10)
    principal = line.duty(Role.PRINCIPAL)
    assert (told(principal, "remind"), told(principal, "late")) == (0, 1)


def test_a_reminder_that_beat_missed_comes_a_day_later(arrived_monday):
    line, _paper = arrived_monday
    watch(3)
    assert told(line.duty(Role.PRINCIPAL), "remind") == 1


@pytest.mark.parametrize("number", [5, 6])
def test_weekends_are_quiet(arrived_monday, number):
    assert watch(number) == 0


def test_administrative_leave_is_quiet(arrived_monday):
    AdministrativeLeave.objects.create(day=day(4), label="İdari izin")
    assert watch(4) == 0


def test_a_paper_that_moved_on_is_nobodys_delay(arrived_monday):
    line, paper = arrived_monday
    Step.objects.create(
        submission=paper, duty=line.duty(Role.PRINCIPAL), act="FORWARD", next_due=day(20)
    )
    watch(4)
    assert told(line.duty(Role.PRINCIPAL), "late") == 0


def test_a_province_answers_to_mtegm(line):
    province = line.office("PROVINCE")
    assert lateness.superiors([province])[province.pk].code == "MTEGM"


def test_a_directorate_general_has_no_superior_here(line):
    office = national_duty("mtegm_head").office
    assert lateness.superiors([office]) == {}


def test_a_deputy_is_reminded_too(arrived_monday):
    line, _paper = arrived_monday
    deputy = duty_at(line.office("SCHOOL"), Role.PRINCIPAL, is_deputy=True)
    watch(2)
    assert told(deputy, "remind") == 1


def test_many_late_papers_cost_few_queries(line, django_assert_max_num_queries):
    sender = line.duty(Role.GENERAL_COORDINATOR)
    line.duty(Role.PRINCIPAL)
    for number in range(30):
        paper = line.paper(f"Gönderi {number}")
        Step.objects.create(submission=paper, duty=sender, act="SEND", next_due=day(3))
    with django_assert_max_num_queries(14):
        lateness.watch(day(8))
    assert told(line.duty(Role.PRINCIPAL), "late") == 30
    assert run_sql("SELECT count(*) FROM road_notification")[0][0] == 30
