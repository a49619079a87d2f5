"""Invented plans, so that the road and its pages can be tried at once."""
