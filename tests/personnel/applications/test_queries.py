"""At most eight questions a page, whatever stands in the list or in the file."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from personnel.models import Evidence, FactCorrection
from smm_portal.offices.roles import Role
from tests.factories import calls
from tests.factories.centers import CenterFactory, SchoolFactory, StoredFileFactory
from tests.factories.offices import duty_at, national_duty
from tests.factories.personnel import seat
from tests.test_query_budget import BUDGET, FRAME

pytestmark = pytest.mark.django_db


def asked(desk, url: str) -> list[str]:
    assert desk.get(url).status_code == 200
    with CaptureQueriesContext(connection) as found:
        desk.get(url)
    return [q["sql"] for q in found.captured_queries if not q["sql"].startswith(FRAME)]


def within(desk, url: str) -> None:
    found = asked(desk, url)
    assert len(found) <= BUDGET, f"{url}: {len(found)}\n" + "\n".join(found)


@pytest.fixture
def call(db):
    centers = [CenterFactory() for _ in range(3)]
    return calls.open_call(*(seat(c, n) for c in centers for n in (1, 2, 3)))


def test_the_applicants_pages(sign_in, call):
    teacher = calls.applicant()
    desk = sign_in(calls.own_duty(teacher))
    within(desk, reverse("personnel:self_check", args=[call.pk]))
    within(desk, "/basvurularim/")
    row = calls.application(call, teacher, *call.call_seats.filter(role__english=False))
    Evidence.objects.create(application=row, clause="6/1-c", file=StoredFileFactory())
    for name in ("application_write", "application_send", "application"):
        within(desk, reverse(f"personnel:{name}", args=[row.pk]))


def test_the_offices_pages(sign_in, call):
    row = calls.sent(call, None, *call.call_seats.filter(role__english=False))
    duty = duty_at(row.teacher.school.office, Role.PRINCIPAL)
    for value in ("HOURLY", "PERMANENT"):
        FactCorrection.objects.create(
            application=row, fact="employment", after=value, reason="Belgesi.", duty=duty
        )
    desk = sign_in(duty)
    within(desk, row.get_absolute_url())
    within(desk, reverse("personnel:application_check", args=[row.pk]))


def test_a_list_of_three_hundred_files(sign_in, call):
    school = SchoolFactory()
    one = call.call_seats.filter(role__english=False).first()
    for _ in range(300):
        calls.sent(call, calls.applicant(school=school), one)
    for duty in (duty_at(school.office, Role.PRINCIPAL), national_duty(Role.MTEGM_EXPERT)):
        desk = sign_in(duty)
        within(desk, "/basvurular/?adet=100")
        within(desk, f"/basvurular/?adet=100&cagri={call.pk}&durum=SCHOOL&q=a")
        assert "300" in desk.get("/basvurular/").content.decode()
