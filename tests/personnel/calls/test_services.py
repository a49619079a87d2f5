"""Verbs on calls: begin, copy, write, seats, criteria, documents, publish, change."""

import datetime as dt

import pytest

from personnel.calls import missing, services
from personnel.models import Call, CallTelling
from smm_portal.kit import dates
from smm_portal.kit.acts import ClauseRefusal
from smm_portal.law import workdays
from tests.factories import calls
from tests.factories.centers import CenterFactory, clerk
from tests.factories.personnel import AssignmentFactory, seat
from tests.support.refused import refused_by

pytestmark = pytest.mark.django_db


def values(call, **changed):
    return {name: getattr(call, name) for name in services.MATTER} | changed


def rows(*pairs):
    return [{"name": name, "weight": weight, "description": ""} for name, weight in pairs]


def test_a_new_call_has_working_days_in_order():
    call = services.begin()
    line = [call.opens_on, call.applications_until, call.checks_until]
    line += [call.commission_until, call.results_until, call.term_starts_on]
    assert line == sorted(line)
    assert all(workdays.is_workday(day) for day in line)
    assert workdays.workdays_between(call.opens_on, call.applications_until) == 9
    assert call.objection_days == 5


def test_a_copy_takes_criteria_and_documents_and_no_seats():
    call = calls.draft_call()
    first = call.criteria.first()
    document = {"name": "Belge", "help": "", "required": True, "criterion_id": first.pk}
    services.set_documents(call, [document])
    made = services.copy(calls.publish(call))
    assert made.state == "DRAFT"
    assert [(c.name, c.weight) for c in made.criteria.all()] == [*calls.CRITERIA]
    assert made.documents.get().criterion == made.criteria.get(name=first.name)
    assert not made.call_seats.exists()
    assert made.opens_on > dates.today()


def test_seats_that_were_not_shown_stay():
    one, two, three = (seat(CenterFactory()) for _ in range(3))
    call = calls.draft_call(one, two)
    role = three.roles.in_force(call.term_starts_on).get()
    assert services.set_seats(call, [role], [two.pk, three.pk]) == 2
    assert set(call.call_seats.values_list("seat", flat=True)) == {one.pk, three.pk}


def test_a_removed_criterion_leaves_its_documents():
    call = calls.draft_call()
    first, second = call.criteria.all()
    document = {"name": "Belge", "help": "", "required": True, "criterion_id": second.pk}
    services.set_documents(call, [document])
    services.set_criteria(
        call, [{"pk": first.pk, "name": "Yeni ad", "weight": 100, "description": ""}]
    )
    assert call.criteria.get().pk == first.pk
    assert call.documents.get().criterion is None


def test_writing_moves_the_roles_with_the_term():
    call = calls.draft_call()
    services.write(call, values(call, title="Başka başlık"))
    call.refresh_from_db()
    assert call.title == "Başka başlık"


def test_nothing_is_written_into_a_published_call():
    call = calls.open_call()
    for act in (
        lambda: services.write(call, values(call)),
        lambda: services.set_seats(call, [], []),
        lambda: services.set_criteria(call, rows(("A", 100))),
        lambda: services.set_documents(call, []),
        lambda: services.discard(call),
        lambda: services.publish(clerk(), call),
    ):
        with pytest.raises(ClauseRefusal) as said:
            act()
        assert said.value.clause == "10/1"


def test_a_draft_is_thrown_away_whole():
    call = calls.draft_call()
    services.discard(call)
    assert not Call.objects.exists()


def test_publishing_owes_one_telling_and_nothing_is_missing():
    call = calls.draft_call()
    assert missing.of(call) == []
    services.publish(clerk(), call)
    assert CallTelling.objects.get().call == call


@pytest.mark.parametrize(
    ("bend", "step", "rule"),
    [
        (lambda c: c.call_seats.all().delete(), "kadrolar", "call_needs_seats"),
        (lambda c: c.criteria.all().delete(), "olcutler", "call_weights"),
        (lambda c: c.criteria.filter(weight=40).update(weight=30), "olcutler", "call_weights"),
        (
            lambda c: Call.objects.filter(pk=c.pk).update(
                opens_on=dates.today() - dt.timedelta(days=1)
            ),
            "konu",
            "call_opens_ahead",
        ),
    ],
)
def test_what_the_database_refuses_is_said_to_be_missing(bend, step, rule):
    call = calls.draft_call()
    bend(call)
    call.refresh_from_db()
    assert step in {one.step for one in missing.of(call)}
    with refused_by(rule):
        services.publish(clerk(), call)


def test_a_seat_that_is_taken_or_called_elsewhere_is_said_to_be_missing():
    one, two = seat(CenterFactory()), seat(CenterFactory())
    begins = dates.today() + dt.timedelta(days=40)
    AssignmentFactory(seat=one, ends=begins + dt.timedelta(days=30))
    call = calls.draft_call(one, two)
    other = calls.draft_call(two)
    services.publish(clerk(), other)
    said = [found.text for found in missing.of(call)]
    assert len(said) == 2
    with refused_by("call_seat_vacant"):
        services.publish(clerk(), call)


def test_an_extension_moves_the_calendar_and_a_cancellation_ends_the_call():
    call = calls.open_call()
    days = {name: getattr(call, name) + dt.timedelta(days=7) for name in (
        "applications_until", "checks_until", "commission_until", "results_until")}  # fmt: skip
    services.extend(clerk(), call, days, "Yoğun başvuru var.")
    call.refresh_from_db()
    assert call.applications_until == days["applications_until"]
    services.cancel(clerk(), call, "Kadrolar değişti.")
    call.refresh_from_db()
    assert call.state == "CANCELLED"
    assert CallTelling.objects.filter(change__isnull=False).count() == 2


def test_a_call_without_applications_is_concluded():
    call = calls.open_call()
    services.conclude(call)
    call.refresh_from_db()
    assert call.state == "CONCLUDED"


def test_a_call_is_not_concluded_before_every_commission_told_the_ministry():
    call = calls.open_call()
    calls.checked(call)
    with refused_by("call_conclude_all_sent"):
        services.conclude(call)
