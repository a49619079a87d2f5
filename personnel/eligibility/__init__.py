"""The conditions of 6 and 7 as short pure functions: facts, seat and day in, judgements out."""

from .facts import SeatFacts, TeacherFacts, facts_of, role_on, seat_facts
from .rules import Judgement, Outcome, eligible, judge, years_and_days
from .tiers import TIERS, Tier, tier_of

__all__ = [
    "TIERS",
    "Judgement",
    "Outcome",
    "SeatFacts",
    "TeacherFacts",
    "Tier",
    "eligible",
    "facts_of",
    "judge",
    "role_on",
    "seat_facts",
    "tier_of",
    "years_and_days",
]
