"""8/1-f, 8/2, 9/2 as records, and the month's actual duty as the principal confirmed it."""

from django.db import migrations

TASKS = """
-- The role of the seat on the first day of a term.
CREATE FUNCTION personnel_term_kind(term personnel_assignment) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT kind FROM centers_seatrole WHERE seat_id = term.seat_id AND starts <= term.starts
    AND coalesce(ends, 'infinity') > term.starts
$$;

-- 8/1-f: the centre's general coordinator, in person or as deputy.
CREATE FUNCTION personnel_is_coordinator(duty bigint, center bigint) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  RETURN personnel_acts_as(duty, 'general_coordinator') AND EXISTS (
    SELECT FROM offices_duty d JOIN centers_center c ON c.office_id = d.office_id
    WHERE d.id = duty AND c.id = center);
END $$;

-- 8/2, 9/2: the general coordinator answers to the principal, the others to both.
CREATE FUNCTION personnel_answers_to(term personnel_assignment, duty bigint) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE place bigint := (SELECT center_id FROM centers_seat WHERE id = term.seat_id);
BEGIN
  RETURN (SELECT user_id FROM offices_duty WHERE id = duty)
         IS DISTINCT FROM (SELECT user_id FROM personnel_teacher WHERE id = term.teacher_id)
    AND (personnel_is_host_principal(duty, place)
         OR (personnel_term_kind(term) = 'DEVELOPMENT' AND personnel_is_coordinator(duty, place)));
END $$;

CREATE FUNCTION personnel_task_rule() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE term personnel_assignment; place bigint;
BEGIN
  PERFORM smm_need_read_committed();
  IF TG_OP = 'DELETE' THEN
    PERFORM smm_refuse('duty_task_kept', 'a task is given up, not deleted');
  END IF;
  SELECT * INTO term FROM personnel_assignment WHERE id = NEW.assignment_id;
  SELECT center_id INTO place FROM centers_seat WHERE id = term.seat_id;
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'OPEN' OR NOT personnel_is_coordinator(NEW.given_by_id, place) THEN
      PERFORM smm_refuse('duty_task_by_coordinator', 'the general coordinator shares out the work');
    END IF;
    IF NEW.clause NOT LIKE (CASE personnel_term_kind(term) WHEN 'GENERAL' THEN '8/%' ELSE '9/%' END) THEN
      PERFORM smm_refuse('duty_task_clause', 'the letter is the other role''s');
    END IF;
    IF NEW.starts_on < term.starts OR NEW.due_on >= term.ends THEN
      PERFORM smm_refuse('duty_task_in_term', 'the work lies in the term');
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.assignment_id, NEW.clause, NEW.text, NEW.starts_on, NEW.due_on, NEW.given_by_id)
     <> (OLD.assignment_id, OLD.clause, OLD.text, OLD.starts_on, OLD.due_on, OLD.given_by_id)
     OR OLD.state IN ('ACCEPTED', 'CANCELLED') THEN
    PERFORM smm_refuse('duty_task_kept', 'what was given stays');
  END IF;
  IF OLD.state = 'DELIVERED' AND NEW.state IN ('ACCEPTED', 'OPEN') THEN
    IF NOT personnel_answers_to(term, NEW.answered_by_id) THEN
      PERFORM smm_refuse('duty_task_answers_to', 'somebody else accepts this work');
    END IF;
    IF NEW.state = 'OPEN' AND btrim(NEW.answer) = '' THEN
      PERFORM smm_refuse('duty_task_return_reason', 'work goes back with a reason');
    END IF;
  ELSIF (OLD.state, NEW.state) NOT IN (('OPEN', 'OPEN'), ('OPEN', 'DELIVERED'), ('OPEN', 'CANCELLED')) THEN
    PERFORM smm_refuse('duty_task_transition', 'the task does not stand so that this act fits');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER duty_task_rule BEFORE INSERT OR UPDATE OR DELETE ON personnel_dutytask
FOR EACH ROW EXECUTE FUNCTION personnel_task_rule();
"""

SHEETS = """
-- Whether a confirmed month that nobody reopened holds one of the days.
CREATE FUNCTION personnel_month_confirmed(center bigint, days daterange) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM personnel_dutysheet s
    LEFT JOIN personnel_dutysheetreopening r ON r.sheet_id = s.id
    WHERE s.center_id = center AND r.id IS NULL
      AND daterange(make_date(s.year, s.month, 1), (make_date(s.year, s.month, 1) + interval '1 month')::date) && days)
$$;

CREATE FUNCTION personnel_absence_rule() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE item personnel_absence; term personnel_assignment; place bigint;
BEGIN
  PERFORM smm_need_read_committed();
  FOR item IN SELECT * FROM (SELECT (OLD).* WHERE TG_OP <> 'INSERT' UNION ALL SELECT (NEW).* WHERE TG_OP <> 'DELETE') AS both_rows LOOP
    SELECT * INTO term FROM personnel_assignment WHERE id = item.assignment_id;
    SELECT center_id INTO place FROM centers_seat WHERE id = term.seat_id;
    -- The centre's row: recording an absence and confirming the month wait for each other.
    PERFORM FROM centers_center WHERE id = place FOR NO KEY UPDATE;
    IF personnel_month_confirmed(place, daterange(item.starts, item.ends)) THEN
      PERFORM smm_refuse('absence_month_confirmed', 'the month is confirmed');
    END IF;
    IF NOT personnel_is_host_principal(item.duty_id, place) AND NOT personnel_is_coordinator(item.duty_id, place)
       AND TG_OP <> 'DELETE' THEN
      PERFORM smm_refuse('absence_recorder', 'the principal or the general coordinator records absences');
    END IF;
    IF item.starts < term.starts OR item.ends > term.ends THEN
      PERFORM smm_refuse('absence_in_term', 'the absence lies in the term');
    END IF;
  END LOOP;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER absence_rule BEFORE INSERT OR UPDATE OR DELETE ON personnel_absence
FOR EACH ROW EXECUTE FUNCTION personnel_absence_rule();

CREATE FUNCTION personnel_sheet_rule() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE newest personnel_dutysheet;
BEGIN
  PERFORM smm_need_read_committed();
  PERFORM FROM centers_center WHERE id = NEW.center_id FOR NO KEY UPDATE;
  IF NOT personnel_is_host_principal(NEW.duty_id, NEW.center_id) THEN
    PERFORM smm_refuse('sheet_by_principal', 'the host school''s principal confirms the month');
  END IF;
  IF make_date(NEW.year, NEW.month, 1) > smm_today() THEN
    PERFORM smm_refuse('sheet_month_begun', 'the month has not begun');
  END IF;
  SELECT * INTO newest FROM personnel_dutysheet WHERE (center_id, year, month) = (NEW.center_id, NEW.year, NEW.month)
  ORDER BY number DESC LIMIT 1;
  IF newest.id IS NOT NULL AND NOT EXISTS (SELECT FROM personnel_dutysheetreopening WHERE sheet_id = newest.id) THEN
    PERFORM smm_refuse('sheet_once', 'the month is confirmed');
  END IF;
  NEW.number := coalesce(newest.number, 0) + 1;
  RETURN NEW;
END $$;
CREATE TRIGGER sheet_rule BEFORE INSERT ON personnel_dutysheet
FOR EACH ROW EXECUTE FUNCTION personnel_sheet_rule();
CREATE TRIGGER sheet_kept BEFORE UPDATE OR DELETE ON personnel_dutysheet
FOR EACH ROW EXECUTE FUNCTION personnel_never_changes('sheet_kept');

CREATE FUNCTION personnel_reopening_rule() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT personnel_is_host_principal(NEW.duty_id, (SELECT center_id FROM personnel_dutysheet WHERE id = NEW.sheet_id)) THEN
    PERFORM smm_refuse('sheet_by_principal', 'the host school''s principal reopens the month');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reopening_rule BEFORE INSERT ON personnel_dutysheetreopening
FOR EACH ROW EXECUTE FUNCTION personnel_reopening_rule();
CREATE TRIGGER reopening_kept BEFORE UPDATE OR DELETE ON personnel_dutysheetreopening
FOR EACH ROW EXECUTE FUNCTION personnel_never_changes('sheet_kept');
"""


class Migration(migrations.Migration):
    dependencies = [("personnel", "0009_appointment_rules")]
    operations = [migrations.RunSQL(TASKS), migrations.RunSQL(SHEETS)]
