"""A plan revision is written only while its paper is a draft, and sent only when it is whole (5/4)."""

from django.db import migrations

FROZEN = """
CREATE FUNCTION reporting_revision_rule() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM road_demand_kind(NEW.submission_id, 'annual_plan');
    IF NEW.number <> 1 + coalesce((SELECT max(number) FROM reporting_planrevision WHERE plan_id = NEW.plan_id), 0)
       OR EXISTS (SELECT FROM reporting_planrevision r JOIN road_submission s ON s.id = r.submission_id
                  WHERE r.plan_id = NEW.plan_id AND s.state IN ('DRAFT', 'WAITING')) THEN
      PERFORM smm_refuse('plan_one_open_revision', 'another revision is being written');
    END IF;
    IF NOT EXISTS (SELECT FROM road_submission s JOIN reporting_annualplan p ON p.id = NEW.plan_id
                   JOIN centers_center c ON c.id = p.center_id
                   WHERE s.id = NEW.submission_id AND s.office_id = c.office_id AND s.year = p.year
                     AND s.number = NEW.number) THEN
      PERFORM smm_refuse('plan_paper_fits', 'the paper is another centre''s, year''s or revision''s');
    END IF;
  ELSIF TG_OP = 'DELETE' OR (NEW.plan_id, NEW.number, NEW.submission_id)
        IS DISTINCT FROM (OLD.plan_id, OLD.number, OLD.submission_id) THEN
    PERFORM smm_refuse('plan_revision_kept', 'a revision stays');
  END IF;
  PERFORM road_demand_writable(NEW.submission_id);
  RETURN NEW;
END $$;
CREATE TRIGGER revision_rule BEFORE INSERT OR UPDATE OR DELETE ON reporting_planrevision
FOR EACH ROW EXECUTE FUNCTION reporting_revision_rule();

CREATE FUNCTION reporting_paper_of_revision(revision bigint) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT submission_id FROM reporting_planrevision WHERE id = revision
$$;
CREATE FUNCTION reporting_paper_of_aim(aim bigint) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT reporting_paper_of_revision(revision_id) FROM reporting_aim WHERE id = aim
$$;
CREATE FUNCTION reporting_paper_of_objective(objective bigint) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT reporting_paper_of_aim(aim_id) FROM reporting_objective WHERE id = objective
$$;

-- One function for the whole tree: which paper a row belongs to follows from its parent.
CREATE FUNCTION reporting_node_rule() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE was jsonb := to_jsonb(OLD); is_now jsonb := to_jsonb(NEW); paper bigint; item jsonb;
BEGIN
  FOREACH item IN ARRAY ARRAY[was, is_now] LOOP
    CONTINUE WHEN item IS NULL;
    paper := CASE
      WHEN item ? 'revision_id' THEN reporting_paper_of_revision((item->>'revision_id')::bigint)
      WHEN item ? 'aim_id' THEN reporting_paper_of_aim((item->>'aim_id')::bigint)
      ELSE reporting_paper_of_objective((item->>'objective_id')::bigint) END;
    -- Without a parent row there is nothing to guard: the foreign key refuses, or the parent
    -- has just been deleted, which this rule allowed.
    IF paper IS NOT NULL THEN
      PERFORM road_demand_writable(paper);
    END IF;
  END LOOP;
  IF TG_OP = 'UPDATE' AND NEW.key <> OLD.key THEN
    PERFORM smm_refuse('plan_revision_kept', 'a row keeps its key');
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER aim_rule BEFORE INSERT OR UPDATE OR DELETE ON reporting_aim
FOR EACH ROW EXECUTE FUNCTION reporting_node_rule();
CREATE TRIGGER objective_rule BEFORE INSERT OR UPDATE OR DELETE ON reporting_objective
FOR EACH ROW EXECUTE FUNCTION reporting_node_rule();
CREATE TRIGGER indicator_rule BEFORE INSERT OR UPDATE OR DELETE ON reporting_indicator
FOR EACH ROW EXECUTE FUNCTION reporting_node_rule();
CREATE TRIGGER action_rule BEFORE INSERT OR UPDATE OR DELETE ON reporting_plannedaction
FOR EACH ROW EXECUTE FUNCTION reporting_node_rule();

-- A plan is begun for a centre that lives, and never deleted.
CREATE FUNCTION reporting_plan_rule() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    PERFORM smm_refuse('plan_kept', 'a plan stays');
  END IF;
  PERFORM FROM centers_center WHERE id = NEW.center_id AND state = 'ACTIVE' FOR SHARE;
  IF NOT FOUND THEN
    PERFORM smm_refuse('plan_center_active', 'the centre is not active');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER plan_rule BEFORE INSERT OR UPDATE OR DELETE ON reporting_annualplan
FOR EACH ROW EXECUTE FUNCTION reporting_plan_rule();
"""

MISSING = """
-- What a revision still lacks before it may be sent, in the order of the text (5/4).
CREATE FUNCTION reporting_plan_missing(paper bigint) RETURNS text[] LANGUAGE sql STABLE AS $$
  WITH rev AS (SELECT * FROM reporting_planrevision WHERE submission_id = paper),
  aims AS (SELECT a.* FROM reporting_aim a JOIN rev ON rev.id = a.revision_id),
  objectives AS (SELECT o.*, a.position AS aim_position FROM reporting_objective o JOIN aims a ON a.id = o.aim_id),
  lines AS (
    SELECT 0 AS a, 0 AS b, 0 AS c, 'Durum özetini yazın.' AS line FROM rev WHERE btrim(situation) = ''
    UNION ALL
    SELECT 0, 0, 1, 'Değişiklik gerekçesini yazın.' FROM rev WHERE number > 1 AND btrim(changes) = ''
    UNION ALL
    SELECT 0, 0, 2, 'En az bir amaç ekleyin.' FROM rev WHERE NOT EXISTS (SELECT FROM aims)
    UNION ALL
    SELECT position, 0, 0, 'Amaç ' || position || ': en az bir hedef ekleyin.' FROM aims
    WHERE NOT EXISTS (SELECT FROM reporting_objective o WHERE o.aim_id = aims.id)
    UNION ALL
    SELECT aim_position, position, 0, 'Hedef ' || aim_position || '.' || position || ': en az bir performans göstergesi ekleyin.'
    FROM objectives WHERE NOT EXISTS (SELECT FROM reporting_indicator i WHERE i.objective_id = objectives.id)
    UNION ALL
    SELECT aim_position, position, 1, 'Hedef ' || aim_position || '.' || position || ': göstergelerin ağırlıkları toplamı 100 olmalı, şimdi ' || s.total || '.'
    FROM objectives JOIN (SELECT objective_id, sum(weight) AS total FROM reporting_indicator GROUP BY objective_id) s
      ON s.objective_id = objectives.id WHERE s.total <> 100
    UNION ALL
    SELECT aim_position, position, 2, 'Hedef ' || aim_position || '.' || position || ': en az bir faaliyet ekleyin.'
    FROM objectives WHERE NOT EXISTS (SELECT FROM reporting_plannedaction p WHERE p.objective_id = objectives.id))
  SELECT coalesce(array_agg(line ORDER BY a, b, c), '{}') FROM lines
$$;
INSERT INTO road_kind (key, final_code, missing) VALUES ('annual_plan', 'MTEGM', 'reporting_plan_missing');
"""


class Migration(migrations.Migration):
    dependencies = [
        ("reporting", "0001_plans"),
        ("road", "0003_road_rules"),
        ("centers", "0002_rules"),
    ]
    operations = [migrations.RunSQL(FROZEN), migrations.RunSQL(MISSING)]
