"""The guided writing of a call: steps, what is missing, colleagues, bad input."""

import pytest
from django.urls import reverse

from personnel.calls.rows import PREFIX
from personnel.models import Call
from smm_portal.kit import dates
from smm_portal.offices.roles import Role
from smm_portal.road.models import Draft
from tests.factories import calls
from tests.factories.centers import CenterFactory, clerk
from tests.factories.offices import national_duty
from tests.factories.personnel import seat

pytestmark = pytest.mark.django_db
MATTER = [
    "title",
    "text",
    "opens_on",
    "applications_until",
    "checks_until",
    "commission_until",
    "results_until",
    "objection_days",
    "term_starts_on",
]


@pytest.fixture
def head(sign_in):
    return sign_in(clerk())


@pytest.fixture
def expert(sign_in):
    return sign_in(national_duty(Role.MTEGM_EXPERT))


def step(call, slug):
    return reverse("personnel:call_step", args=[call.pk, slug])


def matter(call, **changed):
    return {name: str(getattr(call, name)) for name in MATTER} | {"pass_score": ""} | changed


def row_data(*rows, initial=0):
    data = {f"{PREFIX}-TOTAL_FORMS": len(rows), f"{PREFIX}-INITIAL_FORMS": initial}
    for index, row in enumerate(rows):
        data |= {f"{PREFIX}-{index}-{name}": value for name, value in row.items()}
    return data


def test_a_call_is_written_step_by_step_and_published(expert, head):
    one = seat(CenterFactory())
    went = expert.post(reverse("personnel:call_new"))
    call = Call.objects.get()
    assert went.url == step(call, "konu")
    went = expert.post(went.url, matter(call, title="Bahar çağrısı"))
    assert went.url == step(call, "kadrolar")
    assert f'value="{one.pk}"' in expert.get(went.url).text
    went = expert.post(went.url, {"shown": [one.pk], "seat": [one.pk]})
    rows = row_data({"name": "A", "weight": 60}, {"name": "B", "weight": 40}, {"name": ""})
    went = expert.post(step(call, "olcutler"), rows)
    assert went.url == step(call, "belgeler")
    went = expert.post(went.url, row_data({"name": "Hizmet belgesi", "required": "on"}))
    summary = expert.get(went.url).text
    assert "yayımlanabilir" in summary
    assert "Yayım için yöneticiye bildir" in summary
    expert.post(reverse("personnel:call_ready", args=[call.pk]))
    assert expert.post(reverse("personnel:call_publish", args=[call.pk])).status_code == 403
    head.post(reverse("personnel:call_publish", args=[call.pk]))
    call.refresh_from_db()
    assert (call.state, call.title) == ("PUBLISHED", "Bahar çağrısı")
    assert call.documents.get().required


def test_everything_missing_is_listed_with_its_step(head):
    call = calls.draft_call(criteria=(("Tek", 90),))
    call.call_seats.all().delete()
    text = head.get(step(call, "ozet")).text
    assert "Kadro seçilmedi." in text
    assert "90 ediyor" in text
    assert step(call, "olcutler") in text
    answer = head.post(reverse("personnel:call_publish", args=[call.pk]))
    assert answer.status_code == 403
    assert "eksik var" in answer.text


def test_wrong_days_are_said_at_their_field_and_what_was_typed_is_kept(expert):
    call = calls.draft_call()
    bad = matter(call, checks_until="2020-01-01", title="Yarım kalan başlık")
    answer = expert.post(step(call, "konu"), bad)
    assert answer.status_code == 422
    assert "önceki aşamanın gününden" in answer.text
    assert "Yarım kalan başlık" in expert.get(step(call, "konu")).text
    expert.post(step(call, "konu"), {"act": "discard"})
    assert "Yarım kalan başlık" not in expert.get(step(call, "konu")).text


def test_an_opening_in_the_past_and_a_term_before_the_results_are_refused(expert):
    call = calls.draft_call()
    yesterday = str(dates.today().replace(year=dates.today().year - 1))
    assert expert.post(step(call, "konu"), matter(call, opens_on=yesterday)).status_code == 422
    early = matter(call, term_starts_on=str(call.results_until))
    assert expert.post(step(call, "konu"), early).status_code == 422


def test_a_colleagues_text_is_not_overwritten_unseen(expert):
    call = calls.draft_call()
    page = expert.get(step(call, "konu"))
    stood = page.context["stood"]
    Call.objects.filter(pk=call.pk).update(title="Meslektaşın başlığı")
    answer = expert.post(step(call, "konu"), matter(call, title="Benim başlığım", stood=stood))
    assert answer.status_code == 409
    assert "Meslektaşın başlığı" in answer.text
    assert "Benim başlığım" in answer.text
    again = matter(call, title="Benim başlığım", stood=answer.context["stood"])
    assert expert.post(step(call, "konu"), again).status_code == 302
    call.refresh_from_db()
    assert call.title == "Benim başlığım"


def test_rows_are_added_typed_text_kept_and_removed(expert):
    call = calls.draft_call(criteria=())
    rows = row_data({"name": "Yarım ölçüt", "weight": "yüz"}) | {"act": "add"}
    went = expert.post(step(call, "olcutler"), rows)
    text = expert.get(went.url).text
    assert "Yarım ölçüt" in text
    assert text.count("call-row") == 1 + 5
    expert.post(step(call, "olcutler"), row_data({"name": "A", "weight": 100}))
    one = call.criteria.get()
    gone = row_data({"pk": one.pk, "name": "A", "weight": 100, "DELETE": "on"}, initial=1)
    expert.post(step(call, "olcutler"), gone)
    assert not call.criteria.exists()


@pytest.mark.parametrize(
    "rows",
    [
        {},
        {f"{PREFIX}-TOTAL_FORMS": "x", f"{PREFIX}-INITIAL_FORMS": "9999999"},
        row_data({"name": "A", "weight": "-5"}),
        row_data({"name": "A", "weight": "9" * 400}),
        row_data({"name": "A", "weight": 50}, {"name": "a", "weight": 50}),
        row_data({"name": "A" * 300, "weight": 50, "pk": "çok"}),
        row_data(*({"name": f"A{n}", "weight": 1} for n in range(60))),
    ],
)
def test_nonsense_rows_are_refused_in_words(expert, rows):
    call = calls.draft_call(criteria=())
    assert expert.post(step(call, "olcutler"), rows).status_code == 422
    assert not call.criteria.exists()
    assert expert.get(step(call, "olcutler")).status_code == 200


def test_a_document_never_hangs_on_another_calls_criterion(expert):
    call, other = calls.draft_call(), calls.draft_call()
    rows = row_data({"name": "Belge", "criterion_id": other.criteria.first().pk})
    assert expert.post(step(call, "belgeler"), rows).status_code == 422


def test_a_pk_of_another_call_makes_a_row_of_this_one(expert):
    call, other = calls.draft_call(criteria=()), calls.draft_call()
    theirs = other.criteria.first()
    expert.post(step(call, "olcutler"), row_data({"pk": theirs.pk, "name": "A", "weight": 100}))
    assert call.criteria.get().pk != theirs.pk
    theirs.refresh_from_db()
    assert theirs.call_id == other.pk


def test_seats_are_filtered_without_losing_the_choice(expert):
    one, two = seat(CenterFactory()), seat(CenterFactory(), 2)
    call = calls.draft_call(one)
    data = {"shown": [one.pk, two.pk], "seat": [one.pk, two.pk], "gorev": "ENGLISH"}
    went = expert.post(step(call, "kadrolar"), data | {"act": "filter"})
    assert went.url.endswith("?gorev=ENGLISH")
    page = expert.get(went.url)
    assert [role.seat_id for role in page.context["rows"] if role.chosen] == [two.pk]
    assert page.context["elsewhere"] == 1


def test_nonsense_seats_choose_nothing(expert):
    call = calls.draft_call()
    data = {"shown": ["x", "9" * 30], "seat": ["-1", "٣", "abc"], "il": "x" * 500}
    assert expert.post(step(call, "kadrolar"), data).status_code == 302
    assert call.call_seats.count() == 1
    assert expert.get(step(call, "kadrolar"), {"il": "kötü"}).status_code == 200


def test_a_published_call_is_not_written(expert):
    call = calls.open_call()
    for slug in ("konu", "ozet"):
        assert expert.get(step(call, slug)).status_code == 403
    assert expert.get(step(call, "yok")).status_code == 404


def test_autosave_keeps_text_of_drafts_alone(expert):
    call = calls.draft_call()
    url = reverse("road:autosave", args=["personnel.call"])
    kept = expert.post(f"{url}?key={call.pk}&part=konu", {"title": "Yazılıyor"})
    assert kept.status_code == 200
    assert Draft.objects.get().data["typed"]["konu"]["title"] == ["Yazılıyor"]
    for key in ("999999", "abc", "9" * 50, calls.open_call().pk):
        assert expert.post(f"{url}?key={key}&part=konu", {"title": "X"}).status_code == 403
    assert expert.get(reverse("home")).status_code == 200
