"""The last minute of a call on the real stack: nothing lost, nothing doubled, no error page."""

from random import Random

import pytest

from tests.support import surge

pytestmark = pytest.mark.race
APPLICANTS = 500


def test_five_hundred_applicants_send_at_once(fresh_db):
    call, senders = surge.crowd(APPLICANTS, Random(7))
    with surge.stack() as (address, logs):
        seen = surge.rush(address, senders)
        said = (logs / "web.log").read_text()
    assert set(seen.answers) == {302}, f"{seen.words}\n{said[-3000:]}"
    assert surge.kept(call, senders)
