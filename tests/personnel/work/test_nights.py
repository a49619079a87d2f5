"""What happens by itself: letters without record and late months are found, principals reminded."""

import datetime as dt

import pytest

from personnel.models.work import DutyMonth
from personnel.work import own_data, proofs, reminders
from personnel.work.audits import UNCONFIRMED_MONTHS
from tests.factories import work
from tests.factories.centers import CenterFactory
from tests.support import days

pytestmark = pytest.mark.django_db
MARCH = dt.date(2027, 3, 1)
LAST = dt.date(2027, 3, 31)


def found(audit, center, day):
    return [one.message for one in audit(day, center.office_id)]


def test_letters_without_a_record_are_found_from_october_on():
    with days.on(dt.date(2027, 8, 2)):
        center = CenterFactory()
        work.delivered(center)
        assert found(proofs.LETTERS_WITHOUT_RECORD, center, dt.date(2027, 9, 30)) == []
        told = found(proofs.LETTERS_WITHOUT_RECORD, center, dt.date(2027, 10, 1))
        again = found(proofs.LETTERS_WITHOUT_RECORD, center, dt.date(2028, 1, 31))
    assert len(told) == 1
    assert again == told
    letters = told[0].split(": ")[1].rstrip(".").split(", ")
    assert letters[:4] == ["8/1-a", "8/1-b", "8/1-c", "8/1-ç"]
    assert not {"9/1-a", "8/1-f"} & set(letters)
    assert len(letters) == 19


def test_a_record_of_a_letter_is_counted_at_its_centre_in_its_year():
    with days.on(dt.date(2027, 8, 2)):
        center = CenterFactory()
        work.delivered(center)
        assert set(proofs.counts(center.pk, 2027)) == {"9/1-a", "8/1-f"}
        assert proofs.counts(center.pk, 2026) == {}
        assert proofs.counts(CenterFactory().pk, 2027) == {}


def test_a_month_not_confirmed_is_found_after_the_fifth():
    with days.on(MARCH):
        center = CenterFactory()
        work.developer(center)
        assert DutyMonth.objects.filter(center=center).count() == 1
        assert found(UNCONFIRMED_MONTHS, center, LAST) == []
    with days.on(dt.date(2027, 4, 6)):
        assert found(UNCONFIRMED_MONTHS, center, dt.date(2027, 4, 5)) == []
        assert len(found(UNCONFIRMED_MONTHS, center, dt.date(2027, 4, 6))) == 1
        work.sheet(center, MARCH)
        assert found(UNCONFIRMED_MONTHS, center, dt.date(2027, 4, 6)) == []


def test_no_month_is_owed_from_before_the_portal():
    """The assignment began a month before it was entered: only the months since count."""
    with days.on(dt.date(2027, 5, 20)):
        center = CenterFactory()
        term = work.term_of(work.developer(center))
        assert term.starts < dt.date(2027, 5, 1)
        owed = DutyMonth.objects.filter(center=center).values_list("first", flat=True)
        assert list(owed) == [dt.date(2027, 5, 1)]


def told(duty) -> list[str]:
    rows = duty.user.notifications.order_by("pk").values_list("text", flat=True)
    return [text for text in rows if "Mart 2027" in text]


def test_principals_are_reminded_on_the_last_working_day_and_three_later():
    with days.on(MARCH):
        center = CenterFactory()
        work.developer(center)
        head = work.principal(center)
    for day, count in ((30, 0), (31, 1), (31, 1)):
        with days.on(dt.date(2027, 3, day)):
            reminders.remind()
        assert len(told(head)) == count
    for day, count in ((2, 1), (5, 2), (6, 2)):
        with days.on(dt.date(2027, 4, day)):
            reminders.remind()
        assert len(told(head)) == count, day


def test_nobody_is_reminded_of_a_confirmed_month():
    with days.on(LAST):
        center = CenterFactory()
        work.developer(center)
        work.sheet(center)
        reminders.remind()
        assert not [one for one in told(work.principal(center)) if "onayınızı" in one]


def test_a_person_finds_his_work_in_his_own_file():
    with days.on(LAST):
        center = CenterFactory()
        row = work.delivered(center)
        work.absence(row.assignment, LAST)
        work.sheet(center)
        user = row.assignment.teacher.user
        assert own_data.tasks(user)[0]["Ne yapıldı"] == "On soru yazıldı, iki okulda denendi."
        assert own_data.absences(user)[0]["Son gün"] == LAST
        line = own_data.months(user)[0]
        assert (line["Ay"], line["Ayrı kalınan günler"]) == ("Mart 2027", {"ANNUAL": 1})
        assert own_data.tasks(work.principal(center).user) == []
