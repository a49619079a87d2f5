"""The last minute of a call on the real stack: nothing lost, nothing doubled, no error page."""

import socket
from collections import Counter
from random import Random

import pytest

from personnel.models import Application, ApplicationStep
from tests.support import surge

pytestmark = pytest.mark.race
APPLICANTS = 500


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_five_hundred_applicants_send_at_once(fresh_db):
    call, senders = surge.crowd(APPLICANTS, Random(7))
    with surge.stack(fresh_db, _free_port()) as (address, logs):
        seen = surge.rush(address, senders)
        said = (logs / "web.log").read_text()
    assert set(seen.answers) == {302}, f"{seen.words}\n{said[-3000:]}"
    steps = Counter(ApplicationStep.objects.values_list("application", flat=True))
    assert steps == {sender.application: 1 for sender in senders}
    assert Application.objects.filter(call=call, state="SCHOOL").count() == APPLICANTS
