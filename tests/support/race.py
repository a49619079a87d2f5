"""Many at once on real connections: every thread has a connection of its own."""

import threading
from concurrent.futures import ThreadPoolExecutor

from django.db import connection


def race(count: int, act) -> tuple[list, list[Exception]]:
    """Run ``act(i)`` in ``count`` threads that start together; (results, exceptions)."""
    barrier = threading.Barrier(count)

    def one(i):
        try:
            connection.ensure_connection()
            barrier.wait(timeout=30)
            return act(i)
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as pool:
        futures = [pool.submit(one, i) for i in range(count)]
    done = [f.result() for f in futures if f.exception() is None]
    return done, [f.exception() for f in futures if f.exception()]


def rules_of(errors: list[Exception]) -> set[str]:
    """The constraint names by which the database refused."""
    return {getattr(e.__cause__, "diag", None) and e.__cause__.diag.constraint_name for e in errors}
