"""Commissions ready for their results: files checked, review open, scored where asked."""

import datetime as dt
from contextlib import contextmanager

from personnel.models import Application, Commission, Score
from personnel.results import drafting, reading, signing
from smm_portal.offices.models import Duty
from tests.factories import calls
from tests.factories.centers import CenterFactory
from tests.factories.personnel import seat
from tests.support import days

FIELD_SUBJECT, WORKSHOP, OTHER = (
    "Bilişim Teknolojileri",
    "Endüstriyel Otomasyon Teknolojileri",
    "Matematik",
)


def call_for(number: int = 1, **kwargs):
    """A published call for one seat of a new centre: 1 general, 2 English, 3 development."""
    return calls.open_call(seat(CenterFactory(), number), **kwargs)


def commission(call, *subjects: str) -> tuple[Commission, list[Application]]:
    """A commission in review (applications closed: use inside ``reviewing``) with these files."""
    files = [calls.checked(call, calls.applicant(subject=subject)) for subject in subjects]
    return calls.commission(call), files


@contextmanager
def reviewing(call, *subjects: str, points: int | None = 80):
    """On the day after the last one: the commission in review, its files scored by everybody."""
    row, files = commission(call, *subjects)
    with days.on(call.applications_until + dt.timedelta(days=1)):
        calls.reviewing(row)
        for file in files if points is not None else ():
            score(row, file, points)
        yield row, files


def score(row: Commission, file: Application, points: int) -> None:
    """Everybody's same points on every criterion."""
    for user in set(row.members.filter(left_at=None).values_list("user", flat=True)):
        for criterion in row.call.criteria.all():
            Score.objects.create(
                commission=row, application=file, user_id=user, criterion=criterion, points=points
            )


def member(row: Commission, part: str = "HR") -> Duty:
    """The duty of who sits for the part."""
    return (
        row.members.select_related("duty__user", "duty__office").get(part=part, left_at=None).duty
    )


def read(row: Commission, part: str = "HR") -> Commission:
    """The commission as a member's page reads it."""
    return reading.commissions(member(row, part)).get(pk=row.pk)


def confirm_all(paper) -> None:
    """Every member confirms by the service; the last one makes it stand."""
    for part in ("CHAIR", "HR", "TRAINING", "VTE"):
        signing.confirm(paper, member(paper.commission, part))


def confirmed(row: Commission):
    """Provisional minutes begun, opened and confirmed by the services."""
    drafting.begin(row, member(row))
    paper = signing.open_for_members(row, member(row))
    confirm_all(paper)
    return paper


def published(row: Commission) -> Commission:
    """The provisional result published by the chair."""
    confirmed(row)
    signing.publish(read(row, "CHAIR"), member(row, "CHAIR"))
    return read(row)


def score_one(row: Commission, file: Application, points: int) -> None:
    """One member changes his points on the first criterion."""
    mine = Score.objects.filter(commission=row, application=file, user=member(row).user)
    one = mine.order_by("criterion__position").first()
    one.points = points
    one.save()
