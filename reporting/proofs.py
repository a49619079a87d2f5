"""What this room's records prove of the duties of 8/1 (``personnel.work.proofs``)."""

from django.utils.translation import gettext_lazy as _

from personnel.work.proofs import Proof, register

# An accepted plan shows, in its year, that needs, programmes and trainings were planned together.
PLANS = Proof(
    "plans",
    _("Kabul edilen yıllık plan"),
    """
    SELECT DISTINCT p.center_id, '8/1-a' AS clause, p.year::int AS year
    FROM reporting_planrevision r
    JOIN reporting_annualplan p ON p.id = r.plan_id
    JOIN road_submission s ON s.id = r.submission_id AND s.state = 'APPROVED'
    """,
)


def add_all() -> None:
    """Called once, from AppConfig.ready."""
    register(PLANS)
