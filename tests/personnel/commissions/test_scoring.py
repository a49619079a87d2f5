"""The arithmetic of scores: exact, rounded once, half up."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from statistics import fmean
from statistics import median as median_of

import pytest
from hypothesis import given
from hypothesis import strategies as st

from personnel.commissions import scoring

points = st.integers(0, 100)
several = st.lists(points, min_size=1, max_size=9)


@pytest.mark.parametrize(
    ("sheets", "weights", "wanted"),
    [
        ([{1: 100, 2: 100}], {1: 60, 2: 40}, "100.00"),
        ([{1: 0, 2: 0}], {1: 60, 2: 40}, "0.00"),
        ([{1: 71, 2: 80}], {1: 60, 2: 40}, "74.60"),
        ([{1: 71}, {1: 72}], {1: 100}, "71.50"),
        ([{1: 1}, {1: 0}, {1: 0}], {1: 100}, "0.33"),
        ([{1: 2}, {1: 0}, {1: 0}], {1: 100}, "0.67"),
        # 0,125 exactly: half up gives 0,13 where half even would give 0,12
        ([{1: 1}, {1: 0}, {1: 0}, {1: 0}, {1: 0}, {1: 0}, {1: 0}, {1: 0}], {1: 100}, "0.13"),
    ],
)
def test_totals(sheets, weights, wanted):
    assert scoring.total(sheets, weights) == Decimal(wanted)
    assert str(scoring.total(sheets, weights)) == wanted


def test_without_a_sheet_there_is_no_total():
    assert scoring.total([], {1: 100}) is None


def test_a_sheet_is_whole_or_none():
    with pytest.raises(KeyError):
        scoring.weighted({1: 50}, {1: 60, 2: 40})


def test_no_points_have_no_mean():
    for what in (scoring.mean, scoring.median):
        with pytest.raises(ValueError, match="no points"):
            what([])


@given(several)
def test_mean_median_and_spread_agree_with_the_standard_library(values):
    found = scoring.summary(values)
    assert abs(float(found.mean) - fmean(values)) <= 0.005 + 1e-9
    assert abs(float(found.median) - median_of(values)) <= 0.005
    assert found.spread == max(values) - min(values)
    assert min(values) <= found.mean <= max(values)


@given(st.fractions(0, 100, max_denominator=1000))
def test_rounding_is_half_up_of_the_exact_value(value):
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    assert scoring.rounded(value) == exact.quantize(Decimal("0.01"), ROUND_HALF_UP)


@given(st.lists(st.tuples(points, points), min_size=1, max_size=6), st.integers(1, 99))
def test_the_total_is_the_mean_of_the_members_totals(given_points, weight):
    weights = {1: weight, 2: 100 - weight}
    sheets = [{1: first, 2: second} for first, second in given_points]
    of_members = [Fraction(a * weight + b * (100 - weight), 100) for a, b in given_points]
    assert scoring.total(sheets, weights) == scoring.rounded(sum(of_members) / len(of_members))
    assert 0 <= scoring.total(sheets, weights) <= 100
