"""The tree of offices stands as the places do, and which subject is English follows from the reference data."""

from django.db import migrations

# Scope follows from the tree: an office moved by hand would open a centre to another province.
# Asked when the transaction ends, since a place and its office change one after the other.
TREE = """
CREATE FUNCTION centers_place_parent(place text, facts jsonb) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT CASE place
    WHEN 'PROVINCE' THEN (SELECT id FROM offices_office WHERE kind = 'MINISTRY')
    WHEN 'DISTRICT' THEN (SELECT office_id FROM centers_province WHERE id = (facts->>'province_id')::bigint)
    WHEN 'SCHOOL' THEN centers_school_parent((facts->>'district_id')::bigint)
    WHEN 'CENTER' THEN (SELECT office_id FROM centers_school WHERE id = (facts->>'school_id')::bigint)
  END
$$;

CREATE FUNCTION centers_demand_place(place text, facts jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF facts->>'office_id' IS NOT NULL AND NOT EXISTS (
      SELECT FROM offices_office WHERE id = (facts->>'office_id')::bigint AND kind = place
        AND parent_id = centers_place_parent(place, facts)) THEN
    PERFORM smm_refuse('office_follows_place', 'the office stands elsewhere than its place');
  END IF;
END $$;

-- Fired by the place, whose kind of office is the trigger's argument; the row is read as it is by
-- then, since it may have changed again in the same transaction.
CREATE FUNCTION centers_place_has_office() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE facts jsonb;
BEGIN
  EXECUTE format('SELECT to_jsonb(t) FROM public.%I t WHERE id = $1', TG_TABLE_NAME) INTO facts USING NEW.id;
  PERFORM centers_demand_place(TG_ARGV[0], facts);
  RETURN NULL;
END $$;

-- Fired by the office that was moved.
CREATE FUNCTION centers_office_has_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM centers_demand_place('PROVINCE', to_jsonb(p)) FROM centers_province p WHERE office_id = NEW.id;
  PERFORM centers_demand_place('DISTRICT', to_jsonb(d)) FROM centers_district d WHERE office_id = NEW.id;
  PERFORM centers_demand_place('SCHOOL', to_jsonb(s)) FROM centers_school s WHERE office_id = NEW.id;
  PERFORM centers_demand_place('CENTER', to_jsonb(c)) FROM centers_center c WHERE office_id = NEW.id;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER office_follows_place AFTER UPDATE OF parent_id ON offices_office
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.parent_id IS DISTINCT FROM NEW.parent_id)
EXECUTE FUNCTION centers_office_has_place();

CREATE FUNCTION centers_office_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM smm_refuse('office_follows_place', 'a place keeps its office');
  RETURN NULL;
END $$;
"""


def _of_place(table: str, kind: str) -> str:
    """A place brings its office along or gets it made, and keeps it."""
    return f"""
CREATE CONSTRAINT TRIGGER {kind.lower()}_has_office AFTER INSERT OR UPDATE OF office_id ON {table}
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION centers_place_has_office('{kind}');
CREATE TRIGGER {kind.lower()}_keeps_office BEFORE UPDATE OF office_id ON {table}
FOR EACH ROW WHEN (OLD.office_id IS NOT NULL AND NEW.office_id IS DISTINCT FROM OLD.office_id)
EXECUTE FUNCTION centers_office_fixed();
"""


PLACES = "".join(
    _of_place(f"centers_{kind.lower()}", kind)
    for kind in ("PROVINCE", "DISTRICT", "SCHOOL", "CENTER")
)

# 4/4: whoever could call mathematics English for a moment would seat its teacher on that seat.
ENGLISH = """
CREATE FUNCTION centers_english_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT centers_is_owner('centers_teachingsubject') THEN
    PERFORM smm_refuse('subject_english_fixed', 'the English subject comes with the reference data');
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER english_made BEFORE INSERT ON centers_teachingsubject
FOR EACH ROW WHEN (NEW.is_english) EXECUTE FUNCTION centers_english_fixed();
CREATE TRIGGER english_changed BEFORE UPDATE OF is_english ON centers_teachingsubject
FOR EACH ROW WHEN (NEW.is_english <> OLD.is_english) EXECUTE FUNCTION centers_english_fixed();
CREATE TRIGGER english_gone BEFORE DELETE ON centers_teachingsubject
FOR EACH ROW WHEN (OLD.is_english) EXECUTE FUNCTION centers_english_fixed();
"""

# 4/1: a snapshot from before the centre came would not see it.
HOST = """
CREATE FUNCTION centers_host_read_committed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM smm_need_read_committed();
  RETURN NEW;
END $$;
CREATE TRIGGER school_read_committed BEFORE UPDATE OF kind, working ON centers_school
FOR EACH ROW EXECUTE FUNCTION centers_host_read_committed();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("centers", "0002_rules"),
        ("offices", "0004_sources_and_codes"),
    ]
    operations = [
        migrations.RunSQL(TREE),
        migrations.RunSQL(PLACES),
        migrations.RunSQL(ENGLISH),
        migrations.RunSQL(HOST),
    ]
