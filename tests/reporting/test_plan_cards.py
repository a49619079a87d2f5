"""The performance card of a renewal says what became of the centre's plans in the term (10/5)."""

import datetime as dt

import pytest
from django.urls import reverse

from personnel.appointments import cards
from reporting.cards import plans
from smm_portal.kit import dates
from smm_portal.offices.roles import Role
from tests.factories.appointments import ending
from tests.factories.centers import CenterFactory
from tests.factories.offices import national_duty
from tests.factories.personnel import seat
from tests.factories.reporting import accepted_plan, draft_plan

pytestmark = pytest.mark.django_db


def said(row) -> dict[str, str]:
    return dict(plans(row))


def test_the_card_says_for_each_year_whether_the_plan_was_sent_and_accepted(enter):
    row = ending(seat=seat(CenterFactory(), 3))
    year = dates.today().year
    before = {f"{one} yılının planı": "Gönderilmedi" for one in range(row.starts.year, year + 1)}
    assert said(row) == before
    accepted_plan(row.seat.center, year)
    assert said(row)[f"{year} yılının planı"] == "Kabul edildi (1. revizyon, 1 faaliyet)"
    title = "Merkezin yıllık planı (Madde 5/4)"
    assert title in [part["title"] for part in cards.card(row)]
    page = enter(national_duty(Role.MTEGM_EXPERT)).get(reverse("personnel:renewal", args=[row.pk]))
    assert "Kabul edildi (1. revizyon, 1 faaliyet)" in page.content.decode()


def test_a_draft_that_stayed_in_the_centre_is_not_told():
    row = ending()
    draft_plan(row.seat.center, dates.today().year)
    assert said(row)[f"{dates.today().year} yılının planı"] == "Gönderilmedi"


def test_only_years_that_the_term_touched_are_told():
    row = ending()
    row.starts, row.ends = dt.date(2024, 9, 1), dt.date(2025, 1, 1)
    assert list(said(row)) == ["2024 yılının planı"]
