"""A PostgreSQL that somebody else runs, named by DATABASE_URL (and DATABASE_OWNER_URL)."""

import hashlib
import os

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from . import secrets
from .paths import LocalError, local_dir

OLDEST = 150000
APP_ROLE = "smm_app"


def database() -> tuple[str, str, str]:
    """Addresses for owner and app role, and the app role's name."""
    given, owner = os.environ.get("DATABASE_URL"), os.environ.get("DATABASE_OWNER_URL")
    if owner and given:
        return owner, given, conninfo_to_dict(given)["user"]
    owner = owner or given
    password = secrets.load()["APP_PASSWORD"]
    app = make_conninfo(owner, user=APP_ROLE, password=password)
    _once(owner, password)
    return owner, app, APP_ROLE


def _once(owner: str, password: str) -> None:
    """Make the app role unless a stamp says that it was made."""
    stamp = local_dir() / f"external-{hashlib.sha256(owner.encode()).hexdigest()[:12]}"
    if not stamp.exists():
        _make_app_role(owner, password)
        stamp.touch()


def _make_app_role(owner: str, password: str) -> None:
    with _connect(owner) as connection:
        if connection.info.server_version < OLDEST:
            raise LocalError(
                "PostgreSQL 15 ya da yenisi gerekir. / PostgreSQL 15 or newer, please."
            )
        found = connection.execute("SELECT FROM pg_roles WHERE rolname = %s", [APP_ROLE]).fetchone()
        verb = sql.SQL(
            "ALTER ROLE {} LOGIN PASSWORD {}" if found else "CREATE ROLE {} LOGIN PASSWORD {}"
        )
        try:
            connection.execute(verb.format(sql.Identifier(APP_ROLE), sql.Literal(password)))
        except psycopg.errors.InsufficientPrivilege as error:
            raise LocalError(
                f"DATABASE_URL kullanıcısı {APP_ROLE} rolünü açamıyor. Ona CREATEROLE verin ya da rolü"
                " açıp DATABASE_URL (uygulama) ile DATABASE_OWNER_URL (sahip) değerlerini verin. /"
                f" The user of DATABASE_URL may not create {APP_ROLE}: grant CREATEROLE, or create the"
                " role and give DATABASE_URL (app) and DATABASE_OWNER_URL (owner)."
            ) from error


def _connect(owner: str):
    try:
        return psycopg.connect(owner, autocommit=True, connect_timeout=10)
    except psycopg.OperationalError as error:
        raise LocalError(f"DATABASE_URL: bağlanılamadı / cannot connect: {error}") from error
