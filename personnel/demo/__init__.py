"""Invented people, schools and decisions, so that the portal can be tried at once."""
