"""What a paper's page and İşlerim ask the database, in every state and for everybody on the road."""

import pytest

from smm_portal.kit import dates
from smm_portal.offices.models import Duty
from smm_portal.offices.roles import Role
from smm_portal.road import services
from smm_portal.road.transitions import Act
from tests.factories.centers import CenterFactory
from tests.factories.offices import duty_at, national_duty
from tests.factories.reporting import draft_plan, forward_to, returned_plan, sent_plan, staff
from tests.road.papers import client_of
from tests.test_query_budget import BUDGET, queries

pytestmark = pytest.mark.django_db

# The frame asks 3 and each room one question a matter: papers under way and waiting 1, drafts 1,
# foundings 1, centres with findings 1, terms 1, plans 2 (their last day, who is late); of the parts
# of staff calls 1, applications 1, results 1, appointments 1, tasks 1, months 2 (their last working
# day). One question for several rooms would tie them together; each asks an index for what is open.
DESK = 16
# A withdrawn paper that is not the first: its steps, what still lacks and the other revisions.
WITHDRAWN_AGAIN = 9


def within(budget: int, duty, path: str) -> int:
    found = queries(client_of(duty), path)
    assert len(found) <= budget, "\n".join(found)
    return len(found)


def head_of(school) -> Duty:
    """The school's principal, who may be there already."""
    known = Duty.objects.in_force().filter(office=school.office, role=Role.PRINCIPAL).first()
    return known or duty_at(school.office, Role.PRINCIPAL)


def paper_url(revision, slug: str = "") -> str:
    return f"/gonderiler/{revision.submission_id}/" + (f"{slug}/" if slug else "")


def test_a_draft(line):
    revision = draft_plan(line.center)
    within(BUDGET, staff(line.center), paper_url(revision))
    within(BUDGET, staff(line.center), paper_url(revision, "gonder"))


def test_a_paper_at_every_office(db):
    center = CenterFactory()
    readers = [staff(center), head_of(center.school)]
    readers.append(national_duty(Role.MTEGM_HEAD))
    revision = sent_plan(center)
    for kind in ("SCHOOL", "DISTRICT", "PROVINCE", "DIRECTORATE"):
        forward_to(revision, kind)
        for duty in readers:
            within(BUDGET, duty, paper_url(revision))


def test_the_pages_of_the_acts(db):
    center = CenterFactory()
    revision = sent_plan(center)
    within(BUDGET, staff(center), paper_url(revision, "geri-cek"))
    for slug in ("ilet", "iade"):
        within(BUDGET, head_of(center.school), paper_url(revision, slug))


def test_a_returned_paper_and_the_one_after_it(db):
    center = CenterFactory()
    second = returned_plan(center)
    first = second.plan.revisions.get(number=1)
    for revision in (first, second):
        within(BUDGET, staff(center), paper_url(revision))


def test_a_withdrawn_paper(db):
    center = CenterFactory()
    first = sent_plan(center)
    services.act(first.submission, staff(center), Act.WITHDRAW)
    within(BUDGET, staff(center), paper_url(first))
    second = returned_plan(CenterFactory())
    second.plan.revisions.filter(pk=second.pk).update(changes="Yeniden yazıldı.")
    sender = staff(second.plan.center)
    for act in (Act.SEND, Act.WITHDRAW):
        services.act(second.submission, sender, act)
    within(WITHDRAWN_AGAIN, sender, paper_url(second))


@pytest.mark.parametrize("count", [1, 6])
def test_the_desk_asks_the_same_with_one_paper_and_with_many(db, count):
    """Papers waiting and under way, a plan being written, a centre that is late."""
    centers = [CenterFactory() for _ in range(count)]
    for center in centers:
        forward_to(sent_plan(center), "DIRECTORATE")
        draft_plan(center, dates.today().year)
    CenterFactory()
    principal = head_of(centers[0].school)
    for duty in (staff(centers[0]), national_duty(Role.MTEGM_HEAD), principal):
        within(DESK, duty, "/islerim/")
