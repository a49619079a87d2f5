"""Addresses of the room of centres."""

from centers.models import Center, District, Field, Province, TeachingSubject
from centers.services import draft_center
from smm_portal.offices.access import in_scope
from tests.factories.centers import SchoolFactory


def _if_seen(world, office, inside, outside):
    """Evaluators read no place by themselves, coordinators nothing above their centre."""
    return (inside, outside) if in_scope(world.duty, office) else (None, inside)


def _center(world):
    inside, outside = world.center, world.other_center
    return _if_seen(world, inside.office, {"pk": inside.pk}, {"pk": outside.pk})


def _empty_center(world):
    """One where nobody sits: it can be closed. Only the Ministry's people come this far."""
    return {"pk": world.other_center.pk}, None


def _draft(world):
    return {"pk": draft_center(SchoolFactory()).pk}, None


def _inherited(world):
    rows = Center.objects.filter(basis="INHERITED", founding_decision=None)
    return {"pk": rows.first().pk}, None


def _step(slug: str, find):
    def with_step(world):
        return {**find(world)[0], "step": slug}, None

    return with_step


def _decision(world):
    inside, outside = (
        {"pk": center.founding_decision_id} for center in (world.center, world.other_center)
    )
    return _if_seen(world, world.center.office, inside, outside)


def _school(world):
    inside, outside = {"pk": world.school.pk}, {"pk": world.other_school.pk}
    return _if_seen(world, world.school.office, inside, outside)


def _first(model):
    return lambda world: ({"pk": model.objects.order_by("pk").first().pk}, None)


EXAMPLES = {
    "centers:detail": _center,
    "centers:drop": _draft,
    "centers:founding": _draft,
    "centers:founding_step": _step("alanlar", _draft),
    "centers:set_fields": _empty_center,
    "centers:set_fields_step": _step("alanlar", _empty_center),
    "centers:set_seats": _empty_center,
    "centers:set_seats_step": _step("kadrolar", _empty_center),
    "centers:record_founding": _inherited,
    "centers:record_founding_step": _step("karar", _inherited),
    "centers:close": _empty_center,
    "centers:close_step": _step("denetim", _empty_center),
    "centers:decision": _decision,
    "centers:correct": _decision,
    "centers:school": _school,
    "centers:school_edit": _school,
    "centers:province": _first(Province),
    "centers:district": _first(District),
    "centers:field": _first(Field),
    "centers:field_edit": _first(Field),
    "centers:subject": _first(TeachingSubject),
    "centers:subject_edit": _first(TeachingSubject),
}
