"""Acts on one paper from several connections at once."""

import threading

import pytest
from django.db import DatabaseError, connection, transaction

from reporting.models import Aim
from smm_portal.kit.acts import ClauseRefusal
from smm_portal.offices.roles import Role
from smm_portal.road import services
from smm_portal.road.models import Step, Submission
from smm_portal.road.transitions import Act, State
from tests.road.papers import line_in
from tests.road.test_state_machine import revision_of
from tests.support.race import race, rules_of

pytestmark = [pytest.mark.race, pytest.mark.usefixtures("bare_kind")]


@pytest.fixture
def line(fresh_db, bare_kind):
    return line_in()


def test_of_ten_forwards_at_once_one_is_a_step(line):
    paper, principal = line.sent(Role.PRINCIPAL), line.duty(Role.PRINCIPAL)
    steps, errors = race(
        10, lambda i: services.act(Submission.objects.get(pk=paper.pk), principal, Act.FORWARD)
    )
    assert len(steps) == 1
    assert rules_of(errors) == {"road_transition"}
    assert list(paper.steps.values_list("number", flat=True)) == [1, 2]


def test_withdrawing_and_forwarding_at_once_is_one_of_the_two(line):
    paper = line.sent(Role.PRINCIPAL)
    able = [
        (line.duty(Role.GENERAL_COORDINATOR), Act.WITHDRAW),
        (line.duty(Role.PRINCIPAL), Act.FORWARD),
    ]
    steps, errors = race(
        2, lambda i: services.act(Submission.objects.get(pk=paper.pk), *able[i % 2])
    )
    assert (len(steps), len(errors)) == (1, 1)
    paper.refresh_from_db()
    assert paper.state == steps[0].after


def test_a_word_written_while_sending_is_in_it_or_refused(line):
    """Whoever is first: the text that was sent is the text that is there."""
    sender = line.duty(Role.GENERAL_COORDINATOR)
    revision = revision_of(line, 2027)

    def act(i):
        if i == 0:
            paper = Submission.objects.get(pk=revision.submission_id)
            return services.act(paper, sender, Act.SEND).at
        with transaction.atomic():
            aim = Aim.objects.get(revision=revision, text__in=["Amaç", "Yeni"])
            Aim.objects.filter(pk=aim.pk).update(text="Yeni")
        return None

    done, errors = race(5, act)
    assert not [e for e in errors if not isinstance(e, DatabaseError | ClauseRefusal)]
    assert rules_of(errors) <= {"road_frozen"}
    assert Submission.objects.get(pk=revision.submission_id).state == State.WAITING
    assert len(done) + len(errors) == 5


def test_sending_waits_for_a_writer_who_was_first(line):
    """A writer in an open transaction keeps the sender waiting; his words are sent along."""
    sender, revision = line.duty(Role.GENERAL_COORDINATOR), revision_of(line, 2027)
    wrote, sent = threading.Event(), []

    def send():
        wrote.wait(10)
        try:
            paper = Submission.objects.get(pk=revision.submission_id)
            sent.append(services.act(paper, sender, Act.SEND))
        finally:
            connection.close()

    thread = threading.Thread(target=send)
    thread.start()
    with transaction.atomic():
        Aim.objects.filter(revision=revision).update(text="Son söz")
        wrote.set()
        thread.join(1)
        assert not sent
        assert not Step.objects.exists()
    thread.join(10)
    assert len(sent) == 1
    assert Aim.objects.get(revision=revision).text == "Son söz"
