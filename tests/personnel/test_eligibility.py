"""The conditions of 6 and 7 at their edges, as tables, and where they are shown."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from personnel.applications.judging import snapshot
from personnel.eligibility import Outcome, SeatFacts, TeacherFacts, eligible, judge, tier_of
from personnel.eligibility import facts as registry
from personnel.eligibility.rules import years_after, years_and_days
from personnel.models import ManagerialDuty
from tests.factories.centers import SchoolFactory, days_ago
from tests.factories.offices import national_duty
from tests.factories.personnel import AssignmentFactory, TeacherFactory

DAY = dt.date(2026, 11, 20)
FIELD, OTHER = 1, 2
SOUND = TeacherFacts(
    holds_post=True,
    teaching_since=dt.date(2015, 9, 1),
    managed=True,
    compulsory_settled=True,
    subject="Bilişim Teknolojileri",
    is_workshop=True,
    fields=frozenset({FIELD}),
)
GENERAL = SeatFacts(general=True, fields=frozenset({FIELD}), school=7)
DEVELOPMENT = SeatFacts(general=False, fields=frozenset({FIELD}), school=7)
ENGLISH = SeatFacts(general=False, english=True, school=7)


def unmet(facts, seat, day=DAY) -> set[str]:
    return {one.clause for one in judge(facts, seat, day) if not one.ok}


@pytest.mark.parametrize("seat", [GENERAL, DEVELOPMENT])
def test_a_sound_teacher_meets_all(seat):
    assert unmet(SOUND, seat) == set()


@pytest.mark.parametrize(
    ("change", "general", "development"),
    [
        ({"holds_post": False}, {"6/1-a"}, {"7/1-a"}),
        ({"teaching_since": dt.date(2022, 11, 20)}, set(), set()),
        ({"teaching_since": dt.date(2022, 11, 21)}, {"6/1-b"}, {"7/1-b"}),
        ({"teaching_since": dt.date(2022, 11, 20), "days_not_counted": 1}, {"6/1-b"}, {"7/1-b"}),
        ({"managed": False}, {"6/1-c"}, set()),
        ({"compulsory_settled": False}, {"6/1-ç"}, {"7/1-c"}),
        ({"fields": frozenset({OTHER})}, {"6/1-d"}, {"7/1-ç"}),
        ({"heads": frozenset({7})}, {"8/2"}, set()),
        ({"heads": frozenset({8})}, set(), set()),
    ],
)
def test_each_condition_names_its_clause(change, general, development):
    facts = replace(SOUND, **change)
    assert unmet(facts, GENERAL) == general
    assert unmet(facts, DEVELOPMENT) == development


def test_compulsory_service_is_not_asked_at_a_compulsory_place():
    owing = replace(SOUND, compulsory_settled=False)
    assert unmet(owing, replace(GENERAL, compulsory_place=True)) == set()


def test_managerial_duty_can_be_shown_by_a_document():
    (one,) = [j for j in judge(replace(SOUND, managed=False), GENERAL, DAY) if j.clause == "6/1-c"]
    assert one.outcome == Outcome.NEEDS_DOCUMENT


def test_the_english_seat_asks_for_english_and_has_one_tier():
    english = replace(SOUND, is_english=True, is_workshop=False, fields=frozenset())
    assert unmet(english, ENGLISH) == set()
    assert tier_of(english, ENGLISH).number == 1
    assert unmet(SOUND, ENGLISH) == {"7/1-ç"}
    assert tier_of(SOUND, ENGLISH) is None
    assert not eligible(judge(SOUND, ENGLISH, DAY))


@pytest.mark.parametrize(
    ("fields", "workshop", "tier"),
    [({FIELD}, True, 1), ({FIELD}, False, 1), ({OTHER}, True, 2), ({OTHER}, False, 3)],
)
def test_tiers(fields, workshop, tier):
    facts = replace(SOUND, fields=frozenset(fields), is_workshop=workshop)
    for seat in (GENERAL, DEVELOPMENT):
        assert tier_of(facts, seat).number == tier
        assert eligible(judge(facts, seat, DAY))


def test_every_refusal_says_why():
    nobody = TeacherFacts(holds_post=False, teaching_since=DAY, heads=frozenset({7}))
    for one in judge(nobody, GENERAL, DAY):
        assert one.reason


@given(st.dates(dt.date(1960, 1, 1), dt.date(2090, 1, 1)), st.integers(0, 4000))
def test_four_years_hold_from_their_day_on_and_not_before(since, not_counted):
    facts = replace(SOUND, teaching_since=since, days_not_counted=not_counted)
    complete = years_after(since + dt.timedelta(days=not_counted), 4)
    assert "7/1-b" in unmet(facts, DEVELOPMENT, complete - dt.timedelta(days=1))
    assert "7/1-b" not in unmet(facts, DEVELOPMENT, complete)


DATES = st.dates(dt.date(1960, 1, 1), dt.date(2090, 1, 1))


@given(DATES, st.integers(0, 4000), DATES, st.integers(0, 4000))
def test_four_years_once_complete_are_never_lost_again(since, not_counted, day, later):
    facts = replace(SOUND, teaching_since=since, days_not_counted=not_counted)
    if "6/1-b" not in unmet(facts, GENERAL, day):
        assert "6/1-b" not in unmet(facts, GENERAL, day + dt.timedelta(days=later))


@given(DATES, DATES, st.integers(0, 4000), st.integers(1, 4000))
def test_a_day_not_counted_never_helps(since, day, not_counted, more):
    facts = replace(SOUND, teaching_since=since, days_not_counted=not_counted)
    if "7/1-b" in unmet(facts, DEVELOPMENT, day):
        longer = replace(facts, days_not_counted=not_counted + more)
        assert "7/1-b" in unmet(longer, DEVELOPMENT, day)


@given(DATES, DATES)
def test_both_articles_count_years_alike(since, day):
    facts = replace(SOUND, teaching_since=since)
    general, development = unmet(facts, GENERAL, day), unmet(facts, DEVELOPMENT, day)
    assert ("6/1-b" in general) == ("7/1-b" in development)


@pytest.mark.parametrize(
    ("since", "complete"),
    [
        (dt.date(2022, 11, 20), dt.date(2026, 11, 20)),
        (dt.date(2024, 2, 29), dt.date(2028, 2, 29)),
        (dt.date(2020, 2, 29), dt.date(2024, 2, 29)),
        (dt.date(2096, 2, 29), dt.date(2100, 3, 1)),
    ],
)
def test_the_day_on_which_four_years_are_complete(since, complete):
    assert years_after(since, 4) == complete


@given(DATES, DATES, st.integers(0, 4000))
def test_the_seniority_shown_reaches_four_years_with_the_condition(since, day, not_counted):
    """By days of 365 it did so a day early: a leap day lies in any four years."""
    facts = replace(SOUND, teaching_since=since, days_not_counted=not_counted)
    years, rest = years_and_days(facts.counted_from(), day)
    assert (years >= 4) == ("7/1-b" not in unmet(facts, DEVELOPMENT, day))
    assert 0 <= rest <= 365


@pytest.mark.parametrize(
    ("since", "day", "said"),
    [
        (dt.date(2022, 11, 21), dt.date(2026, 11, 20), (3, 364)),
        (dt.date(2022, 11, 20), dt.date(2026, 11, 20), (4, 0)),
        (dt.date(2024, 2, 29), dt.date(2025, 2, 28), (0, 365)),
        (dt.date(2024, 2, 29), dt.date(2025, 3, 1), (1, 0)),
        (dt.date(2026, 11, 21), dt.date(2026, 11, 20), (0, 0)),
    ],
)
def test_years_and_days_of_teaching(since, day, said):
    assert years_and_days(since, day) == said


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "counts"),
    [("MTAL", True), ("MEM", True), ("PRIVATE_MTAL", False), ("OTHER", False)],
)
def test_managing_counts_at_schools_of_mtegm_only_for_pages_too(kind, counts):
    """A school of another Directorate, or a private one, shows no duty of 6/1-c."""
    teacher = TeacherFactory()
    ManagerialDuty.objects.create(
        teacher=teacher, school=SchoolFactory(kind=kind), kind="PRINCIPAL", starts=days_ago(900)
    )
    facts = registry.facts_of(teacher)
    assert facts.managed is counts
    assert facts.managed is snapshot(teacher)["managed"]


@pytest.mark.django_db
def test_an_assignments_page_shows_the_conditions_with_their_clauses(sign_in):
    row = AssignmentFactory()
    page = sign_in(national_duty("mtegm_expert")).get(f"/gorevlendirmeler/{row.pk}/")
    text = page.content.decode()
    assert "Genel koordinatörde aranan şartlar" in text
    for clause in ("6/1-a", "6/1-b", "6/1-c", "6/1-ç", "6/1-d", "8/2"):
        assert f"Madde {clause}" in text
