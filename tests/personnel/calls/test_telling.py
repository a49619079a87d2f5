"""Whom calls are told to: at publication, at changes, before the last days; never twice."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from personnel.calls import reminders, services, tasks, telling
from personnel.models import CallTelling
from smm_portal.kit import dates
from smm_portal.road.models import Notification
from tests.factories import calls
from tests.factories.centers import CenterFactory, SchoolFactory, clerk
from tests.factories.offices import duty_at, national_duty
from tests.factories.personnel import seat, teacher_duty
from tests.support import days

pytestmark = pytest.mark.django_db


def told(key: str) -> set[int]:
    return set(Notification.objects.filter(key__startswith=key).values_list("user", flat=True))


def published(*seats):
    call = calls.draft_call(*seats)
    services.publish(clerk(), call)
    return call


def run_all():
    for pk in CallTelling.objects.filter(done_at=None).values_list("pk", flat=True):
        telling.run(pk)


def test_matching_teachers_schools_and_provinces_are_told_once():
    center = CenterFactory()
    it, english = teacher_duty(), teacher_duty(subject="İngilizce")
    principal = duty_at(SchoolFactory().office, "principal")
    director = calls.province_duty(center.school.district.province.office)
    call = published(seat(center))
    run_all()
    tell = told(f"call:{call.pk}:published")
    assert {it.user_id, principal.user_id, director.user_id} <= tell
    assert english.user_id not in tell
    CallTelling.objects.update(done_at=None, leased_until=None)
    run_all()
    assert Notification.objects.filter(user=it.user_id).count() == 1


def test_a_call_is_announced_to_the_schools_of_its_fields():
    host, near, far, unknown = SchoolFactory(), SchoolFactory(), SchoolFactory(), SchoolFactory()
    center = CenterFactory(school=host)
    teacher_duty(near)
    for school in (host, far):
        teacher_duty(school, subject="Matematik")
    said = {one: duty_at(one.office, "principal").user_id for one in (host, near, far, unknown)}
    district = duty_at(far.district.office, "district_director")
    call = published(seat(center, 3))
    run_all()
    tell = told(f"call:{call.pk}:published")
    assert {said[host], said[near], said[unknown], district.user_id} <= tell
    assert said[far] not in tell


def test_the_english_seat_is_told_to_english_teachers_alone():
    it, english = teacher_duty(), teacher_duty(subject="İngilizce")
    call = published(seat(CenterFactory(), 2))
    run_all()
    assert english.user_id in told(f"call:{call.pk}:")
    assert it.user_id not in told(f"call:{call.pk}:")


def test_telling_asks_no_query_a_teacher():
    def count(more: int) -> int:
        for _ in range(more):
            teacher_duty()
        row = CallTelling.objects.create(call=calls.open_call())
        with CaptureQueriesContext(connection) as asked:
            telling.run(row.pk)
        return len(asked)

    assert count(1) == count(6)


def test_a_row_under_way_is_left_alone_and_a_lost_one_taken_up():
    published()
    row = CallTelling.objects.get()
    CallTelling.objects.update(leased_until=timezone.now() + dt.timedelta(minutes=5))
    assert telling.run(row.pk) == 0
    CallTelling.objects.update(
        leased_until=timezone.now() - dt.timedelta(minutes=5),
        at=timezone.now() - dt.timedelta(hours=1),
    )
    assert telling.owed() == [row.pk]
    tasks.tell_owed()
    assert telling.owed() == []


def test_a_publication_reaches_people_when_its_transaction_is_through(
    django_capture_on_commit_callbacks,
):
    it = teacher_duty()
    with django_capture_on_commit_callbacks(execute=True):
        call = published()
    assert it.user_id in told(f"call:{call.pk}:published")


def test_a_change_is_told_to_applicants_commission_and_offices_without_the_reason():
    call = calls.open_call()
    row, other = calls.sent(call), teacher_duty(subject="Matematik")
    reader = teacher_duty()
    office = calls.commission(call)
    principal = duty_at(row.teacher.school.office, "principal")
    expert = national_duty("mtegm_expert")
    change = services.cancel(clerk(), call, "Gizli gerekçe.")
    run_all()
    tell = told(f"call-change:{change.pk}")
    members = set(office.members.values_list("user", flat=True))
    assert {row.teacher.user_id, principal.user_id, expert.user_id} | members <= tell
    assert other.user_id not in tell
    assert not Notification.objects.filter(text__contains="Gizli").exists()
    urgent = dict(
        Notification.objects.filter(key__startswith="call-ch").values_list("user", "urgent")
    )
    assert urgent[row.teacher.user_id]
    assert not urgent[reader.user_id]


def test_more_days_to_apply_are_told_to_whom_the_call_was_announced():
    call = calls.open_call()
    reader, days_of = teacher_duty(), ("applications", "checks", "commission", "results")
    now = {f"{one}_until": getattr(call, f"{one}_until") for one in days_of}
    later = services.extend(
        clerk(),
        call,
        now | {"results_until": now["results_until"] + dt.timedelta(days=1)},
        "Neden.",
    )
    run_all()
    assert reader.user_id not in told(f"call-change:{later.pk}")
    call.refresh_from_db()
    all_later = {
        f"{one}_until": getattr(call, f"{one}_until") + dt.timedelta(days=7) for one in days_of
    }
    longer = services.extend(clerk(), call, all_later, "Neden.")
    run_all()
    assert reader.user_id in told(f"call-change:{longer.pk}")


def test_mtegm_is_reminded_of_a_draft_three_days_before_it_opens():
    expert = national_duty("mtegm_expert")
    day = dates.today() + dt.timedelta(days=4)
    call = calls.draft_call(opens_on=day)
    reminders.remind()
    assert not told("call-draft")
    reminders.remind(dates.today() + dt.timedelta(days=1))
    reminders.remind(dates.today() + dt.timedelta(days=2))
    assert expert.user_id in told(f"call-draft:{call.pk}")
    assert Notification.objects.filter(user=expert.user_id).count() == 1


def test_a_teacher_with_an_unsent_application_is_reminded_three_days_and_a_day_before():
    call = calls.open_call()
    draft, sent = calls.application(call), calls.sent(call)
    for left in (5, 3, 2, 1, 0):
        with days.on(call.applications_until - dt.timedelta(days=left)):
            tasks.remind()
    found = Notification.objects.filter(key__startswith="call-unsent", user=draft.teacher.user)
    assert sorted(found.values_list("urgent", flat=True)) == [False, True]
    assert sent.teacher.user_id not in told("call-unsent")
