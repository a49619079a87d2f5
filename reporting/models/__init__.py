"""Annual plans (5/4): revisions with aims, objectives, indicators and planned actions."""

from .plans import AnnualPlan, PlanRevision
from .targets import Aim, Indicator, Objective, PlannedAction

__all__ = ["Aim", "AnnualPlan", "Indicator", "Objective", "PlanRevision", "PlannedAction"]
