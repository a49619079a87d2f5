"""Two calls for one seat at once, on real connections: one of them stands."""

import pytest

from personnel.calls import services
from personnel.models import CallTelling
from tests.factories import calls
from tests.factories.centers import CenterFactory, clerk
from tests.factories.personnel import seat
from tests.support.race import race, rules_of


@pytest.mark.race
def test_two_calls_for_one_seat_published_at_once_leave_one(fresh_db):
    one, others, head = seat(CenterFactory()), [seat(CenterFactory()) for _ in range(4)], clerk()
    drafts = [calls.draft_call(one, other) for other in others]
    made, errors = race(4, lambda i: services.publish(head, drafts[i]).pk)
    assert len(made) == 1
    assert rules_of(errors) == {"call_seat_free"}
    assert CallTelling.objects.count() == 1


@pytest.mark.race
def test_one_call_published_twice_at_once_is_published_once(fresh_db):
    call, head = calls.draft_call(), clerk()
    made, errors = race(3, lambda i: services.publish(head, call).pk)
    assert made == [call.pk]
    assert {type(error).__name__ for error in errors} == {"ClauseRefusal"}


@pytest.mark.race
def test_a_criterion_changed_while_the_call_is_published_never_bends_the_sum(fresh_db):
    call, head = calls.draft_call(), clerk()
    row = {"name": "Tek", "weight": 50, "description": ""}

    def act(i):
        return services.publish(head, call) if i else services.set_criteria(call, [row])

    race(2, act)
    call.refresh_from_db()
    total = sum(one.weight for one in call.criteria.all())
    assert (call.state, total) in (("PUBLISHED", 100), ("DRAFT", 50))
