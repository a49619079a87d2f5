"""Every test works on a clone of one migrated template, connected as the app role.

``db`` (or the django_db marker) gives a rolled-back transaction. Tests that need committed data
or several connections take ``fresh_db``: a database of their own, dropped afterwards.
``transactional_db`` and ``live_server`` stand on it too, since the app role cannot flush.
"""

import itertools
import os
from dataclasses import dataclass

import hypothesis
import pytest

hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "house")

pytest_plugins = ["tests.support.register_plugin"]
_numbers = itertools.count(1)


def pytest_collection_modifyitems(items) -> None:
    """A flush would need rights that the app role does not have: say what to use instead."""
    for item in items:
        marker = item.get_closest_marker("django_db")
        if marker and (marker.kwargs.get("transaction") or marker.args):
            raise pytest.UsageError(
                f"{item.nodeid}: use the fixture fresh_db, not transaction=True"
            )


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker):
    """This worker's database, cloned from the template."""
    from smm_portal.local import locks

    from .support import databases

    name = databases.settings.TEST_DB + (f"_{databases.WORKER}" if databases.WORKER else "")
    with locks.exclusive(f"test-{name}"):
        databases.clone(name)
        with django_db_blocker.unblock(), databases.pointed_at(name):
            yield
        databases.drop(name)


@dataclass(frozen=True)
class FreshDatabase:
    """A database of one test; ``env`` leads child processes to it."""

    name: str

    @property
    def env(self) -> dict[str, str]:
        return {
            **os.environ,
            "SMM_DB_NAME": self.name,
            "DJANGO_SETTINGS_MODULE": "smm_portal.settings.test",
        }

    def app(self):
        """A new autocommitting psycopg connection as the app role."""
        from .support import databases

        return databases.app(self.name)

    def owner(self):
        """A new autocommitting psycopg connection as the owner."""
        from .support import databases

        return databases.owner(self.name)


@pytest.fixture
def fresh_db(request, django_db_setup, django_db_blocker):
    """A clone of the template to commit into; Django's default connection leads to it."""
    from .support import databases

    if request.node.get_closest_marker("django_db") or "db" in request.fixturenames:
        raise pytest.UsageError("fresh_db stands alone: drop db and the django_db marker")
    # Twice the suffix of the worker's own database, so two runs do not meet here either.
    name = f"{databases.connections['default'].settings_dict['NAME']}_f{next(_numbers)}"
    databases.clone(name)
    with django_db_blocker.unblock(), databases.pointed_at(name):
        yield FreshDatabase(name)
    databases.drop(name)


@pytest.fixture
def transactional_db(fresh_db):
    """pytest-django's fixture of this name, on a database of its own."""
    return fresh_db


@pytest.fixture
def owner_connection(request):
    """A psycopg connection as the owner, autocommitting, to the test's database.

    What it changes is not rolled back: change things only together with ``fresh_db``.
    """
    from .support import databases

    request.getfixturevalue("fresh_db" if "fresh_db" in request.fixturenames else "db")
    connection = databases.owner(databases.connections["default"].settings_dict["NAME"])
    yield connection
    connection.close()


@pytest.fixture
def owner_sql(owner_connection):
    """Run one statement as the owner; the rows it gives."""

    def run(statement, parameters=None):
        cursor = owner_connection.execute(statement, parameters)
        return cursor.fetchall() if cursor.description else []

    return run


@pytest.fixture(autouse=True)
def _empty_cache():
    """No test finds what another left in the cache."""
    from django.core.cache import cache

    cache.clear()
