"""What of this room's tables the app role may not do: records that are only added to."""

from smm_portal.kit.db_roles import restrict

from .models import (
    ApplicationStep,
    CallChange,
    Commission,
    Declaration,
    DutySheet,
    DutySheetReopening,
    DutyStart,
    FactCorrection,
    Recusal,
)

ADDED_TO = (
    ApplicationStep,
    CallChange,
    Declaration,
    DutySheet,
    DutySheetReopening,
    DutyStart,
    FactCorrection,
    Recusal,
)


def narrow() -> None:
    """Called in AppConfig.ready."""
    for model in ADDED_TO:
        restrict(model, "SELECT, INSERT")
    restrict(Commission, "SELECT, INSERT, UPDATE")
