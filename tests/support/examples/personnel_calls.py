"""Addresses of personnel/calls that take arguments."""

EXAMPLES: dict = {}
ASKS_FURTHER: set = set()
