"""Pages of calls: open to anyone, drafts to MTEGM alone; what each reader can do."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from personnel.calls.filters import in_phase
from personnel.models import Call, Phase
from smm_portal.kit import dates
from smm_portal.offices.roles import Role
from tests.factories import calls
from tests.factories.centers import CenterFactory, clerk
from tests.factories.offices import national_duty
from tests.factories.personnel import seat, teacher_duty
from tests.support import days

pytestmark = pytest.mark.django_db


@pytest.fixture
def head(sign_in):
    return sign_in(clerk())


@pytest.fixture
def expert(sign_in):
    return sign_in(national_duty(Role.MTEGM_EXPERT))


def test_anyone_reads_published_calls_and_nobody_outside_mtegm_a_draft(expert):
    open_, draft = calls.open_call(), calls.draft_call(title="Gizli taslak")
    page = Client().get(reverse("personnel:calls"))
    assert open_.title in page.text
    assert draft.title not in page.text
    assert Client().get(draft.get_absolute_url()).status_code == 404
    assert expert.get(draft.get_absolute_url()).status_code == 200
    assert open_.title in Client().get(open_.get_absolute_url()).text


def test_the_page_asks_few_queries_however_many_seats(django_assert_max_num_queries):
    call = calls.open_call(*(seat(CenterFactory()) for _ in range(3)))
    client = Client()
    client.get(call.get_absolute_url())
    with django_assert_max_num_queries(8):
        text = client.get(call.get_absolute_url()).text
    assert "Bugün burada" in text
    assert "Ankara" in text


@pytest.mark.parametrize("slug", ["konu", "kadrolar", "olcutler", "belgeler", "ozet"])
def test_each_step_shows(expert, slug, django_assert_max_num_queries):
    call = calls.draft_call()
    url = reverse("personnel:call_step", args=[call.pk, slug])
    expert.get(url)
    with django_assert_max_num_queries(16):
        assert expert.get(url).status_code == 200


def test_changes_stand_on_the_page_with_their_reasons(head):
    call = calls.open_call()
    url = reverse("personnel:call_extend", args=[call.pk])
    names = ("applications_until", "checks_until", "commission_until", "results_until")
    later = {name: getattr(call, name) + dt.timedelta(days=3) for name in names}
    assert head.post(url, later | {"reason": "Yoğun başvuru."}).status_code == 302
    text = Client().get(call.get_absolute_url()).text
    assert "Yoğun başvuru." in text
    assert "Süre uzatımı" in text


@pytest.mark.parametrize(
    "bent",
    [
        {"reason": ""},
        {"applications_until": "2020-01-01"},
        {"results_until": "9999-12-31"},
        {"checks_until": "31.02.2027"},
        {},
    ],
)
def test_a_bent_extension_is_refused_in_words(head, bent):
    call = calls.open_call()
    names = ("applications_until", "checks_until", "commission_until", "results_until")
    same = {name: getattr(call, name) for name in names} | {"reason": "Neden"}
    url = reverse("personnel:call_extend", args=[call.pk])
    assert head.post(url, same | bent).status_code == 422
    assert not call.changes.exists()


def test_applications_that_closed_are_not_opened_again(sign_in):
    call = calls.open_call()
    with days.on(call.applications_until + dt.timedelta(days=1)):
        names = ("applications_until", "checks_until", "commission_until", "results_until")
        later = {name: getattr(call, name) + dt.timedelta(days=30) for name in names}
        url = reverse("personnel:call_extend", args=[call.pk])
        answer = sign_in(clerk()).post(url, later | {"reason": "Neden"})
    assert answer.status_code == 422
    assert "Başvurular kapandı" in answer.text


def test_a_call_is_cancelled_and_concluded_by_the_head_alone(head, expert, sign_in):
    call, other = calls.open_call(), calls.open_call()
    cancel = reverse("personnel:call_cancel", args=[call.pk])
    assert expert.post(cancel, {"reason": "Neden"}).status_code == 403
    assert head.post(cancel, {"reason": "Kadrolar değişti."}).status_code == 302
    assert "İptal edildi" in Client().get(call.get_absolute_url()).text
    assert head.post(cancel, {"reason": "Yine"}).status_code == 403
    conclude = reverse("personnel:call_conclude", args=[other.pk])
    assert head.post(conclude).status_code == 403
    with days.on(other.applications_until + dt.timedelta(days=1)):
        assert sign_in(clerk()).post(conclude).status_code == 302
    other.refresh_from_db()
    assert other.state == "CONCLUDED"


def test_a_call_with_files_under_way_is_not_concluded_and_says_why(sign_in):
    call = calls.open_call()
    calls.checked(call)
    with days.on(call.applications_until + dt.timedelta(days=1)):
        url = reverse("personnel:call_conclude", args=[call.pk])
        assert "Bakanlığa bildirim yapmamış" in sign_in(clerk()).post(url, follow=True).text


@pytest.mark.parametrize("phase", Phase.values)
def test_the_list_finds_each_phase(phase, expert):
    call = calls.open_call()
    page = expert.get(reverse("personnel:calls"), {"evre": phase})
    assert page.status_code == 200
    assert (call.title in page.text) == (phase == "OPEN")


@pytest.mark.parametrize("later", range(0, 45, 2))
def test_the_filter_says_of_a_phase_what_the_call_says(later):
    call = calls.open_call()
    day = dates.today() + dt.timedelta(days=later)
    found = [phase for phase in Phase if Call.objects.filter(in_phase(phase, day)).exists()]
    assert found == [call.phase(day)]


def test_filters_find_by_province_and_field_and_shrug_at_nonsense(expert):
    calls.open_call()
    center = Call.objects.get().call_seats.get().seat.center
    province = center.school.district.province
    url = reverse("personnel:calls")
    assert "1 kayıt" in expert.get(url, {"il": province.pk}).text
    assert "uyan kayıt yok" in expert.get(url, {"alan": "ENGLISH"}).text
    for bad in ("x", "9" * 40, "-1"):
        assert Client().get(url, {"il": bad, "alan": bad, "evre": bad}).status_code == 200


def test_open_calls_stand_on_the_first_page_and_on_teachers_desks(sign_in):
    call = calls.open_call()
    assert call.title in Client().get(reverse("landing")).text
    assert call.title in sign_in(teacher_duty()).get(reverse("home")).text


def test_drafts_and_overdue_calls_stand_on_mtegms_desk(sign_in):
    draft, over = calls.draft_call(title="Taslak duran"), calls.open_call()
    with days.on(over.results_until + dt.timedelta(days=1)):
        text = sign_in(clerk()).get(reverse("home")).text
    assert draft.title in text
    assert "Sonuçlandırılacak çağrı" in text


def test_the_history_and_who_published_are_mtegms(expert):
    call = calls.open_call()
    name = call.published_by.user.get_full_name()
    assert name in expert.get(call.get_absolute_url()).text
    assert name not in Client().get(call.get_absolute_url()).text
    assert "Geçmiş" in expert.get(call.get_absolute_url()).text
    assert "Geçmiş" not in Client().get(call.get_absolute_url()).text


def test_the_list_leaves_as_a_file_only_with_a_duty(expert):
    calls.open_call()
    url = reverse("personnel:calls") + "?bicim=csv"
    assert "csv" in expert.get(url)["Content-Type"]
    assert "html" in Client().get(url)["Content-Type"]
