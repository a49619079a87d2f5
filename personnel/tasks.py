"""Tasks of this room's parts, where Celery looks for them."""

from .applications import tasks as of_applications
from .appointments import tasks as of_appointments
from .calls import tasks as of_calls
from .results import tasks as of_results
from .work import tasks as of_work

__all__ = ["of_applications", "of_appointments", "of_calls", "of_results", "of_work"]
