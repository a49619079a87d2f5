"""Only a Step moves a Submission, and only as the table of the road says (Madde 5/3)."""

from django.db import migrations

from smm_portal.road.transitions import TRANSITIONS

FUNCTIONS = """
-- The place of an office on the road of a kind: its kind, a directorate by its code, _FINAL at the end.
CREATE FUNCTION road_place(office bigint, final_code text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN kind <> 'DIRECTORATE' THEN kind
              WHEN code = final_code THEN code || '_FINAL' ELSE code END
  FROM offices_office WHERE id = office
$$;

-- The next office: up the tree to the province, then MTEGM, then where the kind's road ends.
CREATE FUNCTION road_next_office(office bigint, final_code text) RETURNS bigint
LANGUAGE sql STABLE AS $$
  SELECT CASE o.kind
    WHEN 'PROVINCE' THEN (SELECT id FROM offices_office WHERE code = 'MTEGM')
    WHEN 'DIRECTORATE' THEN (SELECT id FROM offices_office WHERE code = final_code AND code <> o.code)
    ELSE o.parent_id END
  FROM offices_office o WHERE o.id = office
$$;

CREATE FUNCTION road_submission_begins() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.state, NEW.number > 0) <> ('DRAFT', true) OR NEW.at_office_id IS NOT NULL
     OR NEW.sent_at IS NOT NULL OR NEW.closed_at IS NOT NULL
     OR NOT EXISTS (SELECT FROM offices_office WHERE id = NEW.office_id AND kind = 'CENTER')
     OR NOT EXISTS (SELECT FROM road_kind WHERE key = NEW.kind) THEN
    PERFORM smm_refuse('road_begins_as_draft', 'a paper begins as a centre''s draft');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER submission_begins BEFORE INSERT ON road_submission
FOR EACH ROW EXECUTE FUNCTION road_submission_begins();

CREATE FUNCTION road_submission_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR pg_trigger_depth() < 2 THEN
    PERFORM smm_refuse('road_only_steps_move', 'only a step moves a paper');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER submission_kept BEFORE UPDATE OR DELETE ON road_submission
FOR EACH ROW EXECUTE FUNCTION road_submission_kept();

CREATE FUNCTION road_step_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM smm_refuse('road_step_kept', 'a step never changes');
  RETURN NULL;
END $$;
CREATE TRIGGER step_kept BEFORE UPDATE OR DELETE ON road_step
FOR EACH ROW EXECUTE FUNCTION road_step_kept();

-- What a kind's own function still finds missing; empty when the paper may be sent.
CREATE FUNCTION road_missing(paper road_submission) RETURNS text[] LANGUAGE plpgsql STABLE AS $$
DECLARE check_name text; found text[];
BEGIN
  SELECT missing INTO check_name FROM road_kind WHERE key = paper.kind;
  IF coalesce(check_name, '') = '' THEN RETURN '{}'; END IF;
  EXECUTE format('SELECT %I($1)', check_name) INTO found USING paper.id;
  RETURN coalesce(found, '{}');
END $$;

CREATE FUNCTION road_step_moves() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  paper road_submission; acting offices_duty; rule road_transition;
  ending text; here text; target bigint;
BEGIN
  PERFORM smm_need_read_committed();
  SELECT * INTO paper FROM road_submission WHERE id = NEW.submission_id FOR UPDATE;
  SELECT * INTO acting FROM offices_duty WHERE id = NEW.duty_id FOR SHARE;
  SELECT final_code INTO ending FROM road_kind WHERE key = paper.kind;
  IF acting.id IS NULL OR acting.starts > smm_today() OR coalesce(acting.ends, 'infinity') <= smm_today() THEN
    PERFORM smm_refuse('road_duty_in_force', 'the duty is not in force today');
  END IF;
  here := CASE
    WHEN NEW.act = 'SEND' AND acting.office_id = paper.office_id THEN 'CENTER'
    WHEN NEW.act = 'WITHDRAW' AND acting.office_id = paper.office_id
      AND (SELECT act FROM road_step WHERE submission_id = paper.id ORDER BY number DESC LIMIT 1) = 'SEND'
      THEN 'SENDER'
    WHEN NEW.act NOT IN ('SEND', 'WITHDRAW') AND acting.office_id = paper.at_office_id
      THEN road_place(paper.at_office_id, ending) END;
  SELECT * INTO rule FROM road_transition t WHERE t.act = NEW.act AND t.before = paper.state
    AND t.place = here AND t.role = acting.role;
  IF rule.id IS NULL THEN
    PERFORM smm_refuse('road_transition', 'the road does not allow this act here');
  END IF;
  IF rule.needs_note AND btrim(NEW.note) = '' THEN
    PERFORM smm_refuse('road_needs_reason', 'a reason is needed');
  END IF;
  IF NEW.act = 'SEND' AND cardinality(road_missing(paper)) > 0 THEN
    PERFORM smm_refuse('road_incomplete', 'something required is missing');
  END IF;
  target := CASE
    WHEN rule.after <> 'WAITING' THEN NULL
    WHEN NEW.act = 'SEND' AND acting.role = 'development_coordinator' THEN paper.office_id
    WHEN NEW.act = 'SEND' THEN road_next_office(paper.office_id, ending)
    ELSE road_next_office(paper.at_office_id, ending) END;
  IF rule.after = 'WAITING' AND target IS NULL THEN
    PERFORM smm_refuse('road_transition', 'there is no office above');
  END IF;
  NEW.number := 1 + coalesce((SELECT max(number) FROM road_step WHERE submission_id = paper.id), 0);
  NEW.user_id := acting.user_id;
  NEW.from_office_id := acting.office_id;
  NEW.to_office_id := target;
  NEW.before := paper.state;
  NEW.after := rule.after;
  NEW.arrived_at := paper.since;
  NEW.at := clock_timestamp();
  IF target IS NULL THEN NEW.next_due := NULL; END IF;
  UPDATE road_submission SET
    state = rule.after, at_office_id = target, due_on = NEW.next_due,
    since = CASE WHEN target IS NULL THEN NULL ELSE NEW.at END,
    sent_at = CASE WHEN rule.after = 'DRAFT' THEN NULL ELSE coalesce(sent_at, NEW.at) END,
    closed_at = CASE WHEN rule.after IN ('RETURNED', 'APPROVED', 'REFUSED') THEN NEW.at END
  WHERE id = paper.id;
  RETURN NEW;
END $$;
CREATE TRIGGER step_moves BEFORE INSERT ON road_step
FOR EACH ROW EXECUTE FUNCTION road_step_moves();

-- For the tables of what is sent, children included: writable only while the paper is a draft.
-- The lock makes a writer and the sender wait for each other.
CREATE FUNCTION road_demand_writable(paper bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM smm_need_read_committed();
  PERFORM FROM road_submission WHERE id = paper AND state = 'DRAFT' FOR SHARE;
  IF NOT FOUND THEN
    PERFORM smm_refuse('road_frozen', 'what was sent cannot be changed');
  END IF;
END $$;

-- One thing, one paper of its own kind.
CREATE FUNCTION road_demand_kind(paper bigint, wanted text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM road_submission WHERE id = paper AND kind = wanted) THEN
    PERFORM smm_refuse('road_kind', 'the paper is of another kind');
  END IF;
END $$;
"""


def fill_table(apps, schema_editor):
    Transition = apps.get_model("road", "Transition")
    Transition.objects.bulk_create(
        Transition(
            act=str(row.act),
            before=str(row.before),
            place=row.place,
            role=str(row.role),
            after=str(row.after),
            needs_note=row.needs_note,
        )
        for row in TRANSITIONS
    )


class Migration(migrations.Migration):
    dependencies = [("road", "0002_submissions"), ("offices", "0002_tree_and_duty_rules")]
    operations = [
        migrations.RunSQL(FUNCTIONS),
        migrations.RunPython(fill_table, migrations.RunPython.noop),
    ]
