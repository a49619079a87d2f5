"""Who may read a stored file: its uploader, and whom a room's own rule lets."""

from collections.abc import Callable

_rules: dict[str, Callable] = {}
_makers: list[str] = ["documents"]


def register(label: str, rule: Callable) -> None:
    """Add a rule ``(duty, file) -> bool``; ``label`` names it and replaces an older one."""
    _rules[label] = rule


def made_by(link: str) -> None:
    """Name the link from a file to the records that have the portal make files ("documents")."""
    if link not in _makers:
        _makers.append(link)


def is_own(duty, file) -> bool:
    """Whether the person uploaded the file himself. What the portal made at his request is read by
    who may read it today: his duty may be over, or a file in it closed to him since."""
    if duty is None or file.uploaded_by_id != duty.user_id:
        return False
    return not any(getattr(file, link).exists() for link in _makers)


def may_read(duty, file) -> bool:
    """Nobody may, save the uploader and those whom some rule lets."""
    if duty is None:
        return False
    return is_own(duty, file) or any(rule(duty, file) for rule in _rules.values())
