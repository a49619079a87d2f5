"""Calls: writing, publishing, extending, cancelling, telling."""
