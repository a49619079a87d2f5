"""The lists of plans keep to their budget however they are filtered; with twenty thousand plans
``tests/test_query_budget.py`` asks them."""

from django.test import Client
from django.urls import reverse

from tests.factories.centers import DecisionFactory
from tests.factories.offices import national_duty
from tests.support.bulk import fill
from tests.test_query_budget import BUDGET, queries

ASKED = ("", "?durum=WAITING&gecikme=evet", "?q=ornek&sirala=-since", "?yururluk=evet&sayfa=3")


def test_lists_of_plans_keep_to_eight_queries(fresh_db):
    DecisionFactory(kind="SEATS")
    with fresh_db.owner() as owner:
        fill(owner, 200)
    client = Client()
    user = national_duty("mtegm_head").user
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    asked = {
        f"{name}{address}": len(queries(client, reverse(f"reporting:{name}") + address))
        for name, addresses in (("plans", ASKED), ("owing", ("", "?yil=2027&gecikme=evet")))
        for address in addresses
    }
    assert {name: n for name, n in asked.items() if n > BUDGET} == {}
