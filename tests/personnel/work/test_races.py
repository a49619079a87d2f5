"""Confirming a month while absences are recorded; confirmed sheets against the owner himself."""

import psycopg
import pytest

from personnel.models import Absence, DutySheet
from personnel.work import keeping, months
from smm_portal.kit import dates
from tests.factories import work
from tests.factories.centers import CenterFactory
from tests.support.race import race, rules_of


@pytest.mark.race
def test_a_month_is_confirmed_with_exactly_the_absences_that_were_recorded(fresh_db):
    center = CenterFactory()
    head, term = work.principal(center), work.term_of(work.developer(center))
    today = dates.today()
    days = [d for d in months.days_of(today.year, today.month) if term.starts <= d < term.ends]

    def act(i):
        if i == 3:
            return keeping.confirm(head, center, today.year, today.month)
        return work.absence(term, days[i])

    _done, errors = race(7, act)
    assert rules_of(errors) <= {"absence_month_confirmed"}
    kept = {row["assignment"]: row for row in DutySheet.objects.get().lines}[term.pk]
    recorded = {row.starts for row in Absence.objects.all()}
    assert len(recorded) + len(errors) == 6
    for day, mark in zip(months.days_of(today.year, today.month), kept["marks"], strict=True):
        if mark not in (months.WEEKEND, months.HOLIDAY):
            assert (mark == "Y") == (day in recorded), day


@pytest.mark.race
def test_a_month_confirmed_twice_at_once_is_confirmed_once(fresh_db):
    center = CenterFactory()
    work.developer(center)
    head, today = work.principal(center), dates.today()
    done, errors = race(4, lambda i: keeping.confirm(head, center, today.year, today.month))
    assert len(done) == 1
    assert rules_of(errors) == {"sheet_once"}
    assert DutySheet.objects.count() == 1


def test_not_even_the_owner_changes_a_confirmed_sheet(fresh_db):
    work.sheet(CenterFactory())
    with fresh_db.owner() as owner:
        for statement in (
            "UPDATE personnel_dutysheet SET lines = '[]'",
            "DELETE FROM personnel_dutysheet",
        ):
            with pytest.raises(psycopg.errors.IntegrityError) as caught:
                owner.execute(statement)
            assert caught.value.diag.constraint_name == "sheet_kept"
