"""Madde 10/5: proposal, approval as the next adjacent term, refusal, end with handover."""

import datetime as dt

import pytest
from django.urls import reverse

from personnel.appointments import cards, handover, renewal_letters, renewals, services
from personnel.appointments.services import NotAppointedError
from personnel.models import Assignment, HandoverItem, Renewal
from personnel.services import longest_last_day
from smm_portal.kit import dates, days
from smm_portal.kit.acts import ClauseRefusal
from smm_portal.offices.roles import Role
from tests.factories.appointments import NUMBER, approval, ending, proposed
from tests.factories.centers import CenterFactory, clerk
from tests.factories.offices import duty_at, national_duty
from tests.factories.personnel import AssignmentFactory, coordinator_duty, give_account, seat
from tests.support.refused import refused_by

pytestmark = pytest.mark.django_db


def text(response, status: int = 200) -> str:
    assert response.status_code == status, response.status_code
    return response.content.decode()


@pytest.fixture
def mtegm(sign_in):
    return sign_in(national_duty(Role.MTEGM_EXPERT))


@pytest.fixture
def unit(sign_in):
    return sign_in(national_duty(Role.PERSONNEL_UNIT))


def test_approval_is_the_next_term_of_the_same_person_in_the_same_seat():
    one, two = proposed(), proposed()
    made = services.appoint_all(services.of_renewals([one, two]), approval())
    for row, renewal in zip(made, (one, two), strict=True):
        past = renewal.assignment
        assert (row.basis, row.seat, row.teacher) == ("RENEWAL", past.seat, past.teacher)
        assert (row.starts, row.last_day) == (past.ends, renewal.until)
        renewal.refresh_from_db()
        assert renewal.state == "APPROVED"


def test_a_renewal_is_the_next_term_and_nothing_else():
    one = proposed()
    with refused_by("assignment_renews"):
        AssignmentFactory(
            seat=one.assignment.seat,
            teacher=one.assignment.teacher,
            basis="RENEWAL",
            renewal=one,
            starts=one.assignment.ends + dt.timedelta(days=1),
        )


def test_nobody_is_renewed_without_a_proposal_of_mtegm():
    row = ending()
    with refused_by("renewal_by_mtegm"):
        renewals.propose(
            national_duty(Role.PERSONNEL_UNIT), row, longest_last_day(row.ends), "Uygun."
        )


def test_one_stale_row_renews_nobody():
    good, stale = proposed(), proposed()
    rows = services.of_renewals([good, stale])
    renewals.refuse(national_duty(Role.PERSONNEL_UNIT), stale, "Kadro daraltılacak.")
    with pytest.raises(NotAppointedError) as caught:
        services.appoint_all(rows, approval())
    assert [(row.source, one.clause) for row, one in caught.value.refusals] == [(stale, "10/5")]
    assert Assignment.objects.count() == 2


def test_a_proposal_is_bounded_by_the_longest_term():
    row = ending()
    late = longest_last_day(row.ends) + dt.timedelta(days=1)
    with pytest.raises(ClauseRefusal) as caught:
        renewals.propose(clerk(), row, late, "Uygun.")
    assert caught.value.clause == "10/4"


def test_card_and_conditions_are_kept_as_they_were():
    row = ending()
    row.teacher.employment = "HOURLY"
    row.teacher.save()
    one = proposed(row)
    unmet = {c["clause"] for c in one.conditions if c["outcome"] == "unmet"}
    assert unmet == {"6/1-a"}
    assert one.card[0]["lines"]
    row.teacher.employment = "PERMANENT"
    row.teacher.save()
    one.refresh_from_db()
    assert {c["clause"] for c in one.conditions if c["outcome"] == "unmet"} == {"6/1-a"}
    with refused_by("renewal_kept"):
        Renewal.objects.filter(pk=one.pk).update(card=[])


def test_higher_rooms_add_to_the_card():
    before = list(cards._parts)
    try:
        cards.register("Plan", lambda row: [("Faaliyet", row.seat.number)])
        assert cards.card(ending())[-1] == {"title": "Plan", "lines": [["Faaliyet", "1"]]}
    finally:
        cards._parts[:] = before


def test_a_refused_proposal_begins_the_handover():
    one = proposed()
    renewals.refuse(national_duty(Role.PERSONNEL_UNIT), one, "Kadro daraltılacak.")
    assert HandoverItem.objects.filter(assignment=one.assignment).count() == len(handover.usual())


def test_mtegm_cannot_refuse_in_the_ministrys_place():
    with refused_by("renewal_by_ministry"):
        renewals.refuse(clerk(), proposed(), "Uygun değil.")


def test_a_proposal_takes_back_what_is_not_handed_over():
    row = ending()
    renewals.let_end(row)
    first = row.handover.first()
    handover.tick(first, clerk(), "")
    proposed(row)
    assert list(row.handover.all()) == [first]


# The pages.


def test_a_term_after_which_somebody_sits_there_is_decided(mtegm):
    row = ending()
    AssignmentFactory(seat=row.seat, teacher=row.teacher, starts=row.ends)
    assert row.teacher.full_name not in text(mtegm.get(reverse("personnel:renewals")))
    assert mtegm.get(reverse("personnel:renewal_propose", args=[row.pk])).status_code == 403


def test_mtegm_proposes_and_the_unit_approves(mtegm, unit):
    row = ending()
    board = reverse("personnel:renewals")
    assert row.teacher.full_name in text(mtegm.get(board, {"durum": "bekliyor"}))
    url = reverse("personnel:renewal_propose", args=[row.pk])
    until = longest_last_day(row.ends)
    assert mtegm.get(url).status_code == 200
    data = {"until": until.isoformat(), "reason": "Görevini başarıyla yürüttü."}
    assert mtegm.post(url, data).status_code == 302
    assert row.teacher.full_name in text(unit.get(board, {"durum": "inha"}))
    assert "Performans kartı" in text(unit.get(reverse("personnel:renewal", args=[row.pk])))
    renewal = Renewal.objects.get()
    approve = reverse("personnel:renewals_approve")
    assert "checked" in text(unit.get(approve, {"sec": renewal.pk}))
    sent = {
        "rows": [renewal.pk],
        "approval_number": NUMBER,
        "approval_date": dates.today().isoformat(),
    }
    assert unit.post(approve, sent).status_code == 302
    made = Assignment.objects.get(basis="RENEWAL")
    assert (made.starts, made.last_day) == (row.ends, until)
    page = text(unit.get(reverse("personnel:assignment", args=[made.pk])))
    assert reverse("personnel:renewal", args=[row.pk]) in page


def test_conditions_no_longer_met_warn_and_stop_nothing(mtegm):
    row = ending()
    row.teacher.employment = "HOURLY"
    row.teacher.save()
    page = text(mtegm.get(reverse("personnel:renewal_propose", args=[row.pk])))
    assert "karşılanmayan şartlar" in page
    assert "6/1-a" in page


def test_the_unit_refuses_with_a_reason(unit, mtegm):
    one = proposed()
    url = reverse("personnel:renewal_refuse", args=[one.pk])
    assert mtegm.get(url).status_code == 403
    text(unit.post(url, {"reason": ""}))
    assert unit.post(url, {"reason": "Kadro daraltılacak."}).status_code == 302
    page = text(mtegm.get(reverse("personnel:renewal", args=[one.assignment_id])))
    assert "Kadro daraltılacak." in page


def test_a_term_far_from_its_end_waits(mtegm):
    row = ending(left=120)
    assert mtegm.get(reverse("personnel:renewal_propose", args=[row.pk])).status_code == 403
    shown = text(mtegm.get(reverse("personnel:renewals")))
    assert row.teacher.full_name not in shown


def test_the_handover_is_ticked_by_the_principal(mtegm, sign_in):
    row = ending()
    assert mtegm.post(reverse("personnel:renewal_let_end", args=[row.pk])).status_code == 302
    principal = sign_in(duty_at(row.seat.center.school.office, Role.PRINCIPAL))
    page = text(principal.get(reverse("personnel:assignment", args=[row.pk])))
    item = row.handover.first()
    url = reverse("personnel:handover_done", args=[item.pk])
    assert url in page
    assert principal.post(url, {"note": "Dolap anahtarıyla."}).status_code == 302
    item.refresh_from_db()
    assert (bool(item.done_at), item.note) == (True, "Dolap anahtarıyla.")
    assert principal.get(url).status_code == 403
    with refused_by("handover_kept"):
        HandoverItem.objects.filter(pk=item.pk).delete()


def test_a_coordinator_does_not_tick_his_own(sign_in):
    center = CenterFactory()
    general = coordinator_duty(center, 1)
    own = Assignment.objects.get(seat=seat(center, 1))
    other = AssignmentFactory(seat=seat(center, 3))
    for row in (own, other):
        handover.begin(row)
    client = sign_in(general)
    urls = [reverse("personnel:handover_done", args=[r.handover.first().pk]) for r in (own, other)]
    assert [client.get(url).status_code for url in urls] == [403, 200]


def test_who_stands_in_for_the_principal_does_not_tick_his_own_either(sign_in):
    center = CenterFactory()
    user = coordinator_duty(center, 3).user
    own, other = (
        Assignment.objects.get(seat=seat(center, 3)),
        AssignmentFactory(seat=seat(center, 1)),
    )
    for row in (own, other):
        handover.begin(row)
    acting = duty_at(center.school.office, Role.PRINCIPAL, user, is_deputy=True)
    client = sign_in(acting)
    urls = [reverse("personnel:handover_done", args=[r.handover.first().pk]) for r in (own, other)]
    assert [client.get(url).status_code for url in urls] == [403, 200]
    assert urls[0] not in text(client.get(reverse("personnel:assignment", args=[own.pk])))


def test_why_somebody_is_not_renewed_is_for_those_who_decide_and_for_himself(sign_in):
    row = ending()
    center, user = row.seat.center, give_account(row.teacher)
    renewals.refuse(national_duty(Role.PERSONNEL_UNIT), proposed(row), "Devamsızlığı çok.")
    page = reverse("personnel:assignment", args=[row.pk])
    own = user.duties.get(source=f"assignment:{row.pk}")
    school = center.school
    told = (own, duty_at(school.office, Role.PRINCIPAL), national_duty(Role.MTEGM_EXPERT))
    for duty in told:
        assert "Devamsızlığı çok." in text(sign_in(duty).get(page)), duty.role
    place = school.district.office
    for duty in (coordinator_duty(center, 3), duty_at(place, Role.DISTRICT_DIRECTOR)):
        shown = text(sign_in(duty).get(page))
        assert "Devamsızlığı çok." not in shown, duty.role
        assert "Görevini başarıyla yürüttü." not in shown, duty.role


def test_an_early_end_begins_the_handover(unit):
    row = ending()
    url = reverse("personnel:assignment_end", args=[row.pk])
    data = {"last_day": dates.today().isoformat(), "reason": "Başka ile atandı."}
    assert unit.post(url, data).status_code == 302
    assert row.handover.exists()


def test_a_principal_sees_his_centres_terms_only(sign_in):
    row, far = ending(), ending()
    client = sign_in(duty_at(row.seat.center.school.office, Role.PRINCIPAL))
    page = text(client.get(reverse("personnel:renewals")))
    assert row.teacher.full_name in page
    assert far.seat.center.name not in page
    assert client.get(reverse("personnel:renewal", args=[far.pk])).status_code == 404


def test_his_own_file_tells_of_renewals_and_handover():
    from smm_portal.offices import own_data

    row = ending()
    user = give_account(row.teacher)
    renewals.let_end(row)
    proposed(row)
    told = own_data.gather(user)
    assert told["Yeniden görevlendirmeler"][0]["Durum"] == "İnha edildi"
    assert told["Devir teslimlerim"] == []


def test_a_proposal_that_waits_says_who_decides(sign_in, mtegm):
    one = proposed()
    page, said = reverse("personnel:renewal", args=[one.assignment_id]), "Personel GM birimi verir"
    assert said in text(mtegm.get(page))
    unit = national_duty(Role.PERSONNEL_UNIT)
    assert reverse("personnel:renewal_refuse", args=[one.pk]) in text(sign_in(unit).get(page))
    renewals.refuse(unit, one, "Kadro daraltılacak.")
    assert said not in text(mtegm.get(page))


def test_the_proposals_that_wait_go_to_personel_gm_in_a_letter(sign_in, mtegm):
    one, unit = proposed(), national_duty(Role.PERSONNEL_UNIT)
    kind, subject = renewal_letters.KIND, renewal_letters.subject(one.assignment.ends.year)
    link = reverse("documents:letter_write", args=[kind, subject])
    board = reverse("personnel:renewals")
    assert link in text(mtegm.get(board))
    assert link not in text(sign_in(unit).get(board))
    said = renewal_letters.content(subject, clerk())
    (line,) = said.listings[0].rows
    assert line[1] == str(one.assignment.teacher)
    assert line[-1] == days.day(one.until)
    assert "inha" in text(mtegm.get(link))
    assert not renewal_letters.may(unit, subject)
    renewals.refuse(unit, one, "Kadro daraltılacak.")
    assert link not in text(mtegm.get(board))
    assert not renewal_letters.may(clerk(), subject)
