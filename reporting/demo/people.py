"""Who handles the invented plans on their way: officers and coordinators opened where none is."""

from centers.models import Center
from personnel.demo.accounts import Accounts
from smm_portal.kit.text import fold
from smm_portal.offices.models import Duty, Office
from smm_portal.offices.roles import OfficeKind, Role
from smm_portal.road.models import Submission

SEATS = {Role.GENERAL_COORDINATOR: 1, Role.DEVELOPMENT_COORDINATOR: 3}
DESKS = {
    OfficeKind.SCHOOL: (Role.PRINCIPAL, "mudur"),
    OfficeKind.DISTRICT: (Role.DISTRICT_VTE, "ilce.mesleki"),
    OfficeKind.PROVINCE: (Role.PROVINCE_VTE, "il.mesleki"),
}


class People:
    """Finds the duty for an act, opening an account where nobody has one yet."""

    def __init__(self, chance):
        self.accounts = Accounts(chance)

    def staff(self, center: Center, role: str = Role.GENERAL_COORDINATOR) -> Duty | None:
        """The centre's coordinator with an account, or None where the seat is vacant."""
        return self._held(center.office, role) or self._opened(center, role)

    def _opened(self, center: Center, role: str) -> Duty | None:
        row = center.seats.get(number=SEATS[role]).assignments.in_force()
        row = row.select_related("teacher").first()
        if row is None or row.teacher.user_id:
            return None
        short = "gk" if role == Role.GENERAL_COORDINATOR else "mgk"
        self.accounts.of_teacher(row.teacher, f"merkez{center.pk}.{short}")
        return self._held(center.office, role)

    def at(self, paper: Submission, decides: bool = False) -> Duty:
        """Whoever may act where the paper lies; at MTEGM the head where it is to be decided."""
        office = paper.at_office
        if office.kind == OfficeKind.DIRECTORATE:
            return self._held(office, Role.MTEGM_HEAD if decides else Role.MTEGM_EXPERT)
        if office.kind == OfficeKind.CENTER:
            return self._held(office, Role.GENERAL_COORDINATOR)
        role, word = DESKS[office.kind]
        return self._held(office, role) or self._officer(office, role, word)

    def _officer(self, office: Office, role: str, word: str) -> Duty:
        short = fold(office.name).split(" ")[0]
        return self.accounts.officer(role, office, f"{short}{office.pk}.{word}")

    def _held(self, office: Office, role: str) -> Duty | None:
        rows = Duty.objects.in_force().filter(office=office, role=role)
        return rows.select_related("office", "user").order_by("is_deputy", "pk").first()
