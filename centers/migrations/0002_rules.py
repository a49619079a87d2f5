"""The clauses 4/1 to 4/5 as far as the tables of places, decisions, centres and seats hold them."""

from django.db import migrations

OFFICES = """
CREATE FUNCTION centers_new_office(kind text, name text, parent bigint) RETURNS bigint
LANGUAGE sql AS $$
  INSERT INTO offices_office (kind, name, parent_id, path, working)
  VALUES (kind, name, parent, '', true) RETURNING id
$$;

CREATE FUNCTION centers_province_office() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.office_id IS NULL THEN
    NEW.office_id := centers_new_office('PROVINCE', NEW.name || ' İl Millî Eğitim Müdürlüğü',
      (SELECT id FROM offices_office WHERE kind = 'MINISTRY'));
  ELSIF TG_OP = 'UPDATE' AND NEW.name <> OLD.name THEN
    UPDATE offices_office SET name = NEW.name || ' İl Millî Eğitim Müdürlüğü' WHERE id = NEW.office_id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER province_office BEFORE INSERT OR UPDATE ON centers_province
FOR EACH ROW EXECUTE FUNCTION centers_province_office();

CREATE FUNCTION centers_district_office() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE title text := NEW.name || ' İlçe Millî Eğitim Müdürlüğü';
BEGIN
  IF NEW.has_directorate AND NEW.office_id IS NULL THEN
    NEW.office_id := centers_new_office('DISTRICT', title,
      (SELECT office_id FROM centers_province WHERE id = NEW.province_id));
  ELSIF NEW.office_id IS NOT NULL THEN
    UPDATE offices_office SET name = title, working = NEW.has_directorate
    WHERE id = NEW.office_id AND (name, working) IS DISTINCT FROM (title, NEW.has_directorate);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER district_office BEFORE INSERT OR UPDATE ON centers_district
FOR EACH ROW EXECUTE FUNCTION centers_district_office();

-- A school answers to its district's directorate, and where there is none to the province's.
CREATE FUNCTION centers_school_parent(district bigint) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN d.has_directorate THEN d.office_id ELSE p.office_id END
  FROM centers_district d JOIN centers_province p ON p.id = d.province_id WHERE d.id = district
$$;

CREATE FUNCTION centers_school_office() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.office_id IS NULL THEN
    NEW.office_id := centers_new_office('SCHOOL', NEW.name, centers_school_parent(NEW.district_id));
  ELSIF TG_OP = 'UPDATE' AND (NEW.name, NEW.district_id, NEW.working)
        IS DISTINCT FROM (OLD.name, OLD.district_id, OLD.working) THEN
    UPDATE offices_office SET name = NEW.name, working = NEW.working,
      parent_id = centers_school_parent(NEW.district_id) WHERE id = NEW.office_id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER school_office BEFORE INSERT OR UPDATE ON centers_school
FOR EACH ROW EXECUTE FUNCTION centers_school_office();

CREATE FUNCTION centers_district_moves_schools() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE offices_office o SET parent_id = centers_school_parent(NEW.id)
  FROM centers_school s WHERE s.district_id = NEW.id AND o.id = s.office_id;
  RETURN NULL;
END $$;
CREATE TRIGGER district_moves_schools AFTER UPDATE OF has_directorate ON centers_district
FOR EACH ROW WHEN (OLD.has_directorate IS DISTINCT FROM NEW.has_directorate)
EXECUTE FUNCTION centers_district_moves_schools();

CREATE FUNCTION centers_center_office() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.office_id IS NULL THEN
    NEW.office_id := centers_new_office('CENTER', NEW.name,
      (SELECT office_id FROM centers_school WHERE id = NEW.school_id));
  ELSIF TG_OP = 'UPDATE' THEN
    UPDATE offices_office SET name = NEW.name, working = NEW.state IN ('DRAFT', 'ACTIVE')
    WHERE id = NEW.office_id
      AND (name, working) IS DISTINCT FROM (NEW.name, NEW.state IN ('DRAFT', 'ACTIVE'));
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER center_office BEFORE INSERT OR UPDATE ON centers_center
FOR EACH ROW EXECUTE FUNCTION centers_center_office();
"""

DECISIONS = """
CREATE FUNCTION centers_decision_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM smm_refuse('decision_is_final', 'a decision is corrected by another decision');
  RETURN NULL;
END $$;
CREATE TRIGGER decision_final BEFORE UPDATE OR DELETE ON centers_decision
FOR EACH ROW EXECUTE FUNCTION centers_decision_final();

CREATE FUNCTION centers_decision_day() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.date > smm_today() THEN
    PERFORM smm_refuse('decision_not_future', 'a decision is not dated ahead');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER decision_day BEFORE INSERT ON centers_decision
FOR EACH ROW EXECUTE FUNCTION centers_decision_day();

-- Whether a decision is of a fitting kind and in effect on the day.
CREATE FUNCTION centers_decision_serves(decision bigint, kinds text[], day date) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT kind = ANY (kinds) AND day >= effective_on
                   FROM centers_decision WHERE id = decision), false)
$$;

CREATE FUNCTION centers_is_owner(relation regclass) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT pg_get_userbyid(relowner) = current_user FROM pg_class WHERE oid = relation
$$;
"""

CENTERS = """
-- 4/1: hosted by a school attached to MTEGM, begun as a draft; inherited centres come only with
-- the reference data, which the owner role loads.
CREATE FUNCTION centers_center_begins() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE host centers_school;
BEGIN
  PERFORM smm_need_read_committed();
  SELECT * INTO host FROM centers_school WHERE id = NEW.school_id FOR SHARE;
  IF host.kind NOT IN ('MTAL', 'MEM') OR NOT host.working THEN
    PERFORM smm_refuse('center_host_school', 'this school cannot host a centre');
  END IF;
  IF NEW.basis = 'INHERITED' THEN
    IF NOT centers_is_owner('centers_center') THEN
      PERFORM smm_refuse('center_inherited', 'inherited centres come with the reference data');
    END IF;
  ELSIF NEW.state <> 'DRAFT' THEN
    PERFORM smm_refuse('center_transition', 'a centre begins as a draft');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER center_begins BEFORE INSERT ON centers_center
FOR EACH ROW EXECUTE FUNCTION centers_center_begins();

CREATE FUNCTION centers_center_five_seats() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO centers_seat (center_id, number) SELECT NEW.id, generate_series(1, 5);
  RETURN NULL;
END $$;
CREATE TRIGGER center_five_seats AFTER INSERT ON centers_center
FOR EACH ROW EXECUTE FUNCTION centers_center_five_seats();

-- 4/1: the only ways a centre moves, and what is fixed once set.
CREATE FUNCTION centers_center_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM smm_need_read_committed();
  IF TG_OP = 'DELETE' THEN
    PERFORM smm_refuse('center_kept', 'a centre is closed, not deleted');
  END IF;
  IF (NEW.school_id, NEW.basis, NEW.office_id) IS DISTINCT FROM (OLD.school_id, OLD.basis, OLD.office_id)
     OR (OLD.founding_decision_id IS NOT NULL AND NEW.founding_decision_id IS DISTINCT FROM OLD.founding_decision_id)
     OR (OLD.opened_on IS NOT NULL AND NEW.opened_on IS DISTINCT FROM OLD.opened_on)
     OR (OLD.state IN ('CLOSED', 'DROPPED')
         AND (NEW.state, NEW.closing_decision_id, NEW.closed_on)
             IS DISTINCT FROM (OLD.state, OLD.closing_decision_id, OLD.closed_on)) THEN
    PERFORM smm_refuse('center_fixed', 'school, basis and decisions of a centre do not change');
  END IF;
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN
     (('DRAFT', 'ACTIVE'), ('DRAFT', 'DROPPED'), ('ACTIVE', 'CLOSED')) THEN
    PERFORM smm_refuse('center_transition', 'a centre does not move so');
  END IF;
  IF OLD.founding_decision_id IS NULL AND NEW.founding_decision_id IS NOT NULL
     AND NOT centers_decision_serves(NEW.founding_decision_id, ARRAY['FOUNDING'], NEW.opened_on) THEN
    PERFORM smm_refuse('center_founding_decision', 'the decision does not found');
  END IF;
  IF NEW.state = 'CLOSED' AND OLD.state <> 'CLOSED' THEN
    IF NOT centers_decision_serves(NEW.closing_decision_id, ARRAY['CLOSING'], NEW.closed_on) THEN
      PERFORM smm_refuse('center_closing_decision', 'the decision does not close');
    END IF;
    IF EXISTS (SELECT FROM centers_centerfield WHERE center_id = NEW.id AND coalesce(ends, 'infinity') > NEW.closed_on)
       OR EXISTS (SELECT FROM centers_seatrole WHERE center_id = NEW.id AND coalesce(ends, 'infinity') > NEW.closed_on) THEN
      PERFORM smm_refuse('center_closing_rows', 'fields and seats end with the centre');
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER center_moves BEFORE UPDATE OR DELETE ON centers_center
FOR EACH ROW EXECUTE FUNCTION centers_center_moves();

-- 4/1: a host stays of a hosting kind, and open, while a centre lives in it.
CREATE FUNCTION centers_school_stays_host() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.kind NOT IN ('MTAL', 'MEM') OR NOT NEW.working)
     AND EXISTS (SELECT FROM centers_center WHERE school_id = NEW.id AND state IN ('DRAFT', 'ACTIVE')) THEN
    PERFORM smm_refuse('school_hosts_center', 'a centre lives in this school');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER school_stays_host BEFORE UPDATE OF kind, working ON centers_school
FOR EACH ROW EXECUTE FUNCTION centers_school_stays_host();
"""

FIELDS_AND_SEATS = """
-- The centre, locked, in whose life a row with these days must lie. New rows queue at the centre:
-- two that met inside an exclusion constraint would deadlock there.
CREATE FUNCTION centers_demand_life(center bigint, row_starts date, row_ends date, is_new boolean)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE c centers_center;
BEGIN
  PERFORM smm_need_read_committed();
  IF is_new THEN
    SELECT * INTO c FROM centers_center WHERE id = center FOR NO KEY UPDATE;
  ELSE
    SELECT * INTO c FROM centers_center WHERE id = center FOR SHARE;
  END IF;
  IF c.state NOT IN ('ACTIVE', 'CLOSED')
     OR (c.opened_on IS NOT NULL AND row_starts IS NOT NULL AND row_starts < c.opened_on)
     OR (c.closed_on IS NOT NULL AND coalesce(row_ends, 'infinity') > c.closed_on) THEN
    PERFORM smm_refuse('center_life_holds', 'outside the life of the centre');
  END IF;
END $$;

-- A dated row is ended once, by a decision in effect; nothing else of it changes, nothing is deleted.
CREATE FUNCTION centers_demand_ending(old_ends date, new_ends date, ending bigint, kinds text[])
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF old_ends IS NOT NULL OR new_ends IS NULL
     OR NOT centers_decision_serves(ending, kinds, new_ends) THEN
    PERFORM smm_refuse('dated_row_ends_once', 'only a decision ends it, once');
  END IF;
END $$;

-- 4/2
CREATE FUNCTION centers_center_field_rule() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM smm_refuse('dated_row_kept', 'it is ended, not deleted');
  ELSIF TG_OP = 'UPDATE' THEN
    IF (NEW.center_id, NEW.field_id, NEW.starts, NEW.decision_id)
       IS DISTINCT FROM (OLD.center_id, OLD.field_id, OLD.starts, OLD.decision_id) THEN
      PERFORM smm_refuse('dated_row_fixed', 'only its end is set');
    END IF;
    PERFORM centers_demand_ending(OLD.ends, NEW.ends, NEW.ending_decision_id,
                                  ARRAY['FIELDS', 'CLOSING']);
  ELSIF NEW.decision_id IS NULL THEN
    IF NOT centers_is_owner('centers_centerfield') OR NOT EXISTS
       (SELECT FROM centers_center WHERE id = NEW.center_id AND basis = 'INHERITED') THEN
      PERFORM smm_refuse('center_field_needs_decision', 'a field is set by a decision');
    END IF;
  ELSE
    IF NOT centers_decision_serves(NEW.decision_id, ARRAY['FOUNDING', 'FIELDS'], NEW.starts) THEN
      PERFORM smm_refuse('center_field_decision', 'the decision does not set fields');
    END IF;
    IF NOT EXISTS (SELECT FROM centers_field WHERE id = NEW.field_id
        AND coalesce(starts, '-infinity') <= NEW.starts AND coalesce(ends, 'infinity') > NEW.starts) THEN
      PERFORM smm_refuse('center_field_valid', 'the field is not valid on that day');
    END IF;
  END IF;
  PERFORM centers_demand_life(NEW.center_id, NEW.starts, NEW.ends, TG_OP = 'INSERT');
  RETURN NEW;
END $$;
CREATE TRIGGER center_field_rule BEFORE INSERT OR UPDATE OR DELETE ON centers_centerfield
FOR EACH ROW EXECUTE FUNCTION centers_center_field_rule();

-- 4/5: the five seats stand as long as the centre does.
CREATE FUNCTION centers_seat_permanent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM smm_refuse('seat_permanent', 'the five seats of a centre do not change');
  RETURN NULL;
END $$;
CREATE TRIGGER seat_permanent BEFORE UPDATE OR DELETE ON centers_seat
FOR EACH ROW EXECUTE FUNCTION centers_seat_permanent();

-- 4/4, 4/5
CREATE FUNCTION centers_seat_role_rule() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM smm_refuse('dated_row_kept', 'it is ended, not deleted');
  ELSIF TG_OP = 'UPDATE' THEN
    IF (NEW.seat_id, NEW.center_id, NEW.kind, NEW.field_id, NEW.english, NEW.starts, NEW.decision_id)
       IS DISTINCT FROM
       (OLD.seat_id, OLD.center_id, OLD.kind, OLD.field_id, OLD.english, OLD.starts, OLD.decision_id) THEN
      PERFORM smm_refuse('dated_row_fixed', 'only its end is set');
    END IF;
    PERFORM centers_demand_ending(OLD.ends, NEW.ends, NEW.ending_decision_id,
                                  ARRAY['SEATS', 'CLOSING']);
  ELSE
    NEW.center_id := (SELECT center_id FROM centers_seat WHERE id = NEW.seat_id);
    IF NOT centers_decision_serves(NEW.decision_id, ARRAY['FOUNDING', 'SEATS'], NEW.starts) THEN
      PERFORM smm_refuse('seat_role_decision', 'the decision does not set seats');
    END IF;
  END IF;
  PERFORM centers_demand_life(NEW.center_id, NEW.starts, NEW.ends, TG_OP = 'INSERT');
  IF TG_OP = 'INSERT' AND NEW.field_id IS NOT NULL THEN
    PERFORM FROM centers_centerfield WHERE center_id = NEW.center_id AND field_id = NEW.field_id
      AND coalesce(starts, '-infinity') <= NEW.starts AND coalesce(ends, 'infinity') > NEW.starts
      FOR SHARE;
    IF NOT FOUND THEN
      PERFORM smm_refuse('seat_role_field', 'the seat''s field is not one of the centre''s');
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER seat_role_rule BEFORE INSERT OR UPDATE OR DELETE ON centers_seatrole
FOR EACH ROW EXECUTE FUNCTION centers_seat_role_rule();
"""


class Migration(migrations.Migration):
    dependencies = [("centers", "0001_initial")]
    operations = [
        migrations.RunSQL(OFFICES),
        migrations.RunSQL(DECISIONS),
        migrations.RunSQL(CENTERS),
        migrations.RunSQL(FIELDS_AND_SEATS),
    ]
