"""What the tables of offices and duties refuse, as the application's own database role."""

import datetime as dt

import pytest
from django.db import DatabaseError, connection, transaction

from smm_portal.kit import dates, refusals
from smm_portal.offices.models import Duty, Invitation, Office
from smm_portal.offices.roles import FROM_RECORDS, PLACES, OfficeKind, Role
from tests.factories.offices import UserFactory, duty_at, national_duty

pytestmark = pytest.mark.django_db


def refused(rule: str, act) -> None:
    """The act is refused by the rule, in registered Turkish words."""
    with pytest.raises(DatabaseError) as caught, transaction.atomic():
        act()
    refusal = refusals.explain(caught.value)
    assert refusal.rule == rule
    assert refusal.message.endswith(".")


def office(kind: str, name: str = "") -> Office:
    return Office.objects.filter(kind=kind, name__startswith=name).order_by("pk").first()


def test_paths_follow_parents_and_their_moves():
    # Of its own: the office of a real district stays where the district is (centers 0003).
    district = Office.objects.create(
        kind=OfficeKind.DISTRICT, name="Deneme", parent=office(OfficeKind.PROVINCE)
    )
    district.refresh_from_db()
    school = Office.objects.create(kind=OfficeKind.SCHOOL, name="Deneme", parent=district)
    assert school.path == f"{district.path}{school.pk}/"
    other = Office.objects.filter(kind=OfficeKind.PROVINCE).exclude(pk=district.parent_id).first()
    district.parent = other
    district.save()
    school.refresh_from_db()
    assert school.path == f"{other.path}{district.pk}/{school.pk}/"
    assert school in Office.objects.under(other.path)


def test_a_path_cannot_be_written_by_hand():
    district = office(OfficeKind.DISTRICT)
    Office.objects.filter(pk=district.pk).update(path="/")
    again = Office.objects.get(pk=district.pk)
    assert again.path == district.path


def test_offices_stand_where_their_kind_stands():
    ministry, district = office(OfficeKind.MINISTRY), office(OfficeKind.DISTRICT)
    province = Office.objects.filter(kind="PROVINCE").exclude(pk=district.parent_id).first()
    rows = Office.objects
    refused("office_place", lambda: rows.create(kind="SCHOOL", name="x", parent=ministry))
    refused("office_place", lambda: rows.filter(pk=province.pk).update(parent=district))
    refused("office_kind_fixed", lambda: rows.filter(pk=district.pk).update(kind="SCHOOL"))


def test_an_office_never_stands_below_itself():
    district = office(OfficeKind.DISTRICT)
    refused("office_cycle", lambda: Office.objects.filter(pk=district.pk).update(parent=district))


def test_the_tables_of_role_places_agree():
    with connection.cursor() as cursor:
        for role, (kind, code) in PLACES.items():
            for other in OfficeKind.values:
                for its_code in ("MTEGM", "OYGM", "PERSONEL", None):
                    cursor.execute("SELECT office_role_place(%s, %s, %s)", [role, other, its_code])
                    fits = other == kind and code in ("", its_code)
                    assert cursor.fetchone()[0] is fits, (role, other, its_code)
            cursor.execute("SELECT office_role_from_records(%s)", [role])
            assert cursor.fetchone()[0] is (role in FROM_RECORDS)


def test_a_role_is_held_at_its_kind_of_office_only():
    user, province = UserFactory(), office(OfficeKind.PROVINCE)
    oygm = Office.objects.get(code="OYGM")
    refused("duty_place", lambda: duty_at(province, Role.PRINCIPAL, user))
    refused("duty_place", lambda: duty_at(oygm, Role.MTEGM_HEAD, user))
    rows = [Duty(user=user, office=province, role=Role.PRINCIPAL, starts=dates.today())]
    refused("duty_place", lambda: Duty.objects.bulk_create(rows))


@pytest.mark.parametrize("role", sorted(FROM_RECORDS))
def test_roles_from_records_are_not_given_by_hand(role):
    user, place = UserFactory(), office(PLACES[role][0])
    refused("duty_from_records", lambda: duty_at(place, role, user))


def test_a_duty_ends_and_changes_in_nothing_else():
    duty, other = national_duty(Role.MTEGM_EXPERT), UserFactory()
    row = Duty.objects.filter(pk=duty.pk)
    refused("duty_kept", row.delete)
    refused("duty_fixed", lambda: row.update(user=other))
    refused("duty_fixed", lambda: row.update(role=Role.MTEGM_HEAD))
    refused("duty_fixed", lambda: row.update(source="assignment:1"))
    refused("duty_only_ends", lambda: row.update(starts=dates.today()))
    yesterday = dates.today() - dt.timedelta(days=1)
    refused("duty_only_ends", lambda: row.update(ends=yesterday))
    assert row.update(ends=dates.today()) == 1
    refused("duty_only_ends", lambda: row.update(ends=None))


def test_one_person_in_person_leads_an_office():
    province = office(OfficeKind.PROVINCE)
    duty_at(province, Role.PROVINCE_DIRECTOR)
    refused("duty_one_head", lambda: duty_at(province, Role.PROVINCE_DIRECTOR))
    assert duty_at(province, Role.PROVINCE_DIRECTOR, is_deputy=True)


def test_an_invitation_calls_to_a_place_of_the_role_and_ends_once():
    inviter, province = national_duty(Role.MTEGM_HEAD), office(OfficeKind.PROVINCE)
    call = {
        "email": "yeni@smm.invalid",
        "first_name": "Ece",
        "last_name": "Ilgaz",
        "office": province,
        "invited_by": inviter,
        "expires_at": dt.datetime(2099, 1, 1, tzinfo=dt.UTC),
    }
    refused("duty_place", lambda: Invitation.objects.create(role=Role.PRINCIPAL, **call))
    one = Invitation.objects.create(role=Role.PROVINCE_VTE, **call)
    refused(
        "invitation_open_once", lambda: Invitation.objects.create(role=Role.PROVINCE_VTE, **call)
    )
    row = Invitation.objects.filter(pk=one.pk)
    row.update(revoked_at=call["expires_at"])
    refused("invitation_over", lambda: row.update(revoked_at=None))
    refused("invitation_over", lambda: row.update(expires_at=call["expires_at"], sent_at=None))


def test_a_duty_by_hand_never_passes_for_one_from_records():
    user, school = UserFactory(), office(OfficeKind.SCHOOL)
    for source in ("assignment:7", "teacher:7:2026", "deputy:7"):
        refused("duty_from_records", lambda: duty_at(school, Role.PRINCIPAL, user, source=source))  # noqa: B023


def test_the_short_names_of_units_stay():
    for code in ("X", None, "OYGM"):
        rows = Office.objects.filter(code="MTEGM")
        refused("office_code_fixed", lambda: rows.update(code=code))  # noqa: B023
