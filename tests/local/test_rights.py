"""The app role works with rows and does nothing else; history is written by triggers alone."""

import psycopg
import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, transaction
from pghistory.models import Event
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict
from psycopg.errors import InsufficientPrivilege

HISTORY = sorted(m._meta.db_table for m in apps.get_models() if issubclass(m, Event))


@pytest.fixture
def app(fresh_db):
    with fresh_db.app() as conn:
        yield conn


def _refused(app, statement):
    with pytest.raises(InsufficientPrivilege):
        app.execute(statement)


@pytest.mark.django_db
def test_tests_run_as_the_app_role(settings):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, rolsuper, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = current_user"
        )
        assert cursor.fetchone() == (settings.SMM_APP_ROLE, False, False, False)


@pytest.mark.django_db
def test_the_app_role_owns_nothing_and_has_row_rights_only():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_shdepend d JOIN pg_roles r ON r.oid = d.refobjid WHERE r.rolname = current_user AND d.deptype = 'o'"
        )
        assert cursor.fetchone()[0] == 0
        cursor.execute(
            "SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')"
            " AND has_table_privilege(c.oid, 'TRUNCATE, TRIGGER, REFERENCES')"
        )
        assert cursor.fetchall() == []


@pytest.mark.parametrize("table", HISTORY)
@pytest.mark.django_db
def test_history_can_only_be_read(table):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT has_table_privilege(%s, 'SELECT'), has_table_privilege(%s, 'INSERT, UPDATE, DELETE, TRUNCATE')",
            [table, table],
        )
        assert cursor.fetchone() == (True, False)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE offices_officeevent SET name = 'x'",
        "DELETE FROM offices_officeevent",
        "TRUNCATE offices_officeevent",
        "TRUNCATE offices_office CASCADE",
        "ALTER TABLE offices_office DISABLE TRIGGER ALL",
        "ALTER TABLE offices_office ADD COLUMN x int",
        "DROP TABLE offices_savedview",
        "CREATE TABLE x (id int)",
        "CREATE TEMPORARY TABLE offices_office (id int)",
        "CREATE FUNCTION x() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE SCHEMA x",
        "SET session_replication_role = replica",
        "DELETE FROM django_migrations",
        "DROP FUNCTION public._pgtrigger_should_ignore(name)",
    ],
)
@pytest.mark.django_db
def test_the_app_role_is_refused(statement):
    with (
        pytest.raises(ProgrammingError) as refusal,
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert isinstance(refusal.value.__cause__, InsufficientPrivilege)


@pytest.mark.django_db
def test_the_app_role_cannot_become_the_owner(settings):
    owner = conninfo_to_dict(settings.SMM_OWNER_URL)["user"]
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(owner)))


def _found_ministry(app) -> int:
    app.execute(
        "INSERT INTO offices_office (kind, name, working, path) SELECT 'MINISTRY', 'Deneme Bakanlığı', true, '' WHERE NOT EXISTS (SELECT FROM offices_office WHERE kind = 'MINISTRY')"
    )
    return app.execute("SELECT id FROM offices_office WHERE kind = 'MINISTRY'").fetchone()[0]


def _events(app) -> int:
    return app.execute("SELECT count(*) FROM offices_officeevent").fetchone()[0]


def test_a_write_leaves_history_whatever_the_session_says(app):
    office = _found_ministry(app)
    for prelude in (
        "SELECT 1",
        "SET pgtrigger.ignore = '{pgtrigger_update_update_1}'",
        "SELECT set_config('pgtrigger.ignore', (SELECT array_agg(tgname)::text FROM pg_trigger), false)",
        "SET search_path = pg_temp",
    ):
        before = _events(app)
        app.execute(prelude)
        app.execute("UPDATE public.offices_office SET name = name || '.' WHERE id = %s", [office])
        app.execute("RESET ALL")
        assert _events(app) == before + 1, prelude


def test_trigger_functions_find_only_our_own_tables(fresh_db):
    with fresh_db.owner() as owner:
        rows = owner.execute(
            "SELECT proname, prosecdef, proconfig FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
            " AND prorettype = 'trigger'::regtype"
            " AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')"
        ).fetchall()
    assert rows
    for name, definer, config in rows:
        assert config == ["search_path=public, pg_temp"], name
        assert definer or not name.startswith("pgtrigger_"), name


def test_tables_made_later_get_the_same_rights(fresh_db):
    with fresh_db.owner() as owner:
        owner.execute("CREATE TABLE later (id bigserial)")
    with fresh_db.app() as app:
        app.execute("INSERT INTO later DEFAULT VALUES")
        _refused(app, "TRUNCATE later")


def test_rights_are_set_again_without_harm(fresh_db):
    from django.db import connection as default
    from django.test.utils import CaptureQueriesContext

    from smm_portal.kit import db_roles

    with fresh_db.owner() as owner, owner.cursor() as cursor:
        assert db_roles._can_set(cursor)
        for statement in list(db_roles.statements(cursor)):
            cursor.execute(statement)
    with CaptureQueriesContext(default) as seen, default.cursor() as cursor:
        assert not db_roles._can_set(cursor)
    assert len(seen) == 1


def test_an_app_can_narrow_its_own_table(fresh_db, monkeypatch):
    from smm_portal.kit import db_roles
    from smm_portal.offices.models import SavedView

    monkeypatch.setattr(db_roles, "_restricted", dict(db_roles._restricted))
    db_roles.restrict(SavedView, "SELECT, INSERT")
    with fresh_db.owner() as owner, owner.cursor() as cursor:
        for statement in list(db_roles.statements(cursor)):
            cursor.execute(statement)
    with fresh_db.app() as app, pytest.raises(psycopg.errors.InsufficientPrivilege):
        app.execute("DELETE FROM offices_savedview")
