"""The nightly question about months: which are still not confirmed after the fifth of the next."""

from django.utils.translation import gettext_lazy as _

from smm_portal.law.audits import Audit

UNCONFIRMED_MONTHS = Audit(
    _("Onaylanmamış aylık görev çizelgesi"),
    _("Görev çizelgesi {month}.{year}"),
    _("{month}.{year} ayının fiilî görev çizelgesi, sonraki ayın 5'i geçtiği hâlde onaylanmadı."),
    """
    SELECT c.office_id, m.year, lpad(m.month::text, 2, '0') AS month
    FROM personnel_dutymonth m JOIN centers_center c ON c.id = m.center_id
    WHERE m.state <> 'CONFIRMED' AND %(day)s > (m.first + interval '1 month')::date + 4
    """,
)
