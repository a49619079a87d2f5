"""Addresses of personnel/appointments that take arguments."""

EXAMPLES: dict = {}
ASKS_FURTHER: set = set()
