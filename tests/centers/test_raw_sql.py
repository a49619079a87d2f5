"""What the application's own role tries by raw SQL around the clauses, and does not get."""

import psycopg
import psycopg.conninfo
import pytest
from django.conf import settings
from django.db import connection, transaction
from django.db.utils import IntegrityError

from centers.models import Center, District, School, TeachingSubject
from smm_portal.offices.models import Office
from tests.factories.centers import CenterFactory, SchoolFactory, district
from tests.support.refused import refused_by, run_sql


def settle() -> None:
    """Ask now what is asked when a transaction ends."""
    run_sql("SET CONSTRAINTS ALL IMMEDIATE")
    run_sql("SET CONSTRAINTS ALL DEFERRED")


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["CENTER", "SCHOOL", "DISTRICT"])
def test_no_office_moves_away_from_its_place(kind):
    center = CenterFactory(school=SchoolFactory(district=district("Ankara")))
    far = SchoolFactory(district=district("Adana"))
    settle()
    moved, to = {
        "CENTER": (center.office_id, far.office_id),
        "SCHOOL": (center.school.office_id, far.district.office_id),
        "DISTRICT": (center.school.district.office_id, far.district.province.office_id),
    }[kind]
    with refused_by("office_follows_place"):
        run_sql("UPDATE offices_office SET parent_id = %s WHERE id = %s", to, moved)
        settle()


@pytest.mark.django_db
def test_a_place_keeps_its_office_and_brings_no_strange_one():
    one, other = SchoolFactory(), SchoolFactory(district=district("Adana"))
    ministry = Office.objects.get(kind="MINISTRY")
    with refused_by("office_follows_place"):
        School.objects.filter(pk=one.pk).update(office=ministry)
    with refused_by("office_follows_place"):
        School.objects.create(name="Sahte", code="799999", district=one.district, office=ministry)
        settle()
    mine = Office.objects.create(kind="CENTER", name="Sahte", parent=other.office)
    with refused_by("office_follows_place"):
        Center.objects.create(name="Sahte", school=one, office=mine)
        settle()


@pytest.mark.django_db
def test_places_still_move_with_what_stands_below_them():
    center = CenterFactory(school=SchoolFactory(district=district("Ankara")))
    School.objects.filter(pk=center.school_id).update(district=district("Adana"))
    District.objects.filter(pk=district("Adana").pk).update(has_directorate=False)
    settle()
    center.office.refresh_from_db()
    adana = Office.objects.get(kind="PROVINCE", name__startswith="Adana")
    assert center.office.path.startswith(adana.path)


@pytest.mark.django_db
def test_no_other_subject_becomes_english():
    english = TeachingSubject.objects.filter(is_english=True)
    other = TeachingSubject.objects.filter(is_english=False).first()
    with refused_by("subject_english_fixed"):
        english.update(is_english=False)
    with refused_by("subject_english_fixed"):
        TeachingSubject.objects.filter(pk=other.pk).update(is_english=True)
    with refused_by("subject_english_fixed"):
        run_sql(
            "INSERT INTO centers_teachingsubject (name, kind, target, is_english) VALUES ('x', 'GENERAL', false, true)"
        )
    with refused_by("subject_english_fixed"):
        run_sql("DELETE FROM centers_teachingsubject WHERE is_english")


@pytest.mark.django_db
def test_a_subject_can_be_renamed():
    assert TeachingSubject.objects.filter(is_english=True).update(name="İngilizce dili") == 1


def test_an_old_snapshot_does_not_close_a_host(fresh_db):
    """Under REPEATABLE READ the school's writer would not see the centre that came meanwhile."""
    with transaction.atomic():
        school = SchoolFactory()
    with fresh_db.app() as slow:
        slow.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        slow.execute("SELECT count(*) FROM centers_center")
        Center.objects.create(name="Deneme", school=school)
        with pytest.raises(psycopg.errors.CheckViolation) as refusal:
            slow.execute("UPDATE centers_school SET working = false WHERE id = %s", [school.pk])
    assert refusal.value.diag.constraint_name == "smm_read_committed"


@pytest.mark.django_db
def test_no_function_that_runs_as_the_owner_looks_where_the_caller_says():
    found = run_sql(
        "SELECT proname, proconfig FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace"
    )
    assert found
    for name, config in found:
        assert config == ["search_path=public, pg_temp"], name


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "SELECT personnel_keep_duty(a, 1) FROM personnel_assignment a",
        "SELECT pg_read_file('/etc/passwd')",
        "COPY (SELECT 1) TO PROGRAM 'id'",
        "COPY centers_center TO '/tmp/x'",
        "SELECT lo_export(1, '/tmp/x')",
        "SET SESSION AUTHORIZATION DEFAULT; SET ROLE {owner}",
        "ALTER TABLE centers_center DISABLE TRIGGER ALL",
        "UPDATE django_admin_log SET user_id = 1",
        "UPDATE django_content_type SET model = 'x'",
        "UPDATE road_kind SET missing = ''",
        "DELETE FROM road_transition",
    ],
)
def test_doors_of_the_server_are_closed(statement):
    owner = psycopg.conninfo.conninfo_to_dict(settings.SMM_OWNER_URL)["user"]
    statement = statement.replace("{owner}", f'"{owner}"')
    with pytest.raises(Exception) as refusal, transaction.atomic(), connection.cursor() as cursor:  # noqa: PT011
        cursor.execute(statement)
    assert isinstance(refusal.value.__cause__, psycopg.errors.InsufficientPrivilege), refusal.value
    assert not isinstance(refusal.value, IntegrityError)
