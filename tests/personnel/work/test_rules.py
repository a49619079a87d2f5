"""8/1-f, 8/2, 9/2 and the month's sheet, by raw SQL: the database refuses whoever asks."""

import datetime as dt

import pytest

from personnel.models import Absence, DutyTask
from smm_portal.kit import dates
from smm_portal.offices.roles import Role
from tests.factories import work
from tests.factories.centers import CenterFactory
from tests.factories.offices import duty_at
from tests.factories.personnel import deputy_duty
from tests.support.refused import refused_by, run_sql

pytestmark = pytest.mark.django_db
TASK = """INSERT INTO personnel_dutytask (assignment_id, clause, text, starts_on, due_on, given_by_id,
  given_at, state, result, answer) VALUES (%s, %s, 'Bir iş', %s, %s, %s, now(), %s, '', '')"""
ANSWER = """UPDATE personnel_dutytask SET state = %s, answer = %s, answered_by_id = %s,
  answered_at = now() WHERE id = %s"""
AWAY = """INSERT INTO personnel_absence (assignment_id, kind, starts, ends, note, duty_id, at)
  VALUES (%s, 'ANNUAL', %s, %s, '', %s, now())"""
SHEET = """INSERT INTO personnel_dutysheet (center_id, year, month, number, lines, duty_id, at)
  VALUES (%s, %s, %s, 1, '[]', %s, now())"""
DAY = dt.timedelta(days=1)


def insert_task(whom, giver, clause="9/1-a", starts=None, due=None, state="OPEN") -> None:
    starts = starts or dates.today()
    term = work.term_of(whom)
    run_sql(TASK, term.pk, clause, starts, due or starts + DAY, giver.pk, state)


# 8/1-f


def test_only_the_centres_general_coordinator_shares_out_the_work():
    center = CenterFactory()
    helper, boss = work.developer(center), work.general(center)
    others = (helper, work.principal(center), work.general(CenterFactory()))
    for giver in others:
        with refused_by("duty_task_by_coordinator"):
            insert_task(helper, giver)
    with refused_by("duty_task_by_coordinator"):
        insert_task(helper, boss, state="ACCEPTED")
    insert_task(helper, boss)
    assert DutyTask.objects.count() == 1


def test_a_deputy_shares_out_the_work_of_a_vacant_seat():
    center = CenterFactory()
    helper = work.developer(center)
    insert_task(helper, deputy_duty(center))
    assert DutyTask.objects.count() == 1


def test_a_letter_belongs_to_its_role():
    center = CenterFactory()
    boss, helper = work.general(center), work.developer(center)
    with refused_by("duty_task_clause"):
        insert_task(helper, boss, "8/1-a")
    with refused_by("duty_task_clause"):
        insert_task(boss, boss, "9/1-a")
    insert_task(boss, boss, "8/1-a")


def test_work_lies_in_the_term_and_ends_after_it_begins():
    center = CenterFactory()
    boss, helper = work.general(center), work.developer(center)
    term = work.term_of(helper)
    with refused_by("duty_task_in_term"):
        insert_task(helper, boss, starts=term.starts - DAY)
    with refused_by("duty_task_in_term"):
        insert_task(helper, boss, due=term.ends)
    with refused_by("duty_task_dates"):
        insert_task(helper, boss, due=dates.today() - DAY)
    insert_task(helper, boss, starts=term.starts, due=term.last_day)


def test_what_was_given_stays():
    row = work.task(CenterFactory())
    with refused_by("duty_task_kept"):
        run_sql("DELETE FROM personnel_dutytask WHERE id = %s", row.pk)
    for column, value in (("text", "Başka iş"), ("clause", "9/1-b"), ("due_on", row.starts_on)):
        with refused_by("duty_task_kept"):
            run_sql(f"UPDATE personnel_dutytask SET {column} = %s WHERE id = %s", value, row.pk)
    work.services.cancel(row, "Gerek kalmadı.")
    with refused_by("duty_task_kept"):
        run_sql("UPDATE personnel_dutytask SET state = 'OPEN' WHERE id = %s", row.pk)


def test_a_task_is_delivered_with_words_and_only_then_accepted():
    center = CenterFactory()
    row, boss = work.task(center), work.general(center)
    with refused_by("duty_task_transition"):
        run_sql(ANSWER, "ACCEPTED", "", boss.pk, row.pk)
    with refused_by("duty_task_delivered"):
        run_sql("UPDATE personnel_dutytask SET state = 'DELIVERED' WHERE id = %s", row.pk)
    work.services.deliver(row, "Yapıldı.", None)
    with refused_by("duty_task_transition"):
        run_sql("UPDATE personnel_dutytask SET state = 'CANCELLED' WHERE id = %s", row.pk)
    with refused_by("duty_task_return_reason"):
        run_sql(ANSWER, "OPEN", "  ", boss.pk, row.pk)
    run_sql(ANSWER, "OPEN", "Eksik.", boss.pk, row.pk)


# 8/2 and 9/2


def test_the_general_coordinator_answers_to_the_principal_alone():
    center = CenterFactory()
    row = work.delivered(center, general_own=True)
    stranger = duty_at(CenterFactory().school.office, Role.PRINCIPAL)
    for duty in (work.general(center), work.developer(center), stranger):
        with refused_by("duty_task_answers_to"):
            run_sql(ANSWER, "ACCEPTED", "", duty.pk, row.pk)
    run_sql(ANSWER, "ACCEPTED", "", work.principal(center).pk, row.pk)
    assert DutyTask.objects.get().state == "ACCEPTED"


def test_others_answer_to_the_general_coordinator_and_the_principal():
    center = CenterFactory()
    for accepts in (work.general, work.principal):
        row = work.delivered(center)
        for duty in (work.developer(center), work.general(CenterFactory())):
            with refused_by("duty_task_answers_to"):
                run_sql(ANSWER, "ACCEPTED", "", duty.pk, row.pk)
        run_sql(ANSWER, "ACCEPTED", "", accepts(center).pk, row.pk)
    assert set(DutyTask.objects.values_list("state", flat=True)) == {"ACCEPTED"}


def test_a_deputy_does_not_accept_his_own_work():
    center = CenterFactory()
    helper = work.developer(center)
    deputy = deputy_duty(center, helper)
    term = work.term_of(helper)
    row = work.services.give(deputy, term, "9/1-a", "Bir iş", dates.today(), dates.today())
    work.services.deliver(row, "Yapıldı.", None)
    with refused_by("duty_task_answers_to"):
        run_sql(ANSWER, "ACCEPTED", "", deputy.pk, row.pk)


# Absences and months (10/4; Karar 2006/11350, 16/2)


def insert_away(whom, keeper, starts=None, ends=None) -> None:
    starts = starts or dates.today()
    run_sql(AWAY, work.term_of(whom).pk, starts, ends or starts + DAY, keeper.pk)


def test_absences_are_recorded_by_principal_and_coordinator_inside_the_term():
    center = CenterFactory()
    boss, helper, head = work.general(center), work.developer(center), work.principal(center)
    term = work.term_of(helper)
    for keeper in (helper, work.general(CenterFactory()), work.principal(CenterFactory())):
        with refused_by("absence_recorder"):
            insert_away(helper, keeper)
    with refused_by("absence_in_term"):
        insert_away(helper, head, starts=term.starts - DAY)
    with refused_by("absence_in_term"):
        insert_away(helper, head, ends=term.ends + DAY)
    with refused_by("absence_period"):
        insert_away(helper, head, ends=dates.today())
    insert_away(helper, head)
    with refused_by("absence_once"):
        insert_away(helper, boss)
    insert_away(helper, boss, starts=dates.today() + DAY)


def test_an_absence_outlives_its_recorder():
    """Whoever recorded it may have left: another mends it or takes it out."""
    center = CenterFactory()
    helper, head = work.developer(center), work.principal(center)
    insert_away(helper, head)
    run_sql("UPDATE offices_duty SET ends = smm_today() WHERE id = %s", head.pk)
    boss = work.general(center)
    run_sql("UPDATE personnel_absence SET kind = 'SICK', duty_id = %s", boss.pk)
    run_sql("DELETE FROM personnel_absence")
    assert not Absence.objects.exists()


def test_a_confirmed_month_freezes_its_absences_until_it_is_opened_again():
    center = CenterFactory()
    helper, head = work.developer(center), work.principal(center)
    insert_away(helper, head)
    sheet = work.sheet(center)
    with refused_by("absence_month_confirmed"):
        insert_away(helper, head, starts=dates.today() + DAY)
    with refused_by("absence_month_confirmed"):
        run_sql("UPDATE personnel_absence SET kind = 'SICK'")
    with refused_by("absence_month_confirmed"):
        run_sql("DELETE FROM personnel_absence")
    work.keeping.reopen(head, sheet, "Eksik izin.")
    run_sql("DELETE FROM personnel_absence")


def test_only_the_hosts_principal_confirms_a_month_that_has_begun_and_once():
    center = CenterFactory()
    today, head = dates.today(), work.principal(center)
    work.developer(center)
    for duty in (work.general(center), work.principal(CenterFactory())):
        with refused_by("sheet_by_principal"):
            run_sql(SHEET, center.pk, today.year, today.month, duty.pk)
    with refused_by("sheet_month_begun"):
        run_sql(SHEET, center.pk, today.year + 1, today.month, head.pk)
    run_sql(SHEET, center.pk, today.year, today.month, head.pk)
    with refused_by("sheet_once"):
        run_sql(SHEET, center.pk, today.year, today.month, head.pk)


def test_a_month_is_opened_again_by_the_principal_with_a_reason():
    center = CenterFactory()
    head = work.principal(center)
    sheet = work.sheet(center)
    sql = """INSERT INTO personnel_dutysheetreopening (sheet_id, reason, duty_id, at)
             VALUES (%s, %s, %s, now())"""
    with refused_by("sheet_by_principal"):
        run_sql(sql, sheet.pk, "Yanlış.", work.general(center).pk)
    with refused_by("duty_sheet_reopening_reason"):
        run_sql(sql, sheet.pk, "", head.pk)
    run_sql(sql, sheet.pk, "Yanlış.", head.pk)
    assert work.sheet(center).number == 2
