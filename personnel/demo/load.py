"""The whole demo: all of it in one transaction, or nothing."""

import datetime as dt
import json
from pathlib import Path
from random import Random

from django.db import transaction

from centers import services as centers
from centers.models import Center, DecisionKind, Field, School
from personnel.models import Teacher
from personnel.models.teachers import CompulsoryService
from smm_portal.kit import dates
from smm_portal.kit.history import acting
from smm_portal.offices.models import User
from smm_portal.offices.roles import Role

from . import letters, schools
from .accounts import FORMER, MINISTRY, TEACHER, Accounts, listed
from .decisions import Decisions
from .seating import Seating, plans
from .teachers import DOMAIN, Staff

SEED = 20240430
SEATS_SET, FOUNDED = dt.timedelta(days=430), dt.timedelta(days=150)
TOLD = "Bursa Tophane"
# What is missing or ending in the inherited centres, by their order; others are full.
VACANT = {3: (2,), 4: (4, 5), 7: (3,), 8: (1,), 12: (3, 4), 13: (1, 2, 3), 14: (4,)}
ENDING = {0: (1,), 4: (3,), 6: (2, 3), 10: (1, 4)}
ENDED = 8
# The field of the listed teacher, for which his own centre has a vacant seat.
LISTED_FIELD = "Metalürji Teknolojisi"


def is_loaded() -> bool:
    """Whether the demo is there already."""
    return User.objects.filter(email=f"{MINISTRY[Role.MTEGM_EXPERT]}@{DOMAIN}").exists()


def load() -> None:
    """Make the demo."""
    with transaction.atomic(), acting(task="Örnek veri yüklemesi"):
        _Demo().make()


def write_accounts(path: Path) -> list[dict]:
    """Keep the accounts where the start of the portal looks for them."""
    accounts = listed()
    path.write_text(json.dumps(accounts, ensure_ascii=False, indent=1), "utf-8")
    return accounts


class _Demo:
    def __init__(self):
        self.chance = Random(SEED)  # noqa: S311 - nothing secret comes of it
        self.accounts, self.staff = Accounts(self.chance), Staff(self.chance)
        self.seating = Seating(self.staff, self.chance)

    def make(self) -> None:
        ministry, province = self.accounts.ministry(), self.accounts.province()
        self.decisions = Decisions(ministry[Role.MTEGM_HEAD])
        self.inherited = list(_inherited())
        self.schools = schools.make(self.chance)
        self._people()
        self._set_seats()
        self._seat_inherited()
        self._found_new()
        self._open_accounts(province[Role.PROVINCE_VTE])

    def _people(self) -> None:
        for center in self.inherited:
            self.staff.at_host(center.school, center.now)
        for school in self.schools:
            self.staff.at_school(school)
        self.new_host = next(s for s in self.schools if s.name.startswith("Şanlıurfa"))
        self.staff.at_host(self.new_host, _fields("Tarım", "Yiyecek İçecek Hizmetleri"))
        self.staff.store()

    def _set_seats(self) -> None:
        """One decision a province sets the seats of all its centres."""
        by_province: dict[str, list[Center]] = {}
        for center in self.inherited:
            by_province.setdefault(center.school.district.province.name, []).append(center)
        for number, some in enumerate(by_province.values()):
            day = dates.today() - SEATS_SET + dt.timedelta(days=3 * number)
            decision = self.decisions.make(DecisionKind.SEATS, day, some)
            for center in some:
                centers.set_seats(center, decision, plans(center.now))

    def _seat_inherited(self) -> None:
        for order, center in enumerate(self.inherited):
            self.seating.fill(center, center.now, VACANT.get(order, ()), ENDING.get(order, ()))
        former = self.inherited[ENDED]
        self.former = self.seating.ended_yesterday(former, former.now)

    def _found_new(self) -> None:
        center, fields = centers.draft_center(self.new_host), self._new_fields()
        day = dates.today() - FOUNDED
        decision = self.decisions.make(DecisionKind.FOUNDING, day, [center])
        letters.numbered(center, decision, self.decisions.by)
        centers.found_center(center, decision, fields, plans(fields))
        self.seating.fill(center, fields, vacant=(2,), past=False)
        letters.draft(centers.draft_center(self._next_host()), self.decisions.by)

    def _next_host(self) -> School:
        """A school where a centre is being founded and the approval is awaited."""
        return next(s for s in self.schools if s != self.new_host and s.kind == self.new_host.kind)

    def _new_fields(self):
        return _fields("Tarım", "Yiyecek İçecek Hizmetleri")

    def _open_accounts(self, stands_in) -> None:
        told = next(c for c in self.inherited if c.name.startswith(TOLD))
        hosts = [center.school for center in self.inherited]
        self.accounts.principals([*hosts, *self.schools], told.school)
        self.accounts.coordinators(told)
        self.accounts.of_teacher(self._unseated(told), TEACHER)
        self.accounts.of_teacher(self.former, FORMER)
        self.accounts.deputy(stands_in)

    def _unseated(self, center: Center) -> Teacher:
        """Somebody who can apply for the centre's vacant seats (7/1)."""
        free = Teacher.objects.filter(school=center.school, assignments=None, email__isnull=False)
        free = free.exclude(compulsory_service=CompulsoryService.OWING)
        return free.filter(subject__fields__name=LISTED_FIELD).order_by("pk").first()


def _inherited():
    rows = Center.objects.filter(basis=Center.Basis.INHERITED).with_place().order_by("pk")
    for center in rows.prefetch_related("center_fields__field"):
        center.now = [row.field for row in center.center_fields.all() if row.ends is None]
        center.school = School.objects.select_related("office", "district__province").get(
            pk=center.school_id
        )
        yield center


def _fields(*names: str):
    return list(Field.objects.filter(name__in=names).order_by("sort_key"))
