"""People, the tree of offices, and who acts where and when."""

from .duty import Duty, DutyQuerySet
from .identity_view import IdentityView
from .invitation import Invitation
from .office import ROOT_PATH, Office, OfficeQuerySet
from .saved_view import SavedView
from .user import User, UserManager

__all__ = [
    "ROOT_PATH",
    "Duty",
    "DutyQuerySet",
    "IdentityView",
    "Invitation",
    "Office",
    "OfficeQuerySet",
    "SavedView",
    "User",
    "UserManager",
]
