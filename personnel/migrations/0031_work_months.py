"""Absences stay editable when whoever recorded them has left; months that owe a sheet as a view."""

import django.db.models.deletion
from django.db import migrations, models

# Who recorded an absence, and whether it lies in the term, is asked of the new row alone: else an
# absence could be neither mended nor taken out once its recorder left or the term was shortened.
ABSENCES = """
CREATE OR REPLACE FUNCTION personnel_absence_rule() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE item personnel_absence; term personnel_assignment; place bigint;
BEGIN
  PERFORM smm_need_read_committed();
  FOR item IN SELECT * FROM (SELECT (OLD).* WHERE TG_OP <> 'INSERT'
                             UNION ALL SELECT (NEW).* WHERE TG_OP <> 'DELETE') AS both_rows LOOP
    SELECT s.center_id INTO place FROM personnel_assignment a JOIN centers_seat s ON s.id = a.seat_id
    WHERE a.id = item.assignment_id;
    -- The centre's row: recording an absence and confirming the month wait for each other.
    PERFORM FROM centers_center WHERE id = place FOR NO KEY UPDATE;
    IF personnel_month_confirmed(place, daterange(item.starts, item.ends)) THEN
      PERFORM smm_refuse('absence_month_confirmed', 'the month is confirmed');
    END IF;
  END LOOP;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  SELECT * INTO term FROM personnel_assignment WHERE id = NEW.assignment_id;
  SELECT center_id INTO place FROM centers_seat WHERE id = term.seat_id;
  IF NOT personnel_is_host_principal(NEW.duty_id, place) AND NOT personnel_is_coordinator(NEW.duty_id, place) THEN
    PERFORM smm_refuse('absence_recorder', 'the principal or the general coordinator records absences');
  END IF;
  IF NEW.starts < term.starts OR NEW.ends > term.ends THEN
    PERFORM smm_refuse('absence_in_term', 'the absence lies in the term');
  END IF;
  RETURN NEW;
END $$;
"""

# A month is owed from the month in which the term was entered: nobody owes what was before the portal.
MONTHS = """
CREATE VIEW personnel_dutymonth AS
WITH terms AS (
  SELECT s.center_id, greatest(a.starts, (a.created_at AT TIME ZONE 'Europe/Istanbul')::date) AS known,
    least(a.ends - 1, smm_today()) AS until
  FROM personnel_assignment a JOIN centers_seat s ON s.id = a.seat_id
), months AS (
  SELECT t.center_id, d::date AS first
  FROM terms t, generate_series(date_trunc('month', t.known::timestamp), t.until::timestamp, interval '1 month') d
  WHERE t.known <= t.until
  UNION SELECT center_id, make_date(year, month, 1) FROM personnel_dutysheet
), newest AS (
  SELECT DISTINCT ON (s.center_id, s.year, s.month) s.id, s.center_id, make_date(s.year, s.month, 1) AS first,
    r.id IS NULL AS stands
  FROM personnel_dutysheet s LEFT JOIN personnel_dutysheetreopening r ON r.sheet_id = s.id
  ORDER BY s.center_id, s.year, s.month, s.number DESC
)
SELECT m.center_id * 100000 + extract(year FROM m.first)::bigint * 12 + extract(month FROM m.first)::bigint AS id,
  m.center_id, m.first, extract(year FROM m.first)::int AS year, extract(month FROM m.first)::int AS month,
  n.id AS sheet_id,
  CASE WHEN n.stands THEN 'CONFIRMED'
       WHEN smm_today() > (m.first + interval '1 month')::date + 4 THEN 'LATE'
       ELSE 'OPEN' END AS state
FROM months m LEFT JOIN newest n ON n.center_id = m.center_id AND n.first = m.first;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("personnel", "0030_dossiers"),
        ("centers", "0002_rules"),
    ]
    operations = [
        migrations.RunSQL(ABSENCES),
        migrations.RunSQL(MONTHS),
        migrations.CreateModel(
            name="DutyMonth",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("first", models.DateField(verbose_name="ay")),
                ("year", models.IntegerField(verbose_name="yıl")),
                ("month", models.IntegerField(verbose_name="ay")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("OPEN", "Açık"),
                            ("LATE", "Gecikti"),
                            ("CONFIRMED", "Onaylandı"),
                        ],
                        max_length=9,
                        verbose_name="durum",
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="centers.center",
                        verbose_name="merkez",
                    ),
                ),
                (
                    "sheet",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="personnel.dutysheet",
                    ),
                ),
            ],
            options={
                "verbose_name": "çizelge ayı",
                "verbose_name_plural": "çizelge ayları",
                "db_table": "personnel_dutymonth",
                "managed": False,
            },
        ),
    ]
