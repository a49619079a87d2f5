"""Addresses of personnel/commissions that take arguments."""

from centers.models import Center
from personnel.models import Commission, Evidence
from smm_portal.offices.roles import Role
from tests.factories import calls
from tests.factories.centers import CenterFactory, SchoolFactory, StoredFileFactory
from tests.factories.personnel import seat


def _call(center: Center):
    """A call for the general seat of the centre."""
    return calls.open_call(seat(center))


def _beside(center: Center) -> Center:
    """A new centre in the same place, whose seats nobody sits on."""
    return CenterFactory(school=SchoolFactory(district=center.school.district))


def _commission_at(center: Center) -> Commission:
    return calls.commission(_call(_beside(center)))


def _both(world):
    return _commission_at(world.center), _commission_at(world.other_center)


def _commission(world):
    inside, outside = _both(world)
    return {"pk": inside.pk}, {"pk": outside.pk}


def _new(world):
    return {"pk": _call(_beside(world.center)).pk}, None


def _new_step(world):
    inside, outside = _new(world)
    return {**inside, "step": "birimler"}, outside


def _member(world):
    inside, outside = (one.members.get(part="HR") for one in _both(world))
    return {"pk": inside.pk}, {"pk": outside.pk}


def _with_file(center: Center):
    call = _call(_beside(center))
    row = calls.application(call)
    paper = Evidence.objects.create(application=row, clause="6/1-c", file=StoredFileFactory())
    calls.judge_application(row, "SENT")
    calls.step(row, "SEND", calls.own_duty(row.teacher))
    office = row.teacher.school.district.province.office
    while row.state != "COMMISSION":
        calls.step(row, "CHECK", calls.province_duty(office, Role.PROVINCE_HR), "Bakıldı.")
    return calls.commission(call), row, paper


def _file(world):
    inside, outside = _with_file(world.center), _with_file(world.other_center)
    return tuple({"pk": one.pk, "application": row.pk} for one, row, _p in (inside, outside))


def _document(world):
    inside, outside = _with_file(world.center), _with_file(world.other_center)
    return tuple(
        {"pk": one.pk, "application": row.pk, "evidence": paper.pk}
        for one, row, paper in (inside, outside)
    )


# What is asked further: whether the reader is a member, whether the review is open, whether the
# province has a commission.
ASKS_FURTHER = {
    "personnel:commission_open",
    "personnel:declare",
    "personnel:review",
    "personnel:review_file",
    "personnel:review_document",
    "personnel:recuse",
}

EXAMPLES = {
    "personnel:commission": _commission,
    "personnel:commission_new": _new,
    "personnel:commission_new_step": _new_step,
    "personnel:commission_open": _commission,
    "personnel:commission_member_new": _commission,
    "personnel:commission_member_replace": _member,
    "personnel:declare": _commission,
    "personnel:review": _commission,
    "personnel:review_file": _file,
    "personnel:review_document": _document,
    "personnel:recuse": _file,
}
