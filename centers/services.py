"""The verbs of MTEGM on centres: each one transaction, each resting on a decision (4/1, 4/2, 4/5).

The database refuses what the clauses forbid; callers turn its refusals into messages with
``kit.refusals``.
"""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from smm_portal.kit.acts import ClauseRefusal

from .closing import closing_obstacles
from .models import Center, CenterField, CenterState, Decision, Field, School, SeatKind, SeatRole
from .naming import center_name


@dataclass(frozen=True)
class SeatPlan:
    """What one seat is to be for. ``kind`` None puts the seat out of use."""

    number: int
    kind: str | None
    field: Field | None = None
    english: bool = False

    def fits(self, role: SeatRole | None) -> bool:
        """Whether the role in force is already what the plan asks for."""
        if role is None or self.kind is None:
            return role is None and self.kind is None
        return (role.kind, role.field_id, role.english) == (
            self.kind,
            self.field.pk if self.field else None,
            self.english,
        )


def draft_center(school: School) -> Center:
    """Begin founding at a school: a draft, which bars a second one (4/3).

    Raises IntegrityError center_one_a_school or center_host_school.
    """
    with transaction.atomic():
        center = Center.objects.create(name=center_name(school), school=school)
        center.refresh_from_db()
        return center


def drop_draft(center: Center) -> None:
    """Give up a founding that has no decision yet; the school is free again (4/3)."""
    with transaction.atomic():
        locked = _locked(center)
        locked.state = CenterState.DROPPED
        locked.save(update_fields=["state"])


def found_center(
    center: Center, decision: Decision, fields: list[Field], seats: list[SeatPlan]
) -> Center:
    """Make a draft an active centre, with its fields and seats, from the decision's effective day."""
    with transaction.atomic():
        locked = _locked(center)
        locked.state = CenterState.ACTIVE
        locked.founding_decision = decision
        locked.opened_on = decision.effective_on
        locked.save(update_fields=["state", "founding_decision", "opened_on"])
        set_fields(locked, decision, fields)
        set_seats(locked, decision, seats)
        return locked


def record_founding(center: Center, decision: Decision) -> None:
    """Enter the missing founding decision of an inherited centre (reading 5)."""
    with transaction.atomic():
        locked = _locked(center)
        if locked.founding_decision_id:
            raise ClauseRefusal(_("Merkezin kuruluş kararı zaten kayıtlı."), "4/1")
        locked.founding_decision = decision
        locked.opened_on = decision.effective_on
        locked.save(update_fields=["founding_decision", "opened_on"])


def set_fields(center: Center, decision: Decision, fields: list[Field]) -> None:
    """From the decision's effective day on, these and only these are the centre's fields (4/2)."""
    if not fields:
        raise ClauseRefusal(_("En az bir faaliyet alanı seçin."), "4/2", field="fields")
    day, wanted = decision.effective_on, {field.pk: field for field in fields}
    with transaction.atomic():
        _locked(center)
        for row in center.center_fields.filter(ends__isnull=True).select_related("field"):
            if row.field_id in wanted:
                wanted.pop(row.field_id)
            else:
                _end(row, day, decision)
        for field in wanted.values():
            CenterField.objects.create(center=center, field=field, starts=day, decision=decision)


def set_seats(center: Center, decision: Decision, plans: list[SeatPlan]) -> None:
    """From the decision's effective day on, the seats are for this; the rest are out of use (4/5).

    A seat that keeps its role is left alone, so that people in post keep their role's row.
    """
    if not any(plan.kind == SeatKind.GENERAL for plan in plans):
        raise ClauseRefusal(_("Bir kadro genel koordinatör için ayrılmalı."), "4/4", field="seats")
    day = decision.effective_on
    with transaction.atomic():
        _locked(center)
        seats = {seat.number: seat for seat in center.seats.all()}
        roles = {r.seat_id: r for r in center.seat_roles.filter(ends__isnull=True)}
        changed = [p for p in plans if not p.fits(roles.get(seats[p.number].pk))]
        for plan in changed:
            if role := roles.get(seats[plan.number].pk):
                _end(role, max(day, role.starts), decision)
        for plan in changed:
            if plan.kind:
                SeatRole.objects.create(
                    seat=seats[plan.number],
                    kind=plan.kind,
                    field=plan.field,
                    english=plan.english,
                    starts=day,
                    decision=decision,
                )


def close_center(center: Center, decision: Decision, day: dt.date | None = None) -> None:
    """Close on the day (the decision's effective day by default), fields and seats with it (4/1).

    Raises ClauseRefusal naming the first thing that still stands in the way.
    """
    day = day or decision.effective_on
    with transaction.atomic():
        locked = _locked(center)
        for obstacle in closing_obstacles(locked, day):
            raise ClauseRefusal(obstacle.message, "4/1", rule="closing_check")
        for row in locked.center_fields.filter(ends__isnull=True):
            _end(row, max(day, row.starts or day), decision)
        for role in locked.seat_roles.filter(ends__isnull=True):
            _end(role, max(day, role.starts), decision)
        locked.state = CenterState.CLOSED
        locked.closing_decision, locked.closed_on = decision, day
        locked.save(update_fields=["state", "closing_decision", "closed_on"])


def _locked(center: Center) -> Center:
    # The centre first, always: whoever changes its fields, seats or life waits here.
    return Center.objects.select_for_update(of=("self",)).get(pk=center.pk)


def _end(row, day: dt.date, decision: Decision) -> None:
    row.ends, row.ending_decision = day, decision
    row.save(update_fields=["ends", "ending_decision"])
