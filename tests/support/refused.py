"""Shows that the database itself refuses, and by which rule."""

from contextlib import contextmanager

import pytest
from django.db import IntegrityError, connection, transaction


@contextmanager
def refused_by(rule: str):
    """The block must be refused by the constraint or trigger rule of this name, nothing stored."""
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        yield
    name = caught.value.__cause__.diag.constraint_name
    assert name == rule, f"refused by {name}, not by {rule}: {caught.value}"


def run_sql(sql: str, *params) -> list[tuple]:
    """Raw SQL as the role that the portal itself uses; rows where there are any."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params or None)
        return cursor.fetchall() if cursor.description else []
