"""Demo accounts: one for every role in a province with a centre, all with one password."""

import datetime as dt
from dataclasses import dataclass
from random import Random

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from centers.models import Center, District, Province, School
from personnel import invitees, services
from personnel.models import Teacher
from smm_portal.kit import dates
from smm_portal.offices.models import Duty, Invitation, Office, User
from smm_portal.offices.roles import PLACES, Role

from .names import person
from .teachers import DOMAIN

PASSWORD = "merkez-deneme-2024"  # noqa: S105 - the demo's, told to everybody
PROVINCE, DISTRICT = "Bursa", "Osmangazi"
MINISTRY = {
    Role.MTEGM_EXPERT: "mtegm.uzmani",
    Role.MTEGM_HEAD: "mtegm.yoneticisi",
    Role.OYGM_UNIT: "oygm.birimi",
    Role.PERSONNEL_UNIT: "personel.birimi",
    Role.EVALUATOR: "degerlendirici",
    Role.AUDITOR: "denetci",
    Role.SYSTEM_ADMIN: "sistem.yoneticisi",
}
IN_PROVINCE = {
    Role.PROVINCE_DIRECTOR: "bursa.muduru",
    Role.PROVINCE_VTE: "bursa.mesleki",
    Role.PROVINCE_TRAINING: "bursa.ogretmen.yetistirme",
    Role.PROVINCE_HR: "bursa.insan.kaynaklari",
}
IN_DISTRICT = {
    Role.DISTRICT_DIRECTOR: "osmangazi.muduru",
    Role.DISTRICT_VTE: "osmangazi.mesleki",
}
PRINCIPAL, TEACHER, FORMER = "tophane.muduru", "tophane.ogretmen", "eski.gk"
COORDINATORS = {1: "tophane.gk", 2: "tophane.ingilizce", 3: "tophane.mgk"}
SINCE = dt.timedelta(days=500)


@dataclass
class Accounts:
    """Opens accounts, each with the shared password."""

    chance: Random

    def __post_init__(self):
        self.secret = make_password(PASSWORD)  # hashed once: a slow hash times sixty is long
        self.since = dates.today() - SINCE

    def user(self, name: str, first: str = "", last: str = "") -> User:
        """An account with the shared password."""
        if not first:
            first, last = person(self.chance)
        email = name if "@" in name else f"{name}@{DOMAIN}"
        return User.objects.create(
            email=email, first_name=first, last_name=last, password=self.secret
        )

    def officer(self, role: str, office: Office, name: str) -> Duty:
        """Somebody who holds the role in person."""
        user = self.user(name)
        return Duty.objects.create(user=user, office=office, role=role, starts=self.since)

    def ministry(self) -> dict[str, Duty]:
        """Everybody of the Ministry, by role."""
        return {role: self.officer(role, _office_of(role), n) for role, n in MINISTRY.items()}

    def province(self) -> dict[str, Duty]:
        """Everybody of one province and one of its districts, by role."""
        province = Province.objects.select_related("office").get(name=PROVINCE)
        district = District.objects.select_related("office").get(province=province, name=DISTRICT)
        found = {r: self.officer(r, province.office, n) for r, n in IN_PROVINCE.items()}
        return found | {r: self.officer(r, district.office, n) for r, n in IN_DISTRICT.items()}

    def deputy(self, stands_in: Duty) -> None:
        """One person with two duties: his own, and a district director's by vekâlet."""
        district = District.objects.select_related("office").get(
            province__name=PROVINCE, name="İnegöl"
        )
        director = self.officer(Role.DISTRICT_DIRECTOR, district.office, "inegol.muduru")
        today = dates.today()
        Duty.objects.create(
            user=stands_in.user,
            office=district.office,
            role=Role.DISTRICT_DIRECTOR,
            starts=today - dt.timedelta(days=5),
            ends=today + dt.timedelta(days=25),
            is_deputy=True,
            deputy_for=director.user,
        )

    def principals(self, schools: list[School], told: School) -> None:
        """A principal for every school; the one of ``told`` is on the list of accounts."""
        for number, school in enumerate(schools):
            name = PRINCIPAL if school == told else f"okul.muduru{number}"
            self.officer(Role.PRINCIPAL, school.office, name)

    def of_teacher(self, teacher: Teacher, name: str) -> None:
        """A teacher's account: his duties follow from his records."""
        user = self.user(name, teacher.first_name, teacher.last_name)
        self._invited(teacher, user)
        services.link_account(teacher.pk, user)

    def _invited(self, teacher: Teacher, user: User) -> None:
        """The accepted invitation without which no record is tied to an account."""
        moment = timezone.now()
        Invitation.objects.create(
            email=user.email,
            first_name=user.first_name,
            last_name=user.last_name,
            role=Role.TEACHER,
            office_id=teacher.school.office_id,
            source=f"{invitees.NAME}:{teacher.pk}",
            invited_by=Duty.objects.filter(role=Role.MTEGM_HEAD).earliest("pk"),
            expires_at=moment,
            sent_at=moment,
            accepted_at=moment,
            accepted_by=user,
        )

    def coordinators(self, center: Center) -> None:
        """Accounts for the people of one centre: general, English, and the first other."""
        for seat in center.seats.filter(number__in=COORDINATORS):
            row = seat.assignments.in_force().select_related("teacher").get()
            self.of_teacher(row.teacher, COORDINATORS[seat.number])


def listed() -> list[dict]:
    """The accounts that people are told about, one entry for each duty in force."""
    names = [*MINISTRY.values(), *IN_PROVINCE.values(), *IN_DISTRICT.values(), PRINCIPAL]
    # Coordinators are teachers too: who is a teacher alone comes before them.
    names += [TEACHER, *COORDINATORS.values(), FORMER]
    emails = [f"{name}@{DOMAIN}" for name in names]
    users = {user.email: user for user in User.objects.filter(email__in=emails)}
    found = [users[email] for email in emails if email in users]
    return [_entry(user, duty) for user in found for duty in reversed(user.duties_today)]


def _entry(user: User, duty: Duty) -> dict:
    role = duty.get_role_display() + (" (V.)" if duty.is_deputy else "")
    note = " (merkezdeki görevi bitti)" if user.email.startswith(FORMER) else ""
    where = f"{duty.office}{note}"
    return {
        "email": user.email,
        "password": PASSWORD,
        "role": role,
        "where": where,
        "code": duty.role,
    }


def _office_of(role: str) -> Office:
    kind, code = PLACES[role]
    return Office.objects.get(**({"code": code} if code else {"kind": kind}))
