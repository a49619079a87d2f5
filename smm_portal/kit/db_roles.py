"""What the app role may do in the database: work with rows, and nothing else.

It owns nothing, so it cannot alter tables or disable triggers. History it can read; only
triggers, which run as the owner, write it. Set again after every migrate.
"""

from django.apps import apps
from django.conf import settings
from django.db import connections
from psycopg import sql

ROWS = "SELECT, INSERT, UPDATE, DELETE"
# Only migrations write these; what the admin noted is not rewritten (it goes with its user).
_restricted: dict[str, str] = {
    "django_migrations": "SELECT",
    "django_content_type": "SELECT",
    "auth_permission": "SELECT",
    "django_admin_log": "SELECT, INSERT, DELETE",
}


def restrict(model, privileges: str) -> None:
    """Leave the app role only ``privileges`` (such as "SELECT, INSERT") on the model's table."""
    _restricted[model._meta.db_table] = privileges


def set_rights(sender, using, **kwargs) -> None:
    """post_migrate: once, after the last app, set every right of the app role."""
    if sender.label != _last_app():
        return
    with connections[using].cursor() as cursor:
        if _can_set(cursor):
            for statement in statements(cursor):
                cursor.execute(statement)


def _last_app() -> str:
    """The last app that post_migrate is sent for: those without models get no signal."""
    return [a.label for a in apps.get_app_configs() if a.models_module is not None][-1]


def _can_set(cursor) -> bool:
    """Whether we are the owner and the app role exists (else there is nothing to divide)."""
    cursor.execute(
        "SELECT current_user <> rolname FROM pg_roles WHERE rolname = %s", [settings.SMM_APP_ROLE]
    )
    row = cursor.fetchone()
    return bool(row and row[0])


def statements(cursor):
    """Every statement that sets the rights, in order."""
    role = sql.Identifier(settings.SMM_APP_ROLE)
    cursor.execute("SELECT current_database()")
    yield from _general(role, sql.Identifier(cursor.fetchone()[0]))
    for table, privileges in sorted(_narrowed().items()):
        yield from _narrow(cursor, role, table, privileges)
    yield NEVER_IGNORE
    yield from _trigger_functions(cursor)


def _general(role, database):
    for text in GENERAL:
        yield sql.SQL(text).format(role=role, database=database)


GENERAL = (
    # Temporary tables could stand before the real ones for whatever names them bare.
    "REVOKE CREATE, TEMPORARY ON DATABASE {database} FROM PUBLIC, {role}",
    "REVOKE CREATE ON SCHEMA public FROM PUBLIC, {role}",
    "GRANT USAGE ON SCHEMA public TO {role}",
    "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, {role}",
    f"GRANT {ROWS} ON ALL TABLES IN SCHEMA public TO {{role}}",
    "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
    f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT {ROWS} ON TABLES TO {{role}}",
    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {role}",
)


def _narrowed() -> dict[str, str]:
    """Tables on which the app role has less than the rest, with what it keeps."""
    from pghistory.models import Context, Event

    history = {m._meta.db_table: "SELECT" for m in apps.get_models() if issubclass(m, Event)}
    return {Context._meta.db_table: "SELECT", **history, **_restricted}


def _narrow(cursor, role, table, privileges):
    cursor.execute("SELECT to_regclass(%s) IS NOT NULL", [f'public."{table}"'])
    if cursor.fetchone()[0]:
        name = sql.Identifier("public", table)
        yield sql.SQL("REVOKE ALL ON {} FROM {}").format(name, role)
        yield sql.SQL("GRANT {} ON {} TO {}").format(sql.SQL(privileges), name, role)


# pgtrigger asks a session variable, which anybody can set, whether a trigger should be skipped.
# No path of ours needs that, so the answer is always no.
NEVER_IGNORE = """
CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name name)
RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT false $$
"""


def _trigger_functions(cursor):
    """Trigger functions find only our own tables; history's run as the owner."""
    cursor.execute(TRIGGER_FUNCTIONS)
    for name, by_library in cursor.fetchall():
        security = "SECURITY DEFINER" if by_library else "SECURITY INVOKER"
        yield sql.SQL(f"ALTER FUNCTION {{}}() {security} SET search_path = public, pg_temp").format(
            sql.Identifier("public", name)
        )
    yield from _context_function(cursor)


# Only those not yet as they should be, and none that an extension owns.
TRIGGER_FUNCTIONS = r"""
SELECT proname, proname LIKE 'pgtrigger\_%' FROM pg_proc
WHERE pronamespace = 'public'::regnamespace AND prorettype = 'trigger'::regtype AND pronargs = 0
  AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')
  AND (proconfig IS DISTINCT FROM ARRAY['search_path=public, pg_temp']
       OR (proname LIKE 'pgtrigger\_%' AND NOT prosecdef))
"""


def _context_function(cursor):
    cursor.execute("SELECT to_regprocedure('public._pgh_attach_context()') IS NOT NULL")
    if cursor.fetchone()[0]:
        yield sql.SQL(
            "ALTER FUNCTION public._pgh_attach_context() SECURITY DEFINER"
            " SET search_path = public, pg_temp"
        )
