"""6/2, 7/2: whose turn it is. A lower tier opens only when the higher has no eligible candidate."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from .facts import SeatFacts, TeacherFacts


@dataclass(frozen=True)
class Tier:
    number: int
    label: str


FIELD = Tier(1, _("Alanı eşleşenler"))
WORKSHOP = Tier(2, _("Diğer atölye ve laboratuvar öğretmenleri"))
OTHERS = Tier(3, _("Diğer alan öğretmenleri"))
TIERS = (FIELD, WORKSHOP, OTHERS)


def tier_of(facts: TeacherFacts, seat: SeatFacts) -> Tier | None:
    """The teacher's tier for the seat; None where no tier is ever open to him.

    The English seat knows only the first: 4/4 has no exception (reading 27).
    """
    if seat.english:
        return FIELD if facts.is_english else None
    if facts.fields & seat.fields:
        return FIELD
    return WORKSHOP if facts.is_workshop else OTHERS
