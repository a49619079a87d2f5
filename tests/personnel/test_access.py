"""Who is let in by what: invitations, the admin, files of approvals, coordinators by date."""

import datetime as dt

import pytest
from django.urls import reverse

from personnel import access
from personnel.models import Assignment, Teacher
from smm_portal.kit import dates
from smm_portal.offices import accounts
from smm_portal.offices.models import Invitation, Office
from smm_portal.offices.roles import Role
from tests.factories.centers import (
    CenterFactory,
    SchoolFactory,
    StoredFileFactory,
    days_ago,
    district,
)
from tests.factories.offices import duty_at, national_duty
from tests.factories.personnel import AssignmentFactory, TeacherFactory, give_account, seat

pytestmark = pytest.mark.django_db


def test_teachers_of_a_province_are_invited_together_and_get_their_duties(sign_in):
    row = AssignmentFactory()
    away = TeacherFactory(school=SchoolFactory(district=district("Bursa")))
    office = Office.objects.get(name__startswith="Ankara İl")
    client = sign_in(duty_at(office, Role.PROVINCE_HR))
    url = f"{reverse('invitation_bulk')}?kaynak=teacher&kim=merkez&okul=&il=&onizle=1"
    page = client.get(url).content.decode()
    assert row.teacher.full_name in page
    assert away.full_name not in page
    assert client.post(url).status_code == 302
    invitation = Invitation.objects.get()
    assert (invitation.email, invitation.role) == (row.teacher.email, Role.TEACHER)
    user = accounts.open_account(invitation, "cok-uzun-bir-parola-9")
    if user is None:  # the link's secret is made when the mail is
        invitation.refresh_from_db()
        user = accounts.open_account(invitation, "cok-uzun-bir-parola-9")
    assert Teacher.objects.get(pk=row.teacher_id).user == user
    assert {d.role for d in user.duties_today} == {Role.TEACHER, Role.GENERAL_COORDINATOR}


@pytest.mark.parametrize(
    ("begun", "left", "inside"), [(30, 1, True), (30, 0, False), (-1, 30, False), (0, 30, True)]
)
def test_a_coordinator_is_in_exactly_on_the_days_of_his_term(sign_in, begun, left, inside):
    row = AssignmentFactory(
        seat=seat(CenterFactory(), 1),
        teacher=TeacherFactory(),
        starts=days_ago(begun),
        ends=dates.today() + dt.timedelta(days=left),
    )
    user = give_account(row.teacher)
    coordinates = Role.GENERAL_COORDINATOR in {d.role for d in user.duties_today}
    assert coordinates is inside
    client = sign_in(user.duties.get(source=f"assignment:{row.pk}"))
    url = reverse("centers:detail", args=[row.seat.center_id])
    assert (client.get(url).status_code == 200) is inside


def test_an_approval_is_read_where_the_assignment_is():
    file = StoredFileFactory()
    row = AssignmentFactory(file=file)
    office = row.seat.center.school.district.province.office
    inside = duty_at(office, Role.PROVINCE_VTE)
    outside = duty_at(Office.objects.get(name__startswith="Bursa İl"), Role.PROVINCE_VTE)
    assert access.may_read_file(inside, file)
    assert not access.may_read_file(outside, file)
    assert not access.may_read_file(inside, StoredFileFactory())


def test_the_admin_shows_no_identity_and_meets_the_same_rules(sign_in):
    client = sign_in(national_duty(Role.SYSTEM_ADMIN))
    row = AssignmentFactory()
    page = client.get(reverse("admin:personnel_teacher_change", args=[row.teacher_id]))
    assert row.teacher.identity not in page.content.decode()
    assert client.get(reverse("admin:personnel_assignment_changelist")).status_code == 200
    url = reverse("admin:personnel_assignment_add")
    data = {
        "seat": row.seat_id,
        "teacher": TeacherFactory().pk,
        "starts": days_ago(1).isoformat(),
        "ends": dates.today().isoformat(),
        "basis": "INHERITED",
        "approval_number": "E-43770946-903.07-1",
        "approval_date": days_ago(3).isoformat(),
    }
    assert client.post(url, data).status_code in (200, 409)
    assert Assignment.objects.count() == 1
