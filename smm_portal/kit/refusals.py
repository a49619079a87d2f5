"""What people read when the database refuses: rule name → clause and Turkish message."""

_rules: dict[str, tuple[str, str]] = {}


def register(rule: str, clause: str, message: str) -> None:
    """Name the clause and the message of a rule that a trigger holds."""
    _rules[rule] = (clause, message)
