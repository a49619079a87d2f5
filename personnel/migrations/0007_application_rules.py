"""Applications: only steps move them, what was sent stands, facts change with a reason (6, 7, 10/1)."""

from django.db import migrations

FACTS = """
-- What the registry says of a teacher, in the words of clauses 6 and 7.
CREATE FUNCTION personnel_teacher_facts(teacher bigint) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('employment', t.employment, 'working', t.working,
    'teaching_since', t.teaching_since, 'days_not_counted', t.days_not_counted,
    'compulsory_service', t.compulsory_service, 'subject', t.subject_id, 'school', t.school_id,
    'managed', EXISTS (SELECT FROM personnel_managerialduty m JOIN centers_school s ON s.id = m.school_id
                       WHERE m.teacher_id = t.id AND s.kind IN ('MTAL', 'MEM')))
  FROM personnel_teacher t WHERE t.id = teacher
$$;
"""

FROZEN = """
CREATE FUNCTION personnel_application_rule() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM smm_need_read_committed();
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'DRAFT' OR NEW.facts <> '{}' OR NEW.sent_at IS NOT NULL THEN
      PERFORM smm_refuse('application_only_steps_move', 'an application begins as a draft');
    END IF;
    PERFORM FROM personnel_call WHERE id = NEW.call_id AND state = 'PUBLISHED'
      AND smm_today() BETWEEN opens_on AND applications_until FOR SHARE;
    IF NOT FOUND THEN
      PERFORM smm_refuse('application_open', 'the call takes no applications today');
    END IF;
    RETURN NEW;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD.state <> 'DRAFT' THEN
      PERFORM smm_refuse('application_frozen', 'what was sent stays');
    END IF;
    RETURN OLD;
  ELSIF pg_trigger_depth() > 1 THEN
    RETURN NEW;
  ELSIF to_jsonb(NEW) - 'statement' - 'version' <> to_jsonb(OLD) - 'statement' - 'version' THEN
    PERFORM smm_refuse('application_only_steps_move', 'only a step moves an application');
  ELSIF OLD.state <> 'DRAFT' THEN
    PERFORM smm_refuse('application_frozen', 'what was sent stays');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER application_rule BEFORE INSERT OR UPDATE OR DELETE ON personnel_application
FOR EACH ROW EXECUTE FUNCTION personnel_application_rule();

-- Wishes and evidence: only while the application is a draft, and of its own call.
CREATE FUNCTION personnel_application_part_rule() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE was jsonb := to_jsonb(OLD); is_now jsonb := to_jsonb(NEW); item jsonb; parent personnel_application;
BEGIN
  PERFORM smm_need_read_committed();
  FOREACH item IN ARRAY ARRAY[was, is_now] LOOP
    CONTINUE WHEN item IS NULL;
    SELECT * INTO parent FROM personnel_application WHERE id = (item->>'application_id')::bigint FOR SHARE;
    IF parent.state <> 'DRAFT' THEN
      PERFORM smm_refuse('application_frozen', 'what was sent stays');
    END IF;
  END LOOP;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  IF TG_TABLE_NAME = 'personnel_candidacy' THEN
    IF NOT EXISTS (SELECT FROM personnel_callseat WHERE id = (is_now->>'call_seat_id')::bigint
                   AND call_id = parent.call_id) THEN
      PERFORM smm_refuse('candidacy_of_call', 'the seat is another call''s');
    END IF;
  ELSIF is_now->>'document_id' IS NOT NULL AND NOT EXISTS (
      SELECT FROM personnel_calldocument WHERE id = (is_now->>'document_id')::bigint
      AND call_id = parent.call_id) THEN
    PERFORM smm_refuse('evidence_of_call', 'the document is another call''s');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER candidacy_rule BEFORE INSERT OR UPDATE OR DELETE ON personnel_candidacy
FOR EACH ROW EXECUTE FUNCTION personnel_application_part_rule();
CREATE TRIGGER evidence_rule BEFORE INSERT OR UPDATE OR DELETE ON personnel_evidence
FOR EACH ROW EXECUTE FUNCTION personnel_application_part_rule();

-- A judgement goes only with a wish that its applicant takes back while writing.
CREATE FUNCTION personnel_judging_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' OR EXISTS (
      SELECT FROM personnel_candidacy k JOIN personnel_application a ON a.id = k.application_id
      WHERE k.id = OLD.candidacy_id AND a.state <> 'DRAFT') THEN
    PERFORM smm_refuse('judging_kept', 'what was judged stays');
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER judging_kept BEFORE UPDATE OR DELETE ON personnel_judging
FOR EACH ROW EXECUTE FUNCTION personnel_judging_kept();
"""

STEPS = """
CREATE FUNCTION personnel_newest_judging(candidacy bigint) RETURNS personnel_judging LANGUAGE sql STABLE AS $$
  SELECT * FROM personnel_judging WHERE candidacy_id = candidacy ORDER BY id DESC LIMIT 1
$$;

-- Sending: seats, required documents, and each seat's conditions as judged (6/1, 7/1).
CREATE FUNCTION personnel_demand_sendable(application bigint, call bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE wish personnel_candidacy; judged personnel_judging;
BEGIN
  IF NOT EXISTS (SELECT FROM personnel_candidacy WHERE application_id = application) THEN
    PERFORM smm_refuse('application_needs_seat', 'no seat was chosen');
  END IF;
  IF EXISTS (SELECT FROM personnel_calldocument d WHERE d.call_id = call AND d.required AND NOT EXISTS (
             SELECT FROM personnel_evidence e WHERE e.application_id = application AND e.document_id = d.id)) THEN
    PERFORM smm_refuse('application_needs_documents', 'a required document is missing');
  END IF;
  FOR wish IN SELECT * FROM personnel_candidacy WHERE application_id = application LOOP
    judged := personnel_newest_judging(wish.id);
    IF judged.id IS NULL OR NOT judged.eligible OR judged.tier IS NULL THEN
      PERFORM smm_refuse('application_conditions', 'a condition is not met for a chosen seat');
    END IF;
    IF EXISTS (SELECT FROM jsonb_array_elements_text(judged.needs) AS needed(clause) WHERE NOT EXISTS (
               SELECT FROM personnel_evidence e WHERE e.application_id = application
               AND e.clause = needed.clause)) THEN
      PERFORM smm_refuse('application_needs_evidence', 'a condition waits for its document');
    END IF;
  END LOOP;
END $$;

-- Who checks: the office where it lies, or one above it in its place, saying why; never oneself.
CREATE FUNCTION personnel_demand_checker(application personnel_application, duty bigint, note text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE acting offices_duty; here text; there text;
BEGIN
  IF NOT personnel_acts_as(duty, 'principal', 'district_director', 'district_vte',
                           'province_director', 'province_hr', 'province_vte') THEN
    PERFORM smm_refuse('application_checker', 'this duty checks no applications');
  END IF;
  SELECT * INTO acting FROM offices_duty WHERE id = duty;
  SELECT path INTO here FROM offices_office WHERE id = application.at_office_id;
  SELECT path INTO there FROM offices_office WHERE id = acting.office_id;
  IF here IS NULL OR NOT starts_with(here, there) THEN
    PERFORM smm_refuse('application_checker', 'the application is not at this office');
  END IF;
  IF acting.user_id = (SELECT user_id FROM personnel_teacher WHERE id = application.teacher_id) THEN
    PERFORM smm_refuse('application_own_check', 'nobody checks his own application');
  END IF;
  IF here <> there AND btrim(note) = '' THEN
    PERFORM smm_refuse('application_check_above', 'an office that checks for one below says why');
  END IF;
END $$;

CREATE FUNCTION personnel_application_step_moves() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  paper personnel_application; acting offices_duty; applicant bigint; open_call boolean;
  target bigint; target_kind text;
BEGIN
  PERFORM smm_need_read_committed();
  SELECT * INTO paper FROM personnel_application WHERE id = NEW.application_id FOR UPDATE;
  SELECT user_id INTO applicant FROM personnel_teacher WHERE id = paper.teacher_id;
  SELECT * INTO acting FROM offices_duty WHERE id = NEW.duty_id FOR SHARE;
  IF acting.id IS NULL OR acting.starts > smm_today() OR coalesce(acting.ends, 'infinity') <= smm_today() THEN
    PERFORM smm_refuse('road_duty_in_force', 'the duty is not in force today');
  END IF;
  IF NEW.act <> 'CHECK' AND acting.user_id IS DISTINCT FROM applicant THEN
    PERFORM smm_refuse('application_own', 'only the applicant does this');
  END IF;
  PERFORM FROM personnel_call WHERE id = paper.call_id AND state = 'PUBLISHED'
    AND smm_today() BETWEEN opens_on AND applications_until FOR SHARE;
  open_call := FOUND;
  IF NEW.act IN ('SEND', 'REOPEN') AND NOT open_call THEN
    PERFORM smm_refuse('application_open', 'the call takes no applications today');
  END IF;
  IF NEW.act = 'SEND' AND paper.state = 'DRAFT' THEN
    PERFORM personnel_demand_sendable(paper.id, paper.call_id);
    NEW.after := 'SCHOOL';
    target := (SELECT s.office_id FROM personnel_teacher t JOIN centers_school s ON s.id = t.school_id
               WHERE t.id = paper.teacher_id);
  ELSIF NEW.act = 'REOPEN' AND paper.state = 'WITHDRAWN' THEN
    NEW.after := 'DRAFT';
  ELSIF NEW.act = 'WITHDRAW' AND paper.state IN ('SCHOOL', 'DISTRICT', 'PROVINCE', 'COMMISSION') THEN
    PERFORM FROM personnel_commission m JOIN personnel_callseat cs ON cs.province_id = m.province_id AND cs.call_id = m.call_id
      JOIN personnel_candidacy k ON k.call_seat_id = cs.id
      WHERE k.application_id = paper.id AND m.state <> 'FORMED';
    IF FOUND AND paper.state = 'COMMISSION' THEN
      PERFORM smm_refuse('application_withdraw_late', 'a commission is reviewing it');
    END IF;
    NEW.after := 'WITHDRAWN';
  ELSIF NEW.act = 'CHECK' AND paper.state IN ('SCHOOL', 'DISTRICT', 'PROVINCE') THEN
    PERFORM personnel_demand_checker(paper, NEW.duty_id, NEW.note);
    IF paper.state = 'PROVINCE' THEN
      NEW.after := 'COMMISSION';
    ELSE
      SELECT p.id, p.kind INTO target, target_kind FROM offices_office o
      JOIN offices_office p ON p.id = o.parent_id WHERE o.id = paper.at_office_id;
      NEW.after := CASE WHEN target_kind = 'DISTRICT' THEN 'DISTRICT' ELSE 'PROVINCE' END;
    END IF;
  ELSE
    PERFORM smm_refuse('application_transition', 'the application does not stand so that this act fits');
  END IF;
  NEW.number := 1 + coalesce((SELECT max(number) FROM personnel_applicationstep WHERE application_id = paper.id), 0);
  NEW.user_id := acting.user_id;
  NEW.office_id := acting.office_id;
  NEW.before := paper.state;
  NEW.at := clock_timestamp();
  UPDATE personnel_application SET state = NEW.after, at_office_id = target,
    facts = CASE WHEN NEW.act = 'SEND' THEN personnel_teacher_facts(paper.teacher_id)
                 WHEN NEW.act = 'REOPEN' THEN '{}' ELSE facts END,
    sent_at = CASE WHEN NEW.act = 'SEND' THEN NEW.at WHEN NEW.act = 'REOPEN' THEN NULL ELSE sent_at END,
    since = CASE WHEN target IS NULL THEN NULL ELSE NEW.at END
  WHERE id = paper.id;
  RETURN NEW;
END $$;
CREATE TRIGGER application_step_moves BEFORE INSERT ON personnel_applicationstep
FOR EACH ROW EXECUTE FUNCTION personnel_application_step_moves();
CREATE TRIGGER application_step_kept BEFORE UPDATE OR DELETE ON personnel_applicationstep
FOR EACH ROW EXECUTE FUNCTION personnel_never_changes('application_step_kept');
"""

CORRECTIONS = """
-- The offices that check, and the commission while it decides, correct a fact with a reason.
CREATE FUNCTION personnel_fact_correction_applies() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE paper personnel_application;
BEGIN
  PERFORM smm_need_read_committed();
  SELECT * INTO paper FROM personnel_application WHERE id = NEW.application_id FOR UPDATE;
  IF paper.state = 'COMMISSION' THEN
    PERFORM FROM personnel_commissionmember cm JOIN personnel_commission m ON m.id = cm.commission_id
      JOIN personnel_callseat cs ON cs.call_id = m.call_id AND cs.province_id = m.province_id
      JOIN personnel_candidacy k ON k.call_seat_id = cs.id AND k.application_id = paper.id
      WHERE cm.duty_id = NEW.duty_id AND cm.left_at IS NULL AND m.state IN ('REVIEWING', 'PROVISIONAL');
    IF NOT FOUND THEN
      PERFORM smm_refuse('application_checker', 'the application is before a commission');
    END IF;
  ELSIF paper.state IN ('SCHOOL', 'DISTRICT', 'PROVINCE') THEN
    PERFORM personnel_demand_checker(paper, NEW.duty_id, NEW.reason);
  ELSE
    PERFORM smm_refuse('application_transition', 'the application is with its applicant');
  END IF;
  NEW.before := paper.facts->NEW.fact;
  IF NOT paper.facts ? NEW.fact OR NEW.before = NEW.after
     OR jsonb_typeof(NEW.before) <> jsonb_typeof(NEW.after) THEN
    PERFORM smm_refuse('fact_correction_differs', 'a correction says something else of the same kind');
  END IF;
  UPDATE personnel_application SET facts = jsonb_set(facts, ARRAY[NEW.fact::text], NEW.after) WHERE id = paper.id;
  RETURN NEW;
END $$;
CREATE TRIGGER fact_correction_applies BEFORE INSERT ON personnel_factcorrection
FOR EACH ROW EXECUTE FUNCTION personnel_fact_correction_applies();
CREATE TRIGGER fact_correction_kept BEFORE UPDATE OR DELETE ON personnel_factcorrection
FOR EACH ROW EXECUTE FUNCTION personnel_never_changes('fact_correction_kept');
"""


class Migration(migrations.Migration):
    dependencies = [("personnel", "0006_call_rules")]
    operations = [
        migrations.RunSQL(FACTS),
        migrations.RunSQL(FROZEN),
        migrations.RunSQL(STEPS),
        migrations.RunSQL(CORRECTIONS),
    ]
