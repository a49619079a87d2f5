"""The arithmetic of scores (10/1): pure functions, and the totals of a commission's files.

Everything is counted exactly and rounded once, at the end, half up, to two decimals.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

CENTS = Decimal("0.01")
WIDE = 30  # points apart from which members disagree so much that they should talk

Sheet = Mapping[int, int]  # criterion id → points


@dataclass(frozen=True)
class Summary:
    """What several members' points on one thing come to."""

    mean: Decimal
    median: Decimal
    spread: Decimal

    @property
    def wide(self) -> bool:
        """Whether the members are far apart."""
        return self.spread >= WIDE


def rounded(value: Fraction) -> Decimal:
    """The exact value with two decimals, half up."""
    exact = Decimal(value.numerator * 1000 // value.denominator)
    return (exact / 1000).quantize(CENTS, ROUND_HALF_UP)


def mean(points: Iterable[int | Fraction]) -> Fraction:
    """The exact mean; ValueError for no points."""
    points = list(points)
    if not points:
        raise ValueError("no points")
    return Fraction(sum(points), 1) / len(points)


def median(points: Iterable[int | Fraction]) -> Fraction:
    """The exact median, the mean of the two in the middle for an even number."""
    points = sorted(points)
    if not points:
        raise ValueError("no points")
    half = len(points) // 2
    return Fraction(points[half]) if len(points) % 2 else mean(points[half - 1 : half + 1])


def spread(points: Iterable[int | Fraction]) -> Fraction:
    """How far the highest is from the lowest."""
    points = list(points)
    return Fraction(max(points) - min(points))


def summary(points: Iterable[int | Fraction]) -> Summary:
    """Mean, median and disagreement of several points."""
    points = list(points)
    return Summary(rounded(mean(points)), rounded(median(points)), rounded(spread(points)))


def weighted(sheet: Sheet, weights: Mapping[int, int]) -> Fraction:
    """A member's exact weighted total: points times weight in percent, over all criteria.

    KeyError where a criterion has no points: a sheet is whole or it is none.
    """
    return Fraction(sum(sheet[criterion] * weight for criterion, weight in weights.items()), 100)


def total(sheets: Iterable[Sheet], weights: Mapping[int, int]) -> Decimal | None:
    """A file's total: the mean of its members' weighted totals, rounded; None without a sheet."""
    sums = [weighted(sheet, weights) for sheet in sheets]
    return rounded(mean(sums)) if sums else None


def totals(commission) -> dict[int, Decimal | None]:
    """Application id → total of each of the commission's files; None until everybody scored it.

    Scores of members who left or withdrew from the file do not count. Four queries at most.
    """
    from . import files

    weights = dict(commission.call.criteria.values_list("pk", "weight"))
    sheets = files.sheets(commission)
    return {
        mark.application: total(sheets[mark.application].values(), weights)
        if mark.complete
        else None
        for mark in files.marks(commission)
    }
