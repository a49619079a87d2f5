"""Annual plans (5/4): revisions with aims, objectives, indicators and planned actions."""

from .plans import PLAN, AnnualPlan, PlanRevision
from .targets import Aim, Indicator, Objective, PlannedAction

__all__ = ["PLAN", "Aim", "AnnualPlan", "Indicator", "Objective", "PlanRevision", "PlannedAction"]
