"""What the nightly questions of 10/1 find; the letter that announces a call."""

import datetime as dt
from dataclasses import replace

import pytest
from django.urls import reverse

from personnel.calls import audits, letters
from smm_portal.documents.letters.wording import SEVERAL
from smm_portal.kit import dates
from smm_portal.law import audit
from smm_portal.offices.models import Office
from tests.factories import calls
from tests.factories.centers import clerk

pytestmark = pytest.mark.django_db


def found(day) -> list[str]:
    return [one.message for one in audit.look(day) if one.clause == "10/1"]


def test_a_call_whose_calendar_is_over_is_found_until_it_is_concluded():
    call = calls.open_call()
    assert not found(call.results_until)
    (message,) = found(call.results_until + dt.timedelta(days=1))
    assert "sonuçlandırılmadı" in message
    calls.Call.objects.filter(pk=call.pk).update(state="CONCLUDED")
    assert not found(call.results_until + dt.timedelta(days=1))


def test_checks_that_are_late_are_found_at_the_office_that_holds_them():
    call = calls.open_call()
    row = calls.sent(call)
    day = call.checks_until + dt.timedelta(days=1)
    (one,) = [one for one in audit.look(day) if one.clause == "10/1"]
    assert one.office_id == row.at_office_id
    assert "1 başvuru" in one.message


def test_a_commission_that_is_late_is_found_at_its_province():
    call = calls.open_call()
    calls.checked(call)
    day = call.commission_until + dt.timedelta(days=1)
    (one,) = [one for one in audit.look(day) if one.clause == "10/1"]
    assert one.office_id == call.call_seats.get().province_id


def test_the_announcement_goes_to_the_provinces_and_lists_the_seats():
    call = calls.open_call()
    content = letters.content(letters.subject(call), clerk())
    assert len(content.to) + len(content.informed) > 1, SEVERAL
    assert content.listings[0].rows[0][0] == "Ankara"
    assert letters.may(clerk(), letters.subject(call))
    assert not letters.may(clerk(), letters.subject(calls.draft_call()))


def test_mtegm_prepares_the_announcement_from_the_calls_page(sign_in):
    call = calls.open_call()
    client = sign_in(clerk())
    url = reverse("documents:letter_write", args=[letters.KIND, letters.subject(call)])
    assert url in client.get(call.get_absolute_url()).text
    assert client.get(url).status_code == 200


def test_the_office_of_the_findings_is_mtegm():
    call = calls.open_call()
    (one,) = [
        one for one in audit.look(call.results_until + dt.timedelta(days=1)) if one.clause == "10/1"
    ]
    assert one.office_id == Office.objects.get(code="MTEGM").pk


def test_bent_weights_are_found_where_no_trigger_holds_them():
    """The question asks the table, whatever the triggers would have said."""
    call = calls.draft_call(criteria=(("Tek", 59),))
    sql = audits.BENT_WEIGHTS.sql.replace("c.state <> 'DRAFT'", "true")
    bent = replace(audits.BENT_WEIGHTS, sql=sql)
    assert [found_.subject for found_ in bent(dates.today())] == [
        f"{call.title} (no {call.pk}): ölçütler"
    ]
