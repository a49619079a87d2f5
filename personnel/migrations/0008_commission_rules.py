"""10/2, 10/3: the commission's parts, scores, minutes, objections; 6/2 and 7/2 as its tiers."""

from django.db import migrations

COMMISSIONS = """
-- 10/2: chair and the three units sit, and at least three persons (reading 11).
CREATE FUNCTION personnel_commission_covered(commission bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT count(DISTINCT part) FILTER (WHERE part IN ('CHAIR', 'HR', 'TRAINING', 'VTE')) = 4
         AND count(DISTINCT user_id) >= 3
  FROM personnel_commissionmember WHERE commission_id = commission AND left_at IS NULL
$$;

CREATE FUNCTION personnel_sits(commission bigint, person bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM personnel_commissionmember
                 WHERE commission_id = commission AND user_id = person AND left_at IS NULL)
$$;

-- What each candidacy's ruling is now: that of the newest minutes up to and with these.
CREATE FUNCTION personnel_standing(of_commission bigint) RETURNS SETOF personnel_ruling LANGUAGE sql STABLE AS $$
  SELECT DISTINCT ON (r.candidacy_id) r.* FROM personnel_ruling r
  JOIN personnel_minutes m ON m.id = r.minutes_id
  WHERE m.commission_id = of_commission ORDER BY r.candidacy_id, m.id DESC
$$;

CREATE FUNCTION personnel_has_confirmed_minutes(commission bigint, wanted text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM personnel_minutes WHERE commission_id = commission AND kind = wanted
                 AND state = 'CONFIRMED')
$$;

CREATE FUNCTION personnel_commission_begins() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM smm_need_read_committed();
  PERFORM FROM personnel_call WHERE id = NEW.call_id AND state = 'PUBLISHED' FOR SHARE;
  IF NOT FOUND OR NEW.state <> 'FORMED'
     OR NOT EXISTS (SELECT FROM personnel_callseat WHERE call_id = NEW.call_id AND province_id = NEW.province_id) THEN
    PERFORM smm_refuse('commission_for_call', 'a commission is formed for a published call with a seat in the province');
  END IF;
  IF NOT personnel_acts_as(NEW.formed_by_id, 'province_director', 'province_hr', 'province_vte')
     OR (SELECT office_id FROM offices_duty WHERE id = NEW.formed_by_id) <> NEW.province_id THEN
    PERFORM smm_refuse('commission_by_province', 'the province directorate forms its commission');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER commission_begins BEFORE INSERT ON personnel_commission
FOR EACH ROW EXECUTE FUNCTION personnel_commission_begins();

CREATE FUNCTION personnel_commission_moves() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE call personnel_call;
BEGIN
  PERFORM smm_need_read_committed();
  SELECT * INTO call FROM personnel_call WHERE id = OLD.call_id FOR SHARE;
  IF (NEW.call_id, NEW.province_id, NEW.formed_by_id) <> (OLD.call_id, OLD.province_id, OLD.formed_by_id)
     OR call.state = 'CANCELLED' THEN
    PERFORM smm_refuse('commission_transition', 'a commission stays what it is');
  ELSIF (OLD.state, NEW.state) = ('FORMED', 'REVIEWING') THEN
    IF NOT personnel_commission_covered(NEW.id) THEN
      PERFORM smm_refuse('commission_parts', 'chair, three units, three persons');
    END IF;
    IF smm_today() <= call.applications_until THEN
      PERFORM smm_refuse('commission_after_applications', 'applications are still open');
    END IF;
  ELSIF (OLD.state, NEW.state) = ('REVIEWING', 'PROVISIONAL') THEN
    IF NOT personnel_has_confirmed_minutes(NEW.id, 'PROVISIONAL') THEN
      PERFORM smm_refuse('commission_needs_minutes', 'the minutes are not confirmed');
    END IF;
    IF NEW.objections_until IS NULL OR NEW.objections_until <= smm_today() THEN
      PERFORM smm_refuse('commission_objection_days', 'objections need their days');
    END IF;
  ELSIF (OLD.state, NEW.state) = ('PROVISIONAL', 'FINAL') THEN
    IF NOT personnel_has_confirmed_minutes(NEW.id, 'FINAL') THEN
      PERFORM smm_refuse('commission_needs_minutes', 'the minutes are not confirmed');
    END IF;
  ELSIF (OLD.state, NEW.state) <> ('FINAL', 'SENT') THEN
    PERFORM smm_refuse('commission_transition', 'the commission does not stand so that this act fits');
  END IF;
  IF OLD.state <> 'REVIEWING' AND NEW.objections_until IS DISTINCT FROM OLD.objections_until THEN
    PERFORM smm_refuse('commission_transition', 'the last day for objections stays');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER commission_moves BEFORE UPDATE ON personnel_commission
FOR EACH ROW EXECUTE FUNCTION personnel_commission_moves();
CREATE TRIGGER commission_kept BEFORE DELETE ON personnel_commission
FOR EACH ROW EXECUTE FUNCTION personnel_never_changes('commission_transition');
"""

MEMBERS = """
CREATE FUNCTION personnel_member_rule() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE parent personnel_commission; acting offices_duty;
BEGIN
  PERFORM smm_need_read_committed();
  SELECT * INTO parent FROM personnel_commission
  WHERE id = (CASE WHEN TG_OP = 'DELETE' THEN OLD.commission_id ELSE NEW.commission_id END) FOR UPDATE;
  IF parent.state IN ('FINAL', 'SENT') OR (TG_OP = 'DELETE' AND parent.state <> 'FORMED') THEN
    PERFORM smm_refuse('commission_member_kept', 'who sat stays in the record');
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  IF TG_OP = 'UPDATE' THEN
    IF (NEW.commission_id, NEW.part, NEW.duty_id, NEW.user_id)
       IS DISTINCT FROM (OLD.commission_id, OLD.part, OLD.duty_id, OLD.user_id) OR OLD.left_at IS NOT NULL THEN
      PERFORM smm_refuse('commission_member_kept', 'a member only leaves, with a reason');
    END IF;
    RETURN NEW;
  END IF;
  SELECT * INTO acting FROM offices_duty WHERE id = NEW.duty_id;
  IF NOT personnel_acts_as(NEW.duty_id, 'province_director', 'province_hr', 'province_training', 'province_vte')
     OR acting.office_id <> parent.province_id OR acting.role <> (CASE NEW.part
       WHEN 'CHAIR' THEN 'province_director' WHEN 'HR' THEN 'province_hr'
       WHEN 'TRAINING' THEN 'province_training' WHEN 'VTE' THEN 'province_vte' ELSE acting.role END) THEN
    PERFORM smm_refuse('commission_member_duty', 'a part is taken from its unit of the province directorate');
  END IF;
  NEW.user_id := acting.user_id;
  RETURN NEW;
END $$;
CREATE TRIGGER commission_member_rule BEFORE INSERT OR UPDATE OR DELETE ON personnel_commissionmember
FOR EACH ROW EXECUTE FUNCTION personnel_member_rule();

-- Who leaves is replaced in the same transaction: the parts stay covered at its end.
CREATE FUNCTION personnel_member_covered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT state FROM personnel_commission WHERE id = NEW.commission_id) <> 'FORMED'
     AND NOT personnel_commission_covered(NEW.commission_id) THEN
    PERFORM smm_refuse('commission_parts', 'chair, three units, three persons');
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER commission_member_covered AFTER UPDATE ON personnel_commissionmember
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION personnel_member_covered();
"""

SCORES = """
CREATE FUNCTION personnel_file_of(commission personnel_commission, application bigint) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM personnel_application a JOIN personnel_candidacy k ON k.application_id = a.id
    JOIN personnel_callseat cs ON cs.id = k.call_seat_id AND cs.province_id = commission.province_id
    WHERE a.id = application AND a.call_id = commission.call_id AND a.state = 'COMMISSION')
$$;

CREATE FUNCTION personnel_recusal_rule() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE parent personnel_commission;
BEGIN
  PERFORM smm_need_read_committed();
  SELECT * INTO parent FROM personnel_commission WHERE id = NEW.commission_id FOR SHARE;
  IF parent.state IN ('FINAL', 'SENT') OR NOT personnel_sits(parent.id, NEW.user_id)
     OR NOT personnel_file_of(parent, NEW.application_id) THEN
    PERFORM smm_refuse('recusal_of_member', 'a sitting member withdraws from a file of his commission');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER recusal_rule BEFORE INSERT ON personnel_recusal
FOR EACH ROW EXECUTE FUNCTION personnel_recusal_rule();
CREATE TRIGGER recusal_kept BEFORE UPDATE OR DELETE ON personnel_recusal
FOR EACH ROW EXECUTE FUNCTION personnel_never_changes('recusal_kept');

CREATE FUNCTION personnel_score_rule() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE parent personnel_commission; item personnel_score;
BEGIN
  PERFORM smm_need_read_committed();
  IF TG_OP = 'DELETE' THEN item := OLD; ELSE item := NEW; END IF;
  SELECT * INTO parent FROM personnel_commission WHERE id = item.commission_id FOR SHARE;
  IF parent.state <> 'REVIEWING' OR EXISTS (
      SELECT FROM personnel_minutes WHERE commission_id = parent.id AND state <> 'DRAFT') THEN
    PERFORM smm_refuse('score_frozen', 'scores stand once the minutes are before the members');
  END IF;
  IF TG_OP = 'UPDATE' AND (NEW.commission_id, NEW.user_id, NEW.application_id, NEW.criterion_id)
     <> (OLD.commission_id, OLD.user_id, OLD.application_id, OLD.criterion_id) THEN
    PERFORM smm_refuse('score_file', 'a score stays where it is');
  END IF;
  IF NOT personnel_sits(parent.id, item.user_id) THEN
    PERFORM smm_refuse('score_member', 'only members score');
  END IF;
  IF EXISTS (SELECT FROM personnel_application a JOIN personnel_teacher t ON t.id = a.teacher_id
             WHERE a.id = item.application_id AND t.user_id = item.user_id) THEN
    PERFORM smm_refuse('score_own', 'nobody scores his own application');
  END IF;
  IF EXISTS (SELECT FROM personnel_recusal WHERE commission_id = parent.id AND user_id = item.user_id
             AND application_id = item.application_id) THEN
    PERFORM smm_refuse('score_recused', 'the member withdrew from this file');
  END IF;
  IF NOT personnel_file_of(parent, item.application_id) OR NOT EXISTS (
      SELECT FROM personnel_criterion WHERE id = item.criterion_id AND call_id = parent.call_id) THEN
    PERFORM smm_refuse('score_file', 'the file or criterion is another commission''s');
  END IF;
  RETURN item;
END $$;
CREATE TRIGGER score_rule BEFORE INSERT OR UPDATE OR DELETE ON personnel_score
FOR EACH ROW EXECUTE FUNCTION personnel_score_rule();
"""

MINUTES = """
-- Before the members confirm: everybody's ruling is there, and the tiers of 6/2 and 7/2 hold.
CREATE FUNCTION personnel_demand_minutes_whole(paper personnel_minutes, parent personnel_commission) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF paper.kind = 'PROVISIONAL' AND EXISTS (
      SELECT FROM personnel_application a JOIN personnel_candidacy k ON k.application_id = a.id
      JOIN personnel_callseat cs ON cs.id = k.call_seat_id AND cs.province_id = parent.province_id
      WHERE a.call_id = parent.call_id AND a.state IN ('SCHOOL', 'DISTRICT', 'PROVINCE')) THEN
    PERFORM smm_refuse('minutes_checks_done', 'an application has not been checked yet');
  END IF;
  IF paper.kind <> 'SUPPLEMENTARY' AND EXISTS (
      SELECT FROM personnel_application a JOIN personnel_candidacy k ON k.application_id = a.id
      JOIN personnel_callseat cs ON cs.id = k.call_seat_id AND cs.province_id = parent.province_id
      WHERE a.call_id = parent.call_id AND a.state = 'COMMISSION' AND NOT EXISTS (
        SELECT FROM personnel_ruling r WHERE r.minutes_id = paper.id AND r.candidacy_id = k.id)) THEN
    PERFORM smm_refuse('minutes_whole', 'a candidate has no ruling');
  END IF;
  IF paper.kind = 'SUPPLEMENTARY' AND (
      NOT EXISTS (SELECT FROM personnel_objection WHERE minutes_id = paper.id)
      OR EXISTS (SELECT FROM personnel_objection o WHERE o.minutes_id = paper.id AND NOT EXISTS (
        SELECT FROM personnel_ruling r WHERE r.minutes_id = paper.id AND r.candidacy_id = o.candidacy_id))) THEN
    PERFORM smm_refuse('minutes_whole', 'an objection has no ruling');
  END IF;
  IF paper.kind = 'FINAL' AND EXISTS (
      SELECT FROM personnel_ruling f LEFT JOIN LATERAL (
        SELECT r.outcome, r.tier, r.score FROM personnel_ruling r JOIN personnel_minutes m ON m.id = r.minutes_id
        WHERE r.candidacy_id = f.candidacy_id AND m.commission_id = parent.id AND m.id < paper.id
        ORDER BY m.id DESC LIMIT 1) was ON true
      WHERE f.minutes_id = paper.id
        AND (f.outcome, f.tier, f.score) IS DISTINCT FROM (was.outcome, was.tier, was.score)) THEN
    PERFORM smm_refuse('minutes_final_follows', 'the final minutes say what was decided before');
  END IF;
  IF EXISTS (
      SELECT FROM personnel_standing(parent.id) s JOIN personnel_candidacy k ON k.id = s.candidacy_id
      GROUP BY k.call_seat_id
      HAVING count(DISTINCT s.tier) FILTER (WHERE s.outcome = 'FITS') > 1
        OR min(s.tier) FILTER (WHERE s.outcome = 'CLOSED')
           <= coalesce(min(s.tier) FILTER (WHERE s.outcome = 'FITS'), 4)) THEN
    PERFORM smm_refuse('minutes_tiers', 'a lower tier opens only when the higher has no eligible candidate');
  END IF;
END $$;

CREATE FUNCTION personnel_minutes_rule() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE parent personnel_commission;
BEGIN
  PERFORM smm_need_read_committed();
  -- Scorers hold the commission shared: they and the opening of the minutes wait for each other.
  SELECT * INTO parent FROM personnel_commission
  WHERE id = (CASE WHEN TG_OP = 'DELETE' THEN OLD.commission_id ELSE NEW.commission_id END) FOR UPDATE;
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'DRAFT' OR (parent.state <> 'REVIEWING' AND NEW.kind = 'PROVISIONAL')
       OR (parent.state <> 'PROVISIONAL' AND NEW.kind <> 'PROVISIONAL') THEN
      PERFORM smm_refuse('minutes_in_turn', 'the commission is not at these minutes');
    END IF;
    IF NEW.kind = 'FINAL' AND (parent.objections_until >= smm_today() OR EXISTS (
        SELECT FROM personnel_objection o JOIN personnel_candidacy k ON k.id = o.candidacy_id
        JOIN personnel_callseat cs ON cs.id = k.call_seat_id
        WHERE cs.call_id = parent.call_id AND cs.province_id = parent.province_id AND o.accepted IS NULL)) THEN
      PERFORM smm_refuse('minutes_after_objections', 'objections come first');
    END IF;
    RETURN NEW;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD.state <> 'DRAFT' THEN
      PERFORM smm_refuse('minutes_kept', 'minutes stay');
    END IF;
    RETURN OLD;
  ELSIF (NEW.commission_id, NEW.kind) <> (OLD.commission_id, OLD.kind) OR OLD.state = 'CONFIRMED' THEN
    PERFORM smm_refuse('minutes_kept', 'minutes stay');
  ELSIF (OLD.state, NEW.state) = ('DRAFT', 'SIGNING') THEN
    PERFORM personnel_demand_minutes_whole(NEW, parent);
  ELSIF (OLD.state, NEW.state) = ('SIGNING', 'DRAFT') THEN
    UPDATE personnel_confirmation SET void = true WHERE minutes_id = NEW.id AND NOT void;
  ELSIF (OLD.state, NEW.state) = ('SIGNING', 'CONFIRMED') AND pg_trigger_depth() > 1 THEN
    NEW.confirmed_at := clock_timestamp();
  ELSIF (OLD.state, NEW.state) <> ('DRAFT', 'DRAFT') THEN
    PERFORM smm_refuse('minutes_kept', 'only the members confirm minutes');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER minutes_rule BEFORE INSERT OR UPDATE OR DELETE ON personnel_minutes
FOR EACH ROW EXECUTE FUNCTION personnel_minutes_rule();

-- 6/1, 7/1 at the moment of ruling: who fits meets every condition as judged last.
CREATE FUNCTION personnel_demand_ruling_lawful(item personnel_ruling, parent personnel_commission) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE judged personnel_judging; least integer;
BEGIN
  IF NOT EXISTS (SELECT FROM personnel_candidacy k JOIN personnel_callseat cs ON cs.id = k.call_seat_id
      JOIN personnel_application a ON a.id = k.application_id WHERE k.id = item.candidacy_id
      AND cs.call_id = parent.call_id AND cs.province_id = parent.province_id AND a.state = 'COMMISSION') THEN
    PERFORM smm_refuse('ruling_of_commission', 'the candidate is another commission''s');
  END IF;
  judged := personnel_newest_judging(item.candidacy_id);
  IF item.outcome = 'UNFIT' THEN RETURN; END IF;
  IF NOT judged.eligible THEN
    PERFORM smm_refuse('ruling_conditions', 'a condition is not met');
  END IF;
  IF item.tier IS DISTINCT FROM judged.tier THEN
    PERFORM smm_refuse('ruling_tier_differs', 'the tier follows from the conditions');
  END IF;
  IF jsonb_array_length(judged.needs) > 0 AND btrim(item.accepted) = '' THEN
    PERFORM smm_refuse('ruling_accepted_note', 'a condition shown by a document is accepted with a note');
  END IF;
  SELECT pass_score INTO least FROM personnel_call WHERE id = parent.call_id;
  IF item.score < least THEN
    PERFORM smm_refuse('ruling_pass_score', 'the score is below the call''s least');
  END IF;
END $$;

CREATE FUNCTION personnel_ruling_rule() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE paper personnel_minutes; parent personnel_commission;
BEGIN
  PERFORM smm_need_read_committed();
  SELECT * INTO paper FROM personnel_minutes
  WHERE id = (CASE WHEN TG_OP = 'DELETE' THEN OLD.minutes_id ELSE NEW.minutes_id END) FOR SHARE;
  IF paper.state <> 'DRAFT' OR (TG_OP = 'UPDATE' AND
     (NEW.minutes_id, NEW.candidacy_id) <> (OLD.minutes_id, OLD.candidacy_id)) THEN
    PERFORM smm_refuse('ruling_frozen', 'rulings stand once the minutes are before the members');
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  SELECT * INTO parent FROM personnel_commission WHERE id = paper.commission_id;
  PERFORM personnel_demand_ruling_lawful(NEW, parent);
  RETURN NEW;
END $$;
CREATE TRIGGER ruling_rule BEFORE INSERT OR UPDATE OR DELETE ON personnel_ruling
FOR EACH ROW EXECUTE FUNCTION personnel_ruling_rule();

CREATE FUNCTION personnel_close_minutes(of_commission bigint) RETURNS void LANGUAGE sql AS $$
  UPDATE personnel_minutes m SET state = 'CONFIRMED'
  WHERE m.commission_id = of_commission AND m.state = 'SIGNING' AND NOT EXISTS (
    SELECT FROM personnel_commissionmember c WHERE c.commission_id = of_commission AND c.left_at IS NULL
    AND NOT EXISTS (SELECT FROM personnel_confirmation f
                    WHERE f.minutes_id = m.id AND f.user_id = c.user_id AND NOT f.void))
$$;

CREATE FUNCTION personnel_confirmation_rule() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE paper personnel_minutes;
BEGIN
  PERFORM smm_need_read_committed();
  IF TG_OP <> 'INSERT' THEN
    IF TG_OP = 'DELETE' OR pg_trigger_depth() < 2 THEN
      PERFORM smm_refuse('confirmation_kept', 'a confirmation stays');
    END IF;
    RETURN NEW;
  END IF;
  SELECT * INTO paper FROM personnel_minutes WHERE id = NEW.minutes_id FOR UPDATE;
  IF paper.state <> 'SIGNING' OR NEW.void OR NOT personnel_sits(paper.commission_id, NEW.user_id)
     OR NOT EXISTS (SELECT FROM offices_duty WHERE id = NEW.duty_id AND user_id = NEW.user_id) THEN
    PERFORM smm_refuse('confirmation_of_member', 'the sitting members confirm minutes before them');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER confirmation_rule BEFORE INSERT OR UPDATE OR DELETE ON personnel_confirmation
FOR EACH ROW EXECUTE FUNCTION personnel_confirmation_rule();

CREATE FUNCTION personnel_confirmation_closes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM personnel_close_minutes((SELECT commission_id FROM personnel_minutes WHERE id = NEW.minutes_id));
  RETURN NULL;
END $$;
CREATE TRIGGER confirmation_closes AFTER INSERT ON personnel_confirmation
FOR EACH ROW EXECUTE FUNCTION personnel_confirmation_closes();

CREATE FUNCTION personnel_member_leaves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM personnel_close_minutes(NEW.commission_id);
  RETURN NULL;
END $$;
CREATE TRIGGER commission_member_leaves AFTER UPDATE OF left_at ON personnel_commissionmember
FOR EACH ROW EXECUTE FUNCTION personnel_member_leaves();
"""

OBJECTIONS = """
CREATE FUNCTION personnel_objection_rule() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE parent personnel_commission; paper personnel_minutes;
BEGIN
  PERFORM smm_need_read_committed();
  IF TG_OP = 'DELETE' THEN
    PERFORM smm_refuse('objection_kept', 'an objection stays');
  END IF;
  SELECT m.* INTO parent FROM personnel_commission m
  JOIN personnel_callseat cs ON cs.call_id = m.call_id AND cs.province_id = m.province_id
  JOIN personnel_candidacy k ON k.call_seat_id = cs.id WHERE k.id = NEW.candidacy_id FOR SHARE OF m;
  IF parent.state IS DISTINCT FROM 'PROVISIONAL' THEN
    PERFORM smm_refuse('objection_in_time', 'objections are for the provisional result');
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF smm_today() > parent.objections_until OR NEW.accepted IS NOT NULL THEN
      PERFORM smm_refuse('objection_in_time', 'the days for objections are over');
    END IF;
    IF NOT EXISTS (SELECT FROM offices_duty d JOIN personnel_teacher t ON t.user_id = d.user_id
        JOIN personnel_application a ON a.teacher_id = t.id JOIN personnel_candidacy k ON k.application_id = a.id
        WHERE d.id = NEW.duty_id AND k.id = NEW.candidacy_id) THEN
      PERFORM smm_refuse('application_own', 'only the applicant objects');
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.candidacy_id, NEW.text, NEW.file_id, NEW.duty_id)
     IS DISTINCT FROM (OLD.candidacy_id, OLD.text, OLD.file_id, OLD.duty_id) THEN
    PERFORM smm_refuse('objection_kept', 'an objection stays');
  END IF;
  SELECT * INTO paper FROM personnel_minutes WHERE id = coalesce(NEW.minutes_id, OLD.minutes_id) FOR SHARE;
  IF paper.state <> 'DRAFT' OR paper.kind <> 'SUPPLEMENTARY' OR paper.commission_id <> parent.id THEN
    PERFORM smm_refuse('objection_in_minutes', 'an objection is decided in open supplementary minutes');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER objection_rule BEFORE INSERT OR UPDATE OR DELETE ON personnel_objection
FOR EACH ROW EXECUTE FUNCTION personnel_objection_rule();
"""


class Migration(migrations.Migration):
    dependencies = [("personnel", "0007_application_rules")]
    operations = [
        migrations.RunSQL(text) for text in (COMMISSIONS, MEMBERS, SCORES, MINUTES, OBJECTIONS)
    ]
