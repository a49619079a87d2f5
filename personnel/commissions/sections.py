"""What this part adds to the pages of others: a call's commissions."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from smm_portal.kit.acts import Act
from smm_portal.kit.detail import Section
from smm_portal.offices import policy

from ..models import Call, CallState, Commission
from . import access, tables


def of_call(request, call: Call) -> Section | None:
    """The commissions of a call that the reader sees, and the way to form one."""
    duty = request.duty
    if not policy.may(duty, "personnel:commissions") or call.state == CallState.DRAFT:
        return None
    rows = Commission.objects.visible_to(duty).filter(call=call).select_related("province")
    rows = [(row, tables.state_chip(row)) for row in rows.order_by("province__sort_key")]
    template = "personnel/commissions/section_call.html"
    acts = () if rows else _forming(duty, call)
    return Section("komisyonlar", _("Komisyonlar"), template, {"rows": rows}, acts=acts, order=60)


def _forming(duty, call: Call) -> tuple[Act, ...]:
    if not policy.may(duty, "personnel:commission_new", "POST"):
        return ()
    url = reverse("personnel:commission_new", args=[call.pk])
    return (Act(_("Komisyon kur"), url, access.may_form(duty, call), primary=True),)
