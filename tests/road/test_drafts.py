"""Drafts: one a person and thing, never overwritten unseen, saved while one types."""

import pytest

from smm_portal.kit import desk
from smm_portal.kit.acts import refused
from smm_portal.road import drafts
from smm_portal.road.models import Draft, DraftConflict
from tests.factories.offices import national_duty

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kinds(monkeypatch):
    monkeypatch.setattr(drafts, "_KINDS", {})
    drafts.register("deneme", "Deneme işi", url=lambda draft: f"/deneme/{draft.key}/")
    drafts.register(
        "kapali", "Kapalı iş", url=lambda d: "/", may=lambda duty, key: refused("Olmaz.")
    )


def test_opening_stores_nothing(duty):
    draft = Draft.objects.open(duty, "deneme", 7)
    assert (draft.pk, draft.key, draft.data) == (None, "7", {})
    assert not Draft.objects.exists()


def test_a_draft_belongs_to_a_person_whatever_his_duty(duty):
    Draft.objects.open(duty, "deneme").put({"a": 1})
    second = national_duty("mtegm_head", duty.user)
    found = Draft.objects.open(second, "deneme")
    found.put({"a": 2})
    assert Draft.objects.get().duty == second
    other = national_duty("auditor")
    assert Draft.objects.open(other, "deneme").data == {}


def test_who_is_slower_hears_of_it(duty):
    Draft.objects.open(duty, "deneme").put({"a": 1})
    mine, theirs = Draft.objects.open(duty, "deneme"), Draft.objects.open(duty, "deneme")
    theirs.put({"a": 2})
    with pytest.raises(DraftConflict):
        mine.put({"a": 3})
    with pytest.raises(DraftConflict):
        mine.note({"a": 3})
    assert Draft.objects.get().data == {"a": 2}


def test_the_first_save_made_twice(duty):
    mine, theirs = Draft.objects.open(duty, "deneme"), Draft.objects.open(duty, "deneme")
    theirs.put({"a": 1})
    with pytest.raises(DraftConflict):
        mine.put({"a": 2})
    assert Draft.objects.get().data == {"a": 1}


def test_finished_is_off_the_desk_and_can_start_again(duty):
    draft = Draft.objects.open(duty, "deneme", 7)
    draft.put({"a": 1})
    assert [item.title for item in desk.items_for(duty).waiting if item.url == "/deneme/7/"] == [
        "Deneme işi"
    ]
    draft.finish("/bitti/")
    assert not Draft.objects.unfinished().exists()
    again = Draft.objects.open(duty, "deneme", 7)
    assert (again.finished_url, again.data) == ("/bitti/", {})
    again.put({"b": 1})
    assert not Draft.objects.get().finished


def test_typed_text_saves_itself(person, duty):
    answer = person.post(
        "/taslaklar/deneme/kaydet/?key=7&part=ad", {"name": "Yarım", "csrfmiddlewaretoken": "x"}
    )
    assert answer.status_code == 200
    assert "Kaydedildi" in answer.content.decode()
    draft = Draft.objects.get()
    assert (draft.user, draft.key, draft.data) == (
        duty.user,
        "7",
        {"typed": {"ad": {"name": ["Yarım"]}}},
    )


def test_autosave_takes_no_unknown_and_no_forbidden_kind(person):
    assert person.post("/taslaklar/yok/kaydet/", {}).status_code == 404
    assert person.post("/taslaklar/kapali/kaydet/", {}).status_code == 403
    assert person.get("/taslaklar/deneme/kaydet/").status_code == 405
    assert not Draft.objects.exists()


def test_autosave_of_a_page_that_is_out_of_date(person, duty):
    Draft.objects.open(duty, "deneme").put({"steps": {"ad": {"name": ["Başka"]}}})
    answer = person.post("/taslaklar/deneme/kaydet/?part=ad", {"name": "Yarım", "seen": ""})
    assert answer.status_code == 409
    assert "typed" not in Draft.objects.get().data
