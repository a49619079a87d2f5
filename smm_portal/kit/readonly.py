"""Reading in a transaction that PostgreSQL itself keeps from writing."""

from contextlib import contextmanager

from django.db import DEFAULT_DB_ALIAS, connections, transaction


@contextmanager
def read_only(using: str = DEFAULT_DB_ALIAS):
    """A read-only transaction; inside another one a read-only savepoint, undone at its release."""
    with transaction.atomic(using=using):
        with connections[using].cursor() as cursor:
            cursor.execute("SET TRANSACTION READ ONLY")
        yield
