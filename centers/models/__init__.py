"""Places (province, district, school), fields, decisions, centres and their seats."""

from .centers import Center, CenterField, CenterState
from .decisions import Decision, DecisionKind
from .fields import Field, FieldAlias, SubField, SubjectField, TeachingSubject
from .places import District, Province, School, SchoolKind
from .seats import Seat, SeatKind, SeatRole

__all__ = [
    "Center",
    "CenterField",
    "CenterState",
    "Decision",
    "DecisionKind",
    "District",
    "Field",
    "FieldAlias",
    "Province",
    "School",
    "SchoolKind",
    "Seat",
    "SeatKind",
    "SeatRole",
    "SubField",
    "SubjectField",
    "TeachingSubject",
]
