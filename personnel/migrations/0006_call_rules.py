"""10/1: calendar, criteria and documents stand from publication on; only a change with a reason alters."""

from django.db import migrations

DUTIES = """
-- Whether the duty is one of these roles and in force today; locked against being ended meanwhile.
CREATE FUNCTION personnel_acts_as(duty bigint, VARIADIC roles text[]) RETURNS boolean
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM offices_duty WHERE id = duty AND role = ANY (roles)
    AND starts <= smm_today() AND coalesce(ends, 'infinity') > smm_today() FOR SHARE;
  RETURN FOUND;
END $$;

CREATE FUNCTION personnel_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM smm_refuse(TG_ARGV[0], 'this row never changes');
  RETURN NULL;
END $$;
"""

CALLS = """
CREATE FUNCTION personnel_demand_publishable(call personnel_call) RETURNS void LANGUAGE plpgsql AS $$
DECLARE total bigint;
BEGIN
  IF NOT personnel_acts_as(call.published_by_id, 'mtegm_head') THEN
    PERFORM smm_refuse('call_published_by_mtegm', 'MTEGM''s head publishes');
  END IF;
  IF call.opens_on < smm_today() THEN
    PERFORM smm_refuse('call_opens_ahead', 'a call does not open before it is published');
  END IF;
  -- The centres first, in one order: two calls for one seat wait for each other.
  PERFORM FROM centers_center WHERE id IN (
    SELECT s.center_id FROM personnel_callseat cs JOIN centers_seat s ON s.id = cs.seat_id
    WHERE cs.call_id = call.id) ORDER BY id FOR NO KEY UPDATE;
  IF NOT EXISTS (SELECT FROM personnel_callseat WHERE call_id = call.id) THEN
    PERFORM smm_refuse('call_needs_seats', 'a call is for at least one seat');
  END IF;
  IF EXISTS (SELECT FROM personnel_callseat cs JOIN centers_seat s ON s.id = cs.seat_id
             LEFT JOIN centers_center c ON c.id = s.center_id AND c.state = 'ACTIVE'
             LEFT JOIN centers_seatrole r ON r.id = cs.role_id
              AND r.starts <= call.term_starts_on AND coalesce(r.ends, 'infinity') > call.term_starts_on
             WHERE cs.call_id = call.id AND (c.id IS NULL OR r.id IS NULL)) THEN
    PERFORM smm_refuse('call_seat_in_use', 'a seat is out of use when the term starts');
  END IF;
  IF EXISTS (SELECT FROM personnel_callseat cs JOIN personnel_assignment a ON a.seat_id = cs.seat_id
             WHERE cs.call_id = call.id AND a.ends > call.term_starts_on AND a.ends > a.starts) THEN
    PERFORM smm_refuse('call_seat_vacant', 'somebody sits there when the term starts');
  END IF;
  IF EXISTS (SELECT FROM personnel_callseat cs JOIN personnel_callseat other ON other.seat_id = cs.seat_id
             JOIN personnel_call c ON c.id = other.call_id AND c.state = 'PUBLISHED'
             WHERE cs.call_id = call.id AND c.id <> call.id) THEN
    PERFORM smm_refuse('call_seat_free', 'another published call is for this seat');
  END IF;
  SELECT sum(weight) INTO total FROM personnel_criterion WHERE call_id = call.id;
  IF total IS DISTINCT FROM 100 THEN
    PERFORM smm_refuse('call_weights', 'the weights add up to 100');
  END IF;
END $$;

-- Every province with checked applications has told the Ministry.
CREATE FUNCTION personnel_demand_concluded(call bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM personnel_candidacy k JOIN personnel_application a ON a.id = k.application_id
    JOIN personnel_callseat cs ON cs.id = k.call_seat_id
    LEFT JOIN personnel_commission m ON m.call_id = call AND m.province_id = cs.province_id
    WHERE a.call_id = call AND a.state NOT IN ('DRAFT', 'WITHDRAWN') AND m.state IS DISTINCT FROM 'SENT') THEN
    PERFORM smm_refuse('call_conclude_all_sent', 'a commission has not told the Ministry yet');
  END IF;
END $$;

CREATE FUNCTION personnel_call_rule() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM smm_need_read_committed();
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'DRAFT' THEN
      PERFORM smm_refuse('call_begins_as_draft', 'a call begins as a draft');
    END IF;
    RETURN NEW;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD.state <> 'DRAFT' THEN
      PERFORM smm_refuse('call_frozen', 'a published call stays');
    END IF;
    RETURN OLD;
  ELSIF pg_trigger_depth() > 1 OR (OLD.state, NEW.state) = ('DRAFT', 'DRAFT') THEN
    RETURN NEW;
  ELSIF (OLD.state, NEW.state) = ('DRAFT', 'PUBLISHED') THEN
    PERFORM personnel_demand_publishable(NEW);
  ELSIF (OLD.state, NEW.state) = ('PUBLISHED', 'CONCLUDED')
        AND to_jsonb(NEW) - 'state' - 'search' = to_jsonb(OLD) - 'state' - 'search' THEN
    PERFORM personnel_demand_concluded(NEW.id);
  ELSE
    PERFORM smm_refuse('call_frozen', 'only a change with a reason alters a published call');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER call_rule BEFORE INSERT OR UPDATE OR DELETE ON personnel_call
FOR EACH ROW EXECUTE FUNCTION personnel_call_rule();

-- Seats, criteria and documents: only while the call is a draft.
CREATE FUNCTION personnel_call_part_rule() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE was jsonb := to_jsonb(OLD); is_now jsonb := to_jsonb(NEW); item jsonb; found_state text;
BEGIN
  PERFORM smm_need_read_committed();
  FOREACH item IN ARRAY ARRAY[was, is_now] LOOP
    CONTINUE WHEN item IS NULL;
    SELECT state INTO found_state FROM personnel_call WHERE id = (item->>'call_id')::bigint FOR SHARE;
    -- Not found: the call has just been deleted, which its own rule allowed.
    IF found_state <> 'DRAFT' THEN
      PERFORM smm_refuse('call_frozen', 'the criteria, seats and documents of a published call stay');
    END IF;
  END LOOP;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER call_seat_frozen BEFORE INSERT OR UPDATE OR DELETE ON personnel_callseat
FOR EACH ROW EXECUTE FUNCTION personnel_call_part_rule();
CREATE TRIGGER criterion_frozen BEFORE INSERT OR UPDATE OR DELETE ON personnel_criterion
FOR EACH ROW EXECUTE FUNCTION personnel_call_part_rule();
CREATE TRIGGER call_document_frozen BEFORE INSERT OR UPDATE OR DELETE ON personnel_calldocument
FOR EACH ROW EXECUTE FUNCTION personnel_call_part_rule();

CREATE FUNCTION personnel_call_seat_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM centers_seatrole WHERE id = NEW.role_id AND seat_id = NEW.seat_id) THEN
    PERFORM smm_refuse('call_seat_role', 'the role is another seat''s');
  END IF;
  NEW.province_id := (SELECT p.id FROM centers_seat s JOIN centers_center c ON c.id = s.center_id
    JOIN offices_office o ON o.id = c.office_id
    JOIN offices_office p ON p.kind = 'PROVINCE' AND starts_with(o.path, p.path) WHERE s.id = NEW.seat_id);
  RETURN NEW;
END $$;
CREATE TRIGGER call_seat_place BEFORE INSERT OR UPDATE ON personnel_callseat
FOR EACH ROW EXECUTE FUNCTION personnel_call_seat_place();
"""

CHANGES = """
CREATE FUNCTION personnel_call_change_applies() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE call personnel_call;
BEGIN
  PERFORM smm_need_read_committed();
  SELECT * INTO call FROM personnel_call WHERE id = NEW.call_id FOR UPDATE;
  IF call.state <> 'PUBLISHED' THEN
    PERFORM smm_refuse('call_change_published', 'only a published call is changed');
  END IF;
  IF NOT personnel_acts_as(NEW.duty_id, 'mtegm_head') THEN
    PERFORM smm_refuse('call_published_by_mtegm', 'MTEGM''s head changes a call');
  END IF;
  NEW.before := jsonb_build_object('applications_until', call.applications_until,
    'checks_until', call.checks_until, 'commission_until', call.commission_until,
    'results_until', call.results_until);
  IF NEW.kind = 'CANCELLATION' THEN
    IF EXISTS (SELECT FROM personnel_assignment g JOIN personnel_candidacy k ON k.id = g.candidacy_id
               JOIN personnel_application a ON a.id = k.application_id WHERE a.call_id = call.id) THEN
      PERFORM smm_refuse('call_cancel_appointed', 'somebody was appointed from this call');
    END IF;
    UPDATE personnel_call SET state = 'CANCELLED' WHERE id = call.id;
    RETURN NEW;
  END IF;
  IF (NEW.applications_until, NEW.checks_until, NEW.commission_until, NEW.results_until)
     = (call.applications_until, call.checks_until, call.commission_until, call.results_until)
     OR NEW.applications_until < call.applications_until OR NEW.checks_until < call.checks_until
     OR NEW.commission_until < call.commission_until OR NEW.results_until < call.results_until THEN
    PERFORM smm_refuse('call_only_extended', 'a calendar is only extended');
  END IF;
  IF NEW.applications_until > call.applications_until AND call.applications_until < smm_today() THEN
    PERFORM smm_refuse('call_closed_stays_closed', 'applications have closed');
  END IF;
  UPDATE personnel_call SET applications_until = NEW.applications_until,
    checks_until = NEW.checks_until, commission_until = NEW.commission_until,
    results_until = NEW.results_until WHERE id = call.id;
  RETURN NEW;
END $$;
CREATE TRIGGER call_change_applies BEFORE INSERT ON personnel_callchange
FOR EACH ROW EXECUTE FUNCTION personnel_call_change_applies();
CREATE TRIGGER call_change_kept BEFORE UPDATE OR DELETE ON personnel_callchange
FOR EACH ROW EXECUTE FUNCTION personnel_never_changes('call_change_kept');
"""


class Migration(migrations.Migration):
    dependencies = [("personnel", "0005_calls"), ("centers", "0002_rules")]
    operations = [
        migrations.RunSQL(DUTIES),
        migrations.RunSQL(CALLS),
        migrations.RunSQL(CHANGES),
    ]
