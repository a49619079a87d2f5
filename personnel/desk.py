"""What this room puts on people's desks, and what it adds to the search."""

from django.db.models import Exists, OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from smm_portal.kit.desk import COMING, WAITING, DeskItem
from smm_portal.offices import policy
from smm_portal.offices.roles import Role

from .filters import ENDING, in_state
from .models import Assignment, Renewal, Teacher
from .models.appointments import RenewalState
from .tables import role_words, with_role

# Whose matter it is that a term ends: they propose and record what comes next.
WATCHERS = {
    Role.MTEGM_EXPERT,
    Role.MTEGM_HEAD,
    Role.PERSONNEL_UNIT,
    Role.PROVINCE_DIRECTOR,
    Role.PROVINCE_VTE,
    Role.PROVINCE_HR,
}
COORDINATORS = {Role.GENERAL_COORDINATOR, Role.DEVELOPMENT_COORDINATOR}
SHOWN = 10


def items(duty) -> list[DeskItem]:
    """Terms that end soon and nobody follows, one's own term, one's own record."""
    if duty.role in WATCHERS:
        return _ending(duty)
    if duty.role in COORDINATORS:
        return _own_term(duty)
    return _own_record(duty) if duty.role == Role.TEACHER else []


def _ending(duty) -> list[DeskItem]:
    newest = Renewal.objects.filter(assignment=OuterRef("pk")).order_by("-pk")
    follows = Assignment.objects.filter(seat=OuterRef("seat"), starts__gte=OuterRef("ends"))
    rows = in_state(Assignment.objects.visible_to(duty), ENDING).filter(~Exists(follows))
    rows = rows.annotate(proposal=Subquery(newest.values("state")[:1]))
    rows = rows.select_related("teacher", "seat__center").order_by("ends", "pk")[: SHOWN + 1]
    found = [_ends(row) for row in rows]
    return found if len(found) <= SHOWN else [*found[:SHOWN], _all_ending()]


def _ends(row: Assignment) -> DeskItem:
    said = {"who": row.teacher, "center": row.seat.center}
    detail = _("%(center)s. Yerine biri ya da yeniden görevlendirme gerekir.")
    if row.proposal == RenewalState.PROPOSED:
        detail = _("%(center)s. Yeniden görevlendirme inha edildi; karar bekliyor.")
    return DeskItem(
        title=_("%(who)s: görevi bitiyor") % said,
        url=reverse("personnel:assignment", args=[row.pk]),
        detail=detail % said,
        due=row.last_day,
        kind=COMING,
    )


def _all_ending() -> DeskItem:
    url = f"{reverse('personnel:assignments')}?durum={ENDING}&sirala=last_day"
    return DeskItem(title=_("60 gün içinde biten bütün görevler"), url=url, kind=COMING)


def _own_term(duty) -> list[DeskItem]:
    rows = Assignment.objects.in_force().filter(
        teacher__user=duty.user_id, seat__center__office=duty.office_id
    )
    return [_seat_item(row) for row in with_role(rows.select_related("seat__center"))[:1]]


def _seat_item(row: Assignment) -> DeskItem:
    said = {"number": row.seat.number, "role": role_words(row)}
    return DeskItem(
        title=str(row.seat.center),
        url=reverse("centers:detail", args=[row.seat.center_id]),
        detail=_("%(number)s. kadrodasınız: %(role)s.") % said,
        due=row.last_day,
        kind=COMING,
    )


def _own_record(duty) -> list[DeskItem]:
    return [
        DeskItem(
            title=_("Öğretmen kaydınızı denetleyin"),
            url=reverse("personnel:my_record"),
            detail=_("Yanlış bilgiyi il müdürlüğünüze bildirin."),
            kind=WAITING,
        )
    ]


def find_people(duty, words: list[str], limit: int) -> list[tuple]:
    """Teachers of the reader's scope by name."""
    if not policy.may(duty, "personnel:teachers"):
        return []
    rows = _named(Teacher.objects.visible_to(duty), words)
    rows = rows.select_related("subject", "school").order_by("sort_key", "pk")[:limit]
    return [
        (str(row), f"{row.subject} · {row.school}", reverse("personnel:teacher", args=[row.pk]))
        for row in rows
    ]


def _named(rows, words: list[str]):
    for word in words:
        rows = rows.filter(search__contains=word)
    return rows
