"""Guided acts (page kind 3): one matter a step, left and resumed anywhere, decided at the end."""

from .steps import Context, Step, StepForm
from .urls import paths
from .views import GuidedAct

__all__ = ["Context", "GuidedAct", "Step", "StepForm", "paths"]
