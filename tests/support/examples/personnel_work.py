"""Addresses of personnel/work that take arguments."""

EXAMPLES: dict = {}
ASKS_FURTHER: set = set()
