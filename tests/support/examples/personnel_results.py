"""Addresses of personnel/results that take arguments."""

EXAMPLES: dict = {}
ASKS_FURTHER: set = set()
