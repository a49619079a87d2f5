"""Pages of appointment: the list, the seat's candidates, the bulk page, the start, the closed way."""

import datetime as dt

import pytest
from django.urls import reverse

from personnel.appointments import services
from personnel.models import Assignment, Nomination
from smm_portal.kit import dates
from smm_portal.offices.roles import Role
from tests.factories import calls
from tests.factories.appointments import NUMBER, appointed, ending, nominated, proposed
from tests.factories.centers import CenterFactory
from tests.factories.offices import duty_at, national_duty
from tests.factories.personnel import give_account, seat
from tests.support import days

pytestmark = pytest.mark.django_db


@pytest.fixture
def mtegm(sign_in):
    return sign_in(national_duty(Role.MTEGM_HEAD))


@pytest.fixture
def unit(sign_in):
    return sign_in(national_duty(Role.PERSONNEL_UNIT))


def text(response, status: int = 200) -> str:
    assert response.status_code == status, response.status_code
    return response.content.decode()


def two_for_one_seat():
    """(call seat, two wishes): both fit for it."""
    call = calls.open_call(seat(CenterFactory()))
    wishes = [calls.checked(call).candidacies.get() for _ in range(2)]
    office = calls.commission(call)
    with days.on(call.applications_until + dt.timedelta(days=1)):
        calls.provisional(calls.reviewing(office))
    calls.told_ministry(office)
    return wishes[0].call_seat, wishes


def test_mtegm_chooses_one_of_those_who_fit(mtegm):
    row, (first, second) = two_for_one_seat()
    page = reverse("personnel:nomination_seat", args=[row.pk])
    shown = text(mtegm.get(page))
    assert all(w.application.teacher.full_name in shown for w in (first, second))
    assert shown.count("Öneri") >= 1
    assert not Nomination.objects.exists()
    mtegm.post(reverse("personnel:nominate", args=[second.pk]))
    assert Nomination.objects.get().candidacy == second
    refused = mtegm.post(reverse("personnel:nominate", args=[first.pk]), follow=True)
    assert "listede bir aday var" in text(refused)
    assert Nomination.objects.count() == 1


def test_who_leaves_the_list_leaves_it_with_a_reason(mtegm):
    one = nominated()
    url = reverse("personnel:nomination_drop", args=[one.pk])
    assert "Gerekçe" in text(mtegm.post(url, {"reason": " "}))
    assert mtegm.post(url, {"reason": "Vazgeçtiğini bildirdi."}).status_code == 302
    one.refresh_from_db()
    assert one.dropped_at
    shown = text(mtegm.get(reverse("personnel:nomination_seat", args=[one.call_seat_id])))
    assert "Vazgeçtiğini bildirdi." in shown


def test_the_list_shows_where_each_seat_stands(mtegm):
    listed, waiting, done = nominated(), calls.finally_fit(), appointed()
    url = reverse("personnel:nominations")
    page = text(mtegm.get(url))
    for one in (listed.call_seat, waiting.call_seat, done.candidacy.call_seat):
        assert one.seat.center.name in page
    for state, inside, outside in (
        ("bekliyor", waiting.call_seat, listed.call_seat),
        ("listede", listed.call_seat, done.candidacy.call_seat),
        ("gorevlendirildi", done.candidacy.call_seat, waiting.call_seat),
    ):
        page = text(mtegm.get(url, {"durum": state}))
        assert inside.seat.center.name in page, state
        assert outside.seat.center.name not in page, state
    rows = b"".join(mtegm.get(url, {"bicim": "csv"}).streaming_content).decode()
    assert listed.candidacy.application.teacher.last_name in rows
    assert listed.candidacy.application.teacher.identity not in rows


def post(client, *chosen: Nomination, **changes):
    data = {
        "rows": [one.pk for one in chosen],
        "approval_number": NUMBER,
        "approval_date": dates.today().isoformat(),
        "starts": dates.today().isoformat(),
        "last_day": "",
        **changes,
    }
    return client.post(reverse("personnel:appoint"), data)


def test_personel_gm_appoints_two_at_once(unit):
    first, second = nominated(), nominated()
    page = text(unit.get(reverse("personnel:appoint")))
    assert first.candidacy.application.teacher.full_name in page
    response = post(unit, first, second)
    assert response.status_code == 302
    result = text(unit.get(response["Location"]))
    assert all(n.candidacy.application.teacher.full_name in result for n in (first, second))
    assert Assignment.objects.filter(approval_number=NUMBER).count() == 2


def test_the_page_names_every_row_that_stood_in_the_way(unit):
    good, gone = nominated(), nominated()
    teacher = gone.candidacy.application.teacher
    teacher.working = False
    teacher.save()
    page = text(post(unit, good, gone))
    assert "Hiçbiri görevlendirilmedi" in page
    assert "Öğretmen görevde değil" in page
    assert NUMBER in page
    assert not Assignment.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("rows", []),
        ("rows", ["999999999"]),
        ("rows", ["kim"]),
        ("approval_number", "12"),
        ("approval_date", "32.13.2026"),
        ("starts", ""),
        ("last_day", "2199-01-01"),
    ],
)
def test_bad_input_is_named(unit, field, value):
    page = text(post(unit, nominated(), **{field: value}))
    assert "Kimse görevlendirilmedi" in page
    assert not Assignment.objects.exists()


def test_the_principal_records_the_start(sign_in):
    row = appointed()
    client = sign_in(duty_at(row.seat.center.school.office, Role.PRINCIPAL))
    page = reverse("personnel:assignment", args=[row.pk])
    assert "Kaydedilmedi" in text(client.get(page))
    url = reverse("personnel:duty_start", args=[row.pk])
    ahead = (dates.today() + dt.timedelta(days=1)).isoformat()
    assert "sonra olamaz" in text(client.post(url, {"started_on": ahead}))
    assert client.post(url, {"started_on": dates.today().isoformat()}).status_code == 302
    assert row.start.started_on == dates.today()
    assert client.get(url).status_code == 403
    stranger = sign_in(duty_at(CenterFactory().school.office, Role.PRINCIPAL))
    assert stranger.get(url).status_code == 404


def test_the_inherited_way_closes_with_the_first_call_and_says_why(unit):
    center = CenterFactory()
    page, url = (reverse(f"{n}", args=[center.pk]) for n in ("centers:detail", "personnel:assign"))
    assert unit.get(url).status_code == 200
    calls.open_call()
    shown = text(unit.get(page))
    assert "İlk çağrı yayımlandı" in shown
    assert unit.get(url).status_code == 403
    assert "Öğretmen görevlendir</a>" not in text(unit.get(reverse("personnel:seats_board")))


def test_the_assignment_names_its_basis_and_its_approval(unit):
    row = appointed()
    page = text(unit.get(reverse("personnel:assignment", args=[row.pk])))
    assert "Başvuru" in page
    assert f"?onay={row.approval_number}" in page


def test_others_do_not_see_candidates(sign_in):
    one = nominated()
    principal = sign_in(duty_at(one.call_seat.seat.center.school.office, Role.PRINCIPAL))
    for url in (
        reverse("personnel:nominations"),
        reverse("personnel:nomination_seat", args=[one.call_seat_id]),
        reverse("personnel:appoint"),
    ):
        assert principal.get(url).status_code == 403


def test_the_list_leads_mtegm_to_the_letter_of_each_call_with_somebody_waiting(mtegm, unit):
    one = nominated()
    subject = f"call:{one.call_seat.call_id}"
    link = reverse("documents:letter_write", args=["appointment_proposal", subject])
    assert link in text(mtegm.get(reverse("personnel:nominations")))
    assert link not in text(unit.get(reverse("personnel:nominations")))
    services.drop(one, "Aday vazgeçti.")
    assert link not in text(mtegm.get(reverse("personnel:nominations")))


def test_nobody_nominates_or_appoints_himself(sign_in):
    """Teachers work at the Ministry's units as well; their own matters are another's (10/4)."""
    _row, (wish, _other) = two_for_one_seat()
    user = wish.application.teacher.user
    head = sign_in(national_duty(Role.MTEGM_HEAD, user))
    refused = head.post(reverse("personnel:nominate", args=[wish.pk]), follow=True)
    assert "Kimse kendisi hakkında" in text(refused)
    assert not Nomination.objects.exists()
    one = nominated()
    place, page = one.call_seat.seat.center.name, reverse("personnel:appoint")
    assert place in text(sign_in(national_duty(Role.PERSONNEL_UNIT)).get(page))
    own = national_duty(Role.PERSONNEL_UNIT, one.candidacy.application.teacher.user)
    assert place not in text(sign_in(own).get(page))


def test_nobody_renews_himself(sign_in):
    term = ending()
    give_account(term.teacher)
    mtegm = sign_in(national_duty(Role.MTEGM_EXPERT, term.teacher.user))
    assert mtegm.get(reverse("personnel:renewal_propose", args=[term.pk])).status_code == 403
    assert mtegm.post(reverse("personnel:renewal_let_end", args=[term.pk])).status_code == 403
    waiting = proposed(term)
    unit = sign_in(national_duty(Role.PERSONNEL_UNIT, term.teacher.user))
    assert unit.get(reverse("personnel:renewal_refuse", args=[waiting.pk])).status_code == 403
    page, line = reverse("personnel:renewals_approve"), reverse("personnel:renewal", args=[term.pk])
    assert line not in text(unit.get(page))
    assert line in text(sign_in(national_duty(Role.PERSONNEL_UNIT)).get(page))


def test_his_own_file_tells_of_the_list_once_it_is_decided():
    from personnel.appointments import own_data
    from tests.factories.appointments import approval, of_nominations

    one = nominated()
    user = one.candidacy.application.teacher.user
    assert own_data.nominations(user) == []
    services.appoint_all(of_nominations(one), approval())
    assert [line["Kadro"] for line in own_data.nominations(user)] == [one.call_seat.seat.number]


def test_both_letters_are_written(mtegm, unit):
    one = nominated()
    kind, subject = "appointment_proposal", f"call:{one.call_seat.call_id}"
    page = text(mtegm.get(reverse("documents:letter_write", args=[kind, subject])))
    assert "Koordinatör Görevlendirme Teklifi" in page
    row = services.appoint_all(
        services.of_nominations(
            Nomination.objects.all(), dates.today(), dates.today() + dt.timedelta(days=90)
        ),
        services.Approval(NUMBER, dates.today()),
    )[0]
    url = reverse("documents:letter_write", args=["assignment_notice", f"assignment:{row.pk}"])
    assert row.approval_number in text(unit.get(url))
