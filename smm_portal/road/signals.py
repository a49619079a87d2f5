"""What the road tells: somebody acted on a paper."""

from django.dispatch import Signal

# Sent inside the step's transaction, with ``step`` and ``submission``.
step_taken = Signal()
