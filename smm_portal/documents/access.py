"""Who may read a stored file: its uploader, and whom a room's own rule lets."""

from collections.abc import Callable

_rules: dict[str, Callable] = {}


def register(label: str, rule: Callable) -> None:
    """Add a rule ``(duty, file) -> bool``; ``label`` names it and replaces an older one."""
    _rules[label] = rule


def may_read(duty, file) -> bool:
    """Nobody may, save the uploader and those whom some rule lets."""
    if duty is None:
        return False
    return file.uploaded_by_id == duty.user_id or any(rule(duty, file) for rule in _rules.values())
