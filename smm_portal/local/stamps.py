"""Set-up that is done leaves a stamp; it is done again when what it was made from changes."""

import hashlib
import json
from pathlib import Path

from .paths import ROOT, local_dir

ROOMS = ("smm_portal", "centers", "personnel", "inservice", "reporting")
# What a migrated database with its reference data is made from.
REFERENCE = (
    "**/migrations/*.py",
    "**/data/**/*",
    "**/reference*.py",
    "**/load_reference.py",
    "kit/db_roles.py",
    "kit/text.py",
)
DEMO = ("**/load_demo.py", "**/demo*.py", "**/demo/**/*.py", "**/demo_data/**/*")


def reference_digest() -> str:
    """A hash over migrations, rights and reference data."""
    return _digest(REFERENCE)


def demo_digest() -> str:
    """A hash over all that the demo is made from."""
    return _digest((*REFERENCE, *DEMO))


def static_digest() -> str:
    """A hash over the static files (names, sizes, times) and over the packages that bring some."""
    seen = hashlib.sha256((ROOT / "requirements" / "base.txt").read_bytes())
    for path in sorted((ROOT / "static").rglob("*")):
        info = path.stat()
        seen.update(f"{path}:{info.st_size}:{info.st_mtime_ns}\n".encode())
    return seen.hexdigest()


def done(name: str, digest: str) -> bool:
    """Whether the step was done for this digest."""
    return _stamps().get(name) == digest


def mark(name: str, digest: str) -> None:
    """Remember that the step was done for this digest."""
    path = _path()
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(_stamps() | {name: digest}, indent=1))
    fresh.rename(path)


def _digest(patterns) -> str:
    seen = hashlib.sha256()
    for path in sorted({p for pattern in patterns for p in _files(pattern)}):
        seen.update(str(path.relative_to(ROOT)).encode() + b"\0")
        seen.update(hashlib.sha256(path.read_bytes()).digest())
    return seen.hexdigest()


def _files(pattern: str):
    for room in (*ROOMS, "data"):
        for path in (ROOT / room).glob(pattern):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path


def _path() -> Path:
    return local_dir() / "stamps.json"


def _stamps() -> dict[str, str]:
    return json.loads(_path().read_text()) if _path().exists() else {}
