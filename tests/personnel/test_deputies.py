"""Who stands in for a general coordinator whose seat is empty (reading 29)."""

import datetime as dt

import pytest

from personnel import deputies, services
from personnel.models import Assignment
from smm_portal.kit import dates
from smm_portal.offices.models import Duty
from smm_portal.offices.roles import Role
from smm_portal.road import services as road
from smm_portal.road.models import Notification
from tests.factories.centers import CenterFactory, SchoolFactory, district
from tests.factories.offices import duty_at
from tests.factories.personnel import AssignmentFactory, coordinator_duty, deputy_duty, seat
from tests.road.papers import BARE
from tests.support.refused import refused_by, run_sql

pytestmark = pytest.mark.django_db

TODAY = dates.today()


def day(number: int) -> dt.date:
    return TODAY + dt.timedelta(days=number)


@pytest.fixture
def center(db):
    return CenterFactory()


@pytest.fixture
def principal(center) -> Duty:
    return duty_at(center.school.office, Role.PRINCIPAL)


@pytest.fixture
def coordinator(center) -> Duty:
    return coordinator_duty(center, 3)


def name(principal, center, coordinator, first=0, last=30) -> Duty:
    return Duty.objects.get(pk=deputies.name(principal, center, coordinator, day(first), day(last)))


def test_a_named_deputy_has_the_general_coordinators_duty_for_the_period(
    center, principal, coordinator
):
    duty = name(principal, center, coordinator)
    assert (duty.role, duty.is_deputy) == (Role.GENERAL_COORDINATOR, True)
    assert (duty.starts, duty.last_day) == (TODAY, day(30))
    assert Notification.objects.filter(user=duty.user, urgent=True).count() == 1


def test_a_deputy_sends_the_centres_papers_and_is_marked(center, principal, coordinator):
    duty = name(principal, center, coordinator)
    paper = road.begin(BARE, center.office, "Plan", 2027)
    run_sql(
        "INSERT INTO road_step (submission_id, duty_id, act, number, before, after, note, at)"
        " VALUES (%s, %s, 'SEND', 0, '', '', '', now())",
        paper.pk,
        duty.pk,
    )
    step = paper.steps.get()
    assert step.duty.is_deputy
    assert step.to_office_id == center.school.office_id


@pytest.mark.parametrize("role", [Role.PRINCIPAL, Role.PROVINCE_DIRECTOR, Role.MTEGM_HEAD])
def test_only_the_host_schools_principal_names_one(center, coordinator, role, principal):
    other = SchoolFactory(district=district("Adana"))
    namer = {
        Role.PRINCIPAL: lambda: duty_at(other.office, Role.PRINCIPAL),
        Role.PROVINCE_DIRECTOR: lambda: duty_at(other.office.parent.parent, Role.PROVINCE_DIRECTOR),
        Role.MTEGM_HEAD: lambda: Duty.objects.filter(role=Role.MTEGM_HEAD).first(),
    }[role]()
    with refused_by("deputy_principal"):
        name(namer, center, coordinator)


def test_a_principals_deputy_names_and_a_former_principal_does_not(center, coordinator):
    school = center.school.office
    former = duty_at(school, Role.PRINCIPAL, starts=day(-90), ends=TODAY)
    with refused_by("deputy_principal"):
        name(former, center, coordinator)
    deputy = duty_at(school, Role.PRINCIPAL, is_deputy=True)
    assert name(deputy, center, coordinator).is_deputy


def test_the_seat_must_be_empty_all_that_time(center, principal, coordinator):
    AssignmentFactory(seat=seat(center), starts=day(20))
    with refused_by("deputy_vacant"):
        name(principal, center, coordinator, 0, 20)
    assert name(principal, center, coordinator, 0, 19)


def test_there_is_one_deputy_at_a_time(center, principal, coordinator):
    name(principal, center, coordinator, 0, 9)
    with refused_by("deputy_once"):
        name(principal, center, coordinator_duty(center, 4), 9, 12)


def test_the_deputy_is_a_development_coordinator_of_the_centre_all_that_time(
    center, principal, coordinator
):
    with refused_by("deputy_coordinator"):
        name(principal, center, coordinator_duty(CenterFactory(), 3))
    over = (coordinator.last_day - TODAY).days
    with refused_by("deputy_coordinator"):
        name(principal, center, coordinator, 0, over + 1)
    assert name(principal, center, coordinator, 0, over)


@pytest.mark.parametrize(("first", "last"), [(-1, 5), (5, 3)])
def test_the_period_begins_today_or_later_and_is_not_empty(
    center, principal, coordinator, first, last
):
    with refused_by("deputy_period"):
        name(principal, center, coordinator, first, last)


def test_no_path_gives_the_duty_beside_the_function(center, coordinator):
    with refused_by("duty_from_records"):
        Duty.objects.create(
            user=coordinator.user, office=center.office, role="general_coordinator", is_deputy=True
        )


def test_the_function_that_cuts_is_not_the_applications():
    with pytest.raises(Exception, match="permission denied"):
        run_sql("SELECT personnel_cut_deputies(1, smm_today(), NULL)")


def test_a_general_coordinator_who_comes_ends_it_the_same_day(center, principal, coordinator):
    duty = name(principal, center, coordinator)
    AssignmentFactory(seat=seat(center), starts=day(7))
    duty.refresh_from_db()
    assert duty.last_day == day(6)


def test_one_who_is_seated_himself_stops_standing_in(center, principal):
    coordinator = coordinator_duty(center, 3, starts=day(-30), ends=day(60))
    duty = name(principal, center, coordinator, 0, 40)
    term = Assignment.objects.get(pk=coordinator.source.split(":")[1])
    services.end_early(term, day(4), "Genel koordinatör olacak")
    AssignmentFactory(seat=seat(center), teacher=term.teacher, starts=day(5))
    duty.refresh_from_db()
    assert duty.last_day == day(4)
    held = Duty.objects.filter(user=duty.user, role="general_coordinator", is_deputy=False)
    assert held.get().starts == day(5)


def test_it_ends_with_the_coordinators_own_duty(center, principal, coordinator):
    duty = name(principal, center, coordinator)
    term = Assignment.objects.get(pk=coordinator.source.split(":")[1])
    services.end_early(term, day(3), "Nakil")
    duty.refresh_from_db()
    assert duty.last_day == day(3)


def test_the_principal_ends_it_and_cannot_lengthen_it(center, principal, coordinator):
    duty = name(principal, center, coordinator, 0, 30)
    with refused_by("deputy_only_ends"):
        run_sql("SELECT personnel_end_deputy(%s, %s, %s)", principal.pk, duty.pk, day(99))
    deputies.end(principal, duty)
    duty.refresh_from_db()
    assert not duty.in_force()


def test_nobody_elses_duty_is_ended_that_way(center, principal, coordinator):
    with refused_by("deputy_principal"):
        run_sql("SELECT personnel_end_deputy(%s, %s, %s)", principal.pk, coordinator.pk, TODAY)


def test_the_principal_does_it_on_the_centres_page(sign_in, center, principal, coordinator):
    client, url = sign_in(principal), f"/merkezler/{center.pk}/"
    assert f"{url}vekil/" in client.get(url).content.decode()
    assert str(coordinator.user) in client.get(f"{url}vekil/").content.decode()
    data = {"coordinator": coordinator.pk, "starts": TODAY, "last_day": day(30)}
    assert client.post(f"{url}vekil/", data).url == url
    page = client.get(url).content.decode()
    assert f"{coordinator.user} (V.)" in page
    duty = Duty.objects.get(source__startswith="deputy:")
    client.post(f"/vekaletler/{duty.pk}/bitir/")
    duty.refresh_from_db()
    assert not duty.in_force()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"coordinator": ""}, "Vekil: bu alan zorunludur."),
        ({"last_day": "31.02.2026"}, "Son gün: günü"),
        ({"starts": day(-3)}, "İlk gün bugünden önce olamaz."),
        ({"last_day": day(-1)}, "Son gün, ilk günden önce olamaz."),
        ({"last_day": day(900)}, "tamamında merkezin mesleki gelişim koordinatörü"),
    ],
)
def test_bad_input_is_named_and_stays(sign_in, center, principal, coordinator, typed, said):
    data = {"coordinator": coordinator.pk, "starts": TODAY, "last_day": day(30), **typed}
    answer = sign_in(principal).post(f"/merkezler/{center.pk}/vekil/", data)
    assert answer.status_code == 200
    assert said in answer.content.decode()


def test_a_taken_seat_offers_no_naming(sign_in, center, principal, coordinator):
    AssignmentFactory(seat=seat(center))
    assert sign_in(principal).get(f"/merkezler/{center.pk}/vekil/").status_code == 403


def test_another_schools_principal_meets_nothing(sign_in, center, coordinator):
    other = SchoolFactory(district=district("Adana"))
    stranger = sign_in(duty_at(other.office, Role.PRINCIPAL))
    assert stranger.get(f"/merkezler/{center.pk}/vekil/").status_code == 404
    assert stranger.post(f"/vekaletler/{deputy_duty(center).pk}/bitir/").status_code == 404
