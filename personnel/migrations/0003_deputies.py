"""Reading 29: a vacant general coordinator's acts fall to the development coordinator whom the
host school's principal names for a period; who comes into the seat ends it the same day.

The duty is written by functions that run as the owner: the guard on duties lets nobody else write
what follows from records. They check everything themselves.
"""

from django.db import migrations

NAMING = """
CREATE SEQUENCE personnel_deputy_number;

-- A stray number in a sequence does no harm, but nobody else has business with it.
REVOKE ALL ON SEQUENCE personnel_deputy_number FROM PUBLIC;

-- The namer must be the host school's principal in force today, in person or as deputy.
CREATE FUNCTION personnel_demand_principal(namer bigint, center centers_center) RETURNS void
LANGUAGE plpgsql STABLE AS $$
BEGIN
  PERFORM FROM offices_duty d JOIN centers_school s ON s.office_id = d.office_id
  WHERE d.id = namer AND s.id = center.school_id AND d.role = 'principal'
    AND d.starts <= smm_today() AND coalesce(d.ends, 'infinity') > smm_today();
  IF NOT FOUND THEN
    PERFORM smm_refuse('deputy_principal', 'only the host school''s principal names a deputy');
  END IF;
END $$;

CREATE FUNCTION personnel_name_deputy(namer bigint, place bigint, person bigint, since date, until date)
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE center centers_center; named bigint;
BEGIN
  PERFORM smm_need_read_committed();
  -- Seating somebody locks the centre too: the two wait for each other.
  SELECT * INTO center FROM centers_center WHERE id = place AND state = 'ACTIVE' FOR NO KEY UPDATE;
  IF center.id IS NULL THEN
    PERFORM smm_refuse('assignment_center_active', 'the centre is not active');
  END IF;
  PERFORM personnel_demand_principal(namer, center);
  IF since IS NULL OR until IS NULL OR since < smm_today() OR until <= since THEN
    PERFORM smm_refuse('deputy_period', 'a deputy is named for a period from today on');
  END IF;
  IF EXISTS (SELECT FROM personnel_assignment a JOIN centers_seat s ON s.id = a.seat_id
             JOIN centers_seatrole r ON r.seat_id = s.id AND r.starts <= a.starts
              AND coalesce(r.ends, 'infinity') > a.starts
             WHERE s.center_id = place AND r.kind = 'GENERAL'
               AND daterange(a.starts, a.ends) && daterange(since, until)) THEN
    PERFORM smm_refuse('deputy_vacant', 'the general seat is not vacant all that time');
  END IF;
  IF EXISTS (SELECT FROM offices_duty WHERE office_id = center.office_id
             AND role = 'general_coordinator' AND period && daterange(since, until)) THEN
    PERFORM smm_refuse('deputy_once', 'there is a deputy in that period');
  END IF;
  PERFORM FROM offices_duty WHERE office_id = center.office_id AND user_id = person
    AND role = 'development_coordinator' AND NOT is_deputy AND period @> daterange(since, until)
    FOR SHARE;
  IF NOT FOUND THEN
    PERFORM smm_refuse('deputy_coordinator', 'the deputy is a development coordinator all that time');
  END IF;
  INSERT INTO offices_duty (user_id, office_id, role, starts, ends, is_deputy, source)
  VALUES (person, center.office_id, 'general_coordinator', since, until, true,
          'deputy:' || nextval('personnel_deputy_number'))
  RETURNING id INTO named;
  RETURN named;
END $$;

CREATE FUNCTION personnel_end_deputy(namer bigint, deputy bigint, until date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE given offices_duty; center centers_center;
BEGIN
  SELECT * INTO given FROM offices_duty WHERE id = deputy AND source LIKE 'deputy:%' FOR UPDATE;
  SELECT * INTO center FROM centers_center WHERE office_id = given.office_id;
  PERFORM personnel_demand_principal(namer, center);
  IF until IS NULL OR until < smm_today() OR until < given.starts OR until >= given.ends THEN
    PERFORM smm_refuse('deputy_only_ends', 'a deputy''s period can only be shortened');
  END IF;
  UPDATE offices_duty SET ends = until WHERE id = deputy;
END $$;
"""

ENDING = """
-- Periods of deputies named by a principal are cut: from a day on, for all or for one person.
CREATE FUNCTION personnel_cut_deputies(center_office bigint, from_day date, person bigint) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE offices_duty SET ends = greatest(starts, from_day)
  WHERE office_id = center_office AND role = 'general_coordinator' AND source LIKE 'deputy:%'
    AND ends > from_day AND (person IS NULL OR user_id = person)
$$;
REVOKE EXECUTE ON FUNCTION personnel_cut_deputies(bigint, date, bigint) FROM PUBLIC;

CREATE FUNCTION personnel_assignment_deputies() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE center_office bigint; seat_kind text;
BEGIN
  SELECT c.office_id, r.kind INTO center_office, seat_kind
  FROM centers_seat s JOIN centers_center c ON c.id = s.center_id
  JOIN centers_seatrole r ON r.seat_id = s.id AND r.starts <= NEW.starts
   AND coalesce(r.ends, 'infinity') > NEW.starts
  WHERE s.id = NEW.seat_id;
  IF TG_OP = 'INSERT' AND seat_kind = 'GENERAL' THEN
    PERFORM personnel_cut_deputies(center_office, NEW.starts, NULL);
  ELSIF TG_OP = 'UPDATE' AND seat_kind <> 'GENERAL' THEN
    PERFORM personnel_cut_deputies(center_office, NEW.ends,
      (SELECT user_id FROM personnel_teacher WHERE id = NEW.teacher_id));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER assignment_deputies AFTER INSERT OR UPDATE OF ends ON personnel_assignment
FOR EACH ROW EXECUTE FUNCTION personnel_assignment_deputies();
"""


class Migration(migrations.Migration):
    dependencies = [("personnel", "0002_rules")]
    operations = [migrations.RunSQL(NAMING), migrations.RunSQL(ENDING)]
