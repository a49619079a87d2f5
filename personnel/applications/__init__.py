"""Applications: judging, writing, sending, checking."""
