"""In which duty one acts: one, several, ended yesterday, none."""

import datetime as dt

import pytest

from smm_portal.kit import dates
from smm_portal.offices.models import Office
from smm_portal.offices.roles import Role
from tests.factories.offices import UserFactory, duty_at, national_duty

pytestmark = pytest.mark.django_db


def province(name: str = "Ankara") -> Office:
    return Office.objects.get(kind="PROVINCE", name__startswith=name)


def acting(client, url: str = "/profil/"):
    return client.get(url).wsgi_request.duty


def test_a_single_duty_needs_no_choice(client):
    duty = national_duty(Role.MTEGM_EXPERT)
    client.force_login(duty.user)
    assert acting(client) == duty
    assert client.session["duty"] == duty.pk


def test_several_duties_lead_to_the_choice_and_back(client):
    first = national_duty(Role.MTEGM_EXPERT)
    second = duty_at(province(), Role.PROVINCE_VTE, first.user)
    client.force_login(first.user)
    asked = client.get("/gorevler/?role=principal")
    assert asked.status_code == 302
    assert asked.url == "/gorev-secimi/?next=%2Fgorevler%2F%3Frole%3Dprincipal"
    page = client.get(asked.url)
    assert "Hangi görevle çalışacaksınız?" in page.content.decode()
    answer = client.post("/gorev-degistir/", {"duty": second.pk, "next": "/gorevler/"})
    assert answer.url == "/gorevler/"
    assert acting(client) == second


def test_the_last_choice_is_kept_beyond_the_session(client):
    first = national_duty(Role.MTEGM_EXPERT)
    second = duty_at(province(), Role.PROVINCE_VTE, first.user)
    client.force_login(first.user)
    client.post("/gorev-degistir/", {"duty": second.pk})
    client.session.flush()
    client.force_login(first.user)
    assert acting(client) == second


def test_somebody_elses_duty_cannot_be_taken(client):
    mine, other = national_duty(Role.MTEGM_EXPERT), national_duty(Role.SYSTEM_ADMIN)
    client.force_login(mine.user)
    assert client.post("/gorev-degistir/", {"duty": other.pk}).status_code == 404
    client.cookies["gorev"] = str(other.pk)
    assert acting(client) == mine


@pytest.mark.parametrize("typed", ["abc", "-1", "9" * 30, "١"])
def test_dirt_for_a_duty_is_no_duty(client, typed):
    duty = national_duty(Role.MTEGM_EXPERT)
    client.force_login(duty.user)
    assert client.post("/gorev-degistir/", {"duty": typed}).status_code == 404


def test_who_ended_yesterday_is_out(client):
    today = dates.today()
    duty = national_duty(Role.MTEGM_EXPERT, ends=today)
    client.force_login(duty.user)
    answer = client.get("/gorevler/")
    assert answer.status_code == 302
    assert answer.url.startswith("/gorev-secimi/")
    page = client.get(answer.url).content.decode()
    assert "Etkin göreviniz yok" in page
    assert "MTEGM uzmanı" in page
    assert client.get("/profil/").status_code == 200
    assert client.post("/hesap/logout/").status_code == 302


def test_the_last_day_is_still_inside(client):
    duty = national_duty(Role.MTEGM_EXPERT, ends=dates.today() + dt.timedelta(days=1))
    client.force_login(duty.user)
    assert client.get("/gorevler/").status_code == 200


def test_a_duty_ends_in_the_middle_of_a_session(client):
    duty = national_duty(Role.MTEGM_EXPERT)
    client.force_login(duty.user)
    assert client.get("/gorevler/").status_code == 200
    duty.ends = dates.today()
    duty.save(update_fields=["ends"])
    assert client.get("/gorevler/").status_code == 302


def test_htmx_takes_the_whole_page_along(client):
    answer = client.get("/gorevler/", headers={"HX-Request": "true"})
    assert answer.status_code == 401
    assert answer["HX-Redirect"] == "/hesap/login/"


def test_a_changed_password_ends_other_sessions(client):
    duty = national_duty(Role.MTEGM_EXPERT)
    client.force_login(duty.user)
    duty.user.set_password("baska-bir-parola-2")
    duty.user.save()
    assert client.get("/gorevler/").url.startswith("/hesap/login/")


def test_a_closed_account_is_out(client):
    duty = national_duty(Role.MTEGM_EXPERT)
    client.force_login(duty.user)
    duty.user.is_active = False
    duty.user.save()
    assert client.get("/gorevler/").url.startswith("/hesap/login/")


def test_theme_stays_on_the_device(client):
    answer = client.post("/tema/", {"tema": "dark", "next": "/hesap/login/"})
    assert answer.url == "/hesap/login/"
    assert 'data-bs-theme="dark"' in client.get("/").content.decode()
    client.post("/tema/", {"tema": "auto"})
    assert 'data-tema="auto"' in client.get("/").content.decode()


@pytest.mark.parametrize(
    "evil", ["https://kotu.example/", "//kotu.example/", "javascript:alert(1)"]
)
def test_next_never_leaves_the_site(client, evil):
    assert client.post("/tema/", {"tema": "dark", "next": evil}).url == "/"


def test_views_are_kept_and_dropped_by_their_owner_only(client):
    duty, other = national_duty(Role.MTEGM_EXPERT), national_duty(Role.AUDITOR)
    client.force_login(duty.user)
    data = {"list_name": "duty_list", "name": " Ankara  görevleri ", "query": "q=ankara"}
    client.post("/gorunum/", data)
    view = duty.user.saved_views.get()
    assert view.name == "Ankara görevleri"
    again = client.post("/gorunum/", data, follow=True)
    assert "Bu adla kayıtlı bir görünümünüz var" in again.content.decode()
    client.force_login(other.user)
    assert client.post("/gorunum/", {"delete": view.pk}).status_code == 404
    client.force_login(duty.user)
    client.post("/gorunum/", {"delete": view.pk})
    assert not duty.user.saved_views.exists()


def test_one_query_for_the_duties(client, django_assert_max_num_queries):
    user = UserFactory()
    for role in (Role.MTEGM_EXPERT, Role.AUDITOR):
        national_duty(role, user)
    client.force_login(user)
    client.get("/gorev-secimi/")
    # session, user, duties, and the savepoint with its release and SET TRANSACTION
    with django_assert_max_num_queries(6):
        client.get("/gorev-secimi/")
