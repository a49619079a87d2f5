"""The last minute of a call: 500 applicants press "send" against the real stack on this machine."""

import os
import sys
from random import Random

APPLICANTS = int(os.environ.get("SMM_BENCH_APPLICANTS", "500"))


def report() -> None:
    """The line of ``make bench`` for the surge; ends the run where an application was lost."""
    from tests.support import surge

    call, senders = surge.crowd(APPLICANTS, Random(7))
    with surge.stack() as (address, _logs):
        surge.rush(address, senders[:2], twice=0)  # both processes have read their code
        seen = surge.rush(address, senders[2:])
    print(f"\n{APPLICANTS} applicants in the last minute\n{seen.words}")
    if set(seen.answers) != {302} or not surge.kept(call, senders):
        sys.exit("an application was lost, doubled or answered with an error")
    print("every application arrived once")
