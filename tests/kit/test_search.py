"""Search over everything, and the desk."""

import datetime as dt

import pytest

from smm_portal.kit import dates, desk, search
from smm_portal.kit.filters import match_words
from smm_portal.offices.models import Duty, Office, User

from .pages import query


@pytest.fixture
def alone(monkeypatch):
    """No room's sources or providers but the test's own."""
    monkeypatch.setattr(search, "_sources", {})
    monkeypatch.setattr(desk, "_providers", [])


def find_people(duty, words, limit):
    rows = match_words(User.objects.all(), " ".join(words)).order_by("sort_key")[:limit]
    return [(user.get_full_name(), user.email, f"/k/{user.pk}/") for user in rows]


@pytest.fixture
def duty(people):
    office = Office.objects.get(kind="MINISTRY")
    return Duty.objects.create(user=people[0], office=office, role="auditor", starts="2026-01-01")


def ask(rf, duty, **values) -> str:
    request = rf.get(f"/ara/?{query(**values)}")
    request.duty, request.user = duty, duty.user
    response = search.search(request).render()
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("typed", ["ozan cinar", "ÇINAR", "  çınar Ozan"])
def test_search_folds_and_groups(rf, duty, alone, typed, django_assert_max_num_queries):
    search.source("people", "Kişiler", "users", find_people)
    with django_assert_max_num_queries(8):
        body = ask(rf, duty, q=typed)
    assert "Ozan Çınar" in body
    assert "Kişiler" in body


def test_search_says_what_it_needs(rf, duty, alone):
    search.source("people", "Kişiler", "users", find_people)
    assert "Ne arıyorsunuz?" in ask(rf, duty, q="")
    assert "Arama çok kısa." in ask(rf, duty, q="o")
    assert "bulunamadı" in ask(rf, duty, q="qqqq")
    assert "bulunamadı" in ask(rf, duty, q="%%")
    assert "&lt;b&gt;xx" in ask(rf, duty, q="<b>xx")
    ask(rf, duty, q="\x00\x01" + "a" * 9000)


def test_search_shows_ten_and_leads_on(rf, duty, alone):
    User.objects.bulk_create(
        User(email=f"z{i}@ornek.test", first_name="Zeynep", last_name=f"No{i:02}")
        for i in range(15)
    )
    search.source("people", "Kişiler", "users", find_people)
    body = ask(rf, duty, q="zeynep")
    assert body.count("<br>") == 10
    assert "aramayı daraltın" in body


def test_desk_orders_late_first(alone):
    today = dates.today()
    items = [
        desk.DeskItem("günsüz", "/a/"),
        desk.DeskItem("yarın", "/b/", due=today + dt.timedelta(days=1)),
        desk.DeskItem("geç", "/c/", due=today - dt.timedelta(days=3)),
        desk.DeskItem("giden", "/d/", kind=desk.SENT),
    ]
    desk.provider(lambda duty: items)
    found = desk.items_for("duty")
    assert [item.title for item in found.waiting] == ["geç", "yarın", "günsüz"]
    assert [item.title for item in found.sent] == ["giden"]
    assert found.late == 1
    assert desk.waiting_count("duty") == 3


def test_desk_is_empty_without_duty(alone):
    desk.provider(lambda duty: [desk.DeskItem("x", "/")])
    assert desk.items_for(None).empty


def test_rows_of_several_sources_cost_one_query(rf, duty, alone, django_assert_num_queries):
    User.objects.bulk_create(
        User(email=f"ç{i}@ornek.test", first_name="Çınar", last_name=name)
        for i, name in enumerate(("Zeki", "Çam", "Cem", "Işık", "İnci"))
    )

    def find(of_model, title):
        rows = match_words(of_model.objects.all(), "cinar" if of_model is User else "bakan")
        return search.Rows(
            search.texts(rows, title), lambda pk, name, *_: search.Hit(name, "", "/")
        )

    search.source("people", "Kişiler", "users", lambda *_: find(User, "last_name"))
    search.source("offices", "Makamlar", "sitemap", lambda *_: find(Office, "name"))
    request = rf.get("/ara/?q=cinar")
    request.duty, request.user = duty, duty.user
    with django_assert_num_queries(1):
        people, offices = search.find_all(request, ["cinar"])
    assert [hit.title for hit in people.hits] == ["Cem", "Çam", "Çınar", "Işık", "İnci", "Zeki"]
    assert offices.hits
