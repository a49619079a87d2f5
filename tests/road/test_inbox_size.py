"""An inbox with twenty thousand papers in the database: few queries, and by its index."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from smm_portal.road import desk
from tests.factories.centers import DecisionFactory
from tests.factories.offices import national_duty
from tests.road.papers import client_of
from tests.support.bulk import fill
from tests.test_query_budget import BUDGET, FRAME

ROWS = 20_000


def asked(client, path: str) -> list[dict]:
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return [q for q in queries.captured_queries if not q["sql"].startswith(FRAME)]


def test_twenty_thousand_papers_cost_few_and_quick_queries(fresh_db, bare_kind):
    DecisionFactory(kind="SEATS")
    with fresh_db.owner() as owner:
        fill(owner, ROWS)
    duty = national_duty("mtegm_head")
    client = client_of(duty)
    for path in ("/gelen/", "/gelen/?gecikme=evet", "/giden/", "/bildirimler/"):
        queries = asked(client, path)
        assert len(queries) <= BUDGET, (path, [q["sql"] for q in queries])
        assert sum(float(q["time"]) for q in queries) < 1.0, path
    _by_index()
    with CaptureQueriesContext(connection) as queries:  # the desk's own share of İşlerim
        assert len(desk.papers(duty)) == desk.SHOWN + 1
    assert len(queries) == 2  # what waits is counted for the menu too


def _by_index():
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM offices_office WHERE code = 'MTEGM'")
        cursor.execute(
            "EXPLAIN SELECT id FROM road_submission WHERE at_office_id = %s"
            " AND state = 'WAITING' ORDER BY due_on, id LIMIT 26",
            [cursor.fetchone()[0]],
        )
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "submission_inbox" in plan, plan


@pytest.mark.django_db
def test_a_papers_page_and_its_acts_stay_in_the_budget(line):
    paper = line.sent("mtegm_head")
    for role in ("mtegm_head", "general_coordinator", "province_director"):
        client = line.client(role)
        queries = asked(client, f"/gonderiler/{paper.pk}/")
        assert len(queries) <= BUDGET, [q["sql"] for q in queries]
    queries = asked(line.client("mtegm_head"), f"/gonderiler/{paper.pk}/kabul/")
    assert len(queries) <= BUDGET, [q["sql"] for q in queries]
