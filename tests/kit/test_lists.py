"""The shared list: search, order, pages, acts, htmx parts, cost."""

import re
import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from smm_portal.kit import hooks, paging
from smm_portal.kit.columns import Column, Table
from smm_portal.kit.lists import ListPage
from smm_portal.offices.models import Office, User

from .list_views import Offices, People
from .pages import ask, names, query

pytestmark = pytest.mark.django_db


def text(response) -> str:
    return response.content.decode()


@pytest.mark.parametrize("typed", ["ilgaz", "ILGAZ", "ılgaz", "İLGAZ cagla", "  çağla   ILGAZ "])
def test_search_folds_turkish(people, typed):
    assert names(ask(People, query(q=typed))) == ["Çağla Ilgaz"]


@pytest.mark.parametrize("typed", ["%", "_", "\\", "' OR 1=1", "\x00", "x" * 5000, "%00"])
def test_search_takes_any_sign_as_itself(people, typed):
    response = ask(People, query(q=typed))
    assert response.status_code == 200
    assert names(response) in ([], names(ask(People)))


def test_lists_sort_by_the_turkish_alphabet(people):
    assert names(ask(People)) == [
        "Ömer Cankat",
        "Ozan Çınar",
        "Çağla Ilgaz",
        "Şule Ilıca",
        "Cem İnce",
    ]


def test_heads_sort_both_ways_and_say_so(people):
    down = ask(People, "sirala=-ad")
    assert names(down) == list(reversed(names(ask(People, "sirala=ad"))))
    assert 'aria-sort="descending"' in text(down)
    assert "sirala=-ad" in text(ask(People, "sirala=ad"))


def test_the_lists_own_order_shows_at_its_head(people):
    body = text(ask(People))
    assert body.count('aria-sort="ascending"') == 1
    assert 'href="/liste/?sirala=-ad"' in body


@pytest.mark.parametrize(
    "garbage", ["sirala=yok", "sirala=telefon", "sirala=--ad", "sirala=", "sirala=-"]
)
def test_an_unknown_order_is_the_lists_own(people, garbage):
    assert names(ask(People, garbage)) == names(ask(People))


@pytest.mark.parametrize("term", ["sort_key", "-sort_key"])
def test_order_always_ends_with_the_key_in_the_same_direction(term, rf):
    class One(ListPage):
        ordering = (term,)

    view = One()
    view.setup(rf.get("/"))
    assert view.order_terms == [term, "-pk" if term.startswith("-") else "pk"]


@pytest.mark.parametrize("page", ["0", "-3", "abc", "99999", "1e9", "٣", "9" * 40, ""])
def test_a_page_that_is_not_there_gives_the_nearest(many, page):
    response = ask(People, query(sayfa=page))
    assert response.status_code == 200
    assert names(response)


@pytest.fixture
def many(db):
    User.objects.bulk_create(
        User(email=f"c{i}@ornek.test", first_name=f"Kişi{i:03}", last_name="Soy") for i in range(60)
    )


def test_pages_cover_every_row_once(many):
    seen = [name for n in (1, 2, 3) for name in names(ask(People, f"sayfa={n}"))]
    assert len(seen) == len(set(seen)) == 60
    assert names(ask(People, "sayfa=9")) == names(ask(People, "sayfa=3"))


def test_size_comes_from_a_fixed_set(many):
    assert len(names(ask(People, "adet=50"))) == 50
    assert len(names(ask(People, "adet=7"))) == 25


def test_count_is_said_in_turkish(many):
    assert "60 kayıt" in text(ask(People))
    assert paging.Page([], 1, 25, 1234, False).count_text == "1.234 kayıt"


def test_count_stops_at_the_cap(many):
    page = paging.page_of(User.objects.order_by("pk"), "1", cap=40)
    assert (page.total, page.capped, page.count_text) == (40, True, "40+ kayıt")
    assert paging.page_of(User.objects.order_by("pk"), "9", cap=40).number == 2


def test_pager_leaves_gaps():
    page = paging.Page([], 10, 25, 25 * 20, False)
    assert page.window == [1, None, 8, 9, 10, 11, 12, None, 20]
    assert paging.Page([], 3, 25, 25 * 6, False).window == [1, 2, 3, 4, 5, 6]


def test_chips_say_what_narrows_and_lead_out_of_it(people):
    body = text(ask(People, query(q="cem", etkin="evet", sirala="ad")))
    assert "Arama: <strong>cem</strong>" in body
    assert "Etkin: <strong>Etkin</strong>" in body
    assert 'href="/liste/?etkin=evet&amp;sirala=ad"' in body


def test_acts_and_their_reasons(people, open_policy):
    body = text(ask(People))
    assert "Kişi çağır" in body
    assert "Önce dosya seçin." in body


def test_acts_that_the_policy_closes_are_not_shown(people, monkeypatch):
    monkeypatch.setattr(hooks.hooks, "may_open", lambda request, url: url != "/kisiler/yeni/")
    assert "Kişi çağır" not in text(ask(People))


def test_empty_states_differ(db):
    assert "Henüz kişi yok." in text(ask(People))
    assert "Bu süzgeçlere uyan kayıt yok." in text(ask(People, "q=yok"))


def test_htmx_gets_the_part_and_a_clean_address(people):
    part = ask(People, "q=cem&etkin=&sayfa=", hx_request="true", hx_target="liste")
    assert "<html" not in text(part)
    assert names(part) == ["Cem İnce"]
    assert part["HX-Push-Url"] == "/liste/?q=cem"
    assert "HX-Request" in part["Vary"]


def test_a_wrong_filter_under_htmx_brings_the_whole_page(people):
    part = ask(People, "kayit=abc", hx_request="true")
    assert part["HX-Redirect"] == "/liste/?kayit=abc"


def test_history_restore_gets_the_whole_page(people):
    page = ask(People, hx_request="true", hx_history_restore_request="true")
    assert "<html" in text(page)


def test_cells_are_escaped_and_labelled(people):
    User.objects.filter(pk=people[0].pk).update(first_name="<script>", last_name='"x"')
    body = text(ask(People))
    assert "&lt;script&gt;" in body
    assert "<script>" not in re.sub(r"<script src[^>]*></script>", "", body)
    assert 'data-label="Telefon"' in body


def test_saved_views_are_offered(people, monkeypatch):
    class View:
        pk, name, query = 7, "Etkin olanlar", "etkin=evet"

    monkeypatch.setattr(hooks.hooks, "saved_views", lambda request, name: [View])
    monkeypatch.setattr("smm_portal.kit.lists._reverse_or_nothing", lambda name: "/gorunum/")
    body = text(ask(People, "etkin=evet&sayfa=1"))
    assert 'href="/liste/?etkin=evet">Etkin olanlar' in body
    assert 'name="query" value="etkin=evet"' in body


def test_a_hook_must_exist():
    with pytest.raises(AttributeError):
        hooks.fill(nonsense=None)


def test_a_big_list_asks_little(db, django_assert_max_num_queries):
    root = Office.objects.get(kind="MINISTRY")
    Office.objects.bulk_create(
        Office(kind="PROVINCE", name=f"İl {i:05}", parent=root) for i in range(81)
    )
    with django_assert_max_num_queries(3):
        ask(Offices, "tur=PROVINCE")


def test_twenty_thousand_rows_cost_two_queries_and_little_time(db):
    User.objects.bulk_create(
        (
            User(email=f"b{i}@ornek.test", first_name=f"Kişi{i:05}", last_name="Soy", password="!")
            for i in range(20_000)
        ),
        batch_size=2000,
    )
    with CaptureQueriesContext(connection) as asked:
        assert "20.000 kayıt" in text(ask(People))
    assert len(asked) <= 2
    assert all("OFFSET" not in q["sql"] for q in asked.captured_queries)


def test_twentyfive_rows_render_in_two_milliseconds():
    columns = [Column(f"k{i}", f"Başlık {i}", value="email", link=not i) for i in range(8)]
    table = Table(columns, lambda row: f"/x/{row.pk}/")
    rows = [User(pk=i, email=f"e{i}@ornek.test") for i in range(25)]
    best = min(_seconds(table, rows) for _ in range(20))
    assert best < 0.002


def _seconds(table, rows) -> float:
    start = time.perf_counter()
    table.rows(rows)
    return time.perf_counter() - start
