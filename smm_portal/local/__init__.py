"""Local services: PostgreSQL and Valkey from wheels, and the supervisor behind ``make run``.

No Django here: settings ask this package where the services are.
"""

import json

from .paths import LocalError, local_dir
from .services import ensure

__all__ = ["LocalError", "demo_accounts", "ensure", "local_dir"]


def demo_accounts() -> list[dict]:
    """The demo's accounts (email, password, role, where), as ``load_demo`` wrote them."""
    path = local_dir() / "demo_accounts.json"
    return json.loads(path.read_text()) if path.exists() else []
