"""Who at a province directorate may sit, by the duties in force today (10/2)."""

from smm_portal.offices.models import Duty

from ..models import Part
from ..models.commissions import ROLE_OF_PART


def duties_at(office) -> list[Duty]:
    """The duties in force from which commissions are made, in person before deputies."""
    rows = Duty.objects.in_force().filter(office=office, role__in=list(ROLE_OF_PART.values()))
    return list(rows.select_related("user", "office").order_by("is_deputy", "starts", "pk"))


def for_part(duties: list[Duty], part: str) -> list[Duty]:
    """Those from which the part may be taken; a further member from any of the units."""
    if part == Part.MEMBER:
        return duties
    return [duty for duty in duties if duty.role == ROLE_OF_PART[part]]


def in_words(duty: Duty) -> str:
    """ "Işıl Demir (V.), İl insan kaynakları birimi"."""
    deputy = " (V.)" if duty.is_deputy else ""
    return f"{duty.user.get_full_name()}{deputy}, {duty.get_role_display()}"
