"""Teachers and assignments for tests."""

import datetime as dt
from random import Random

import factory
from django.utils import timezone

from centers.models import School, Seat, TeachingSubject
from personnel import deputies
from personnel.demo.names import identity_number, person
from personnel.models import Assignment, Teacher
from personnel.models.teachers import CompulsoryService, Employment
from smm_portal.kit import dates
from smm_portal.offices.models import Duty, Invitation, User
from smm_portal.offices.roles import Role

from .centers import CenterFactory, SchoolFactory, clerk, days_ago
from .offices import duty_at

_chance = Random(42)


def subject(name: str) -> TeachingSubject:
    """A teaching subject of the reference data."""
    return TeachingSubject.objects.get(name=name)


class TeacherFactory(factory.django.DjangoModelFactory):
    """A permanent teacher of seven years. ``subject`` may be a name."""

    class Meta:
        model = Teacher
        exclude = ("names",)

    names = factory.LazyFunction(lambda: person(_chance))
    first_name = factory.LazyAttribute(lambda o: o.names[0])
    last_name = factory.LazyAttribute(lambda o: o.names[1])
    identity = factory.Sequence(lambda n: identity_number(50_000_000 + n))
    email = factory.Sequence(lambda n: f"ogretmen{n}@smm.invalid")
    school = factory.SubFactory(SchoolFactory)
    subject = "Bilişim Teknolojileri"
    employment = Employment.PERMANENT
    teaching_since = factory.LazyFunction(lambda: days_ago(7 * 365))
    compulsory_service = CompulsoryService.COMPLETED

    @classmethod
    def _create(cls, model, *args, **kwargs):
        if isinstance(kwargs["subject"], str):
            kwargs["subject"] = subject(kwargs["subject"])
        teacher = model.objects.create(**kwargs)
        teacher.refresh_from_db()
        return teacher


def give_account(teacher: Teacher, password: str | None = None) -> User:
    """Open the teacher's account by an accepted invitation; triggers give his duties."""
    user = User.objects.create_user(
        teacher.email, password, first_name=teacher.first_name, last_name=teacher.last_name
    )
    accept_invitation(teacher, user)
    teacher.user = user
    teacher.save(update_fields=["user"])
    return user


def accept_invitation(teacher: Teacher, user: User) -> None:
    """The invitation by which the teacher's record may be tied to the account."""
    moment = timezone.now()
    Invitation.objects.create(
        email=user.email,
        first_name=teacher.first_name,
        last_name=teacher.last_name,
        role=Role.TEACHER,
        office_id=teacher.school.office_id,
        source=f"teacher:{teacher.pk}",
        invited_by=clerk(),
        expires_at=moment,
        sent_at=moment,
        accepted_at=moment,
        accepted_by=user,
    )


def teacher_duty(school: School | None = None, **kwargs) -> Duty:
    """The duty of a teacher with an account at the school."""
    teacher = TeacherFactory(**({"school": school} if school else {}), **kwargs)
    return give_account(teacher).duties.select_related("office", "user").get(role=Role.TEACHER)


def seat(center, number: int = 1) -> Seat:
    """A centre's seat by its number: 1 general, 2 English, 3 and 4 development, 5 out of use."""
    return center.seats.get(number=number)


class AssignmentFactory(factory.django.DjangoModelFactory):
    """A term of six months, begun a month ago, on a new centre's general seat unless said."""

    class Meta:
        model = Assignment

    seat = factory.LazyFunction(lambda: seat(CenterFactory()))
    teacher = None
    starts = factory.LazyFunction(lambda: days_ago(30))
    ends = factory.LazyAttribute(lambda o: o.starts + dt.timedelta(days=180))
    approval_number = factory.Sequence(lambda n: f"E-43770946-903.07-{7000000 + n}")
    approval_date = factory.LazyAttribute(lambda o: min(o.starts, dates.today()))

    @classmethod
    def _create(cls, model, *args, **kwargs):
        kwargs["teacher"] = kwargs.get("teacher") or _teacher_for(kwargs["seat"], kwargs["starts"])
        return super()._create(model, *args, **kwargs)


def _teacher_for(one: Seat, day: dt.date) -> Teacher:
    role = one.roles.in_force(day).first()
    english = {"subject": "İngilizce"} if role and role.english else {}
    return TeacherFactory(school=one.center.school, **english)


def coordinator_duty(center=None, number: int = 1, **kwargs) -> Duty:
    """The duty at the centre of somebody with an account who sits on the numbered seat."""
    center = center or CenterFactory()
    assignment = AssignmentFactory(seat=seat(center, number), **kwargs)
    user = assignment.teacher.user or give_account(assignment.teacher)
    return user.duties.select_related("office", "user").get(source=f"assignment:{assignment.pk}")


def deputy_duty(center, coordinator: Duty | None = None) -> Duty:
    """Who stands in for the centre's general coordinator for ten days, from when the seat is empty."""
    held = Assignment.objects.filter(seat__center=center, seat__number=1).order_by("-ends").first()
    starts = max(dates.today(), held.ends if held else dates.today())
    if coordinator is None:
        term = {"starts": dates.today(), "ends": dates.today() + dt.timedelta(days=180)}
        coordinator = coordinator_duty(center, 4, **term)
    school = center.school.office
    namer = Duty.objects.in_force().filter(office=school, role=Role.PRINCIPAL).first()
    namer = namer or duty_at(school, Role.PRINCIPAL)
    last_day = starts + dt.timedelta(days=9)
    return Duty.objects.get(pk=deputies.name(namer, center, coordinator, starts, last_day))
