"""Conditions lost in office (reading 30): found each night, ended by nobody but people.

Each question gives the assignment too, so that its page and the centre's can offer the early end
with the reason written beforehand.
"""

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.utils.translation import gettext_lazy as _

from smm_portal.kit import dates

# Who sits today, with his centre; each question adds what is lost.
_SITTING = """
    SELECT c.office_id, a.id AS assignment_id, s.number, {code}::text AS code
    FROM personnel_assignment a
    JOIN personnel_teacher t ON t.id = a.teacher_id
    JOIN centers_seat s ON s.id = a.seat_id
    JOIN centers_center c ON c.id = s.center_id
    JOIN centers_school h ON h.id = c.school_id
    WHERE a.starts <= %(day)s AND a.ends > %(day)s AND ({lost})
"""

# The school that the registry named when the assignment was recorded.
_SCHOOL_THEN = """(SELECT e.school_id FROM personnel_teacherevent e
    WHERE e.pgh_obj_id = t.id AND e.pgh_created_at <= a.created_at ORDER BY e.pgh_id DESC LIMIT 1)"""

_PROVINCE = "(SELECT d.province_id FROM centers_district d WHERE d.id = {school}.district_id)"

# Staff may come from anywhere (reading 25): it matters that somebody moved since, away from the
# host school or out of the centre's province.
_MOVED = f"""
    t.school_id IS DISTINCT FROM {_SCHOOL_THEN} AND {_SCHOOL_THEN} IS NOT NULL
    AND t.school_id <> h.id
    AND ({_SCHOOL_THEN} = h.id OR EXISTS (
      SELECT FROM centers_school n JOIN centers_district nd ON nd.id = n.district_id
      WHERE n.id = t.school_id AND nd.province_id <> {_PROVINCE.format(school="h")}))
"""

_LONG_AWAY = """EXISTS (SELECT FROM personnel_absence x WHERE x.assignment_id = a.id
    AND x.starts <= %(day)s AND x.ends > %(day)s AND x.ends - x.starts > 30)"""

# The general coordinator who became principal of the host school is found at 8/2.
_HEADS = """EXISTS (SELECT FROM offices_duty d WHERE d.user_id = t.user_id AND d.role = 'principal'
    AND NOT d.is_deputy AND d.starts <= %(day)s AND (d.ends IS NULL OR d.ends > %(day)s))"""


@dataclass(frozen=True)
class Loss:
    """A way to lose a condition: what the audit asks and says, the reason written beforehand."""

    code: str
    title: Any
    message: Any
    reason: Any
    lost: str

    @property
    def sql(self) -> str:
        """The question, with office, assignment, seat number and code."""
        return _SITTING.format(code=f"'{self.code}'", lost=self.lost)


LOSSES = (
    Loss(
        "ayrildi",
        _("Öğretmenlikten ayrılmış görevli"),
        _("{number}. kadrodaki kişi, öğretmen kaydına göre artık görevde değil."),
        _("Öğretmenlik görevinden ayrıldı (emeklilik, istifa veya başka bir neden)."),
        "NOT t.working",
    ),
    Loss(
        "kadro",
        _("Bakanlık kadrosunda olmayan görevli"),
        _("{number}. kadrodaki kişinin istihdamı artık bir Bakanlık kadrosu değil."),
        _("Bakanlık kadrosunda öğretmen olma şartını yitirdi."),
        "t.employment NOT IN ('PERMANENT', 'CONTRACT')",
    ),
    Loss(
        "nakil",
        _("Görev yeri değişmiş görevli"),
        _("{number}. kadrodaki kişinin görev yeri, görevlendirildikten sonra değişti."),
        _("Görev yeri değişti; merkezdeki görevi sürdürmesi mümkün değil."),
        _MOVED,
    ),
    Loss(
        "izin",
        _("Uzun süreli izindeki görevli"),
        _("{number}. kadrodaki kişi 30 günden uzun süren bir izinde."),
        _("Uzun süreli izinde; görevini fiilen yürütmüyor."),
        _LONG_AWAY,
    ),
    Loss(
        "mudur",
        _("Okul müdürü olmuş görevli"),
        _("{number}. kadrodaki kişi bir okulda müdürlük yapıyor."),
        _("Okul müdürlüğüne atandı."),
        _HEADS,
    ),
)
_BY_CODE = {one.code: one for one in LOSSES}


def reason(code: str) -> str:
    """The reason of an early end that a loss proposes; "" for an unknown code."""
    return str(_BY_CODE[code].reason) if code in _BY_CODE else ""


def at_center(office: int) -> list[tuple[int, int, Loss]]:
    """(assignment, seat number, loss) of who sits at the centre; one query."""
    return _ask("found.office_id = %(which)s", office)


def of_assignment(pk: int) -> list[tuple[int, int, Loss]]:
    """The same for one assignment."""
    return _ask("found.assignment_id = %(which)s", pk)


def _ask(condition: str, which: int) -> list[tuple[int, int, Loss]]:
    parts = " UNION ALL ".join(one.sql for one in LOSSES)
    asked = "SELECT assignment_id, number, code FROM ({}) found WHERE {} ORDER BY number"
    sql = asked.format(parts, condition)
    with connection.cursor() as cursor:
        cursor.execute(sql, {"day": dates.today(), "which": which})
        return [(pk, number, _BY_CODE[code]) for pk, number, code in cursor.fetchall()]
