"""The nightly questions of 10/4 and 10/5."""

from django.utils.translation import gettext_lazy as _

from smm_portal.law.audits import Audit

from .lost import LOSSES

LOST = tuple(
    Audit(one.title, f"{{number}}. kadro: {one.title}", one.message, one.sql) for one in LOSSES
)

# The days that the year's setting gives; the default where none is set.
_DAYS = """coalesce((SELECT (y.value #>> '{}')::int FROM law_yearsetting y
    WHERE y.key = 'start_record_days' AND y.year <= extract(year FROM a.starts)
    ORDER BY y.year DESC LIMIT 1), 15)"""

LATE_START = Audit(
    _("Göreve başlaması kaydedilmemiş görevli"),
    _("{number}. kadro: göreve başlama"),
    _("{number}. kadroya görevlendirilen kişinin göreve başlaması süresinde kaydedilmedi."),
    f"""
    SELECT c.office_id, s.number FROM personnel_assignment a
    JOIN centers_seat s ON s.id = a.seat_id
    JOIN centers_center c ON c.id = s.center_id
    WHERE a.basis = 'CALL' AND a.ends > %(day)s AND a.starts + {_DAYS} < %(day)s
      AND NOT EXISTS (SELECT FROM personnel_dutystart d WHERE d.assignment_id = a.id)
    """,  # noqa: S608 - constants
)

OPEN_HANDOVER = Audit(
    _("Devir teslimi bitmemiş görev"),
    _("{number}. kadro: devir teslim ({until})"),
    _("{number}. kadroda {until} günü biten görevin devir tesliminde {count} madde açık."),
    """
    SELECT c.office_id, s.number, to_char(a.ends - 1, 'DD.MM.YYYY') AS until, count(*) AS count
    FROM personnel_handoveritem i
    JOIN personnel_assignment a ON a.id = i.assignment_id AND a.ends <= %(day)s
    JOIN centers_seat s ON s.id = a.seat_id
    JOIN centers_center c ON c.id = s.center_id
    WHERE i.done_at IS NULL
    GROUP BY c.office_id, s.number, a.id
    """,
)

# Trust no trigger: whoever was seated from a call must stand in final minutes as fitting.
APPOINTED_UNFIT = Audit(
    _("Kesin tutanağa dayanmayan görevlendirme"),
    _("{number}. kadro: dayanak"),
    _("{number}. kadrodaki görevlendirme, Bakanlığa bildirilen kesin tutanakta uygun görülmemiş."),
    """
    SELECT c.office_id, s.number FROM personnel_assignment a
    JOIN centers_seat s ON s.id = a.seat_id
    JOIN centers_center c ON c.id = s.center_id
    WHERE a.basis = 'CALL' AND a.ends > %(day)s AND NOT EXISTS (
      SELECT FROM personnel_ruling r
      JOIN personnel_minutes m ON m.id = r.minutes_id AND m.kind = 'FINAL' AND m.state = 'CONFIRMED'
      WHERE r.candidacy_id = a.candidacy_id AND r.outcome = 'FITS')
    """,
    hard=True,
)

NOT_ADJACENT = Audit(
    _("Önceki süreye bitişmeyen yeniden görevlendirme"),
    _("{number}. kadro: yeniden görevlendirme"),
    _("{number}. kadrodaki yeniden görevlendirme, inha edilen sürenin devamı değil."),
    """
    SELECT c.office_id, s.number FROM personnel_assignment a
    JOIN centers_seat s ON s.id = a.seat_id
    JOIN centers_center c ON c.id = s.center_id
    LEFT JOIN personnel_renewal r ON r.id = a.renewal_id AND r.state = 'APPROVED'
    LEFT JOIN personnel_assignment p ON p.id = r.assignment_id
      AND p.seat_id = a.seat_id AND p.teacher_id = a.teacher_id AND p.ends = a.starts
    WHERE a.basis = 'RENEWAL' AND a.ends > %(day)s AND p.id IS NULL
    """,
    hard=True,
)
