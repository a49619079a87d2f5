"""Pages of appointment ask the database at most eight times, however many rows they show."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from smm_portal.offices.roles import Role
from tests.factories.appointments import ending, nominated, proposed
from tests.factories.offices import national_duty
from tests.test_query_budget import FRAME

pytestmark = pytest.mark.django_db
LISTS = ("nominations", "renewals", "approval", "appoint", "renewals_approve")


def asked(client, name: str) -> list[str]:
    """What the page asks the database, without its frame."""
    url = reverse(f"personnel:{name}")
    client.get(url)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(url).status_code == 200
    return [q["sql"] for q in seen.captured_queries if not q["sql"].startswith(FRAME)]


def test_no_page_asks_more_with_more_rows(sign_in):
    client = sign_in(national_duty(Role.MTEGM_HEAD))
    ending()
    proposed()
    nominated()
    before = {name: len(asked(client, name)) for name in LISTS}
    nominated()
    for name in LISTS:
        now = asked(client, name)
        assert len(now) <= 8, (name, len(now), "\n".join(now))
        assert len(now) == before[name], (name, before[name], "\n".join(now))
