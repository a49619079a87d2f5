"""Keys of this machine, made once and kept readable for their owner only."""

import base64
import json
import os
import secrets

from .locks import exclusive
from .paths import local_dir


def _fernet_key() -> str:
    return base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()


MAKERS = {
    "SECRET_KEY": lambda: secrets.token_urlsafe(64),
    "IDENTITY_KEY": _fernet_key,
    "IDENTITY_HASH_KEY": lambda: secrets.token_urlsafe(48),
    "APP_PASSWORD": lambda: secrets.token_urlsafe(32),
}


def load() -> dict[str, str]:
    """All keys by name; those that are missing are made first."""
    path = local_dir() / "secrets.json"
    with exclusive("secrets"):
        known = json.loads(path.read_text()) if path.exists() else {}
        missing = {name: make() for name, make in MAKERS.items() if name not in known}
        if missing:
            _write(path, known | missing)
    return known | missing


def _write(path, keys) -> None:
    """Write beside and rename: a killed process leaves the old file whole."""
    fresh = path.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    fd = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(fd, "w") as file:
        json.dump(keys, file, indent=1)
    fresh.rename(path)
