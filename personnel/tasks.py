"""Tasks of this room's parts, where Celery looks for them."""

from .calls import tasks as of_calls
from .results import tasks as of_results

__all__ = ["of_calls", "of_results"]
