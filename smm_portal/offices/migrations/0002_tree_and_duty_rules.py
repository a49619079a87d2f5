"""What the tree of offices and the duties refuse, whoever writes: form, admin, shell or import.

The list of role places repeats roles.PLACES as it was when this migration was written; a test
compares the two, so that a new role comes with its migration.
"""

from django.db import migrations

PLACES = """
    ('mtegm_expert', 'DIRECTORATE', 'MTEGM'),
    ('mtegm_head', 'DIRECTORATE', 'MTEGM'),
    ('oygm_unit', 'DIRECTORATE', 'OYGM'),
    ('personnel_unit', 'DIRECTORATE', 'PERSONEL'),
    ('province_director', 'PROVINCE', ''),
    ('province_vte', 'PROVINCE', ''),
    ('province_training', 'PROVINCE', ''),
    ('province_hr', 'PROVINCE', ''),
    ('district_director', 'DISTRICT', ''),
    ('district_vte', 'DISTRICT', ''),
    ('principal', 'SCHOOL', ''),
    ('general_coordinator', 'CENTER', ''),
    ('development_coordinator', 'CENTER', ''),
    ('teacher', 'SCHOOL', ''),
    ('evaluator', 'DIRECTORATE', 'MTEGM'),
    ('auditor', 'MINISTRY', ''),
    ('system_admin', 'MINISTRY', '')
"""

TREE = """
CREATE FUNCTION office_parent_kind_ok(kind text, parent_kind text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE kind
    WHEN 'DIRECTORATE' THEN parent_kind = 'MINISTRY'
    WHEN 'PROVINCE' THEN parent_kind = 'MINISTRY'
    WHEN 'DISTRICT' THEN parent_kind = 'PROVINCE'
    WHEN 'SCHOOL' THEN parent_kind IN ('DISTRICT', 'PROVINCE')
    WHEN 'CENTER' THEN parent_kind = 'SCHOOL'
    ELSE false
  END
$$;

-- The path follows from the parent, whatever the writer gave. The parent is locked before its
-- path is read: a move of the parent (or of what is above it) and the coming of a child wait
-- for each other.
CREATE FUNCTION office_path() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  above record;
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW.id <> OLD.id OR NEW.kind <> OLD.kind) THEN
    PERFORM public.smm_refuse('office_kind_fixed', 'the kind of an office never changes');
  END IF;
  IF NEW.parent_id IS NULL THEN
    NEW.path := '/' || NEW.id || '/';
    RETURN NEW;
  END IF;
  SELECT o.kind, o.path INTO above
    FROM public.offices_office o WHERE o.id = NEW.parent_id FOR KEY SHARE;
  IF NOT FOUND THEN
    RETURN NEW;  -- the foreign key refuses it
  END IF;
  IF position('/' || NEW.id || '/' IN above.path) > 0 THEN
    PERFORM public.smm_refuse('office_cycle', 'an office cannot stand below itself');
  END IF;
  IF NOT public.office_parent_kind_ok(NEW.kind, above.kind) THEN
    PERFORM public.smm_refuse('office_place', 'an office of this kind cannot stand there');
  END IF;
  NEW.path := above.path || NEW.id || '/';
  RETURN NEW;
END $$;
CREATE TRIGGER office_path BEFORE INSERT OR UPDATE OF id, kind, parent_id, path
  ON offices_office FOR EACH ROW EXECUTE FUNCTION office_path();

-- Row by row, each statement with its own snapshot: a child that came in the meantime is moved too.
CREATE FUNCTION office_path_down() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE public.offices_office SET path = '' WHERE parent_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER office_path_down AFTER UPDATE ON offices_office
  FOR EACH ROW WHEN (OLD.path IS DISTINCT FROM NEW.path) EXECUTE FUNCTION office_path_down();
"""

DUTIES = f"""
CREATE FUNCTION office_role_place(role text, kind text, code text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT EXISTS (
    SELECT FROM (VALUES {PLACES}) AS place (role, kind, code)
    WHERE place.role = $1 AND place.kind = $2 AND place.code IN ('', coalesce($3, '')))
$$;
CREATE FUNCTION office_role_from_records(role text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT role IN ('general_coordinator', 'development_coordinator', 'teacher')
$$;

CREATE FUNCTION office_check_place(office bigint, role text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  place record;
BEGIN
  SELECT o.kind, o.code INTO place FROM public.offices_office o WHERE o.id = office;
  IF FOUND AND NOT public.office_role_place(role, place.kind, place.code) THEN
    PERFORM public.smm_refuse('duty_place', 'this role is not held at that office');
  END IF;
END $$;

-- Roles that follow from records are written by functions that run as the table's owner
-- (SECURITY DEFINER, in the room that keeps the records), never by the application's own role.
CREATE FUNCTION office_duty_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  row_role text := coalesce(NEW.role, OLD.role);
  from_records boolean := public.office_role_from_records(row_role);
BEGIN
  IF from_records AND current_user <> (
      SELECT pg_get_userbyid(c.relowner) FROM pg_class c WHERE c.oid = TG_RELID) THEN
    PERFORM public.smm_refuse('duty_from_records', 'this role follows from records');
  END IF;
  IF TG_OP = 'DELETE' THEN
    PERFORM public.smm_refuse('duty_kept', 'a duty is ended, never deleted');
  END IF;
  PERFORM public.office_check_place(NEW.office_id, NEW.role);
  IF TG_OP = 'INSERT' THEN
    RETURN NEW;
  END IF;
  IF (NEW.id, NEW.user_id, NEW.office_id, NEW.role, NEW.source, NEW.is_deputy, NEW.deputy_for_id)
      IS DISTINCT FROM
     (OLD.id, OLD.user_id, OLD.office_id, OLD.role, OLD.source, OLD.is_deputy, OLD.deputy_for_id)
  THEN
    PERFORM public.smm_refuse('duty_fixed', 'a duty only ends; another one is another row');
  END IF;
  -- What was acted under a duty stays covered by it: it neither grows nor ends in the past.
  IF NOT from_records AND (NEW.starts, NEW.ends) IS DISTINCT FROM (OLD.starts, OLD.ends) AND (
      NEW.starts <> OLD.starts
      OR coalesce(NEW.ends, 'infinity'::date) > coalesce(OLD.ends, 'infinity'::date)
      OR NEW.ends < public.smm_today()) THEN
    PERFORM public.smm_refuse('duty_only_ends', 'the period of a duty can only be shortened');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER duty_guard BEFORE INSERT OR UPDATE OR DELETE ON offices_duty
  FOR EACH ROW EXECUTE FUNCTION office_duty_guard();

CREATE FUNCTION office_invitation_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM public.office_check_place(NEW.office_id, NEW.role);
  IF TG_OP = 'UPDATE' AND (OLD.accepted_at IS NOT NULL OR OLD.revoked_at IS NOT NULL) THEN
    PERFORM public.smm_refuse('invitation_over', 'an accepted or revoked invitation is over');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER invitation_guard BEFORE INSERT OR UPDATE ON offices_invitation
  FOR EACH ROW EXECUTE FUNCTION office_invitation_guard();
"""

UNDO = """
DROP TRIGGER invitation_guard ON offices_invitation;
DROP TRIGGER duty_guard ON offices_duty;
DROP TRIGGER office_path_down ON offices_office;
DROP TRIGGER office_path ON offices_office;
DROP FUNCTION office_invitation_guard(), office_duty_guard(), office_check_place(bigint, text),
  office_role_from_records(text), office_role_place(text, text, text),
  office_path_down(), office_path(), office_parent_kind_ok(text, text);
"""


class Migration(migrations.Migration):
    dependencies = [("offices", "0001_people_and_offices")]
    operations = [migrations.RunSQL(TREE + DUTIES, UNDO)]
