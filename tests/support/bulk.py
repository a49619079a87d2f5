"""A country's worth of rows by plain SQL, as the owner: for query budgets and measurements.

People and schools are numbered, not named. Rules that triggers hold are kept by the shape of
the statements; rows of seats and terms skip the triggers, which would take minutes.
"""

SCHOOLS = """
WITH d AS (SELECT array_agg(id ORDER BY id) AS ids FROM centers_district)
INSERT INTO centers_school (name, code, kind, district_id, compulsory_service, address, website, working)
SELECT 'Örnek ' || n || ' Mesleki ve Teknik Anadolu Lisesi', (1000000 + n)::text, 'MTAL',
       d.ids[1 + n %% cardinality(d.ids)], n %% 5 = 0, '', '', true
FROM generate_series(1, %(count)s) n, d
"""
CENTERS = """
INSERT INTO centers_center (name, school_id, state, basis, created_at)
SELECT replace(s.name, ' Mesleki ve Teknik Anadolu Lisesi', ' SMM'), s.id, 'ACTIVE', 'INHERITED', now()
FROM centers_school s WHERE s.code BETWEEN '1000001' AND '1999999'
"""
FIELDS = """
INSERT INTO centers_centerfield (center_id, field_id)
SELECT DISTINCT c.id, f.ids[1 + (c.id * k) % cardinality(f.ids)]
FROM centers_center c, generate_series(1, 2) k,
     (SELECT array_agg(id ORDER BY id) AS ids FROM centers_field) f
WHERE NOT EXISTS (SELECT FROM centers_centerfield x WHERE x.center_id = c.id)
"""
TEACHERS = """
INSERT INTO personnel_teacher (first_name, last_name, school_id, subject_id, employment,
  teaching_since, days_not_counted, compulsory_service, working)
SELECT (ARRAY['Ayşe', 'İpek', 'Çağlar', 'Ömer', 'Şule', 'Ilgaz', 'Ünal'])[1 + row_number() OVER () %% 7],
       'Soyad' || row_number() OVER (), s.id, b.ids[1 + s.id %% cardinality(b.ids)],
       'PERMANENT', date '2000-09-01' + (s.id %% 6000)::int, 0, 'COMPLETED', true
FROM centers_school s, (SELECT array_agg(id ORDER BY id) AS ids FROM centers_teachingsubject) b
LIMIT %(count)s
"""
ROLES = """
INSERT INTO centers_seatrole (seat_id, center_id, kind, english, field_id, starts, decision_id)
SELECT s.id, s.center_id,
       CASE s.number WHEN 1 THEN 'GENERAL' ELSE 'DEVELOPMENT' END, s.number = 2,
       CASE WHEN s.number > 2 THEN (SELECT min(field_id) FROM centers_centerfield f WHERE f.center_id = s.center_id) END,
       smm_today() - 400, d.id
FROM centers_seat s, (SELECT id FROM centers_decision ORDER BY id DESC LIMIT 1) d
WHERE s.number < 5 AND NOT EXISTS (SELECT FROM centers_seatrole r WHERE r.seat_id = s.id)
  AND s.center_id IN (SELECT id FROM centers_center ORDER BY id DESC LIMIT 3000)
"""
ASSIGNMENTS = """
INSERT INTO personnel_assignment (seat_id, teacher_id, starts, ends, basis, approval_number,
  approval_date, ended_early, end_reason, created_at)
SELECT seat, teacher, smm_today() - 60, smm_today() + 20 + (seat %% 100)::int, 'INHERITED',
       'E-20880154-10.04-1', smm_today() - 70, false, '', now()
FROM (SELECT s.id AS seat, row_number() OVER (ORDER BY s.id) AS n FROM centers_seat s
      WHERE s.number IN (1, 3) AND EXISTS (SELECT FROM centers_seatrole r WHERE r.seat_id = s.id)
        AND NOT EXISTS (SELECT FROM personnel_assignment a WHERE a.seat_id = s.id)) s
JOIN (SELECT t.id AS teacher, row_number() OVER (ORDER BY t.id) AS n FROM personnel_teacher t
      WHERE NOT EXISTS (SELECT FROM personnel_assignment a WHERE a.teacher_id = t.id)) t USING (n)
LIMIT %(count)s
"""
# Half wait at MTEGM (every fifth late), a fourth at the province, a fourth are accepted.
PAPERS = """
WITH o AS (SELECT (SELECT id FROM offices_office WHERE code = 'MTEGM') AS mtegm)
INSERT INTO road_submission (kind, title, year, number, office_id, state, at_office_id, since,
  due_on, sent_at, closed_at, created_at)
SELECT 'annual_plan', 'Örnek faaliyet planı ' || n, 2027, 1, c.office_id,
       CASE WHEN n %% 4 = 3 THEN 'APPROVED' ELSE 'WAITING' END,
       CASE n %% 4 WHEN 3 THEN NULL WHEN 2 THEN split_part(f.path, '/', 3)::bigint ELSE o.mtegm END,
       CASE WHEN n %% 4 < 3 THEN now() - n %% 9 * interval '1 day' END,
       CASE WHEN n %% 4 < 3 THEN smm_today() + 8 - (n %% 10)::int END,
       now() - interval '20 days', CASE WHEN n %% 4 = 3 THEN now() END, now() - interval '30 days'
FROM (SELECT *, row_number() OVER (ORDER BY id) AS n FROM centers_center) c
JOIN offices_office f ON f.id = c.office_id, o
ORDER BY n LIMIT %(count)s
"""
STEPS = """
WITH o AS (SELECT (SELECT id FROM offices_office WHERE code = 'MTEGM') AS mtegm,
                  (SELECT min(id) FROM offices_duty) AS duty)
INSERT INTO road_step (submission_id, number, act, duty_id, from_office_id, to_office_id, before,
  after, note, at, arrived_at)
SELECT s.id, k.number, k.act, o.duty,
       CASE k.number WHEN 1 THEN s.office_id WHEN 2 THEN split_part(f.path, '/', 3)::bigint ELSE o.mtegm END,
       CASE k.number WHEN 1 THEN split_part(f.path, '/', 3)::bigint WHEN 2 THEN o.mtegm END,
       k.before, k.after, '', s.sent_at + k.number * interval '1 day', s.sent_at
FROM road_submission s JOIN offices_office f ON f.id = s.office_id, o,
     (VALUES (1, 'SEND', 'DRAFT', 'WAITING'), (2, 'FORWARD', 'WAITING', 'WAITING'),
             (3, 'APPROVE', 'WAITING', 'APPROVED')) AS k (number, act, before, after)
WHERE k.number = 1 OR s.state = 'APPROVED' OR (k.number = 2 AND s.at_office_id = o.mtegm)
"""


# A plan for every paper on the road.
PLANS = """
INSERT INTO reporting_annualplan (center_id, year, created_at)
SELECT c.id, 2027, now() FROM road_submission s JOIN centers_center c ON c.office_id = s.office_id
WHERE s.kind = 'annual_plan' AND NOT EXISTS
  (SELECT FROM reporting_annualplan p WHERE p.center_id = c.id AND p.year = 2027)
"""
REVISIONS = """
INSERT INTO reporting_planrevision (plan_id, number, submission_id, situation, changes, version, created_at)
SELECT p.id, 1, s.id, '', '', 1, now()
FROM road_submission s JOIN centers_center c ON c.office_id = s.office_id
JOIN reporting_annualplan p ON p.center_id = c.id AND p.year = 2027
WHERE s.kind = 'annual_plan'
  AND NOT EXISTS (SELECT FROM reporting_planrevision r WHERE r.submission_id = s.id)
"""


def fill_papers(owner, count: int) -> None:
    """``count`` papers of as many centres (there must be so many) on their way, with their steps."""
    _without_triggers(owner, "road_submission", PAPERS, {"count": count})
    _without_triggers(owner, "road_step", STEPS)
    _without_triggers(owner, "reporting_annualplan", PLANS)
    _without_triggers(owner, "reporting_planrevision", REVISIONS)


def fill(owner, count: int) -> None:
    """``count`` schools, as many centres, teachers and papers; in the last 3,000 centres people sit.

    ``owner`` is a psycopg connection as the owner; a decision on seats must exist.
    """
    owner.execute(SCHOOLS, {"count": count})
    owner.execute(CENTERS)
    owner.execute(FIELDS)
    owner.execute(TEACHERS, {"count": count})
    _without_triggers(owner, "centers_seatrole", ROLES)
    _without_triggers(owner, "personnel_assignment", ASSIGNMENTS, {"count": count})
    fill_papers(owner, count)
    owner.execute("ANALYZE")


def _without_triggers(owner, table: str, statement: str, parameters: dict | None = None) -> None:
    owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    owner.execute(statement, parameters)
    owner.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
