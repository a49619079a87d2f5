"""Settings of services from their addresses."""

import os

from psycopg.conninfo import conninfo_to_dict

WORDS = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}


def as_owner() -> bool:
    """Whether this process connects as the owner (manage.py says so for migrate and its like)."""
    return os.environ.get("SMM_DB_AS") == "owner"


def database(url: str, name: str = "", **options) -> dict:
    """Settings for one database; ``name`` replaces the one in the address."""
    parts = conninfo_to_dict(url)
    named = {WORDS[key]: parts.pop(key) for key in list(parts) if key in WORDS}
    return {
        "ENGINE": "django.db.backends.postgresql",
        **named,
        **({"NAME": name} if name else {}),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        # Kept off: the history context is sent inside the statement itself.
        "OPTIONS": {**parts, **options, "server_side_binding": False},
    }


def celery_broker(redis_url: str) -> str:
    """The same server as Celery spells it."""
    if redis_url.startswith("unix://"):
        return "redis+socket://" + redis_url.removeprefix("unix://")
    return redis_url
