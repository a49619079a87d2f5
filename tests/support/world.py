"""One small world for tests that walk pages as many people: a province with everything in it,
another one beside it, and one person of each role in the first.
"""

from dataclasses import dataclass

from django.test import Client

from smm_portal.offices.models import Duty, Office, User
from smm_portal.offices.roles import FROM_RECORDS, PLACES, OfficeKind, Role
from tests.factories.centers import CenterFactory, SchoolFactory, district
from tests.factories.offices import PASSWORD, UserFactory, duty_at
from tests.factories.personnel import (
    AssignmentFactory,
    TeacherFactory,
    coordinator_duty,
    seat,
    teacher_duty,
)

HOME, AWAY = "Ankara", "Adana"
ANONYMOUS, NO_DUTY = "anonymous", "no_duty"


@dataclass
class World:
    """``center`` and ``school`` lie in everybody's scope, ``other_center`` and ``other_school``
    in the scope of the Ministry's people alone. ``duty`` is that of whoever walks now.
    """

    school: object
    other_school: object
    center: object
    other_center: object
    duties: dict[str, Duty]
    teacher: object
    other_teacher: object
    other_assignment: object
    nobody: User
    stranger: Duty
    duty: Duty | None = None

    def enter(self, persona: str) -> Client:
        """The client of a persona, signed in anew."""
        self.duty = self.duties.get(persona)
        client = Client(raise_request_exception=False)
        if persona != ANONYMOUS:
            client.force_login(self.duty.user if self.duty else self.nobody)
        if self.duty:
            client.post("/gorev-degistir/", {"duty": self.duty.pk})
        return client


def build() -> World:
    """The world in the test's database."""
    school = SchoolFactory(district=district(HOME))
    other_school = SchoolFactory(district=district(AWAY))
    center, other_center = CenterFactory(school=school), CenterFactory(school=other_school)
    duties = {role: _by_hand(role, school) for role in Role.values if role not in FROM_RECORDS}
    duties |= {
        Role.GENERAL_COORDINATOR: coordinator_duty(center, 1),
        Role.DEVELOPMENT_COORDINATOR: coordinator_duty(center, 3),
        Role.TEACHER: teacher_duty(school),
    }
    for role in FROM_RECORDS:
        duties[role].user.set_password(PASSWORD)
        duties[role].user.save()
    far_center = CenterFactory(school=SchoolFactory(district=district(AWAY)))
    return World(
        school=school,
        other_school=other_school,
        center=center,
        other_center=other_center,
        duties=duties,
        teacher=TeacherFactory(school=school),
        other_teacher=TeacherFactory(school=other_school),
        other_assignment=AssignmentFactory(seat=seat(far_center)),
        nobody=UserFactory(),
        stranger=duty_at(_office(OfficeKind.PROVINCE, other_school), Role.PROVINCE_VTE),
    )


def _by_hand(role: str, school) -> Duty:
    kind, code = PLACES[role]
    office = Office.objects.get(code=code) if code else _office(kind, school)
    return duty_at(office, role)


def _office(kind: str, school) -> Office:
    """The office of this kind on the way from the school up to the Ministry."""
    above = [int(part) for part in school.office.path.strip("/").split("/")]
    return Office.objects.get(kind=kind, pk__in=above)
