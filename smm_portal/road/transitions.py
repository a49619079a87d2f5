"""The road of documents as one table (Madde 5/3): who may do what where, and what follows.

A place is the kind of the office where the paper lies: CENTER, SCHOOL, DISTRICT, PROVINCE, or a
directorate general by its code, with _FINAL where the road of that kind ends there. SENDER is
the centre that sent it, as long as nobody above has acted. The same rows stand in the database
(table road_transition), where a trigger asks them; a test holds the two together.
"""

from typing import NamedTuple

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from smm_portal.offices.roles import Role


class State(TextChoices):
    """Where a paper stands. RETURNED, APPROVED and REFUSED are ends."""

    DRAFT = "DRAFT", _("Taslak")
    WAITING = "WAITING", _("Makamda")
    RETURNED = "RETURNED", _("İade edildi")
    APPROVED = "APPROVED", _("Kabul edildi")
    REFUSED = "REFUSED", _("Reddedildi")


class Act(TextChoices):
    """What an office does with a paper."""

    SEND = "SEND", _("Gönder")
    FORWARD = "FORWARD", _("Üst makama ilet")
    RETURN = "RETURN", _("Gerekçeyle iade et")
    WITHDRAW = "WITHDRAW", _("Geri çek")
    APPROVE = "APPROVE", _("Kabul et")
    REFUSE = "REFUSE", _("Gerekçeyle reddet")


class Row(NamedTuple):
    """One transition: ``act`` at ``place`` by ``role`` leads from a state to a state."""

    act: str
    before: str
    place: str
    role: str
    after: str
    needs_note: bool = False


CENTER_STAFF = [Role.GENERAL_COORDINATOR, Role.DEVELOPMENT_COORDINATOR]
# Who handles papers at each place of the road.
DESKS = {
    "CENTER": [Role.GENERAL_COORDINATOR],
    "SCHOOL": [Role.PRINCIPAL],
    "DISTRICT": [Role.DISTRICT_DIRECTOR, Role.DISTRICT_VTE],
    "PROVINCE": [Role.PROVINCE_DIRECTOR, Role.PROVINCE_VTE],
    "MTEGM": [Role.MTEGM_EXPERT, Role.MTEGM_HEAD],
    "MTEGM_FINAL": [Role.MTEGM_EXPERT, Role.MTEGM_HEAD],
    "OYGM_FINAL": [Role.OYGM_UNIT],
}
# Who ends a road with yes or no.
DECIDERS = {"MTEGM_FINAL": [Role.MTEGM_HEAD], "OYGM_FINAL": [Role.OYGM_UNIT]}


def _rows():
    for role in CENTER_STAFF:
        yield Row(Act.SEND, State.DRAFT, "CENTER", role, State.WAITING)
        yield Row(Act.WITHDRAW, State.WAITING, "SENDER", role, State.DRAFT)
    for place, roles in DESKS.items():
        for role in roles:
            if not place.endswith("_FINAL"):
                yield Row(Act.FORWARD, State.WAITING, place, role, State.WAITING)
            yield Row(Act.RETURN, State.WAITING, place, role, State.RETURNED, True)
    for place, roles in DECIDERS.items():
        for role in roles:
            yield Row(Act.APPROVE, State.WAITING, place, role, State.APPROVED)
            yield Row(Act.REFUSE, State.WAITING, place, role, State.REFUSED, True)


TRANSITIONS: tuple[Row, ...] = tuple(_rows())
