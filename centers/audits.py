"""The nightly questions of 4/1, 4/2 and 4/3. They ask the tables and trust no constraint."""

from django.utils.translation import gettext_lazy as _

from smm_portal.law.audits import Audit

UNFOUNDED = Audit(
    _("Kuruluş kararı olmadan kurulmuş merkez"),
    _("Kuruluş kararı"),
    _("Merkez, MTEGM'nin kuruluş kararı olmadan etkin görünüyor."),
    """
    SELECT c.office_id FROM centers_center c
    LEFT JOIN centers_decision d ON d.id = c.founding_decision_id AND d.kind = 'FOUNDING'
    WHERE c.state IN ('ACTIVE', 'CLOSED') AND c.basis <> 'INHERITED' AND d.id IS NULL
    """,
    hard=True,
)

UNCLOSED = Audit(
    _("Kapatma kararı olmadan kapanmış merkez"),
    _("Kapatma kararı"),
    _("Merkez, MTEGM'nin kapatma kararı olmadan kapalı görünüyor."),
    """
    SELECT c.office_id FROM centers_center c
    LEFT JOIN centers_decision d ON d.id = c.closing_decision_id AND d.kind = 'CLOSING'
    WHERE c.state = 'CLOSED' AND d.id IS NULL
    """,
    hard=True,
)

WRONG_HOST = Audit(
    _("Merkez olamayacak okulda merkez"),
    _("Merkezin okulu"),
    _("{school}, MTEGM'ye bağlı ve açık bir meslek okulu değil."),
    """
    SELECT c.office_id, s.name AS school FROM centers_center c
    JOIN centers_school s ON s.id = c.school_id
    WHERE c.state IN ('DRAFT', 'ACTIVE') AND (s.kind NOT IN ('MTAL', 'MEM') OR NOT s.working)
    """,
    hard=True,
)

INHERITED_UNFOUNDED = Audit(
    _("Kuruluş kararı girilmemiş devralınan merkez"),
    _("Kuruluş kararı"),
    _("Devralınan merkezin kuruluş kararı henüz girilmedi."),
    """
    SELECT c.office_id FROM centers_center c
    WHERE c.state = 'ACTIVE' AND c.basis = 'INHERITED' AND c.founding_decision_id IS NULL
    """,
)

FIELD_WITHOUT_DECISION = Audit(
    _("Kararla belirlenmemiş alan"),
    _("{field} alanı"),
    _("{field} alanı, MTEGM'nin kararı olmadan merkezin alanı görünüyor."),
    """
    SELECT c.office_id, f.name AS field FROM centers_centerfield cf
    JOIN centers_center c ON c.id = cf.center_id
    JOIN centers_field f ON f.id = cf.field_id
    LEFT JOIN centers_decision d ON d.id = cf.decision_id AND d.kind IN ('FOUNDING', 'FIELDS')
    WHERE d.id IS NULL AND NOT (c.basis = 'INHERITED' AND cf.decision_id IS NULL)
      AND (cf.ends IS NULL OR cf.ends > %(day)s)
    """,
    hard=True,
)

NO_FIELD = Audit(
    _("Alanı olmayan merkez"),
    _("Faaliyet alanları"),
    _("Merkezin faaliyet alanı belirlenmedi."),
    """
    SELECT c.office_id FROM centers_center c
    WHERE c.state = 'ACTIVE' AND NOT EXISTS (
      SELECT FROM centers_centerfield cf WHERE cf.center_id = c.id
        AND (cf.starts IS NULL OR cf.starts <= %(day)s) AND (cf.ends IS NULL OR cf.ends > %(day)s))
    """,
)

TWO_AT_A_SCHOOL = Audit(
    _("Bir okulda birden çok merkez"),
    _("Okuldaki merkezler"),
    _("Okulda kapanmamış {centers} merkez var; en çok bir merkez olabilir."),
    """
    SELECT s.office_id, count(*) AS centers FROM centers_center c
    JOIN centers_school s ON s.id = c.school_id
    WHERE c.state NOT IN ('CLOSED', 'DROPPED')
    GROUP BY s.office_id HAVING count(*) > 1
    """,
    hard=True,
)
