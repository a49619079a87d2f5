"""A centre, the people along its road, and bare papers that travel it."""

from dataclasses import dataclass, field

from django.conf import settings
from django.test import Client

from centers.models import District
from smm_portal.offices.models import Duty, Office
from smm_portal.offices.roles import PLACES, Role
from smm_portal.road import services
from smm_portal.road.models import Submission
from smm_portal.road.transitions import Act
from tests.factories.centers import CenterFactory, SchoolFactory, district
from tests.factories.offices import duty_at
from tests.factories.personnel import coordinator_duty

# A kind with nothing behind it: only the tests' databases know it (tests/support/build_template.py).
BARE = "bare_paper"
UP = (
    Role.GENERAL_COORDINATOR,
    Role.PRINCIPAL,
    Role.DISTRICT_DIRECTOR,
    Role.PROVINCE_DIRECTOR,
    Role.MTEGM_HEAD,
)
SEATS = {Role.GENERAL_COORDINATOR: 1, Role.DEVELOPMENT_COORDINATOR: 3}


@dataclass
class Line:
    """A centre with one person for each role of its road, made when first asked for."""

    center: object
    duties: dict[str, Duty] = field(default_factory=dict)

    def duty(self, role: str) -> Duty:
        """The person's duty, with its office."""
        if role not in self.duties:
            self.duties[role] = self._make(role)
        return self.duties[role]

    def office(self, kind: str) -> Office:
        """The office of the kind above the centre."""
        above = [int(part) for part in self.center.office.path.strip("/").split("/")]
        return Office.objects.get(kind=kind, pk__in=above)

    def _make(self, role: str) -> Duty:
        if role in SEATS:
            return coordinator_duty(self.center, SEATS[role])
        kind, code = PLACES[role]
        return duty_at(Office.objects.get(code=code) if code else self.office(kind), role)

    def client(self, role: str) -> Client:
        """A signed-in client of the role's person."""
        return client_of(self.duty(role))

    def paper(self, title: str = "2027 yılı faaliyet planı", **more) -> Submission:
        """A draft of the centre."""
        more = {"year": 2027, **more}
        paper = services.begin(BARE, self.center.office, title, **more)
        return Submission.objects.select_related("office").get(pk=paper.pk)

    def sent(self, up_to: str = Role.PRINCIPAL, **more) -> Submission:
        """A paper that lies at the desk of ``up_to``."""
        paper = self.paper(**more)
        for role in UP[: UP.index(up_to)]:
            what = Act.SEND if role == Role.GENERAL_COORDINATOR else Act.FORWARD
            services.act(paper, self.duty(role), what)
        return paper


def client_of(duty: Duty) -> Client:
    """A signed-in client acting in the duty."""
    client = Client()
    client.force_login(duty.user, backend=settings.AUTHENTICATION_BACKENDS[0])
    client.post("/gorev-degistir/", {"duty": duty.pk})
    return client


def line_in(province: str = "Ankara", name: str = "") -> Line:
    """A new centre in the province and the people of its road."""
    school = SchoolFactory(district=district(province, name))
    return Line(CenterFactory(school=school))


def line_without_district() -> Line:
    """A centre in a district without directorate: its school stands right under the province."""
    merkez = District.objects.filter(has_directorate=False).first()
    return Line(CenterFactory(school=SchoolFactory(district=merkez)))
