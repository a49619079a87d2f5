"""Whom a call is told to: at publication, at each change, and before its last days.

What is owed stands in ``CallTelling``; a worker tells it in batches, and twice tells nobody twice,
since every notice has its key. Texts carry no reason and no name.
"""

import datetime as dt
from collections.abc import Iterator

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from centers.models import CenterField, SeatKind, TeachingSubject
from smm_portal.kit import days
from smm_portal.offices.models import Duty
from smm_portal.offices.roles import Role
from smm_portal.road import notices

from ..models import (
    Application,
    ApplicationState,
    Call,
    CallChange,
    CallTelling,
    CommissionMember,
    Teacher,
)
from ..models.calls import MTEGM_ROLES

BATCH = 1000
LEASE = dt.timedelta(minutes=10)
PROVINCE_DESKS = (Role.PROVINCE_DIRECTOR, Role.PROVINCE_VTE, Role.PROVINCE_HR)
DISTRICT_DESKS = (Role.DISTRICT_DIRECTOR, Role.DISTRICT_VTE)
TEACHERS = (Role.TEACHER, Role.GENERAL_COORDINATOR, Role.DEVELOPMENT_COORDINATOR)


def owe(call: Call, change: CallChange | None = None) -> None:
    """Note that people are to be told, and have a worker do it when the transaction is through."""
    row = CallTelling.objects.create(call=call, change=change)
    transaction.on_commit(lambda: _send(row.pk), robust=True)


def _send(pk: int) -> None:
    from . import tasks

    tasks.tell.delay(pk)


def run(pk: int) -> int:
    """Tell what one row owes, unless another worker is at it; how many notices were made ready."""
    now = timezone.now()
    free = Q(leased_until=None) | Q(leased_until__lt=now)
    mine = CallTelling.objects.filter(free, pk=pk, done_at=None)
    if not mine.update(leased_until=now + LEASE):
        return 0
    row = CallTelling.objects.select_related("call", "change").get(pk=pk)
    count = _tell_change(row) if row.change_id else _announce(row.call)
    CallTelling.objects.filter(pk=pk).update(done_at=timezone.now())
    return count


def owed() -> list[int]:
    """Rows that no worker has told or is telling: the broker was lost, or a worker killed."""
    free = Q(leased_until=None) | Q(leased_until__lt=timezone.now())
    old = timezone.now() - dt.timedelta(minutes=1)
    rows = CallTelling.objects.filter(free, done_at=None, at__lt=old)
    return list(rows.values_list("pk", flat=True))


# Publication.


def _announce(call: Call) -> int:
    said = {
        "title": call.title,
        "opens": days.day(call.opens_on),
        "until": days.day(call.applications_until),
    }
    to_teachers = _(
        "Alanınıza uyan kadrolar için çağrı: %(title)s. Başvurular %(opens)s–%(until)s."
    )
    to_offices = _("Başvuru çağrısı yayımlandı: %(title)s. Başvurular %(opens)s–%(until)s.")
    key = f"call:{call.pk}:published"
    return tell(matching_teachers(call), key, to_teachers % said, call) + tell(
        announced_to(call), key, to_offices % said, call
    )


def announced_to(call: Call):
    """Duties of province and district directorates, and of principals whose school matches: one with a
    teacher of a matching subject, or the host of a seat. Where the registry knows no teacher of a
    school nobody can say what it teaches: its principal is told too.
    """
    staff = Teacher.objects.filter(working=True)
    matching = staff.filter(subject__in=subjects_of(call).values("pk"))
    schools = (
        Q(office__in=matching.values("school__office"))
        | Q(office__in=call.call_seats.values("role__center__school__office"))
        | ~Q(office__in=staff.values("school__office"))
    )
    return Duty.objects.in_force().filter(
        Q(role__in=PROVINCE_DESKS + DISTRICT_DESKS) | Q(role=Role.PRINCIPAL) & schools
    )


def matching_teachers(call: Call):
    """Duties of teachers with an account whose subject matches a seat's field; no query a teacher."""
    return Duty.objects.in_force().filter(
        role=Role.TEACHER,
        user__teacher__working=True,
        user__teacher__subject__in=subjects_of(call).values("pk"),
    )


def subjects_of(call: Call):
    """The subjects that match a field of a seat; English for the English seat (reading 2)."""
    roles = [row.role for row in call.call_seats.select_related("role")]
    open_field = [r.center_id for r in roles if r.kind == SeatKind.GENERAL and not r.field_id]
    center_fields = CenterField.objects.in_force(call.applications_until).filter(
        center__in=open_field
    )
    wanted = Q(fields__in=[r.field_id for r in roles if r.field_id])
    wanted |= Q(fields__in=center_fields.values("field"))
    if any(role.english for role in roles):
        wanted |= Q(is_english=True)
    return TeachingSubject.objects.filter(wanted).order_by().distinct()


# Changes.


def _tell_change(row: CallTelling) -> int:
    call, change = row.call, row.change
    said = {"title": call.title, "until": days.day(call.applications_until)}
    if change.kind == CallChange.Kind.CANCELLATION:
        text = _("Çağrı iptal edildi: %(title)s. Gerekçesi çağrının sayfasında.")
    else:
        text = _(
            "Çağrının takvimi uzatıldı: %(title)s. Son başvuru günü %(until)s. "
            "Gerekçesi çağrının sayfasında."
        )
    key = f"call-change:{change.pk}"
    count = tell(concerned(call), key, text % said, call, urgent=True)
    if _still_applying(change):
        for duties in (matching_teachers(call), announced_to(call)):
            count += tell(duties, key, text % said, call)
    return count


def _still_applying(change: CallChange) -> bool:
    """Whether the change touches who has not applied yet: everybody who read the announcement."""
    before = dt.date.fromisoformat(change.before["applications_until"])
    moved = change.applications_until not in (None, before)
    cancelled = change.kind == CallChange.Kind.CANCELLATION
    return timezone.localdate(change.at) <= before and (moved or cancelled)


def concerned(call: Call):
    """Duties of applicants, of commissions, and of the offices that have to do with the call."""
    rows = Application.objects.filter(call=call).exclude(state=ApplicationState.WITHDRAWN)
    sent = rows.exclude(state=ApplicationState.DRAFT)
    members = CommissionMember.objects.filter(commission__call=call, left_at=None)
    return Duty.objects.in_force().filter(
        Q(role__in=TEACHERS, user__teacher__in=rows.values("teacher"))
        | Q(pk__in=members.values("duty"))
        | Q(role__in=PROVINCE_DESKS, office__in=call.call_seats.values("province"))
        | Q(role=Role.PRINCIPAL, office__in=sent.values("teacher__school__office"))
        | Q(office__in=rows.values("at_office"), role__in=_checkers())
        | Q(role__in=MTEGM_ROLES)
    )


def _checkers() -> tuple[str, ...]:
    return (Role.PRINCIPAL, *DISTRICT_DESKS, *PROVINCE_DESKS)


# Batches.


def tell(duties, key: str, text: str, call: Call, *, urgent: bool = False) -> int:
    """Tell the holders of the duties once, in batches; how many notices were made ready."""
    count = 0
    for some in _batches(duties):
        rows = notices.rows_for(some, key, text, call.get_absolute_url(), urgent)
        with transaction.atomic():
            notices.send(rows)
        count += len(rows)
    return count


def _batches(duties) -> Iterator[list[Duty]]:
    last = 0
    while some := list(duties.filter(pk__gt=last).order_by("pk")[:BATCH]):
        yield some
        last = some[-1].pk


def ready(call: Call) -> None:
    """Tell MTEGM's head that a draft lacks nothing."""
    heads = Duty.objects.in_force().filter(role=Role.MTEGM_HEAD)
    text = _("Yayımınızı bekleyen çağrı: %(title)s") % {"title": call.title}
    key = f"call-ready:{call.pk}:{timezone.localdate()}"
    notices.tell(heads, key, text, call.get_absolute_url(), urgent=True)
