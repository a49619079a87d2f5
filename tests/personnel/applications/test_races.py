"""Many at once on one application: one act is done, and nobody is told otherwise."""

import pytest

from personnel.applications import services
from personnel.models import Application, ApplicationStep, Evidence, Judging
from smm_portal.kit.acts import ClauseRefusal
from tests.factories import calls
from tests.factories.centers import CenterFactory
from tests.factories.personnel import seat
from tests.support.race import race, rules_of


@pytest.fixture
def draft(fresh_db):
    return calls.application(calls.open_call(seat(CenterFactory())))


def test_twenty_sends_at_once_are_one_step(draft):
    duty = calls.own_duty(draft.teacher)
    done, errors = race(20, lambda i: services.send(Application.objects.get(pk=draft.pk), duty))
    assert len(done) == 1
    assert {type(error) for error in errors} == {services.AlreadyDone}
    assert ApplicationStep.objects.count() == 1
    assert Judging.objects.count() == 1


def test_sending_and_withdrawing_at_once_leave_one_order(draft):
    duty = calls.own_duty(draft.teacher)
    acts = (services.send, services.withdraw)
    _done, errors = race(12, lambda i: acts[i % 2](Application.objects.get(pk=draft.pk), duty))
    assert all(isinstance(e, ClauseRefusal) or rules_of([e]) for e in errors)
    draft.refresh_from_db()
    steps = list(draft.steps.order_by("number").values_list("act", flat=True))
    assert steps in (["SEND"], ["SEND", "WITHDRAW"])
    assert draft.state == ("SCHOOL" if len(steps) == 1 else "WITHDRAWN")


def test_evidence_and_sending_at_once_never_leave_a_file_after_the_step(draft):
    from tests.factories.centers import StoredFileFactory

    duty, file = calls.own_duty(draft.teacher), StoredFileFactory()

    def act(i):
        row = Application.objects.get(pk=draft.pk)
        if i == 0:
            return services.send(row, duty)
        return services.add_evidence(row, file, clause="6/1-c")

    race(10, act)
    sent = ApplicationStep.objects.get(act="SEND").at
    assert not Evidence.objects.filter(at__gt=sent).exists()


def test_beginning_twenty_times_at_once_is_one_draft(fresh_db):
    call, teacher = calls.open_call(seat(CenterFactory())), calls.applicant()
    done, errors = race(20, lambda i: services.begin(call, teacher, call.call_seats.get()))
    assert errors == []
    assert {row.pk for row in done} == {Application.objects.get().pk}
    assert Application.objects.get().candidacies.count() == 1
