"""The nightly questions of 10/1: phases that are over and not done, calls that should not be."""

from django.utils.translation import gettext_lazy as _

from smm_portal.law.audits import Audit

OVERDUE = Audit(
    _("Takvimi dolan, sonuçlanmayan çağrı"),
    _("{title} (no {no})"),
    _("Çağrının takvimi {until} günü doldu; sonuçlandırılmadı, uzatılmadı."),
    """
    SELECT o.id AS office_id, left(c.title, 100) AS title, c.id AS no,
      to_char(c.results_until, 'DD.MM.YYYY') AS until
    FROM personnel_call c JOIN offices_office o ON o.code = 'MTEGM'
    WHERE c.state = 'PUBLISHED' AND c.results_until < %(day)s
    """,
)

CHECKS_LATE = Audit(
    _("Süresi içinde kontrol edilmeyen başvurular"),
    _("{title} (no {no}): kontroller"),
    _("Kontrollerin son günü {until} geçti; makamda {count} başvuru bekliyor."),
    """
    SELECT a.at_office_id AS office_id, left(c.title, 90) AS title, c.id AS no, count(*) AS count,
      to_char(c.checks_until, 'DD.MM.YYYY') AS until
    FROM personnel_application a JOIN personnel_call c ON c.id = a.call_id
    WHERE c.state = 'PUBLISHED' AND c.checks_until < %(day)s
      AND a.state IN ('SCHOOL', 'DISTRICT', 'PROVINCE')
    GROUP BY a.at_office_id, c.id
    """,
)

COMMISSION_LATE = Audit(
    _("Geçici sonucu gecikmiş komisyon"),
    _("{title} (no {no}): komisyon"),
    _("Komisyonun son günü {until} geçti; ilde geçici sonuç açıklanmadı."),
    """
    SELECT DISTINCT cs.province_id AS office_id, left(c.title, 90) AS title, c.id AS no,
      to_char(c.commission_until, 'DD.MM.YYYY') AS until
    FROM personnel_call c JOIN personnel_callseat cs ON cs.call_id = c.id
    JOIN personnel_candidacy k ON k.call_seat_id = cs.id
    JOIN personnel_application a ON a.id = k.application_id AND a.state = 'COMMISSION'
    LEFT JOIN personnel_commission m ON m.call_id = c.id AND m.province_id = cs.province_id
    WHERE c.state = 'PUBLISHED' AND c.commission_until < %(day)s
      AND coalesce(m.state, 'FORMED') IN ('FORMED', 'REVIEWING')
    """,
)

BENT_WEIGHTS = Audit(
    _("Ağırlıkları 100 etmeyen yayımlanmış çağrı"),
    _("{title} (no {no}): ölçütler"),
    _("Yayımlanmış çağrının ölçüt ağırlıkları {total} ediyor."),
    """
    SELECT o.id AS office_id, left(c.title, 90) AS title, c.id AS no,
      coalesce(sum(k.weight), 0) AS total
    FROM personnel_call c JOIN offices_office o ON o.code = 'MTEGM'
    LEFT JOIN personnel_criterion k ON k.call_id = c.id
    WHERE c.state <> 'DRAFT' GROUP BY c.id, o.id HAVING coalesce(sum(k.weight), 0) <> 100
    """,
    hard=True,
)
