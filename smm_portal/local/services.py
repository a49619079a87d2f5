"""The services that a process needs: those named in the environment, else the local ones."""

import functools
import os
from dataclasses import dataclass

from . import locks
from .postgres import Postgres
from .valkey import Valkey

OWNER_ROLE, APP_ROLE, DATABASE = "smm_owner", "smm_app", "smm"


@dataclass(frozen=True)
class Services:
    """Addresses of PostgreSQL (for its owner and for the portal) and of Redis."""

    owner_url: str
    app_url: str
    redis_url: str
    app_role: str = APP_ROLE


def external_database() -> bool:
    """Whether the environment names a PostgreSQL of its own."""
    return bool(os.environ.get("DATABASE_URL") or os.environ.get("DATABASE_OWNER_URL"))


def external_redis() -> bool:
    """Whether the environment names a Redis of its own."""
    return bool(os.environ.get("REDIS_URL"))


@functools.cache
def ensure() -> Services:
    """Have every service run and say where; local ones stay while any process uses them."""
    locks.lease()
    with locks.exclusive("start"):
        owner_url, app_url, role = _database()
        return Services(owner_url, app_url, _redis(), role)


def _database() -> tuple[str, str, str]:
    if external_database():
        from .external import database

        return database()
    server = Postgres.here()
    server.ensure()
    return server.url(OWNER_ROLE, DATABASE), server.url(APP_ROLE, DATABASE), APP_ROLE


def _redis() -> str:
    if external_redis():
        return os.environ["REDIS_URL"]
    server = Valkey.here()
    server.ensure()
    return server.url


def stop(even_if_used: bool = False) -> bool:
    """Stop the local services unless another process uses them; True when they are stopped."""
    locks.release()
    ensure.cache_clear()
    with locks.exclusive("start"):
        if locks.in_use() and not even_if_used:
            return False
        if not external_redis():
            Valkey.here().stop()
        if not external_database():
            Postgres.here().stop()
    return True
