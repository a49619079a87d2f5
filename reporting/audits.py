"""The nightly questions of 5/4."""

from django.utils.translation import gettext_lazy as _

from smm_portal.law.audits import Audit

# Reading 24: founded before October, a centre owes a plan for the rest of the year. Reading 16:
# that MTEGM has not accepted one blocks nothing, it is a finding.
NO_PLAN = Audit(
    _("Bu yıl için kabul edilmiş planı olmayan merkez"),
    _("{year} yılı planı"),
    _("Merkezin {year} yılı için MTEGM tarafından kabul edilmiş planı yok."),
    """
    SELECT c.office_id, extract(year FROM %(day)s::date)::int AS year
    FROM centers_center c
    WHERE c.state = 'ACTIVE'
      AND (c.opened_on IS NULL
           OR c.opened_on < make_date(extract(year FROM %(day)s::date)::int, 10, 1))
      AND NOT EXISTS (
        SELECT FROM reporting_annualplan p
        JOIN reporting_planrevision r ON r.plan_id = p.id
        JOIN road_submission s ON s.id = r.submission_id AND s.state = 'APPROVED'
        WHERE p.center_id = c.id AND p.year = extract(year FROM %(day)s::date)::int)
    """,
)

# Frozen is frozen: a revision that left its centre without what 5/4 asks must not exist.
INCOMPLETE = Audit(
    _("Eksik bölümle yolda olan plan"),
    _("{year} yılı planı, {number}. revizyon"),
    _("Gönderilen planda eksik var: {first}"),
    """
    SELECT c.office_id, p.year, r.number, (reporting_plan_missing(s.id))[1] AS first
    FROM road_submission s
    JOIN reporting_planrevision r ON r.submission_id = s.id
    JOIN reporting_annualplan p ON p.id = r.plan_id
    JOIN centers_center c ON c.id = p.center_id
    WHERE s.state IN ('WAITING', 'APPROVED') AND p.year >= extract(year FROM %(day)s::date)::int
      AND cardinality(reporting_plan_missing(s.id)) > 0
    """,
    hard=True,
)
