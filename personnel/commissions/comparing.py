"""What the members gave a file, side by side; only once everybody has scored it."""

from dataclasses import dataclass
from decimal import Decimal

from ..models import Application, Commission, Criterion, Score
from . import scoring, sitting


@dataclass(frozen=True)
class Row:
    """One criterion: (member, points, note) in the members' order, and what they come to."""

    criterion: Criterion
    named: list[tuple[str, int, str]]
    summary: scoring.Summary


@dataclass(frozen=True)
class Comparison:
    """The whole table: members' names, a row a criterion, weighted totals."""

    names: list[str]
    rows: list[Row]
    named_totals: list[tuple[str, Decimal]]
    summary: scoring.Summary
    total: Decimal


def of(commission: Commission, application: Application, mark, criteria) -> Comparison | None:
    """The table of a file that is complete; None before. One query."""
    if not mark.complete:
        return None
    people = [one for one in sitting.sitters(commission) if one.user in mark.expected]
    given = _given(commission, application)
    weights = {one.pk: one.weight for one in criteria}
    sheets = [{pk: points for pk, (points, _note) in given[one.user].items()} for one in people]
    sums = [scoring.weighted(sheet, weights) for sheet in sheets]
    names = [one.name for one in people]
    return Comparison(
        names,
        [
            _row(one, [(person.name, *given[person.user][one.pk]) for person in people])
            for one in criteria
        ],
        list(zip(names, map(scoring.rounded, sums), strict=True)),
        scoring.summary(sums),
        scoring.total(sheets, weights),
    )


def _given(commission: Commission, application: Application) -> dict:
    rows = Score.objects.filter(commission=commission, application=application).counted()
    found: dict[int, dict] = {}
    for user, criterion, points, note in rows.values_list("user", "criterion", "points", "note"):
        found.setdefault(user, {})[criterion] = (points, note)
    return found


def _row(criterion: Criterion, named) -> Row:
    return Row(criterion, named, scoring.summary(points for _name, points, _note in named))
