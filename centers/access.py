"""Who may do what with centres, decisions, schools and reference lists.

Which roles may open an address stands in policy.toml; here stand the rest of the conditions: the
state of the thing, and whether it lies in the reader's part of the tree.
"""

from django.utils.translation import gettext as _

from smm_portal.kit.acts import ALLOWED, Verdict, refused
from smm_portal.offices import policy
from smm_portal.offices.models import ROOT_PATH

from .models import Center, CenterState, Decision, DecisionKind, School


def _first(*verdicts: Verdict) -> Verdict:
    return next((verdict for verdict in verdicts if not verdict), ALLOWED)


def _may_post(duty, url_name: str) -> Verdict:
    return policy.may(duty, url_name, "POST")


def in_scope(duty, office) -> bool:
    """Whether the office lies in the reader's part of the tree."""
    return duty is not None and (
        duty.scope_path == ROOT_PATH or office.path.startswith(duty.scope_path)
    )


def may_found(duty) -> Verdict:
    """Begin the founding of a centre (4/1)."""
    return _may_post(duty, "centers:found")


def may_continue(duty, center: Center) -> Verdict:
    """Go on with a founding, or give it up."""
    return _first(_may_post(duty, "centers:founding"), _is_draft(center))


def _is_draft(center: Center) -> Verdict:
    if center.state == CenterState.DRAFT:
        return ALLOWED
    return refused(_("Bu merkezin kuruluşu sürmüyor."), "4/1")


def _is_active(center: Center) -> Verdict:
    if center.state == CenterState.ACTIVE:
        return ALLOWED
    if center.state == CenterState.DRAFT:
        return refused(_("Merkez henüz kurulmadı; önce kuruluşu tamamlayın."), "4/1")
    return refused(_("Merkez etkin değil."), "4/1")


def may_set_fields(duty, center: Center) -> Verdict:
    """Set the fields of a standing centre (4/2)."""
    return _first(_may_post(duty, "centers:set_fields"), _is_active(center))


def may_set_seats(duty, center: Center) -> Verdict:
    """Set number and fields of the seats of a standing centre (4/5)."""
    return _first(_may_post(duty, "centers:set_seats"), _is_active(center))


def may_close(duty, center: Center) -> Verdict:
    """Close a standing centre (4/1)."""
    return _first(_may_post(duty, "centers:close"), _is_active(center))


def lacks_founding(center: Center) -> bool:
    """Whether an inherited centre still waits for its founding decision (reading 5)."""
    inherited = center.basis == Center.Basis.INHERITED
    return inherited and center.founding_decision_id is None


def may_record_founding(duty, center: Center) -> Verdict:
    """Enter the missing founding decision of an inherited centre."""
    known = _may_post(duty, "centers:record_founding")
    if lacks_founding(center):
        return _first(known, _is_active(center))
    return _first(known, refused(_("Merkezin kuruluş kararı zaten kayıtlı."), "4/1"))


def may_correct(duty, decision: Decision) -> Verdict:
    """Enter a correction of a decision (reading 32)."""
    if decision.kind == DecisionKind.CORRECTION:
        return refused(_("Düzeltme kararının düzeltmesi, ilk karar için girilir."), "4/1")
    return _may_post(duty, "centers:correct")


def may_add_school(duty) -> Verdict:
    """Enter a school by hand."""
    return _may_post(duty, "centers:school_new")


def may_edit_school(duty, school: School) -> Verdict:
    """Change a school's data; a province only in its own schools."""
    known = _may_post(duty, "centers:school_edit")
    inside = in_scope(duty, school.office)
    return _first(known, ALLOWED if inside else refused(_("Bu okul biriminizin kapsamında değil.")))


def may_edit_district(duty) -> Verdict:
    """Say whether a district has a directorate."""
    return _may_post(duty, "centers:district")


def may_edit_field(duty) -> Verdict:
    """Change fields and their former names, branches and matching subjects."""
    return _may_post(duty, "centers:field_edit")


def may_edit_subject(duty) -> Verdict:
    """Change teaching subjects and the fields they match."""
    return _may_post(duty, "centers:subject_edit")
