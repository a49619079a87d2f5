"""The approvals behind the demo's decisions: one that DYS has numbered, one still a draft."""

from dataclasses import replace

from centers import letters as approvals
from centers.models import Center, Decision
from smm_portal.documents.letters import registry, services
from smm_portal.documents.models import Letter
from smm_portal.offices.models import Duty

REASONS = (
    "Okulun atölye ve laboratuvarları yerinde incelenmiş; donanımın ve ulaşımın öğretmen eğitimine"
    " elverişli olduğu görülmüştür."
)


def draft(center: Center, by: Duty) -> Letter:
    """The draft of the approval that founds the centre."""
    kind, subject = registry.find(approvals.FOUNDING), approvals.subject(center)
    content = kind.build_context(subject, by)
    first, *rest = content.paragraphs
    written = replace(content, paragraphs=(first, REASONS, *rest))
    return services.write(kind, subject, written, by)


def numbered(center: Center, decision: Decision, by: Duty) -> Letter:
    """The same, with the number, date and signed text of the decision."""
    return services.issue(
        draft(center, by), by, number=decision.number, date=decision.date, file=decision.file
    )
