"""``make bench``: what the portal's pages cost, as ratios to a floor measured in the same run.

Each pair is measured in turns, floor, page, floor, page …, in one process, by Django's test
client (URL to last byte, middlewares and database included). The table gives medians.
"""

import os
import statistics
import sys
import time
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "smm_portal.settings.test")
os.environ.setdefault("SMM_LOCAL_THROWAWAY", "0")  # a server that waits for its disk

ROWS = int(os.environ.get("SMM_BENCH_ROWS", "20000"))
TURNS = int(os.environ.get("SMM_BENCH_TURNS", "40"))


def main() -> None:
    import django

    django.setup()
    from django.conf import settings

    settings.TEMPLATES[0]["DIRS"].append(Path(__file__).parent / "templates")
    settings.ROOT_URLCONF = "tests.bench.urls"
    from tests.bench import rendering, surge
    from tests.support import databases

    name = f"{settings.TEST_DB}_bench"
    databases.clone(name)
    try:
        with databases.pointed_at(name):
            _fill(name)
            _report(_measure_lists())
            rendering.report()
        databases.clone(name)
        with databases.pointed_at(name):
            surge.report()
    finally:
        databases.drop(name)


def _fill(name: str) -> None:
    from tests.factories.centers import DecisionFactory
    from tests.support import databases
    from tests.support.bulk import fill

    DecisionFactory(kind="SEATS")
    started = time.perf_counter()
    with databases.owner(name) as owner:
        fill(owner, ROWS)
    print(
        f"{ROWS} rows of each kind made in {time.perf_counter() - started:.0f} s", file=sys.stderr
    )


def _measure_lists() -> list[tuple]:
    from tests.bench.urls import PAIRS

    client = _signed_in()
    rows = [
        (label, *_pair(client, floor, page), _queries(client, page)) for label, floor, page in PAIRS
    ]
    return rows


def _signed_in():
    from django.test import Client

    from tests.factories.offices import national_duty

    client = Client()
    client.force_login(
        national_duty("mtegm_head").user, backend="django.contrib.auth.backends.ModelBackend"
    )
    return client


def _pair(client, floor: str, page: str) -> tuple[float, float, float]:
    """Medians in ms of both, and the median of the ratios turn by turn."""
    for path in (floor, page, floor, page):
        _milliseconds(client, path)
    turns = [(_milliseconds(client, floor), _milliseconds(client, page)) for _ in range(TURNS)]
    return (
        statistics.median(a for a, _ in turns),
        statistics.median(b for _, b in turns),
        statistics.median(b / a for a, b in turns),
    )


def _milliseconds(client, path: str) -> float:
    started = time.perf_counter()
    response = client.get(path)
    assert response.status_code == 200, (path, response.status_code)
    return (time.perf_counter() - started) * 1000


def _queries(client, path: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from tests.test_query_budget import FRAME

    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    return sum(not q["sql"].startswith(FRAME) for q in asked.captured_queries)


def _report(rows: list[tuple]) -> None:
    print(f"\n{'page':<42}{'floor ms':>10}{'page ms':>10}{'ratio':>8}{'queries':>9}")
    for label, floor, page, ratio, queries in rows:
        print(f"{label:<42}{floor:>10.1f}{page:>10.1f}{ratio:>8.2f}{queries:>9}")


if __name__ == "__main__":
    main()
