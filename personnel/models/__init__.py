"""Teachers, calls and applications, commissions, assignments, and the work that follows."""

from .applications import (
    Application,
    ApplicationState,
    ApplicationStep,
    Candidacy,
    Evidence,
    FactCorrection,
    Judging,
)
from .appointments import DutyStart, HandoverItem, Nomination, Renewal
from .assignments import Assignment
from .calls import (
    Call,
    CallChange,
    CallDocument,
    CallSeat,
    CallState,
    CallTelling,
    Criterion,
    Phase,
)
from .commissions import (
    Commission,
    CommissionMember,
    CommissionState,
    Declaration,
    Part,
    Recusal,
    Score,
)
from .dossiers import Dossier, DossierState
from .results import Confirmation, Minutes, Objection, Outcome, Ruling
from .teachers import ManagerialDuty, Teacher
from .work import Absence, DutyClause, DutySheet, DutySheetReopening, DutyTask

__all__ = [
    "Absence",
    "Application",
    "ApplicationState",
    "ApplicationStep",
    "Assignment",
    "Call",
    "CallChange",
    "CallDocument",
    "CallSeat",
    "CallState",
    "CallTelling",
    "Candidacy",
    "Commission",
    "CommissionMember",
    "CommissionState",
    "Confirmation",
    "Criterion",
    "Declaration",
    "Dossier",
    "DossierState",
    "DutyClause",
    "DutySheet",
    "DutySheetReopening",
    "DutyStart",
    "DutyTask",
    "Evidence",
    "FactCorrection",
    "HandoverItem",
    "Judging",
    "ManagerialDuty",
    "Minutes",
    "Nomination",
    "Objection",
    "Outcome",
    "Part",
    "Phase",
    "Recusal",
    "Renewal",
    "Ruling",
    "Score",
    "Teacher",
]
