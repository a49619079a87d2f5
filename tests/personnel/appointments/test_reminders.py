"""Reminders 60/30/15/7 days before the end, and of starts not recorded; findings; desks."""

import datetime as dt

import pytest

from personnel import desk as staff_desk
from personnel.appointments import desk, handover, reminders, renewals, services
from smm_portal.kit import dates
from smm_portal.law import audit
from smm_portal.offices.roles import Role
from smm_portal.road.models import Notification
from tests.factories import calls
from tests.factories.appointments import appointed, approval, ending, nominated, proposed
from tests.factories.offices import duty_at, national_duty
from tests.factories.personnel import give_account
from tests.support import days

pytestmark = pytest.mark.django_db


def marks(prefix: str) -> list[str]:
    """The last parts of the keys told so far."""
    rows = Notification.objects.filter(key__startswith=prefix)
    return sorted({one.key.rsplit(":", 1)[1] for one in rows}, key=int)


@pytest.mark.parametrize(
    ("left", "mark"),
    [
        (61, None),
        (60, 60),
        (45, 60),
        (30, 30),
        (16, 30),
        (15, 15),
        (8, 15),
        (7, 7),
        (0, 7),
        (-1, None),
    ],
)
def test_the_nearest_mark_not_passed(left, mark):
    assert reminders.bucket_of(left, [60, 30, 15, 7]) == mark


def test_each_mark_once_and_missed_days_are_made_up_for():
    row = ending(left=61)
    user = give_account(row.teacher)
    principal = duty_at(row.seat.center.school.office, Role.PRINCIPAL)
    expert = national_duty(Role.MTEGM_EXPERT)
    reminders.remind()
    assert not marks("term-ending:")
    for left in (60, 60, 58, 28, 5, 4):
        with days.on(row.last_day - dt.timedelta(days=left)):
            reminders.remind()
    assert marks("term-ending:") == ["7", "30", "60"]
    for who in (user, principal.user, expert.user):
        told = Notification.objects.filter(key__startswith="term-ending:", user=who)
        assert told.count() == 3
    assert not any(row.teacher.last_name in one.text for one in Notification.objects.all())


def test_a_renewed_term_is_not_reminded_of():
    one = proposed(left=10)
    services.appoint_all(services.of_renewals([one]), approval())
    reminders.remind()
    assert not marks("term-ending:")


def test_a_start_is_reminded_of_and_late_ones_are_found():
    row = appointed()
    principal = duty_at(row.seat.center.school.office, Role.PRINCIPAL)
    for after in (1, 8, 12, 14, 16, 17):
        with days.on(row.starts + dt.timedelta(days=after)):
            reminders.remind()
    assert marks("start-record:") == ["0", "1", "3", "7"]
    late = row.starts + dt.timedelta(days=16)
    office = row.seat.center.office_id
    assert any("göreve başlama" in f.subject for f in audit.look(late, office))
    in_time = row.starts + dt.timedelta(days=15)
    assert not any("göreve başlama" in f.subject for f in audit.look(in_time, office))
    services.record_start(principal, row, dates.today())
    assert not any("göreve başlama" in f.subject for f in audit.look(late, office))


def test_an_open_handover_is_found_after_the_end():
    row = ending()
    renewals.let_end(row)
    office = row.seat.center.office_id
    assert not any("devir teslim" in f.subject for f in audit.look(row.last_day, office))
    found = [f for f in audit.look(row.ends, office) if "devir teslim" in f.subject]
    assert [f.clause for f in found] == ["10/5"]
    duty = duty_at(row.seat.center.school.office, Role.PRINCIPAL)
    for item in row.handover.all():
        handover.tick(item, duty, "")
    assert not any("devir teslim" in f.subject for f in audit.look(row.ends, office))


def titles(duty) -> dict[str, int]:
    """The desk's matters with how many stand behind each."""
    return {str(item.title): item.count for item in desk.items(duty)}


def coming(duty) -> dict[str, str]:
    """The terms that are said to end, with what each asks for."""
    return {item.title: item.detail for item in staff_desk.items(duty)}


def test_a_term_that_ends_asks_for_what_is_still_missing():
    row = ending()
    title, watcher = f"{row.teacher}: görevi bitiyor", national_duty(Role.MTEGM_EXPERT)
    assert "yeniden görevlendirme gerekir" in coming(watcher)[title]
    one = proposed(row)
    assert "inha edildi; karar bekliyor" in coming(watcher)[title]
    services.appoint_all(services.of_renewals([one]), approval())
    assert title not in coming(watcher)


def test_the_desks_say_what_waits(django_assert_num_queries):
    mtegm, unit = national_duty(Role.MTEGM_HEAD), national_duty(Role.PERSONNEL_UNIT)
    begun = ending()
    renewals.let_end(begun)
    ending()
    proposed()
    nominated()
    calls.finally_fit()
    with django_assert_num_queries(1):
        found = titles(mtegm)
    assert found == {"Kadrolar için aday seçin": 1, "Biten görevlere karar verin": 1}
    with django_assert_num_queries(1):
        found = titles(unit)
    assert found == {"Teklif listesini görevlendirin": 1, "İnhaları karara bağlayın": 1}
    principal = duty_at(begun.seat.center.school.office, Role.PRINCIPAL)
    assert titles(principal) == {"Devir teslimi işleyin": len(handover.usual())}
    row = appointed()
    principal = duty_at(row.seat.center.school.office, Role.PRINCIPAL)
    assert titles(principal) == {"Göreve başlamayı kaydedin": 1}
