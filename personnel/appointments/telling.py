"""Who is told of appointments, proposals and ends. Texts name places, never persons or reasons."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from smm_portal.kit import days
from smm_portal.offices.models import Duty
from smm_portal.offices.roles import Role
from smm_portal.road import notices

from ..models import Assignment, Renewal

PROVINCE = (Role.PROVINCE_DIRECTOR, Role.PROVINCE_HR)
MTEGM = (Role.MTEGM_EXPERT, Role.MTEGM_HEAD)
PLACES = ("seat__center__school__district__province", "teacher__school__district__province")


def principals(offices: Iterable[int]) -> Q:
    """Principals at these schools' offices."""
    return Q(office__in=list(offices), role=Role.PRINCIPAL)


def provinces(offices: Iterable[int]) -> Q:
    """Whom a province directorate has for staff matters."""
    return Q(office__in=list(offices), role__in=PROVINCE)


def persons(users: Iterable[int | None]) -> Q:
    """The people themselves, as teachers and in the centres."""
    own = (Role.TEACHER, Role.GENERAL_COORDINATOR, Role.DEVELOPMENT_COORDINATOR)
    return Q(user__in=[user for user in users if user], role__in=own)


def duties(wanted: Q) -> dict[tuple[str, int], list[Duty]]:
    """The duties in force, by office ("office", id) and by person ("user", id); one query."""
    found: dict[tuple[str, int], list[Duty]] = defaultdict(list)
    for duty in Duty.objects.in_force().filter(wanted):
        found["office", duty.office_id].append(duty)
        found["user", duty.user_id].append(duty)
    return found


def place(row: Assignment) -> dict:
    """The words that stand for a term in a notice."""
    return {"center": row.seat.center, "number": row.seat.number}


def page(row: Assignment) -> str:
    """The assignment's page."""
    return reverse("personnel:assignment", args=[row.pk])


def of_appointments(made: list[Assignment]) -> None:
    """The person, both schools and both provinces learn of an appointment."""
    rows = Assignment.objects.filter(pk__in=[one.pk for one in made]).select_related(*PLACES)
    rows = list(rows)
    schools = {s.office_id for row in rows for s in _schools(row)}
    offices = {s.district.province.office_id for row in rows for s in _schools(row)}
    users = [row.teacher.user_id for row in rows]
    known = duties(principals(schools) | provinces(offices) | persons(users))
    told = [one for row in rows for one in _appointed(row, known)]
    notices.send(told)


def _schools(row: Assignment) -> tuple:
    return row.seat.center.school, row.teacher.school


def _appointed(row: Assignment, known) -> list:
    people = list(known["user", row.teacher.user_id])
    for school in _schools(row):
        people += [d for d in known["office", school.office_id] if d.role == Role.PRINCIPAL]
        people += known["office", school.district.province.office_id]
    said = place(row) | {"day": days.day(row.starts)}
    text = _("Görevlendirme onaylandı: %(center)s, %(number)s. kadro. İlk gün: %(day)s")
    return notices.rows_for(people, f"appointed:{row.pk}", text % said, page(row), urgent=True)


def of_proposal(renewal: Renewal) -> None:
    """Personel GM learns of a proposal, the person and the host's principal too (10/5)."""
    text = _("Yeniden görevlendirme inha edildi: %(center)s, %(number)s. kadro.")
    unit = Q(role=Role.PERSONNEL_UNIT)
    _tell_staff(renewal.assignment, f"renewal:{renewal.pk}:proposed", text, unit)


def of_refusal(renewal: Renewal) -> None:
    """MTEGM, the person and the principal learn that a proposal was not approved."""
    text = _("Yeniden görevlendirme uygun görülmedi: %(center)s, %(number)s. kadro.")
    _tell_staff(renewal.assignment, f"renewal:{renewal.pk}:refused", text, Q(role__in=MTEGM))


def of_end(row: Assignment) -> None:
    """The person and the principal learn that the term ends and what is to be handed over."""
    text = _("Görev süre sonunda bitecek; devir teslim başladı: %(center)s, %(number)s. kadro.")
    _tell_staff(row, f"handover:{row.pk}", text, Q(pk__in=[]))


def _tell_staff(row: Assignment, key: str, text: str, others: Q) -> None:
    school = row.seat.center.school.office_id
    wanted = others | principals([school]) | persons([row.teacher.user_id])
    people = Duty.objects.in_force().filter(wanted)
    notices.tell(people, key, text % place(row), page(row), urgent=True)
