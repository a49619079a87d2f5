"""Pages of results: who sees what, what comes next, how much they ask."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from personnel.models import Minutes, Objection, Ruling
from personnel.results import board as boards
from personnel.results import drafting, objecting, signing
from tests.factories import calls, results
from tests.factories.offices import duty_at, national_duty
from tests.support import days

pytestmark = pytest.mark.django_db
FRAME = (
    "BEGIN",
    "SET TRANSACTION READ ONLY",
    "COMMIT",
    "SAVEPOINT",
    "RELEASE SAVEPOINT",
    "ROLLBACK",
)


def url(name: str, pk: int, *more) -> str:
    return reverse(f"personnel:{name}", args=[pk, *more])


def asked(client, address: str) -> list[str]:
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return [one["sql"] for one in found.captured_queries if not one["sql"].startswith(FRAME)]


def seat_data(row, **changes) -> dict:
    """What the seat's form would send as it stands."""
    seat = boards.of(results.read(row), results.member(row)).seats[0]
    data = {"sign": drafting.seen(seat)}
    for one in seat.rows:
        data[f"k{one.key}-fits"] = "uygun"
        data[f"k{one.key}-reason"] = one.ruling.reason
    return data | changes


def test_the_way_through_the_pages(review, sign_in):
    row, files = review
    hr, chair = sign_in(results.member(row)), sign_in(results.member(row, "CHAIR"))
    board = url("results", row.pk)
    assert "Önerilen kararlarla tutanağı başlat" in hr.get(board).content.decode()
    hr.post(url("results_begin", row.pk))
    text = hr.get(board).content.decode()
    assert "diğer öğretmenlere sıra gelmedi" in text
    assert "Üyelerin onayına aç" in text
    seat = row.call.call_seats.get()
    assert hr.post(url("results_seat", row.pk, seat.pk), seat_data(row)).status_code == 302
    hr.post(url("results_open", row.pk))
    paper = Minutes.objects.get()
    assert paper.state == "SIGNING"
    for part in ("CHAIR", "HR", "TRAINING", "VTE"):
        page = sign_in(results.member(row, part)).post(url("minutes_confirm", paper.pk), {})
        assert page.status_code == 302
    assert hr.post(url("results_publish", row.pk)).status_code == 403
    chair.post(url("results_publish", row.pk))
    row.refresh_from_db()
    assert row.state == "PROVISIONAL"
    applicant = sign_in(calls.own_duty(files[1].teacher))
    wish = files[1].candidacies.get()
    page = applicant.get(url("objection_new", wish.pk)).content.decode()
    assert "Sırası gelmedi" in page
    applicant.post(url("objection_new", wish.pk), {"text": "Alanım eşleşiyor."})
    made = Objection.objects.get()
    assert "Alanım eşleşiyor." in hr.get(board).content.decode()
    said = {"accepted": "hayir", "decision": "Branş eşleşmiyor.", "fits": "uygun", "reason": ""}
    assert hr.post(url("objection_decide", made.pk), said).status_code == 302
    hr.post(url("results_open", row.pk))
    results.confirm_all(Minutes.objects.get(kind="SUPPLEMENTARY"))
    with days.on(row.objections_until + dt.timedelta(days=1)):
        hr, chair = sign_in(results.member(row)), sign_in(results.member(row, "CHAIR"))
        hr.post(url("results_final", row.pk))
        hr.post(url("results_open", row.pk))
        results.confirm_all(Minutes.objects.get(kind="FINAL"))
        chair.post(url("results_send", row.pk))
        row.refresh_from_db()
        assert row.state == "SENT"
        assert row.dossiers.get().state == "requested"
        assert hr.get(url("dossier", row.pk)).status_code == 200


def test_unfit_needs_a_reason_of_its_own_and_nothing_typed_is_lost(draft, sign_in):
    row, paper = draft
    key = paper.rulings.get(outcome="FITS").candidacy_id
    seat = row.call.call_seats.get()
    address = url("results_seat", row.pk, seat.pk)
    client = sign_in(results.member(row))
    page = client.post(address, seat_data(row, **{f"k{key}-fits": "degil"}))
    assert page.status_code == 422
    assert "neden uygun bulunmadığını yazın" in page.content.decode()
    changes = {f"k{key}-fits": "degil", f"k{key}-reason": "Belgesi çelişkili."}
    assert client.post(address, seat_data(row, **changes)).status_code == 302
    assert paper.rulings.get(candidacy=key).reason == "Belgesi çelişkili."
    assert paper.rulings.filter(outcome="FITS").count() == 1


def test_a_stale_form_is_told_so(draft, sign_in):
    row, _paper = draft
    client = sign_in(results.member(row))
    page = client.post(
        url("results_seat", row.pk, row.call.call_seats.get().pk), seat_data(row, sign="eski")
    )
    assert page.status_code == 422
    assert "başkası değiştirdi" in page.content.decode()


def test_drafts_are_the_members_own(draft, sign_in):
    row, paper = draft
    expert = sign_in(national_duty("mtegm_expert"))
    text = expert.get(url("results", row.pk)).content.decode()
    assert "Açıklanmadı" in text
    assert "sırası gelmedi" not in text
    text = expert.get(url("minutes", paper.pk)).content.decode()
    assert "henüz onaylanmadı" in text
    assert "&lt;p" not in text  # its tags were read out as words
    assert expert.get(url("dossier", row.pk)).status_code == 403


def test_another_province_finds_nothing(draft, sign_in):
    row, paper = draft
    from tests.factories.centers import SchoolFactory, district

    other = SchoolFactory(district=district("Adana")).district.province.office
    client = sign_in(duty_at(other, "province_hr"))
    for name, pk in (("results", row.pk), ("minutes", paper.pk), ("dossier", row.pk)):
        assert client.get(url(name, pk)).status_code == 404


def test_who_withdrew_sees_nothing_of_the_file(review, sign_in):
    from personnel.models import Recusal

    row, files = review
    duty = results.member(row)
    Recusal.objects.create(
        commission=row, user=duty.user, application=files[0], kind="RELATIVE", duty=duty
    )
    drafting.begin(row, results.member(row, "VTE"))
    client = sign_in(duty)
    text = client.get(url("results", row.pk)).content.decode()
    assert "Bu dosya size kapalı" in text
    key = files[0].candidacies.get().pk
    form = client.get(url("results_seat", row.pk, row.call.call_seats.get().pk)).content.decode()
    assert f"k{key}-reason" not in form
    results.confirm_all(signing.open_for_members(row, duty))
    signing.publish(results.read(row, "CHAIR"), results.member(row, "CHAIR"))
    assert client.get(url("dossier", row.pk)).status_code == 403


def test_no_page_of_results_links_to_a_dossier_that_is_not_open(review, sign_in):
    """The Ministry is told when it may have it; its link led to a refusal."""
    row, _files = review
    results.published(row)
    place = f'href="{url("dossier", row.pk)}"'
    ministry = sign_in(national_duty("mtegm_expert")).get(url("results", row.pk)).content.decode()
    assert place not in ministry
    assert "Paket, sonuç Bakanlığa bildirilince açılır." in ministry
    assert place in sign_in(results.member(row)).get(url("results", row.pk)).content.decode()


def test_an_applicant_sees_only_his_own(review, sign_in):
    row, files = review
    results.published(row)
    mine, other = (one.candidacies.get() for one in files[:2])
    client = sign_in(calls.own_duty(files[0].teacher))
    assert client.get(url("objection_new", mine.pk)).status_code == 200
    assert client.get(url("objection_new", other.pk)).status_code == 404
    text = client.get(url("application", files[0].pk)).content.decode()
    assert "Geçici sonuç tutanağı" in text
    assert str(files[1].teacher) not in text


def test_objections_end_with_their_days(review, sign_in):
    row, files = review
    until = results.published(row).objections_until
    with days.on(until + dt.timedelta(days=1)):
        client = sign_in(calls.own_duty(files[0].teacher))
        assert client.get(url("objection_new", files[0].candidacies.get().pk)).status_code == 403


def test_the_desk_says_whose_turn_it_is(draft, sign_in):
    row, paper = draft
    hr, chair = results.member(row), results.member(row, "CHAIR")
    signing.open_for_members(row, hr)
    assert (
        "Geçici sonuç tutanağı onayınızı bekliyor" in sign_in(hr).get("/islerim/").content.decode()
    )
    results.confirm_all(paper)
    assert "onayınızı bekliyor" not in sign_in(hr).get("/islerim/").content.decode()
    assert "Geçici sonucu yayımlayın" in sign_in(chair).get("/islerim/").content.decode()
    signing.publish(results.read(row, "CHAIR"), chair)
    wish = Ruling.objects.filter(minutes=paper).first().candidacy
    duty = calls.own_duty(wish.application.teacher)
    assert "Geçici sonucunuz açıklandı" in sign_in(duty).get("/islerim/").content.decode()
    objecting.file(wish, duty, "İtiraz.", None)
    assert "Karara bağlanacak itirazlar" in sign_in(hr).get("/islerim/").content.decode()


def addresses(row, paper) -> list[str]:
    seat = row.call.call_seats.get()
    return [
        url("results", row.pk),
        url("results_seat", row.pk, seat.pk),
        url("minutes", paper.pk),
    ]


@pytest.mark.parametrize("many", [1, 15])
def test_no_page_asks_more_than_eight_times(many, sign_in):
    """Drafts with one candidate and with fifteen; then published, with an objection each."""
    with results.reviewing(results.call_for(3), *[results.FIELD_SUBJECT] * many) as (row, files):
        paper = drafting.begin(row, results.member(row))
        client = sign_in(results.member(row))
        over = {one: len(asked(client, one)) for one in addresses(row, paper)}
        results.confirm_all(signing.open_for_members(row, results.member(row)))
        signing.publish(results.read(row, "CHAIR"), results.member(row, "CHAIR"))
        for file in files:
            objecting.file(file.candidacies.get(), calls.own_duty(file.teacher), "İtiraz.", None)
        for one in (url("results", row.pk), url("minutes", paper.pk)):
            over[f"{one} published"] = len(asked(client, one))
    assert {one: count for one, count in over.items() if count > 8} == {}


def test_the_boards_totals_are_those_of_the_review(review):
    from personnel.commissions import scoring

    row, files = review
    results.score_one(row, files[1], 55)
    commission = results.read(row)
    found = boards.of(commission, results.member(row))
    totals = scoring.totals(commission)
    assert {one.wish.application_id: one.score for one in found.rows()} == totals
