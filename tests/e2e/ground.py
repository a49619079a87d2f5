"""What lies half done on the demo's ground, so that the pages in the middle of things exist."""

import datetime as dt
import io
from random import Random

from django.core.files.base import ContentFile
from rustpy_xlsxwriter import write_worksheets

from centers.models import Seat
from personnel.demo.accounts import Accounts
from personnel.models import Assignment
from smm_portal.kit import dates
from smm_portal.kit.exports import XLSX_TYPE
from smm_portal.offices.models import Duty, User
from smm_portal.offices.roles import Role

from . import people


def lay(emails: dict[str, str]) -> list[dict]:
    """A founding begun, a file checked, an invitation sent, findings kept, a second factor, an
    account closed; gives accounts of people whom the demo does not have, as it lists its own.
    """
    head = _duty(emails, Role.MTEGM_HEAD)
    _founding()
    _import(head)
    _invitation(head)
    _manager()
    _findings()
    _second_factor(User.objects.get(email=emails[Role.AUDITOR]))
    guests = list(_guests())
    _closed_account(_duty(emails, Role.SYSTEM_ADMIN), [one["email"] for one in guests])
    return guests


def _duty(emails: dict[str, str], role: str) -> Duty:
    return Duty.objects.in_force().get(user__email=emails[role], role=role)


def _founding() -> None:
    from centers.models import School, SchoolKind
    from centers.services import draft_center

    free = School.objects.filter(kind=SchoolKind.MTAL, working=True, centers=None)
    draft_center(free.order_by("sort_key").first())


def schools_file(rows: list[dict]) -> bytes:
    """A workbook of schools as the import asks for it."""
    file = io.BytesIO()
    write_worksheets([("Okullar", rows)], file)
    return file.getvalue()


def school_row(name: str, district: str = "Haliliye", **more) -> dict:
    """One row of that workbook."""
    return {
        "Okul adı": name,
        "Kurum kodu": "",
        "Tür": "MTAL",
        "İl": "Şanlıurfa",
        "İlçe": district,
        **more,
    }


def _import(duty: Duty) -> None:
    from smm_portal.documents.imports import find
    from smm_portal.documents.imports.jobs import start
    from smm_portal.documents.models import StoredFile

    rows = [school_row("Yeni Mesleki Eğitim Merkezi"), school_row("Yanlış", "Olmayan İlçe")]
    content = ContentFile(schools_file(rows))
    file = StoredFile.objects.keep(content, name="okullar.xlsx", content_type=XLSX_TYPE, duty=duty)
    start(find("centers.schools"), file, duty)


def _invitation(duty: Duty) -> None:
    from smm_portal.offices.invitations import Candidate, invite_many

    guest = Candidate("yeni.uzman@smm.invalid", "Ilgaz", "Çınar", Role.MTEGM_EXPERT, duty.office)
    invite_many(duty, [guest])


def _manager() -> None:
    """The first teacher of the list is a deputy head: his duty can be ended."""
    from personnel.models import ManagerialDuty, Teacher

    teacher = Teacher.objects.order_by("sort_key", "pk").first()
    since = dates.today() - dt.timedelta(days=400)
    ManagerialDuty.objects.create(
        teacher=teacher, school=teacher.school, kind=ManagerialDuty.Kind.DEPUTY, starts=since
    )


def _findings() -> None:
    from smm_portal.law import audit

    audit.run()


def _second_factor(user: User) -> None:
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    TOTP.activate(user, generate_totp_secret())
    RecoveryCodes.activate(user)


def _closed_account(admin: Duty, guests: list[str]) -> None:
    """The first person of the list of duties who is no guest."""
    from smm_portal.offices.closing import close

    others = Duty.objects.exclude(user=admin.user).exclude(user__email__in=guests)
    first = others.order_by("user__sort_key", "pk").first()
    close(admin, first.user, "Kurumdan ayrıldı.")


def _guests():
    """A principal whose centre lacks a general coordinator, a coordinator without a plan, two
    chairs. They are people of the demo: calls run in it, so nobody can be seated by a factory.
    """
    yield _guest(people.OF_VACANT_SEAT, _principal_of_vacant_seat())
    yield _guest(people.WITHOUT_PLAN, _coordinator_without_plan())
    yield _guest(people.WRITING_MINUTES, _chair("DRAFT"))
    yield _guest(people.SIGNING_MINUTES, _chair("SIGNING"))


def _chair(state: str) -> Duty:
    """The chair of a commission of the demo whose minutes stand so."""
    from personnel.models import Minutes

    paper = Minutes.objects.filter(state=state).earliest("pk")
    return paper.commission.members.get(part="CHAIR").duty


def _principal_of_vacant_seat() -> Duty:
    """Of a centre whose general seat is vacant, and where somebody with an account can stand in."""
    seated = Assignment.objects.in_force().filter(teacher__user=None, seat__number=3)
    vacant = Seat.objects.filter(number=1, center__state="ACTIVE").exclude(
        assignments__in=Assignment.objects.in_force()
    )
    row = seated.filter(seat__center__in=vacant.values("center")).earliest("pk")
    _open_account(row, "vekil.olabilecek")
    office = row.seat.center.school.office
    return Duty.objects.in_force().get(office=office, role=Role.PRINCIPAL)


def _coordinator_without_plan() -> Duty:
    """Of the centre that was founded after the others."""
    founded = Assignment.objects.in_force().filter(seat__center__basis="DECISION", seat__number=1)
    row = founded.get()
    _open_account(row, "plansiz.gk")
    return Duty.objects.in_force().get(source=f"assignment:{row.pk}")


def _open_account(row: Assignment, name: str) -> None:
    Accounts(Random(1)).of_teacher(row.teacher, name)


def _guest(code: str, duty: Duty) -> dict:
    return {"code": code, "role": code, "email": duty.user.email}
