"""The nightly questions of 4/4, 4/5 and 8/2. They ask the tables and trust no constraint.

What must hold on every day is asked for today and for each later day on which something begins.
"""

from django.utils.translation import gettext_lazy as _

from smm_portal.law.audits import Audit

# Two rows of one centre whose periods meet on the day or later.
_TWICE = """
    SELECT DISTINCT c.office_id FROM centers_seatrole a
    JOIN centers_seatrole b ON b.center_id = a.center_id AND b.id > a.id
      AND daterange(b.starts, b.ends) && daterange(a.starts, a.ends)
      AND daterange(b.starts, b.ends) && daterange(%(day)s, NULL)
      AND daterange(a.starts, a.ends) && daterange(%(day)s, NULL)
    JOIN centers_seat sa ON sa.id = a.seat_id
    JOIN centers_center c ON c.id = sa.center_id
"""

TWO_GENERALS = Audit(
    _("İki genel koordinatör kadrosu"),
    _("Genel koordinatör sayısı"),
    _("Merkezde aynı anda birden çok genel koordinatör kadrosu var."),
    _TWICE + "WHERE a.kind = 'GENERAL' AND b.kind = 'GENERAL'",
    hard=True,
)

TWO_ENGLISH = Audit(
    _("İki İngilizce öğretmeni kadrosu"),
    _("İngilizce kadrosu sayısı"),
    _("Merkezde aynı anda birden çok İngilizce öğretmeni kadrosu var."),
    _TWICE + "WHERE a.english AND b.english",
    hard=True,
)

ENGLISH_BY_ANOTHER = Audit(
    _("İngilizce kadrosunda başka branş"),
    _("İngilizce kadrosundaki öğretmen"),
    _("İngilizce kadrosundaki {teacher} adlı öğretmenin branşı {subject}."),
    """
    SELECT c.office_id, t.first_name || ' ' || t.last_name AS teacher, ts.name AS subject
    FROM personnel_assignment a
    JOIN centers_seatrole r ON r.seat_id = a.seat_id AND r.english
      AND daterange(r.starts, r.ends) && daterange(a.starts, a.ends)
    JOIN centers_seat s ON s.id = a.seat_id
    JOIN centers_center c ON c.id = s.center_id
    JOIN personnel_teacher t ON t.id = a.teacher_id
    JOIN centers_teachingsubject ts ON ts.id = t.subject_id
    WHERE a.ends > %(day)s AND NOT ts.is_english
    """,
    # Soft: the trigger keeps others out of the seat, but a teacher's subject can change in office,
    # which ends nothing by itself (reading 30).
)

# Active centres with the role of one kind in force, if any, and who sits there.
_SEATED = """
    SELECT c.office_id FROM centers_center c
    LEFT JOIN centers_seatrole r ON r.center_id = c.id AND {which}
      AND r.starts <= %(day)s AND (r.ends IS NULL OR r.ends > %(day)s)
    LEFT JOIN personnel_assignment a ON a.seat_id = r.seat_id
      AND a.starts <= %(day)s AND a.ends > %(day)s
    WHERE c.state = 'ACTIVE'
    GROUP BY c.id HAVING count(r.id) {roles} AND count(a.id) = 0
"""
_GENERAL, _ENGLISH = "r.kind = 'GENERAL'", "r.english"

NO_GENERAL_SEAT = Audit(
    _("Genel koordinatör kadrosu belirlenmemiş merkez"),
    _("Genel koordinatör"),
    _("Merkezin genel koordinatör kadrosu belirlenmedi."),
    _SEATED.format(which=_GENERAL, roles="= 0"),
)

NO_GENERAL = Audit(
    _("Genel koordinatörü olmayan merkez"),
    _("Genel koordinatör"),
    _("Genel koordinatör kadrosu boş."),
    _SEATED.format(which=_GENERAL, roles="> 0"),
)

NO_ENGLISH_SEAT = Audit(
    _("İngilizce kadrosu belirlenmemiş merkez"),
    _("İngilizce öğretmeni"),
    _("Merkezin İngilizce öğretmeni kadrosu belirlenmedi."),
    _SEATED.format(which=_ENGLISH, roles="= 0"),
)

NO_ENGLISH = Audit(
    _("İngilizce öğretmeni olmayan merkez"),
    _("İngilizce öğretmeni"),
    _("İngilizce öğretmeni kadrosu boş."),
    _SEATED.format(which=_ENGLISH, roles="> 0"),
)

OVER_FIVE = Audit(
    _("Beşten çok öğretmen"),
    _("Görevli öğretmen sayısı"),
    _("{on_day} günü merkezde {people} öğretmen görevli; en çok beş öğretmen olabilir."),
    """
    WITH terms AS (
      SELECT s.center_id, a.starts, a.ends FROM personnel_assignment a
      JOIN centers_seat s ON s.id = a.seat_id WHERE a.ends > %(day)s
    ), days AS (
      SELECT DISTINCT center_id, greatest(starts, %(day)s::date) AS day FROM terms
    ), crowds AS (
      SELECT d.center_id, d.day, count(*) AS people FROM days d
      JOIN terms t ON t.center_id = d.center_id AND t.starts <= d.day AND t.ends > d.day
      GROUP BY d.center_id, d.day HAVING count(*) > 5
    )
    SELECT DISTINCT ON (c.id) c.office_id, to_char(x.day, 'DD.MM.YYYY') AS on_day, x.people
    FROM crowds x JOIN centers_center c ON c.id = x.center_id ORDER BY c.id, x.day
    """,
    hard=True,
)

SIXTH_SEAT = Audit(
    _("Beşten çok kadro"),
    _("Kadro sayısı"),
    _("Merkezin {seats} kadrosu var; en çok beş kadro olabilir."),
    """
    SELECT c.office_id, count(*) AS seats FROM centers_seat s
    JOIN centers_center c ON c.id = s.center_id
    GROUP BY c.id HAVING count(*) > 5 OR max(s.number) > 5 OR min(s.number) < 1
    """,
    hard=True,
)

TWO_IN_A_SEAT = Audit(
    _("Bir kadroda iki öğretmen"),
    _("{number}. kadro"),
    _("{number}. kadroda aynı anda birden çok öğretmen görevli."),
    """
    SELECT DISTINCT c.office_id, s.number FROM personnel_assignment a
    JOIN personnel_assignment b ON b.seat_id = a.seat_id AND b.id > a.id
      AND b.starts < a.ends AND a.starts < b.ends
    JOIN centers_seat s ON s.id = a.seat_id
    JOIN centers_center c ON c.id = s.center_id
    WHERE a.ends > %(day)s AND b.ends > %(day)s
    """,
    hard=True,
)

SEATED_WITHOUT_ROLE = Audit(
    _("Belirlenmemiş kadroda öğretmen"),
    _("{number}. kadronun görevi"),
    _("{number}. kadroda öğretmen var, ancak MTEGM bu kadroyu o süre için belirlemedi."),
    """
    SELECT DISTINCT c.office_id, s.number FROM personnel_assignment a
    JOIN centers_seat s ON s.id = a.seat_id
    JOIN centers_center c ON c.id = s.center_id
    WHERE a.ends > %(day)s AND NOT EXISTS (
      SELECT FROM centers_seatrole r WHERE r.seat_id = a.seat_id
        AND r.starts <= a.starts AND (r.ends IS NULL OR r.ends >= a.ends))
    """,
    hard=True,
)

NO_SEATS = Audit(
    _("Kadrosu belirlenmemiş merkez"),
    _("Kadrolar"),
    _("Koordinatörlerin sayısı ve alanları belirlenmedi."),
    """
    SELECT c.office_id FROM centers_center c
    WHERE c.state = 'ACTIVE' AND NOT EXISTS (
      SELECT FROM centers_seatrole r WHERE r.center_id = c.id
        AND r.starts <= %(day)s AND (r.ends IS NULL OR r.ends > %(day)s))
    """,
)

PRINCIPAL_COORDINATES = Audit(
    _("Okulun müdürü genel koordinatör"),
    _("Genel koordinatörün okul müdürlüğü"),
    _("Genel koordinatör, merkezin okulunda müdürlük yapıyor; kendi kendine karşı sorumlu olamaz."),
    """
    SELECT DISTINCT c.office_id FROM personnel_assignment a
    JOIN personnel_teacher t ON t.id = a.teacher_id
    JOIN centers_seat s ON s.id = a.seat_id
    JOIN centers_seatrole r ON r.seat_id = s.id AND r.kind = 'GENERAL'
      AND daterange(r.starts, r.ends) && daterange(a.starts, a.ends)
    JOIN centers_center c ON c.id = s.center_id
    JOIN centers_school h ON h.id = c.school_id
    JOIN offices_duty d ON d.user_id = t.user_id AND d.office_id = h.office_id
      AND d.role = 'principal' AND daterange(d.starts, d.ends) && daterange(a.starts, a.ends)
      AND (d.ends IS NULL OR d.ends > %(day)s)
    WHERE a.ends > %(day)s
    """,
)
