"""6/2, 7/2: whose turn it is at a seat; every combination by hypothesis."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from personnel.results.tiers import Candidate, SeatRule, may_fit, open_tier, resolve, stands

GENERAL, DEVELOPMENT = SeatRule(6), SeatRule(7)
ENGLISH = SeatRule(7, english=True)


def people(*tiers, **kwargs):
    return [Candidate(key, tier, **kwargs) for key, tier in enumerate(tiers, start=1)]


def outcomes(candidates, rule=DEVELOPMENT) -> str:
    found = resolve(candidates, rule).proposals
    return " ".join(found[one.key].outcome for one in candidates)


@pytest.mark.parametrize(
    ("tiers", "tier", "said"),
    [
        ((), None, "Bu kadroya başvuran yok."),
        ((1,), 1, "Alanı eşleşen 1 uygun aday var (Madde 7/2)."),
        ((1, 1, 2, 3), 1, "Alanı eşleşen 2 uygun aday var; diğer öğretmenlere sıra gelmedi (Madde 7/2)."),
        ((2, 3, 3), 2, "atölye ve laboratuvar öğretmenlerine geldi: 1 uygun aday (Madde 7/2)."),
        ((3, 3), 3, "sıra diğer öğretmenlere geldi: 2 uygun aday (Madde 7/2)."),
    ],
)  # fmt: skip
def test_the_open_tier_and_why(tiers, tier, said):
    result = resolve(people(*tiers), DEVELOPMENT)
    assert result.tier == tier
    assert result.reason.endswith(said)


def test_a_lower_tier_waits_while_a_higher_has_somebody():
    found = resolve(people(1, 2, 3, 1), GENERAL)
    assert [one.outcome for one in found.proposals.values()] == ["FITS", "CLOSED", "CLOSED", "FITS"]
    reason = found.proposals[2].reason
    assert "alanı eşleşen 2 uygun aday bulunduğundan sırası gelmedi (Madde 6/2)" in reason


def test_a_higher_tier_without_anybody_fit_opens_the_next():
    first = Candidate(1, 1, eligible=False, lacks=("Dört yıl dolmuyor (Madde 7/1-b).",))
    assert outcomes([first, Candidate(2, 2), Candidate(3, 3)]) == "UNFIT FITS CLOSED"


def test_whom_the_commission_finds_unfit_does_not_hold_the_tier():
    assert outcomes([Candidate(1, 1, fits=False), Candidate(2, 3)]) == "UNFIT FITS"


def test_a_score_below_the_least_is_no_fit_and_the_least_itself_is():
    rule = SeatRule(7, least=60)
    low, edge = Candidate(1, 1, score=Decimal("59.99")), Candidate(2, 2, score=Decimal(60))
    found = resolve([low, edge], rule).proposals
    assert (found[1].outcome, found[2].outcome) == ("UNFIT", "FITS")
    assert found[1].reason == "Puanı 59,99; çağrının en az puanı 60 (Madde 10/1)."


def test_a_score_only_informs_where_the_call_has_no_least():
    assert outcomes([Candidate(1, 1, score=Decimal(1))]) == "FITS"


def test_the_reason_names_each_condition_that_is_not_met():
    one = Candidate(1, 1, eligible=False, lacks=("A (Madde 6/1-a).", "B (Madde 6/1-b)."))
    said = resolve([one], GENERAL).proposals[1].reason
    assert said == "Şartı taşımıyor: A (Madde 6/1-a). B (Madde 6/1-b)."


def test_the_english_seat_opens_to_nobody_else():
    result = resolve([Candidate(1, None)], ENGLISH)
    assert result.tier is None
    assert result.proposals[1].outcome == "UNFIT"
    assert "başka branşa açılmaz (Madde 4/4)" in result.reason


scores = st.none() | st.decimals(0, 100, places=2)
candidate = st.builds(
    Candidate,
    st.integers(1, 10**6),
    st.none() | st.integers(1, 3),
    st.booleans(),
    st.booleans(),
    scores,
)
crowd = st.lists(candidate, max_size=12, unique_by=lambda one: one.key)
rules = st.builds(
    SeatRule, st.sampled_from([6, 7]), st.just(False), st.none() | st.integers(0, 100)
)


@given(crowd, rules)
def test_what_is_proposed_is_what_the_database_lets_pass(candidates, rule):
    """One tier fits; who waits stands below it; nobody waits where nobody fits."""
    found = resolve(candidates, rule)
    fit = {one.tier for one in found.proposals.values() if one.outcome == "FITS"}
    waiting = [one.tier for one in found.proposals.values() if one.outcome == "CLOSED"]
    assert fit == ({found.tier} if found.tier else set())
    assert all(found.tier is not None and tier > found.tier for tier in waiting)


@given(crowd, rules)
def test_everybody_gets_one_outcome_with_a_reason(candidates, rule):
    found = resolve(candidates, rule).proposals
    assert found.keys() == {one.key for one in candidates}
    assert all(one.reason and len(one.reason) <= 1000 for one in found.values())
    for one in candidates:
        assert (found[one.key].outcome == "UNFIT") == (not stands(one, rule))


@given(crowd, rules, st.randoms(use_true_random=False))
def test_the_order_of_candidates_changes_nothing(candidates, rule, chance):
    mixed = list(candidates)
    chance.shuffle(mixed)
    assert resolve(mixed, rule).proposals == resolve(candidates, rule).proposals


@given(crowd, rules)
def test_taking_away_who_does_not_stand_changes_no_tier(candidates, rule):
    assert open_tier([one for one in candidates if may_fit(one, rule)], rule) == open_tier(
        candidates, rule
    )
