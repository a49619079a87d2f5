"""Filters: what they find, what they say about nonsense, what they cost."""

import pytest

from smm_portal.kit import dates
from smm_portal.kit.filters import folded_words
from smm_portal.kit.widgets import FastSelect
from smm_portal.offices.models import Duty, Office, User

from .list_views import Offices, People
from .pages import ask, names, query

pytestmark = pytest.mark.django_db


def body(response) -> str:
    return response.content.decode()


def test_words_are_folded_and_few():
    assert folded_words("  ŞANLIURFA  Merkez ") == ["sanliurfa", "merkez"]
    assert folded_words(" \x00\x01 ") == []
    assert len(folded_words("a " * 50)) == 8


def test_folded_text_filter(people):
    assert names(ask(People, query(ad="ÇINAR"))) == ["Ozan Çınar"]


def test_yes_no_in_the_lists_words(people):
    User.objects.filter(pk=people[0].pk).update(is_active=False)
    assert names(ask(People, "etkin=hayir")) == ["Çağla Ilgaz"]
    assert len(names(ask(People, "etkin=evet"))) == 4


@pytest.mark.parametrize(
    "garbage", ["kayit=abc", "kayit=31.02.2026", "etkin=belki", "kayit=0001-13-01", "ad=%00"]
)
def test_garbage_is_told_at_the_field_and_filters_nothing(people, garbage):
    response = ask(People, garbage)
    assert response.status_code == 200
    assert len(names(response)) == 5
    assert "invalid-feedback" in body(response)


def test_turkish_and_iso_days_are_understood(people):
    for day in ("21.11.2020", "2020-11-21"):
        response = ask(People, query(kayit=day))
        assert len(names(response)) == 5
        assert "Kayıt tarihi: <strong>21.11.2020</strong>" in body(response)


@pytest.fixture
def tree(db):
    root = Office.objects.get(kind="MINISTRY")
    return [
        Office.objects.create(kind="PROVINCE", name=f"Deneme {i}", parent=root) for i in range(3)
    ]


def test_scoped_choice_is_asked_once_and_checked_against_the_scope(tree, django_assert_num_queries):
    Office.objects.create(kind="DISTRICT", name="Deneme ilçe", parent=tree[0])
    with django_assert_num_queries(2):
        response = ask(Offices, f"ust={tree[0].pk}")
    assert "Deneme ilçe" in body(response)
    assert "1 kayıt" in body(response)
    assert "seçeneklerden biri değil" in body(ask(Offices, "ust=999999999"))


def test_in_force_filter_follows_periods(tree, people):
    day = dates.today()
    Duty.objects.create(user=people[0], office=tree[0], role="province_vte", starts=day)
    assert "1 kayıt" in body(ask(Offices, f"gun={day.isoformat()}&tur=PROVINCE&q=deneme"))


def test_condition_filter(tree):
    assert "1 kayıt" in body(ask(Offices, "koklu=evet"))


def test_fast_select_renders_groups_marks_and_escapes():
    widget = FastSelect(choices=[("", "Hepsi"), ("Grup", [(1, "<b>"), (2, "iki")])])
    html = widget.render("x", 2, {"id": "id_x"})
    assert '<optgroup label="Grup"><option value="1">&lt;b&gt;</option>' in html
    assert '<option value="2" selected>iki</option>' in html
    assert 'name="x"' in html
    assert 'id="id_x"' in html
