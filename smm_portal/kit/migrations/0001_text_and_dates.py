"""The SQL twins of kit.text and kit.dates, and the extensions that constraints rest on."""

from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension
from django.db import migrations

from smm_portal.kit.text import (
    COMBINING_FIRST,
    COMBINING_LAST,
    DROPPED,
    FOLD_FROM,
    FOLD_TO,
    SORT_FROM,
    SORT_TO,
    SPACES,
)


def _literal(text: str) -> str:
    return "U&'" + "".join(f"\\{ord(c):04X}" for c in text) + "'"


_MARKS = f"U&'[\\{ord(COMBINING_FIRST):04X}-\\{ord(COMBINING_LAST):04X}]'"

FUNCTIONS = f"""
CREATE OR REPLACE FUNCTION tr_plain(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT translate(regexp_replace(translate(value, {_literal(DROPPED)}, ''),
                                  {_MARKS} COLLATE "C", '', 'g'),
                   {_literal(SPACES)}, repeat(' ', {len(SPACES)}))
$$;
CREATE OR REPLACE FUNCTION tr_collapse(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT btrim(regexp_replace(value, ' +', ' ', 'g'), ' ')
$$;
CREATE OR REPLACE FUNCTION tr_fold(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT public.tr_collapse(
    lower(translate(public.tr_plain(value), {_literal(FOLD_FROM)}, '{FOLD_TO}') COLLATE "C"))
$$;
CREATE OR REPLACE FUNCTION tr_sort(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT public.tr_collapse(
    translate(public.tr_plain(value), {_literal(SORT_FROM)}, '{SORT_TO}'))
$$;
-- The day in Türkiye; CURRENT_DATE follows the session's zone and is yesterday until 03.00.
CREATE OR REPLACE FUNCTION smm_today() RETURNS date
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT (now() AT TIME ZONE 'Europe/Istanbul')::date
$$;
-- Every rule that a trigger holds refuses in this one way: the constraint's name finds the
-- clause and the Turkish message in Python.
CREATE OR REPLACE FUNCTION smm_refuse(rule text, message text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', message USING ERRCODE = 'check_violation', CONSTRAINT = rule;
END $$;
-- Rules that look at other rows rest on row locks and a fresh snapshot a statement.
CREATE OR REPLACE FUNCTION smm_need_read_committed() RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'rules across rows need READ COMMITTED'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'smm_read_committed';
  END IF;
END $$;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        BtreeGistExtension(),
        TrigramExtension(),
        migrations.RunSQL(
            FUNCTIONS,
            "DROP FUNCTION smm_need_read_committed(), smm_refuse(text, text), smm_today(),"
            " tr_sort(text), tr_fold(text), tr_collapse(text), tr_plain(text)",
        ),
    ]
