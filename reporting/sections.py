"""What plans add to a centre's page, and to the checks before it closes."""

from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from centers import closing
from smm_portal.kit import detail
from smm_portal.kit.acts import Act
from smm_portal.kit.detail import Section
from smm_portal.offices import policy
from smm_portal.road.tables import state_chip
from smm_portal.road.transitions import State

from . import access, tables
from .models import PlanRevision


def plans_of_center(request, center) -> Section | None:
    """The centre's plans by year, each with where it is."""
    if not policy.may(request.duty, "reporting:plan"):
        return None
    rows = tables.plans_for(request.duty).filter(plan__center=center).order_by("-plan__year")
    rows = list(rows)
    context = {"rows": [_line(row) for row in rows]}
    return Section(
        "planlar",
        _("Yıllık planlar"),
        "reporting/section_center.html",
        context,
        acts=_acts(request.duty, center, {row.plan.year for row in rows}),
        order=50,
    )


def _line(row: PlanRevision) -> dict:
    return {
        "year": row.plan.year,
        "url": reverse("reporting:plan", args=[row.plan_id]),
        "number": row.number,
        "state": state_chip(row.submission),
        "where": tables.where(row),
        "in_force": row.in_force,
    }


def _acts(duty, center, years: set[int]) -> tuple[Act, ...]:
    if not policy.may(duty, "reporting:begin", "POST") or not access.writes_at(duty, center):
        return ()
    # The centre's own staff sees every plan of it: the years need not be asked again.
    verdict = access.may_begin(duty, center, years)
    return (Act(_("Plan başlat"), reverse("reporting:begin"), verdict),)


def on_the_road(center, day):
    """A plan that an office has in hand bars closing: it must come to its end first (reading 24)."""
    rows = PlanRevision.objects.filter(plan__center=center, submission__state=State.WAITING)
    for row in rows.select_related("plan", "submission__at_office"):
        said = {"year": row.plan.year, "office": row.submission.at_office}
        yield _t("%(year)s yılı planı şu makamda: %(office)s. Önce sonuçlanmalı.") % said


def register() -> None:
    """Fill the registries of the lower rooms."""
    detail.extend("centers:detail", plans_of_center)
    closing.register_check("plans", _("Yoldaki yıllık planlar"), on_the_road)
