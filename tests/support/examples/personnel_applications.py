"""Addresses of personnel/applications that take arguments."""

EXAMPLES: dict = {}
ASKS_FURTHER: set = set()
