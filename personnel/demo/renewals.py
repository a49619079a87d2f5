"""Terms of the demo that end: proposed to Personel GM, or handed over."""

import datetime as dt

from django.db import connection, transaction
from django.db.models import Prefetch

from personnel.appointments import handover, renewals
from personnel.models import Assignment, Renewal
from personnel.services import longest_last_day
from smm_portal.kit.history import acting
from smm_portal.offices.models import Duty
from smm_portal.offices.roles import Role

from . import words
from .calls import NILUFER, PENDIK, TOPHANE
from .past import Past
from .people import seats_in_order

GAZI = 0
PROPOSED = ((GAZI, 1, 5), (PENDIK, 1, 2))  # centre, seat, days ago
ENDING = ((TOPHANE, 3, 6), (NILUFER, 2, 3))


def is_loaded() -> bool:
    """Whether there are proposals already."""
    return Renewal.objects.exists()


@transaction.atomic
def load() -> None:
    """Make them, as the owner of the tables: their acts are done on days gone by."""
    with acting(task="Örnek yeniden görevlendirmelerin yüklenmesi"), Past() as past:
        _Renewals(past).make()
    connection.run_on_commit = []  # beat's rounds make what is owed


class _Renewals:
    def __init__(self, past: Past):
        self.past, self.seats = past, seats_in_order()

    def make(self) -> None:
        for (center, number, ago), reason in zip(PROPOSED, words.PROPOSED, strict=True):
            self._propose(self._term(center, number), self.past.ago(ago), reason)
        for center, number, ago in ENDING:
            self._let_end(self._term(center, number), self.past.ago(ago))
        self._hand_over(self._term(TOPHANE, 3), self.past.ago(2))

    def _term(self, center: int, number: int) -> Assignment:
        rows = Assignment.objects.in_force().filter(seat=self.seats[center][number])
        rows = rows.prefetch_related(Prefetch("handover"))
        return rows.select_related("teacher__user", "seat__center__school").get()

    def _propose(self, row: Assignment, day: dt.date, reason: str) -> None:
        with self.past.as_of(day, 11):
            renewals.propose(_held(Role.MTEGM_HEAD), row, longest_last_day(row.ends), reason)

    def _let_end(self, row: Assignment, day: dt.date) -> None:
        with self.past.as_of(day, 14):
            renewals.let_end(row)

    def _hand_over(self, row: Assignment, day: dt.date) -> None:
        """Half of the list, as the principal ticked it off."""
        with self.past.as_of(day, 10):
            head = _held(Role.PRINCIPAL, row.seat.center.school.office_id)
            for item, note in zip(row.handover.all(), words.HANDED_OVER, strict=False):
                handover.tick(item, head, note)


def _held(role: str, office: int | None = None) -> Duty:
    rows = Duty.objects.in_force().filter(role=role, is_deputy=False)
    return (rows.filter(office=office) if office else rows).earliest("pk")
