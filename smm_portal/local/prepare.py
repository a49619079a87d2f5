"""Set-up before a start: migrate, reference data, demo, static files; what is done is skipped."""

import os
import subprocess
import sys

import psycopg

from . import stamps
from .paths import ROOT, LocalError
from .services import Services


def prepare(services: Services, say) -> None:
    """Do every step whose inputs changed; ``say`` gets one Turkish line a step."""
    database = _database_identity(services.owner_url)
    steps = (
        # First: the other commands load pages' code, which asks for the files' hashed names.
        ("static", stamps.static_digest(), _static, "Durağan dosyalar toplanıyor"),
        ("migrate", stamps.reference_digest(), _migrate, "Veritabanı hazırlanıyor"),
        ("demo", stamps.demo_digest(), _demo, "Örnek veriler yükleniyor"),
    )
    for name, digest, step, line in steps:
        digest += "" if name == "static" else database
        if not stamps.done(name, digest):
            say(f"{line} …")
            step()
            stamps.mark(name, digest)


def _migrate() -> None:
    _manage("migrate", "--noinput", owner=True)
    _manage_if_there("load_reference", owner=True)


def _demo() -> None:
    _manage_if_there("load_demo")


def _static() -> None:
    _manage("collectstatic", "--noinput", "--clear")


def _database_identity(owner_url: str) -> str:
    """Tells this database from one that stood at the same address before."""
    with psycopg.connect(owner_url, autocommit=True) as connection:
        oid = "SELECT oid::text FROM pg_database WHERE datname = current_database()"
        parts = [connection.execute(oid).fetchone()[0]]
        try:
            system = "SELECT system_identifier::text FROM pg_control_system()"
            parts += connection.execute(system).fetchone()
        except psycopg.errors.InsufficientPrivilege:
            parts.append(owner_url)
    return ":".join(parts)


def _manage_if_there(command: str, owner: bool = False) -> None:
    """Run a management command; nothing where no app has it."""
    if any(ROOT.glob(f"*/management/commands/{command}.py")) or any(
        ROOT.glob(f"*/*/management/commands/{command}.py")
    ):
        _manage(command, owner=owner)


def _manage(*arguments: str, owner: bool = False) -> None:
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, "manage.py", *arguments, "--verbosity", "0"],
        cwd=ROOT,
        # A step cut short is done again: it need not wait for the disk at each commit.
        env={
            "PGOPTIONS": "-c synchronous_commit=off",
            **os.environ,
            "SMM_DB_AS": "owner" if owner else "app",
        },
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        output = process.communicate()[0]
    except BaseException:  # Ctrl-C: wait for its end, since it holds the services
        process.kill()
        process.wait()
        raise
    if process.returncode:
        raise LocalError(f"manage.py {arguments[0]}: {output[-3000:]}")
