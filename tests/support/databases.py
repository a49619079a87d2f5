"""Test databases: one migrated template by the owner, cheap clones of it for the app role."""

import contextlib
import hashlib
import os
import subprocess
import sys
import time

import psycopg
from django.conf import settings
from django.db import connections
from psycopg import sql
from psycopg.conninfo import make_conninfo

from smm_portal.kit import dates
from smm_portal.local import locks
from smm_portal.local.paths import ROOT
from smm_portal.local.stamps import ROOMS, reference_digest

from . import demo

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")
KEEP_TEMPLATES = 3


def owner(database: str = ""):
    """An autocommitting connection of the owner, to ``database`` or to its own."""
    address = make_conninfo(settings.SMM_OWNER_URL, **({"dbname": database} if database else {}))
    return psycopg.connect(address, autocommit=True)


def app(database: str = ""):
    """An autocommitting connection of the app role, to ``database`` or to the usual one."""
    address = make_conninfo(settings.SMM_APP_URL, **({"dbname": database} if database else {}))
    return psycopg.connect(address, autocommit=True)


def template() -> str:
    """The name of the migrated template; built when migrations or reference data changed."""
    return _once("t", _made_from(), _build)


def loaded() -> str:
    """The name of a template with today's demo; loading it takes long, so it is done once a run:
    its papers lie in the run's own folder and go with it."""
    made = hashlib.sha256(f"{_made_from()}{dates.today()}{settings.MEDIA_ROOT}".encode())
    for room in (*ROOMS, "templates"):  # the demo acts through every service and draws papers
        for path in sorted((ROOT / room).rglob("*.[ph][yt]*")):
            if path.suffix in (".py", ".html"):
                made.update(path.read_bytes())
    return _once("d", made.hexdigest(), _build_loaded)


def _once(kind: str, made_from: str, build) -> str:
    """The template of this kind, built by the first who needs it; others wait for him."""
    name = f"{settings.TEST_DB}_{kind}_{made_from[:10]}"
    with locks.exclusive(f"template-{kind}-{settings.TEST_DB}"), owner() as connection:
        if not _whole(connection, name):
            drop(name)
            build(name)
            connection.execute(_named("COMMENT ON DATABASE {} IS 'whole'", name))
            _drop_old(connection, kind)
    return name


def _made_from() -> str:
    """A hash over what the template is made from, its own additions included."""
    built = (ROOT / "tests/support/days.py").read_bytes() + reference_digest().encode()
    return hashlib.sha256(built).hexdigest()


def clone(name: str, source: str = "") -> None:
    """Make ``name`` anew from the template, or from another one."""
    source = source or template()
    drop(name)
    with owner() as connection:
        connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
                sql.Identifier(name), sql.Identifier(source)
            )
        )
        # A clone takes the tables' rights with it, but not the database's own.
        connection.execute(_named("REVOKE CREATE, TEMPORARY ON DATABASE {} FROM PUBLIC", name))


def drop(name: str) -> None:
    """Drop the database, cutting whoever is connected.

    Each role may cut only its own sessions, and one may still be arriving: a few attempts.
    """
    for attempt in range(40):
        _cut(name)
        try:
            with owner() as connection:
                connection.execute(_named("DROP DATABASE IF EXISTS {}", name))
            return
        except psycopg.errors.ObjectInUse:
            if attempt == 39:
                raise
            time.sleep(0.05 * (1 + attempt))


def _cut(name: str) -> None:
    cut = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = %s AND usename = current_user AND pid <> pg_backend_pid()"
    )
    for role in (app, owner):
        with role() as connection:
            connection.execute(cut, [name])


@contextlib.contextmanager
def pointed_at(name: str):
    """Have Django's default connection, in every thread, lead to ``name``."""
    before = connections.settings["default"]["NAME"]
    _point(name)
    try:
        yield
    finally:
        _point(before)


def _point(name: str) -> None:
    connections.close_all()
    for target in (connections.settings["default"], connections["default"].settings_dict):
        target["NAME"] = name
    os.environ["SMM_DB_NAME"] = name  # for child processes: servers, commands


def _whole(connection, name: str) -> bool:
    row = connection.execute(
        "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", [name]
    ).fetchone()
    return bool(row and row[0] == "whole")


def _build_loaded(name: str) -> None:
    clone(name)
    demo.load({**os.environ, "SMM_DB_NAME": name})


def _build(name: str) -> None:
    with owner() as connection:
        connection.execute(_named("CREATE DATABASE {}", name))
    result = subprocess.run(
        [sys.executable, "-m", "tests.support.build_template"],
        env={**os.environ, "SMM_DB_NAME": name},
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if result.returncode:
        raise RuntimeError(f"the template database could not be built\n{result.stderr[-4000:]}")


def _drop_old(connection, kind: str) -> None:
    """Templates of earlier migrations; a few stay for runs that still use them."""
    pattern = settings.TEST_DB.replace("_", r"\_") + rf"\_{kind}\_%"
    rows = connection.execute(
        "SELECT datname FROM pg_database WHERE datname LIKE %s ORDER BY oid DESC", [pattern]
    ).fetchall()
    for (name,) in rows[KEEP_TEMPLATES:]:
        drop(name)


def _named(statement: str, name: str) -> sql.Composed:
    return sql.SQL(statement).format(sql.Identifier(name))
