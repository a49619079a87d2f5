"""What a writer saw when he opened a part, and whether somebody else changed it since.

A form carries a mark: the row's version and a short sign of each value. So it is known without
keeping old texts who changed which field.
"""

import hashlib
from decimal import Decimal

SIGN = 10


def mark(row, fields) -> str:
    """The sign of the row as it stands: "3.9f86d0.4c1a2b …"."""
    return ".".join([str(row.version), *(sign(getattr(row, name)) for name in fields)])


def sign(value) -> str:
    """A short sign of one value; equal values, however written, have equal signs."""
    return hashlib.sha256(plain(value).encode()).hexdigest()[:SIGN]


def plain(value) -> str:
    """A value in one form only."""
    if isinstance(value, list | tuple):
        return ",".join(sorted(str(one) for one in value))
    if isinstance(value, int | Decimal):
        return f"{Decimal(value):.2f}"
    return str(value or "")


def overtaken(row, values: dict, seen: str) -> bool:
    """Whether another save since ``seen`` changed a field to something else than ``values``."""
    version, signs = _read(seen, values)
    if version == row.version:
        return False
    return any(_theirs(row, name, signs) and _differ(row, name, values) for name in values)


def choice(row, name: str, values: dict, seen: str) -> str:
    """Whose text to offer first where both stand: theirs where only they changed it."""
    _version, signs = _read(seen, values)
    untouched = signs.get(name) == sign(values.get(name))
    return "theirs" if untouched and _theirs(row, name, signs) else "mine"


def differing(row, values: dict) -> list[str]:
    """The fields in which what is stored and what was written differ."""
    return [name for name in values if _differ(row, name, values)]


def _differ(row, name: str, values: dict) -> bool:
    return plain(getattr(row, name)) != plain(values[name])


def _theirs(row, name: str, signs: dict) -> bool:
    return signs.get(name) != sign(getattr(row, name))


def _read(seen: str, values: dict) -> tuple[int | None, dict[str, str]]:
    version, *signs = seen.split(".")
    if not version.isdecimal() or len(signs) != len(values):
        return None, {}
    return int(version), dict(zip(values, signs, strict=True))
