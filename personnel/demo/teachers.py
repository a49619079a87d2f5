"""Invented teachers with believable facts, at the hosts and at the invented schools."""

import datetime as dt
from collections.abc import Iterable
from random import Random

from centers.models import School, TeachingSubject
from personnel.models import ManagerialDuty, Teacher
from personnel.models.teachers import CompulsoryService, Employment
from smm_portal.kit import dates
from smm_portal.kit.text import fold

from .names import identity_number, person

GENERAL_SUBJECTS = ["Matematik", "Türk Dili ve Edebiyatı", "Fizik", "İngilizce", "Rehberlik"]
DOMAIN = "demo.smm.invalid"
AT_HOST, ELSEWHERE = 12, 9
EMPLOYMENT = {
    Employment.PERMANENT: 82,
    Employment.CONTRACT: 13,
    Employment.HOURLY: 5,
}
SERVICE = {
    CompulsoryService.COMPLETED: 60,
    CompulsoryService.EXEMPT: 12,
    CompulsoryService.OWING: 28,
}


class Staff:
    """Makes teachers, each with a serial of his own, and finds them by subject later."""

    def __init__(self, chance: Random):
        self.chance, self.serial = chance, 0
        self.subjects = {s.name: s for s in TeachingSubject.objects.prefetch_related("fields")}
        workshop = TeachingSubject.Kind.WORKSHOP
        self.workshop = [s for s in self.subjects.values() if s.kind == workshop]
        self.teachers: list[Teacher] = []

    def at_host(self, school: School, fields: Iterable) -> None:
        """Three teachers for each of the centre's fields, two of English, and others."""
        wanted = [subject for field in fields for subject in 3 * [self.subject_of(field)]]
        wanted += 3 * [self.subjects["İngilizce"]]
        wanted += [self._any_subject() for _ in range(max(0, AT_HOST - len(wanted)))]
        self.teachers += [self._teacher(school, s, long_served=True) for s in wanted]

    def at_school(self, school: School) -> None:
        """A few vocational teachers, one of English, some of general subjects."""
        wanted = [self.subjects["İngilizce"]]
        wanted += [self._any_subject() for _ in range(ELSEWHERE - 1 + self.chance.randint(0, 4))]
        self.teachers += [self._teacher(school, s) for s in wanted]

    def subject_of(self, field) -> TeachingSubject:
        """The first subject that counts as the field, else any of a workshop."""
        fits = (s for s in self.subjects.values() if field in s.fields.all())
        return next(fits, self.workshop[0])

    def _any_subject(self) -> TeachingSubject:
        if self.chance.random() < 0.3:
            return self.subjects[self.chance.choice(GENERAL_SUBJECTS)]
        return self.chance.choice(self.workshop)

    def _teacher(self, school: School, subject, long_served: bool = False) -> Teacher:
        self.serial += 1
        first, last = person(self.chance)
        years = self.chance.randint(7, 28) if long_served else self.chance.randint(1, 28)
        return Teacher(
            first_name=first,
            last_name=last,
            identity=identity_number(self.serial),
            email=self._email(first, last),
            school=school,
            subject=subject,
            employment=self._employment(school, long_served),
            teaching_since=self._since(years),
            days_not_counted=self.chance.choice([0] * 12 + [30, 90, 180, 365]),
            compulsory_service=self._one_of(SERVICE),
        )

    def _email(self, first: str, last: str) -> str | None:
        if self.chance.random() < 0.12:
            return None
        return f"{fold(first)}.{fold(last)}{self.serial}@{DOMAIN}"

    def _employment(self, school: School, long_served: bool) -> str:
        if school.kind == "PRIVATE_MTAL":
            return Employment.PRIVATE
        return Employment.PERMANENT if long_served else self._one_of(EMPLOYMENT)

    def _one_of(self, weights: dict) -> str:
        return self.chance.choices(list(weights), list(weights.values()))[0]

    def _since(self, years: int) -> dt.date:
        september = dt.date(dates.today().year - years, 9, 1)
        return september + dt.timedelta(days=self.chance.choice([0, 7, 14, 153, 160]))

    def store(self) -> None:
        """Store all of them at once, then the managerial duties that some held (6/1-c)."""
        Teacher.objects.bulk_create(self.teachers)
        ManagerialDuty.objects.bulk_create(filter(None, map(self._past_duty, self.teachers)))

    def _past_duty(self, teacher: Teacher) -> ManagerialDuty | None:
        years = (dates.today() - teacher.teaching_since).days // 365
        if years < 6 or self.chance.random() < 0.7:
            return None
        starts = teacher.teaching_since + dt.timedelta(days=365 * self.chance.randint(3, years - 2))
        kinds = [
            kind for kind in ManagerialDuty.Kind if kind != ManagerialDuty.Kind.FOUNDING_PRINCIPAL
        ]
        return ManagerialDuty(
            teacher=teacher,
            kind=self.chance.choice(kinds),
            school=teacher.school,
            starts=starts,
            ends=starts + dt.timedelta(days=365 * self.chance.randint(1, 2)),
        )

    def free_at(self, school: School, subject: TeachingSubject, taken: set[int]) -> Teacher:
        """A teacher of the subject at the school who has not been seated yet."""
        return next(
            t
            for t in self.teachers
            if t.school_id == school.pk and t.subject_id == subject.pk and t.pk not in taken
        )
