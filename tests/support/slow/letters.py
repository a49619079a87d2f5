"""The slow letter: ``SMM_TEST_SLOW`` seconds between being leased and being drawn."""

import os
import time

from smm_portal.documents import kinds

KIND = "slow_letter"


def about(subject, params, duty) -> kinds.About:
    return kinds.About(f"Yavaş mektup {subject}", duty.office, duty.office, {"subject": subject})


def build(document) -> dict:
    time.sleep(float(os.environ.get("SMM_TEST_SLOW", "0")))
    return {}


def register() -> None:
    """Make the kind known in this process."""
    kinds.register(kinds.DocumentKind(KIND, "Yavaş mektup", "pdf/base.html", about, build))
