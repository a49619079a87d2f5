"""Reading 30: each lost condition is found, proposes an early end, and ends nothing by itself."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from personnel.appointments import lost
from personnel.models import Absence, Assignment
from smm_portal.kit import dates
from smm_portal.law import audit
from smm_portal.offices.roles import Role
from tests.factories.centers import SchoolFactory, district
from tests.factories.offices import duty_at, national_duty
from tests.factories.personnel import AssignmentFactory, give_account


def codes(row: Assignment) -> set[str]:
    """What of the assignment's conditions is lost today."""
    return {one.code for _pk, _number, one in lost.of_assignment(row.pk)}


def found(row: Assignment) -> set[str]:
    """The same as the nightly audit says it, by the reason's words."""
    office = row.seat.center.office_id
    wanted = {str(one.title): one.code for one in lost.LOSSES}
    seen = (f.subject.split(": ")[1] for f in audit.look(office=office) if f.clause == "10/4")
    return {wanted[title] for title in seen if title in wanted}


@pytest.mark.django_db
def test_who_fulfils_everything_is_not_found():
    row = AssignmentFactory()
    assert codes(row) == found(row) == set()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "code"),
    [({"working": False}, "ayrildi"), ({"employment": "HOURLY"}, "kadro")],
)
def test_a_lost_post_is_found(change, code):
    row = AssignmentFactory()
    for name, value in change.items():
        setattr(row.teacher, name, value)
    row.teacher.save()
    assert codes(row) == found(row) == {code}
    row.refresh_from_db()
    assert row.in_force()


@pytest.mark.django_db
@pytest.mark.parametrize(("length", "is_long"), [(30, False), (31, True)])
def test_a_leave_of_more_than_thirty_days_is_found(length, is_long):
    row = AssignmentFactory()
    principal = duty_at(row.seat.center.school.office, Role.PRINCIPAL)
    starts = dates.today() - dt.timedelta(days=1)
    Absence.objects.create(
        assignment=row,
        kind="SICK",
        starts=starts,
        ends=starts + dt.timedelta(days=length),
        duty=principal,
    )
    assert codes(row) == ({"izin"} if is_long else set())


@pytest.mark.django_db
def test_who_became_principal_anywhere_is_found():
    row = AssignmentFactory()
    user = give_account(row.teacher)
    duty_at(SchoolFactory().office, Role.PRINCIPAL, user=user)
    assert codes(row) == found(row) == {"mudur"}


def test_a_transfer_is_found_where_it_matters(fresh_db):
    left, moved, stayed = (AssignmentFactory() for _ in range(3))
    near = SchoolFactory()
    elsewhere = SchoolFactory(district=district("Bursa", "Osmangazi"))
    guest = AssignmentFactory()
    for row, school in ((left, near), (moved, elsewhere)):
        row.teacher.school = school
        row.teacher.save()
    stayed.teacher.email = "baska@smm.invalid"
    stayed.teacher.save()
    assert [codes(row) for row in (left, moved, stayed, guest)] == [
        {"nakil"},
        {"nakil"},
        set(),
        set(),
    ]


@pytest.mark.django_db
def test_the_finding_leads_to_the_early_end_with_its_reason(sign_in):
    row = AssignmentFactory()
    row.teacher.working = False
    row.teacher.save()
    client: Client = sign_in(national_duty(Role.MTEGM_EXPERT))
    url = f"{reverse('personnel:assignment_end', args=[row.pk])}?neden=ayrildi"
    for page in ("personnel:assignment", "centers:detail"):
        pk = row.pk if page == "personnel:assignment" else row.seat.center_id
        assert url in client.get(reverse(page, args=[pk])).content.decode()
    assert lost.reason("ayrildi") in client.get(url).content.decode()
    assert client.get(url.replace("ayrildi", "uydurma")).status_code == 200
    province = row.seat.center.school.district.province.office
    other = sign_in(duty_at(province, Role.PROVINCE_HR))
    assert (
        url not in other.get(reverse("centers:detail", args=[row.seat.center_id])).content.decode()
    )
