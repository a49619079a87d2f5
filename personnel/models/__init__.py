"""Teachers with the facts clauses 6 and 7 ask for, and assignments to seats."""

from .assignments import Assignment
from .teachers import ManagerialDuty, Teacher

__all__ = ["Assignment", "ManagerialDuty", "Teacher"]
