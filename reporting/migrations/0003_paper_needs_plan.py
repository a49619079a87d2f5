"""A paper of the kind "annual plan" with no plan behind it lacks everything: it is never sent (5/4)."""

from django.db import migrations

# As in 0002, with the first of the lines new.
MISSING = """
CREATE OR REPLACE FUNCTION reporting_plan_missing(paper bigint) RETURNS text[] LANGUAGE sql STABLE AS $$
  WITH rev AS (SELECT * FROM reporting_planrevision WHERE submission_id = paper),
  aims AS (SELECT a.* FROM reporting_aim a JOIN rev ON rev.id = a.revision_id),
  objectives AS (SELECT o.*, a.position AS aim_position FROM reporting_objective o JOIN aims a ON a.id = o.aim_id),
  lines AS (
    SELECT 0 AS a, 0 AS b, -1 AS c, 'Gönderinin planı yok; planı başlatın.' AS line WHERE NOT EXISTS (SELECT FROM rev)
    UNION ALL
    SELECT 0, 0, 0, 'Durum özetini yazın.' FROM rev WHERE btrim(situation) = ''
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
"""


class Migration(migrations.Migration):
    dependencies = [("reporting", "0002_plan_rules")]
    operations = [migrations.RunSQL(MISSING, migrations.RunSQL.noop)]
