"""What the conditions look at: a teacher's facts and a seat's, free of the database."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef

from centers.models import CenterField, Field, SeatKind, SeatRole
from centers.models.places import HOST_KINDS
from smm_portal.offices.models import Duty
from smm_portal.offices.roles import Role

from ..models import ManagerialDuty, Teacher
from ..models.teachers import MINISTRY_POSTS, CompulsoryService


@dataclass(frozen=True)
class TeacherFacts:
    """A teacher as the registry knows him, in the words of clauses 6 and 7.

    ``managed`` says whether he held a managerial duty of 6/1-c at a school of MTEGM, ``fields``
    are the fields (ids) that his subject matches, ``heads`` the schools (ids) he is principal of.
    """

    holds_post: bool
    teaching_since: dt.date
    days_not_counted: int = 0
    managed: bool = False
    compulsory_settled: bool = False
    subject: str = ""
    is_english: bool = False
    is_workshop: bool = False
    fields: frozenset[int] = field(default_factory=frozenset)
    heads: frozenset[int] = field(default_factory=frozenset)

    def counted_from(self) -> dt.date:
        """The day from which unbroken teaching is counted: days not counted push it on."""
        return self.teaching_since + dt.timedelta(days=self.days_not_counted)


@dataclass(frozen=True)
class SeatFacts:
    """A seat: what it is for, and the place of its centre.

    ``fields`` are the fields (ids) that count for it: its own, or all of the centre's for a
    general coordinator whose field MTEGM left open.
    """

    general: bool
    english: bool = False
    fields: frozenset[int] = field(default_factory=frozenset)
    compulsory_place: bool = False
    school: int = 0

    @property
    def article(self) -> int:
        """6 for the general coordinator, 7 for the others."""
        return 6 if self.general else 7


def asked_of(teacher: Teacher) -> dict:
    """What other tables know of the teacher, as annotations of any query of one row."""
    managed = ManagerialDuty.objects.filter(teacher=teacher.pk, school__kind__in=HOST_KINDS)
    matching = Field.objects.filter(subjects=teacher.subject_id).order_by()
    heads = Duty.objects.in_force().filter(
        user=teacher.user_id, role=Role.PRINCIPAL, is_deputy=False, office=teacher.school.office_id
    )
    return {
        "asked_managed": Exists(managed),
        "asked_fields": ArraySubquery(matching.values("pk")),
        "asked_heads": Exists(heads),
    }


def facts_of(teacher: Teacher, row=None) -> TeacherFacts:
    """The teacher's facts, from a row annotated by ``asked_of``; without one, one query beyond the
    teacher, subject and school."""
    row = row or Teacher.objects.annotate(**asked_of(teacher)).only("pk").get(pk=teacher.pk)
    # The office of a school is in step with it one to one; teachers head the school they are at.
    return TeacherFacts(
        holds_post=teacher.working and teacher.employment in MINISTRY_POSTS,
        teaching_since=teacher.teaching_since,
        days_not_counted=teacher.days_not_counted,
        managed=row.asked_managed,
        compulsory_settled=teacher.compulsory_service != CompulsoryService.OWING,
        subject=teacher.subject.name,
        is_english=teacher.subject.is_english,
        is_workshop=teacher.subject.kind == teacher.subject.Kind.WORKSHOP,
        fields=frozenset(row.asked_fields),
        heads=frozenset([teacher.school_id] if row.asked_heads else []),
    )


def seat_facts(role: SeatRole, day: dt.date, open_fields: Iterable[int] | None = None) -> SeatFacts:
    """The seat's facts on the day; one query where its field is open and the centre's are not given."""
    center = role.center
    return SeatFacts(
        general=role.kind == SeatKind.GENERAL,
        english=role.english,
        fields=frozenset(_fields_for(role, day, open_fields)),
        compulsory_place=center.school.compulsory_service,
        school=center.school_id,
    )


def _fields_for(role: SeatRole, day: dt.date, open_fields: Iterable[int] | None) -> Iterable[int]:
    if role.field_id:
        return (role.field_id,)
    return fields_of(role.center, day) if open_fields is None else open_fields


def fields_of(center, day: dt.date) -> list[int]:
    """The fields (ids) that MTEGM set for the centre on the day."""
    rows = CenterField.objects.in_force(day).filter(center=center)
    return list(rows.values_list("field_id", flat=True))


def role_on(seat: int, day: dt.date, teacher: Teacher) -> SeatRole | None:
    """What the seat is for on the day, with all that ``seat_facts`` and ``facts_of`` ask beside it
    (``open_fields`` and the annotations of ``asked_of``); one query."""
    fields = CenterField.objects.in_force(day).filter(center=OuterRef("center"))
    rows = SeatRole.objects.in_force(day).filter(seat=seat).select_related("center__school")
    found = ArraySubquery(fields.order_by().values("field_id"))
    return rows.annotate(open_fields=found, **asked_of(teacher)).first()
