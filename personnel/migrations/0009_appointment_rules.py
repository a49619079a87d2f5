"""10/4, 10/5: an assignment follows from the final minutes or from a renewal, and from nothing else."""

from django.db import migrations

NOMINATIONS = """
-- Whether the final minutes that went to the Ministry say that the candidate fits.
CREATE FUNCTION personnel_finally_fits(candidacy bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM personnel_ruling r
    JOIN personnel_minutes m ON m.id = r.minutes_id AND m.kind = 'FINAL' AND m.state = 'CONFIRMED'
    JOIN personnel_commission c ON c.id = m.commission_id AND c.state = 'SENT'
    WHERE r.candidacy_id = candidacy AND r.outcome = 'FITS')
$$;

CREATE FUNCTION personnel_nomination_rule() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM smm_need_read_committed();
  IF TG_OP = 'DELETE' THEN
    PERFORM smm_refuse('nomination_kept', 'a nomination stays');
  ELSIF TG_OP = 'UPDATE' THEN
    IF (NEW.call_seat_id, NEW.candidacy_id, NEW.duty_id) <> (OLD.call_seat_id, OLD.candidacy_id, OLD.duty_id)
       OR OLD.dropped_at IS NOT NULL
       OR EXISTS (SELECT FROM personnel_assignment WHERE candidacy_id = OLD.candidacy_id) THEN
      PERFORM smm_refuse('nomination_kept', 'a nomination is only dropped, before the appointment');
    END IF;
    RETURN NEW;
  END IF;
  IF NOT personnel_acts_as(NEW.duty_id, 'mtegm_head', 'mtegm_expert') THEN
    PERFORM smm_refuse('nomination_by_mtegm', 'MTEGM puts candidates on the list');
  END IF;
  IF NOT personnel_finally_fits(NEW.candidacy_id) OR NOT EXISTS (
      SELECT FROM personnel_candidacy WHERE id = NEW.candidacy_id AND call_seat_id = NEW.call_seat_id) THEN
    PERFORM smm_refuse('appointment_finally_fits', 'the final minutes do not say that he fits');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER nomination_rule BEFORE INSERT OR UPDATE OR DELETE ON personnel_nomination
FOR EACH ROW EXECUTE FUNCTION personnel_nomination_rule();
"""

BASIS = """
CREATE FUNCTION personnel_assignment_follows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE past personnel_assignment; proposal personnel_renewal;
BEGIN
  PERFORM smm_need_read_committed();
  IF NEW.basis = 'INHERITED' THEN
    -- Reading 28: from the first call on there is no other way than a call or a renewal.
    IF EXISTS (SELECT FROM personnel_call WHERE state IN ('PUBLISHED', 'CONCLUDED')) THEN
      PERFORM smm_refuse('assignment_inherited_closed', 'calls run in the portal');
    END IF;
  ELSIF NEW.basis = 'CALL' THEN
    PERFORM FROM personnel_candidacy k JOIN personnel_application a ON a.id = k.application_id
      JOIN personnel_callseat cs ON cs.id = k.call_seat_id JOIN personnel_call c ON c.id = a.call_id
      WHERE k.id = NEW.candidacy_id AND cs.seat_id = NEW.seat_id AND a.teacher_id = NEW.teacher_id
        AND c.state IN ('PUBLISHED', 'CONCLUDED') FOR SHARE OF c;
    IF NOT FOUND OR NOT personnel_finally_fits(NEW.candidacy_id) THEN
      PERFORM smm_refuse('appointment_finally_fits', 'the final minutes do not say that he fits');
    END IF;
  ELSE
    SELECT * INTO proposal FROM personnel_renewal WHERE id = NEW.renewal_id FOR UPDATE;
    SELECT * INTO past FROM personnel_assignment WHERE id = proposal.assignment_id FOR SHARE;
    IF proposal.state IS DISTINCT FROM 'PROPOSED'
       OR (past.seat_id, past.teacher_id, past.ends) IS DISTINCT FROM (NEW.seat_id, NEW.teacher_id, NEW.starts) THEN
      PERFORM smm_refuse('assignment_renews', 'a renewal is the next term of the same person in the same seat');
    END IF;
    UPDATE personnel_renewal SET state = 'APPROVED', decided_at = clock_timestamp() WHERE id = proposal.id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER assignment_follows BEFORE INSERT ON personnel_assignment
FOR EACH ROW EXECUTE FUNCTION personnel_assignment_follows();

CREATE OR REPLACE FUNCTION personnel_assignment_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR NEW.ends > OLD.ends OR
     (NEW.seat_id, NEW.teacher_id, NEW.starts, NEW.basis, NEW.candidacy_id, NEW.renewal_id,
      NEW.approval_number, NEW.approval_date)
     IS DISTINCT FROM
     (OLD.seat_id, OLD.teacher_id, OLD.starts, OLD.basis, OLD.candidacy_id, OLD.renewal_id,
      OLD.approval_number, OLD.approval_date)
     OR (NEW.ends < OLD.ends AND NOT NEW.ended_early)
     OR (OLD.ended_early AND NOT NEW.ended_early) THEN
    PERFORM smm_refuse('assignment_kept', 'a term is only shortened, with a reason');
  END IF;
  RETURN NEW;
END $$;
"""

RENEWALS = """
CREATE FUNCTION personnel_renewal_rule() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE past personnel_assignment;
BEGIN
  PERFORM smm_need_read_committed();
  IF TG_OP = 'DELETE' THEN
    PERFORM smm_refuse('renewal_kept', 'a proposal stays');
  ELSIF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'PROPOSED' OR NOT personnel_acts_as(NEW.duty_id, 'mtegm_head', 'mtegm_expert') THEN
      PERFORM smm_refuse('renewal_by_mtegm', 'MTEGM proposes');
    END IF;
    SELECT * INTO past FROM personnel_assignment WHERE id = NEW.assignment_id FOR SHARE;
    IF past.ended_early OR past.starts > smm_today() OR NEW.until < past.ends THEN
      PERFORM smm_refuse('renewal_of_term', 'a term that runs to its end is renewed');
    END IF;
    RETURN NEW;
  ELSIF to_jsonb(NEW) - 'state' - 'refusal' - 'decided_by_id' - 'decided_at'
        <> to_jsonb(OLD) - 'state' - 'refusal' - 'decided_by_id' - 'decided_at' THEN
    PERFORM smm_refuse('renewal_kept', 'a proposal stays');
  ELSIF (OLD.state, NEW.state) = ('PROPOSED', 'REFUSED') THEN
    IF NOT personnel_acts_as(NEW.decided_by_id, 'personnel_unit') THEN
      PERFORM smm_refuse('renewal_by_ministry', 'the Ministry''s unit decides');
    END IF;
  ELSIF (OLD.state, NEW.state) <> ('PROPOSED', 'APPROVED') OR pg_trigger_depth() < 2 THEN
    PERFORM smm_refuse('renewal_kept', 'approval is the next assignment');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER renewal_rule BEFORE INSERT OR UPDATE OR DELETE ON personnel_renewal
FOR EACH ROW EXECUTE FUNCTION personnel_renewal_rule();
"""

STARTS = """
-- Whether the duty is that of the principal, in force today, of the school that hosts the centre.
CREATE FUNCTION personnel_is_host_principal(duty bigint, center bigint) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  RETURN personnel_acts_as(duty, 'principal') AND EXISTS (
    SELECT FROM offices_duty d JOIN centers_school s ON s.office_id = d.office_id
    JOIN centers_center c ON c.school_id = s.id WHERE d.id = duty AND c.id = center);
END $$;

CREATE FUNCTION personnel_start_rule() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE term personnel_assignment;
BEGIN
  PERFORM smm_need_read_committed();
  SELECT * INTO term FROM personnel_assignment WHERE id = NEW.assignment_id FOR SHARE;
  IF NOT personnel_is_host_principal(NEW.duty_id, (SELECT center_id FROM centers_seat WHERE id = term.seat_id)) THEN
    PERFORM smm_refuse('start_by_principal', 'the host school''s principal records the start');
  END IF;
  IF NEW.started_on < term.starts OR NEW.started_on >= term.ends OR NEW.started_on > smm_today() THEN
    PERFORM smm_refuse('start_in_term', 'the start lies in the term and not ahead');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER start_rule BEFORE INSERT ON personnel_dutystart
FOR EACH ROW EXECUTE FUNCTION personnel_start_rule();
CREATE TRIGGER start_kept BEFORE UPDATE OR DELETE ON personnel_dutystart
FOR EACH ROW EXECUTE FUNCTION personnel_never_changes('start_kept');

CREATE FUNCTION personnel_handover_rule() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.done_at IS NOT NULL OR (TG_OP = 'UPDATE' AND
     (NEW.assignment_id, NEW.text, NEW.position) <> (OLD.assignment_id, OLD.text, OLD.position)) THEN
    PERFORM smm_refuse('handover_kept', 'what was handed over stays');
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER handover_rule BEFORE UPDATE OR DELETE ON personnel_handoveritem
FOR EACH ROW EXECUTE FUNCTION personnel_handover_rule();
"""


class Migration(migrations.Migration):
    dependencies = [("personnel", "0008_commission_rules")]
    operations = [migrations.RunSQL(text) for text in (NOMINATIONS, BASIS, RENEWALS, STARTS)]
