"""Addresses of personnel/commissions that take arguments."""

EXAMPLES: dict = {}
ASKS_FURTHER: set = set()
