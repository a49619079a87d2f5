"""4/4 and 4/5 as far as assignments hold them, and the duties that follow from records."""

from django.db import migrations

ASSIGNMENTS = """
-- 4/5: a term lies inside one role of its seat; 4/4: the English seat takes an English teacher;
-- 8/2: the host school's principal does not answer to himself. Locks: centre, role, teacher; the
-- last two queue those who would otherwise meet inside an exclusion constraint and deadlock there.
CREATE FUNCTION personnel_assignment_in_role() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  s centers_seat; r centers_seatrole; t personnel_teacher;
BEGIN
  PERFORM smm_need_read_committed();
  IF NEW.approval_date > smm_today() THEN
    PERFORM smm_refuse('assignment_approval_future', 'the approval is dated ahead');
  END IF;
  SELECT * INTO s FROM centers_seat WHERE id = NEW.seat_id;
  PERFORM FROM centers_center WHERE id = s.center_id AND state = 'ACTIVE' FOR SHARE;
  IF NOT FOUND THEN
    PERFORM smm_refuse('assignment_center_active', 'the centre is not active');
  END IF;
  SELECT * INTO r FROM centers_seatrole WHERE seat_id = NEW.seat_id
    AND starts <= NEW.starts AND coalesce(ends, 'infinity') >= NEW.ends FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    PERFORM smm_refuse('assignment_in_role', 'the seat has no such role in the term');
  END IF;
  SELECT * INTO t FROM personnel_teacher WHERE id = NEW.teacher_id FOR NO KEY UPDATE;
  IF r.english AND NOT (SELECT is_english FROM centers_teachingsubject WHERE id = t.subject_id) THEN
    PERFORM smm_refuse('assignment_english', 'the English seat takes an English teacher');
  END IF;
  IF r.kind = 'GENERAL' AND EXISTS (
      SELECT FROM offices_duty d
      JOIN centers_center c ON c.id = s.center_id
      JOIN centers_school h ON h.id = c.school_id AND h.office_id = d.office_id
      WHERE d.user_id = t.user_id AND d.role = 'principal'
        AND daterange(d.starts, d.ends) && daterange(NEW.starts, NEW.ends)) THEN
    PERFORM smm_refuse('assignment_not_principal', 'the principal cannot be general coordinator');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER assignment_in_role BEFORE INSERT ON personnel_assignment
FOR EACH ROW EXECUTE FUNCTION personnel_assignment_in_role();

CREATE FUNCTION personnel_assignment_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR NEW.ends > OLD.ends OR
     (NEW.seat_id, NEW.teacher_id, NEW.starts, NEW.basis, NEW.approval_number, NEW.approval_date)
     IS DISTINCT FROM
     (OLD.seat_id, OLD.teacher_id, OLD.starts, OLD.basis, OLD.approval_number, OLD.approval_date)
     OR (NEW.ends < OLD.ends AND NOT NEW.ended_early)
     OR (OLD.ended_early AND NOT NEW.ended_early) THEN
    PERFORM smm_refuse('assignment_kept', 'a term is only shortened, with a reason');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER assignment_kept BEFORE UPDATE OR DELETE ON personnel_assignment
FOR EACH ROW EXECUTE FUNCTION personnel_assignment_kept();

-- 4/5: a role is not taken away under people in post. The row is locked by its own update.
CREATE FUNCTION personnel_role_holds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM smm_need_read_committed();
  IF EXISTS (SELECT FROM personnel_assignment WHERE seat_id = OLD.seat_id
             AND starts >= OLD.starts AND ends <= coalesce(OLD.ends, 'infinity')
             AND ends > coalesce(NEW.ends, 'infinity')) THEN
    PERFORM smm_refuse('seat_role_holds_people', 'someone sits there longer');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER seat_role_holds_people BEFORE UPDATE ON centers_seatrole
FOR EACH ROW EXECUTE FUNCTION personnel_role_holds();

-- 4/1: a centre does not close under people in post.
CREATE FUNCTION personnel_center_holds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM personnel_assignment a JOIN centers_seat s ON s.id = a.seat_id
             WHERE s.center_id = NEW.id AND a.ends > NEW.closed_on) THEN
    PERFORM smm_refuse('center_closing_people', 'someone sits there longer');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER center_closing_people BEFORE UPDATE OF closed_on ON centers_center
FOR EACH ROW WHEN (NEW.closed_on IS NOT NULL) EXECUTE FUNCTION personnel_center_holds();
"""

# SECURITY DEFINER: the guard on duties lets only the owner write those that follow from records.
DUTIES = """
CREATE FUNCTION personnel_keep_duty(assignment personnel_assignment, person bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE mark text := 'assignment:' || assignment.id;
BEGIN
  IF person IS NULL THEN RETURN; END IF;
  UPDATE offices_duty SET ends = assignment.ends WHERE source = mark AND ends IS DISTINCT FROM assignment.ends;
  IF EXISTS (SELECT FROM offices_duty WHERE source = mark) THEN RETURN; END IF;
  INSERT INTO offices_duty (user_id, office_id, role, starts, ends, is_deputy, source)
  SELECT person, c.office_id,
         CASE r.kind WHEN 'GENERAL' THEN 'general_coordinator' ELSE 'development_coordinator' END,
         assignment.starts, assignment.ends, false, mark
  FROM centers_seat s
  JOIN centers_center c ON c.id = s.center_id
  JOIN centers_seatrole r ON r.seat_id = s.id AND r.starts <= assignment.starts
       AND coalesce(r.ends, 'infinity') > assignment.starts
  WHERE s.id = assignment.seat_id;
END $$;
REVOKE EXECUTE ON FUNCTION personnel_keep_duty(personnel_assignment, bigint) FROM PUBLIC;

CREATE FUNCTION personnel_assignment_duty() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM personnel_keep_duty(NEW, (SELECT user_id FROM personnel_teacher WHERE id = NEW.teacher_id));
  RETURN NULL;
END $$;
CREATE TRIGGER assignment_duty AFTER INSERT OR UPDATE OF ends ON personnel_assignment
FOR EACH ROW EXECUTE FUNCTION personnel_assignment_duty();

-- A teacher with an account holds the teacher's duty at his school, and what his assignments give.
CREATE FUNCTION personnel_teacher_duty() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE a personnel_assignment;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    UPDATE offices_duty SET ends = greatest(starts, smm_today())
    WHERE source LIKE 'teacher:' || NEW.id || ':%' AND ends IS NULL;
  END IF;
  IF NEW.user_id IS NOT NULL AND NEW.working THEN
    INSERT INTO offices_duty (user_id, office_id, role, starts, is_deputy, source)
    SELECT NEW.user_id, office_id, 'teacher', smm_today(), false,
           'teacher:' || NEW.id || ':' || to_char(clock_timestamp(), 'YYYYMMDDHH24MISSUS')
    FROM centers_school WHERE id = NEW.school_id;
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.user_id IS NULL AND NEW.user_id IS NOT NULL THEN
    FOR a IN SELECT * FROM personnel_assignment WHERE teacher_id = NEW.id LOOP
      PERFORM personnel_keep_duty(a, NEW.user_id);
    END LOOP;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER teacher_duty_insert AFTER INSERT ON personnel_teacher
FOR EACH ROW EXECUTE FUNCTION personnel_teacher_duty();
CREATE TRIGGER teacher_duty_update AFTER UPDATE OF user_id, school_id, working ON personnel_teacher
FOR EACH ROW WHEN ((OLD.user_id, OLD.school_id, OLD.working)
                   IS DISTINCT FROM (NEW.user_id, NEW.school_id, NEW.working))
EXECUTE FUNCTION personnel_teacher_duty();

CREATE FUNCTION personnel_teacher_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.user_id IS NOT NULL AND NEW.user_id IS DISTINCT FROM OLD.user_id THEN
    PERFORM smm_refuse('teacher_account_fixed', 'a teacher''s account does not change');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER teacher_kept BEFORE UPDATE OF user_id ON personnel_teacher
FOR EACH ROW EXECUTE FUNCTION personnel_teacher_kept();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("personnel", "0001_initial"),
        ("centers", "0002_rules"),
        ("offices", "0002_tree_and_duty_rules"),
    ]
    operations = [migrations.RunSQL(ASSIGNMENTS), migrations.RunSQL(DUTIES)]
