"""From the first draft to the Ministry, by the services."""

import datetime as dt
from decimal import Decimal

import pytest

from personnel.commissions import services
from personnel.models import Minutes, Ruling, Score
from personnel.results import board as boards
from personnel.results import drafting, objecting, reading, signing
from smm_portal.documents.models import Document
from smm_portal.kit import dates
from smm_portal.kit.acts import ClauseRefusal
from smm_portal.law import workdays
from smm_portal.offices.roles import Role
from smm_portal.road.models import Notification
from tests.factories import calls, results
from tests.factories.offices import duty_at
from tests.factories.results import FIELD_SUBJECT, OTHER, WORKSHOP
from tests.support import days

pytestmark = pytest.mark.django_db


def outcomes(paper) -> dict[str, str]:
    rows = Ruling.objects.filter(minutes=paper).select_related("candidacy__application__teacher")
    return {str(row.candidacy.application.teacher.subject): row.outcome for row in rows}


def test_minutes_begin_with_what_the_rules_propose():
    call = results.call_for(3)
    with results.reviewing(call, FIELD_SUBJECT, WORKSHOP, OTHER) as (row, _files):
        paper = drafting.begin(row, results.member(row))
    assert outcomes(paper) == {FIELD_SUBJECT: "FITS", WORKSHOP: "CLOSED", OTHER: "CLOSED"}
    ruling = Ruling.objects.get(minutes=paper, outcome="FITS")
    assert ruling.score == Decimal("80.00")
    assert "Madde 7/1" in ruling.reason


def test_the_commissions_own_finding_opens_the_next_tier():
    call = results.call_for(3)
    with results.reviewing(call, FIELD_SUBJECT, WORKSHOP, OTHER) as (row, _files):
        paper = drafting.begin(row, results.member(row))
        seat = boards.of(results.read(row), results.member(row)).seats[0]
        said = {one.key: drafting.Finding(one.tier != 1, one.ruling.reason) for one in seat.rows}
        first = next(one for one in seat.rows if one.tier == 1)
        said[first.key] = drafting.Finding(False, "Belgeleri çelişkili.")
        sign = drafting.seen(seat)
        drafting.save_seat(row, results.member(row), seat.seat.pk, said, sign)
        assert outcomes(paper) == {FIELD_SUBJECT: "UNFIT", WORKSHOP: "FITS", OTHER: "CLOSED"}
        assert "sıra diğer atölye" in Ruling.objects.get(minutes=paper, outcome="FITS").reason
        with pytest.raises(ClauseRefusal):
            drafting.save_seat(row, results.member(row), seat.seat.pk, said, sign)


def test_a_proposed_reason_counts_anew_whom_the_commission_finds_unfit():
    call = results.call_for(3)
    with results.reviewing(call, FIELD_SUBJECT, FIELD_SUBJECT, OTHER) as (row, _files):
        paper = drafting.begin(row, results.member(row))
        closed = Ruling.objects.filter(minutes=paper, outcome="CLOSED")
        assert "2 uygun aday" in closed.get().reason
        seat = boards.of(results.read(row), results.member(row)).seats[0]
        said = {one.key: drafting.Finding(True, one.ruling.reason) for one in seat.rows}
        said[seat.rows[0].key] = drafting.Finding(False, "Belgeleri çelişkili.")
        drafting.save_seat(row, results.member(row), seat.seat.pk, said, drafting.seen(seat))
        assert "1 uygun aday" in closed.get().reason


def test_what_bars_the_minutes_is_listed_with_its_clause():
    call = results.call_for(3)
    with results.reviewing(call, FIELD_SUBJECT, points=None) as (row, files):
        calls.sent(call) if dates.today() <= call.applications_until else None
        drafting.begin(row, results.member(row))
        found = boards.blocks(boards.of(results.read(row), results.member(row)))
        assert [one.clause for one in found] == ["10/1"]
        results.score(row, files[0], 70)
        found = boards.blocks(boards.of(results.read(row), results.member(row)))
        assert [one.clause for one in found] == ["10/3"]
        assert drafting.refresh(row, results.member(row)) == 1
        assert not boards.blocks(boards.of(results.read(row), results.member(row)))


def test_taking_back_voids_confirmations_and_the_last_one_confirms():
    call = results.call_for(1)
    with results.reviewing(call, FIELD_SUBJECT) as (row, _files):
        drafting.begin(row, results.member(row))
        paper = signing.open_for_members(row, results.member(row))
        signing.confirm(paper, results.member(row, "CHAIR"), "Katılmıyorum.")
        signing.take_back(paper, "Bir gerekçe düzeltilecek.")
        assert paper.confirmations.filter(void=True).count() == 1
        paper = signing.open_for_members(row, results.member(row))
        results.confirm_all(paper)
        paper.refresh_from_db()
        assert paper.state == "CONFIRMED"
        assert Document.objects.filter(kind="commission_minutes").count() == 1
    asked = Notification.objects.filter(key__contains="signing", user=results.member(row).user)
    assert asked.count() >= 1


def test_minutes_stand_when_the_only_one_who_had_not_confirmed_leaves():
    call = results.call_for(1)
    with results.reviewing(call, FIELD_SUBJECT) as (row, _files):
        drafting.begin(row, results.member(row))
        paper = signing.open_for_members(row, results.member(row))
        for part in ("CHAIR", "TRAINING", "VTE"):
            signing.confirm(paper, results.member(row, part))
        chair, leaving = results.member(row, "CHAIR"), row.members.get(part="HR", left_at=None)
        follower = duty_at(row.province, Role.PROVINCE_HR)
        services.replace_member(leaving, follower, "İzne ayrıldı.", by=chair)
        paper.refresh_from_db()
        assert paper.state == "CONFIRMED"
        document = Document.objects.get(kind="commission_minutes")
        assert document.duty == chair


def test_publishing_tells_all_applicants_and_counts_working_days():
    call = results.call_for(3)
    with results.reviewing(call, FIELD_SUBJECT, WORKSHOP) as (row, files):
        row = results.published(row)
        assert row.state == "PROVISIONAL"
        assert row.objections_until == workdays.add_workdays(dates.today(), call.objection_days)
        told = Notification.objects.filter(
            key=f"commission:{row.pk}:provisional", duty__role="teacher"
        )
        assert {one.user_id for one in told} == {one.teacher.user_id for one in files}
        assert all("puan" not in one.text for one in told)


def test_an_accepted_objection_moves_the_others_of_the_seat():
    """The only one of the first tier is found fit after all: who had his turn loses it (7/2)."""
    call = results.call_for(3)
    with results.reviewing(call, FIELD_SUBJECT, WORKSHOP) as (row, files):
        drafting.begin(row, results.member(row))
        seat = boards.of(results.read(row), results.member(row)).seats[0]
        said = {
            one.key: drafting.Finding(one.tier != 1, "Komisyonun gerekçesi.") for one in seat.rows
        }
        drafting.save_seat(row, results.member(row), seat.seat.pk, said, drafting.seen(seat))
        results.confirm_all(signing.open_for_members(row, results.member(row)))
        signing.publish(results.read(row, "CHAIR"), results.member(row, "CHAIR"))
        wish = files[0].candidacies.get()
        made = objecting.file(wish, calls.own_duty(files[0].teacher), "Belgem var.", None)
        assert results.read(row).undecided == 1
        decision = objecting.Decision(True, "Belge incelendi.", fits=True)
        paper = objecting.decide(results.read(row), made, results.member(row), decision)
        assert outcomes(paper) == {FIELD_SUBJECT: "FITS", WORKSHOP: "CLOSED"}
        refusal = objecting.Decision(False, "Belge yetersiz.", fits=False)
        objecting.decide(results.read(row), made, results.member(row), refusal)
        assert outcomes(paper) == {FIELD_SUBJECT: "UNFIT"}
        objecting.decide(results.read(row), made, results.member(row), decision)
        results.confirm_all(signing.open_for_members(row, results.member(row)))
        until = results.read(row).objections_until
    with days.on(until + dt.timedelta(days=1)):
        final = drafting.compose_final(results.read(row), results.member(row))
        assert outcomes(final) == {FIELD_SUBJECT: "FITS", WORKSHOP: "CLOSED"}
        results.confirm_all(signing.open_for_members(row, results.member(row)))
        assert results.read(row).state == "FINAL"
        signing.send(results.read(row, "CHAIR"), results.member(row, "CHAIR"))
        row = results.read(row)
        assert row.state == "SENT"
        assert row.dossiers.count() == 1
        assert [one.number for one in reading.papers(row)] == [f"{row.pk}/{n}" for n in (1, 2, 3)]
    assert Minutes.objects.filter(commission=row, state="CONFIRMED").count() == 3


def test_final_minutes_count_anew_after_an_objection_and_keep_the_commissions_words():
    call = results.call_for(3)
    subjects = (FIELD_SUBJECT, FIELD_SUBJECT, OTHER, WORKSHOP)
    with results.reviewing(call, *subjects) as (row, files):
        drafting.begin(row, results.member(row))
        seat = boards.of(results.read(row), results.member(row)).seats[0]
        said = {one.key: drafting.Finding(True, one.ruling.reason) for one in seat.rows}
        refused = files[0].candidacies.get()
        said[refused.pk] = drafting.Finding(False, "Belgeleri çelişkili.")
        own = "Sırası gelmedi; 1 aday zaten uygun."
        said[files[3].candidacies.get().pk] = drafting.Finding(True, own)
        drafting.save_seat(row, results.member(row), seat.seat.pk, said, drafting.seen(seat))
        results.confirm_all(signing.open_for_members(row, results.member(row)))
        signing.publish(results.read(row, "CHAIR"), results.member(row, "CHAIR"))
        made = objecting.file(refused, calls.own_duty(files[0].teacher), "Belgem var.", None)
        decision = objecting.Decision(True, "Belge incelendi.", fits=True)
        paper = objecting.decide(results.read(row), made, results.member(row), decision)
        assert outcomes(paper) == {FIELD_SUBJECT: "FITS"}
        results.confirm_all(signing.open_for_members(row, results.member(row)))
        until = results.read(row).objections_until
    with days.on(until + dt.timedelta(days=1)):
        final = drafting.compose_final(results.read(row), results.member(row))
        reasons = dict(final.rulings.values_list("candidacy__application", "reason"))
        assert "2 uygun aday" in reasons[files[2].pk]
        assert reasons[files[3].pk] == own
        results.confirm_all(signing.open_for_members(row, results.member(row)))
        assert results.read(row).state == "FINAL"


def test_refreshing_provisional_minutes_counts_anew_who_reaches_the_least_score():
    call = results.call_for(3, pass_score=60)
    with results.reviewing(call, FIELD_SUBJECT, FIELD_SUBJECT, OTHER, points=None) as (row, files):
        for file, points in zip(files, (40, 80, 80), strict=True):
            results.score(row, file, points)
        paper = drafting.begin(row, results.member(row))
        closed = Ruling.objects.filter(minutes=paper, outcome="CLOSED")
        assert "1 uygun aday" in closed.get().reason
        Score.objects.filter(application=files[0]).update(points=90)
        assert drafting.refresh(row, results.member(row)) == 2
        assert "2 uygun aday" in closed.get().reason
