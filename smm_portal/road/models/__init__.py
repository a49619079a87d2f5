"""What is being written, and what travels up the tree of offices."""

from .draft import Draft, DraftConflict, DraftQuerySet
from .notification import Notification
from .submission import Kind, Step, Submission, SubmissionState, Transition

__all__ = [
    "Draft",
    "DraftConflict",
    "DraftQuerySet",
    "Kind",
    "Notification",
    "Step",
    "Submission",
    "SubmissionState",
    "Transition",
]
