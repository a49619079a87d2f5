"""A province's commission in the middle of its work."""

import datetime as dt

import pytest

from personnel.models import Declaration
from tests.factories import calls
from tests.support import days


@pytest.fixture
def stage(db):
    """A commission that reviews two files, on the day after applications closed."""
    with during() as made:
        yield made


class Stage:
    """``commission`` reviews ``files``; ``members`` are the duties of its four members."""

    def __init__(self, count: int = 2, **kwargs):
        self.call = calls.open_call(**kwargs)
        self.files = [calls.checked(self.call) for _ in range(count)]
        self.commission = calls.commission(self.call)

    @property
    def members(self):
        rows = self.commission.members.filter(left_at=None).select_related("duty__user")
        return [row.duty for row in rows.order_by("pk")]

    @property
    def criteria(self):
        return list(self.call.criteria.order_by("position"))

    def declared(self):
        for duty in self.members:
            Declaration.objects.get_or_create(
                commission=self.commission, user=duty.user, defaults={"duty": duty}
            )
        return self

    def url(self, file=None, tail: str = "") -> str:
        base = f"/komisyonlar/{self.commission.pk}/dosyalar/"
        return f"{base}{file.pk}/{tail}" if file else base

    def answer(self, *points, act="stay", **more) -> dict:
        """What the form posts: points by criterion in order."""
        given = {f"points_{c.pk}": p for c, p in zip(self.criteria, points, strict=True)}
        return {**given, **{f"note_{c.pk}": "" for c in self.criteria}, "act": act, **more}


class during:
    """``with during() as stage``: the review open, relations declared."""

    def __init__(self, count: int = 2, **kwargs):
        self.count, self.kwargs = count, kwargs

    def __enter__(self) -> Stage:
        made = Stage(self.count, **self.kwargs)
        day = made.call.applications_until + dt.timedelta(days=1)
        self.day = days.on(day)
        self.day.__enter__()
        calls.reviewing(made.commission)
        return made.declared()

    def __exit__(self, *exc):
        return self.day.__exit__(*exc)
