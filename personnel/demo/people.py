"""Who acts on the demo's calls: officers opened where nobody is, teachers who can apply."""

import datetime as dt
from collections.abc import Iterable, Iterator
from random import Random

from django.db.models import Case, F, When

from centers.models import Center, Seat
from personnel.models import Assignment, Commission, Teacher
from personnel.models.commissions import ROLE_OF_PART
from personnel.models.teachers import MINISTRY_POSTS, CompulsoryService
from smm_portal.kit.text import fold
from smm_portal.offices.models import Duty, Office
from smm_portal.offices.roles import OfficeKind, Role

from .accounts import TEACHER, Accounts
from .past import Past
from .teachers import DOMAIN

CHECKERS = {
    OfficeKind.SCHOOL: Role.PRINCIPAL,
    OfficeKind.DISTRICT: Role.DISTRICT_VTE,
    OfficeKind.PROVINCE: Role.PROVINCE_HR,
}
WORDS = {
    Role.PRINCIPAL: "mudur",
    Role.DISTRICT_VTE: "ilce.mesleki",
    Role.PROVINCE_DIRECTOR: "il.muduru",
    Role.PROVINCE_VTE: "il.mesleki",
    Role.PROVINCE_TRAINING: "il.ogretmen.yetistirme",
    Role.PROVINCE_HR: "il.insan.kaynaklari",
}
SINCE = 400  # days ago, when applicants got their accounts
YEARS = dt.timedelta(days=5 * 366)


class People:
    """Finds the duty for an act, and the next teacher who can apply for a seat."""

    def __init__(self, chance: Random, past: Past):
        self.accounts, self.past = Accounts(chance), past
        self.taken: set[int] = set(Assignment.objects.values_list("teacher", flat=True))
        self.told = Teacher.objects.get(user__email=f"{TEACHER}@{DOMAIN}")
        self.taken.add(self.told.pk)

    def head(self) -> Duty:
        """MTEGM's head."""
        return Duty.objects.in_force().get(role=Role.MTEGM_HEAD)

    def at(self, office: Office, role: str) -> Duty:
        """Who holds the role there in person; an account is opened where nobody does."""
        rows = Duty.objects.in_force().filter(office=office, role=role, is_deputy=False)
        found = rows.select_related("office", "user").order_by("pk").first()
        return found or self._opened(office, role)

    def _opened(self, office: Office, role: str) -> Duty:
        place = fold(office.name).split(" ")[0]
        return self.accounts.officer(role, office, f"{place}{office.pk}.{WORDS[role]}")

    def checker(self, office: Office) -> Duty:
        """Who checks applications there."""
        return self.at(office, CHECKERS[office.kind])

    def parts(self, province: Office) -> dict[str, Duty]:
        """Chair and units of the province's commission."""
        return {part: self.at(province, role) for part, role in ROLE_OF_PART.items()}

    def sitting(self, commission: Commission) -> list[Duty]:
        """The duties of the members, the chair first."""
        rows = commission.members.select_related("duty__office", "duty__user").order_by("pk")
        return [one.duty for one in rows]

    def principal(self, center: Center) -> Duty:
        """The host school's principal."""
        return self.at(center.school.office, Role.PRINCIPAL)

    def own(self, teacher: Teacher) -> Duty:
        """The teacher's own duty at his school."""
        rows = Duty.objects.in_force().filter(user=teacher.user_id, role=Role.TEACHER)
        return rows.select_related("office", "user").get()

    def applicants(self, seat: Seat, wanted: Iterable[str]) -> Iterator[Teacher]:
        """One teacher for each wish: "field", "workshop", "any", "home" (of the centre's own
        school), "unmanaged" (who held no managerial duty) or "told" (the listed account).
        """
        for wish in wanted:
            teacher = self.told if wish == "told" else self._next(seat, wish)
            self.taken.add(teacher.pk)
            yield teacher if teacher.user_id else self._with_account(teacher)

    def _next(self, seat: Seat, wish: str) -> Teacher:
        rows = able(seat.center).exclude(pk__in=self.taken).filter(user=None)
        rows = _of_wish(rows, seat, wish)
        place, home = seat.center.school.district.province, self.told.school_id
        near = Case(
            When(school=home, then=2), When(school__district__province=place, then=0), default=1
        )
        return rows.annotate(near=near).order_by("near", "pk").first()

    def _with_account(self, teacher: Teacher) -> Teacher:
        name = teacher.email or f"ogretmen{teacher.pk}"
        with self.past.as_of(self.past.ago(SINCE)):
            self.accounts.of_teacher(teacher, name)
        return Teacher.objects.select_related("school__office", "user").get(pk=teacher.pk)


def able(center: Center):
    """Teachers who meet the conditions that ask for no document (6/1, 7/1)."""
    rows = Teacher.objects.filter(
        working=True, employment__in=MINISTRY_POSTS, teaching_since__lt=dt.date.today() - YEARS
    )
    if not center.school.compulsory_service:
        rows = rows.exclude(compulsory_service=CompulsoryService.OWING)
    return rows.select_related("school__office", "user", "subject")


def _of_wish(rows, seat: Seat, wish: str):
    role = seat.roles.get(ends=None)
    if role.english:
        return rows.filter(subject__is_english=True)
    fields = [role.field_id] if role.field_id else _fields(seat.center)
    if wish == "field":
        rows = rows.filter(subject__fields__in=fields).distinct()
    elif wish == "workshop":
        rows = rows.filter(subject__kind="WORKSHOP").exclude(subject__fields__in=fields)
    elif wish == "home":
        rows = rows.filter(school=seat.center.school)
    if role.field_id:
        return rows
    if wish == "unmanaged":  # what 6/1-c asks is shown by a document
        return rows.filter(subject__fields__in=fields, managerial_duties=None).distinct()
    return rows.filter(managerial_duties__isnull=False).distinct()


def _fields(center: Center) -> list[int]:
    return list(center.center_fields.filter(ends=None).values_list("field", flat=True))


def seats_in_order() -> list[dict[int, Seat]]:
    """The seats of the inherited centres by their order and number, as the demo speaks of them."""
    rows = Seat.objects.filter(center__basis=Center.Basis.INHERITED).select_related(
        "center__school__district__province__office", "center__school__office", "center__office"
    )
    found: dict[int, dict[int, Seat]] = {}
    for seat in rows.order_by(F("center_id").asc(), "number"):
        found.setdefault(seat.center_id, {})[seat.number] = seat
    return list(found.values())
