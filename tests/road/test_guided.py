"""Guided acts: order, keeping, resuming, deciding once."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from smm_portal.documents.models import StoredFile
from smm_portal.offices.models import Office, SavedView
from smm_portal.road.models import Draft
from tests.road.conftest import pdf

pytestmark = pytest.mark.django_db


def name_step(person, name="Deneme", **more):
    return person.post("/sakla/ad/", {"name": name, "when": "", "seen": "", **more})


def office_step(person, size="l"):
    office = Office.objects.get(code="MTEGM")
    return person.post("/sakla/makam/", {"offices": [office.pk], "size": size, "seen": ""})


def paper_step(person, **more):
    return person.post("/sakla/yazi/", {"number": "12", "paper": pdf(), "seen": "", **more})


def all_steps(person, name="Deneme"):
    name_step(person, name)
    office_step(person)
    return paper_step(person)


def decide(person):
    return person.post("/sakla/ozet/", {"act": "commit", "version": Draft.objects.get().version})


def text(response) -> str:
    return response.content.decode()


def test_looking_writes_nothing(person):
    assert person.get("/sakla/").url == "/sakla/ad/"
    page = person.get("/sakla/ad/")
    assert page.status_code == 200
    assert "Ad, kararda yazıldığı gibidir." in text(page)
    assert not Draft.objects.exists()


def test_an_unknown_step_is_not_found(person):
    assert person.get("/sakla/yok/").status_code == 404
    assert person.post("/sakla/yok/", {}).status_code == 404


def test_a_step_waits_for_those_before_it(person):
    answer = person.get("/sakla/yazi/", follow=True)
    assert answer.redirect_chain[-1][0] == "/sakla/ad/"
    assert "Önce “Ad ve tarih” adımını tamamlayın." in text(answer)
    assert person.get("/sakla/ozet/").url == "/sakla/ad/"
    assert paper_step(person).url == "/sakla/ad/"
    assert not StoredFile.objects.exists()


def test_the_whole_way(person, duty):
    assert name_step(person, when="01.09.2026").url == "/sakla/makam/"
    assert office_step(person).url == "/sakla/yazi/"
    assert paper_step(person).url == "/sakla/ozet/"
    summary = text(person.get("/sakla/ozet/"))
    for said in (
        "Deneme",
        "Büyük",
        "olur.pdf",
        StoredFile.objects.get().short_hash,
        "Hayır",
        "Değiştir",
    ):
        assert said in summary
    assert decide(person).url == "/bitti/"
    assert SavedView.objects.filter(user=duty.user, name="Deneme").count() == 1


def test_a_second_submit_finds_the_result(person):
    all_steps(person)
    version = Draft.objects.get().version
    first = person.post("/sakla/ozet/", {"version": version})
    second = person.post("/sakla/ozet/", {"version": version})
    assert first.url == second.url == "/bitti/"
    assert SavedView.objects.count() == 1


def test_a_new_act_can_follow(person):
    all_steps(person)
    decide(person)
    assert person.get("/sakla/").url == "/sakla/ad/"
    all_steps(person, "İkinci")
    assert decide(person).url == "/bitti/"
    assert SavedView.objects.count() == 2


def test_resumed_on_another_device(person, duty):
    name_step(person)
    other = Client()
    other.force_login(duty.user, backend="django.contrib.auth.backends.ModelBackend")
    assert other.get("/sakla/").url == "/sakla/makam/"
    assert 'value="Deneme"' in text(other.get("/sakla/ad/"))


def test_what_is_wrong_is_said_and_what_was_typed_stays(person):
    name_step(person)
    office_step(person)
    page = text(person.post("/sakla/yazi/", {"number": "on iki", "paper": pdf(), "seen": ""}))
    assert "on iki" in page
    assert "olur.pdf" in page
    kept = StoredFile.objects.get()
    assert f'name="paper-kept" value="{kept.pk}"' in page
    assert f'name="paper-kept" value="{kept.pk}"' in text(person.get("/sakla/yazi/"))
    person.post("/sakla/yazi/", {"number": "12", "paper-kept": kept.pk, "seen": ""})
    assert decide(person).url == "/bitti/"
    assert StoredFile.objects.count() == 1


def test_back_and_later_keep_what_was_typed(person):
    name_step(person)
    answer = person.post("/sakla/makam/", {"size": "s", "act": "back", "seen": ""})
    assert answer.url == "/sakla/ad/"
    assert '<option value="s" selected>' in text(person.get("/sakla/makam/"))
    assert person.post("/sakla/makam/", {"size": "l", "act": "later", "seen": ""}).url == reverse(
        "home"
    )
    page = text(person.get("/sakla/makam/"))
    assert '<option value="l" selected>' in page
    assert "Yarım kalan yazınız geri getirildi." in page


def test_discarding_leaves_nothing(person):
    all_steps(person)
    assert person.post("/sakla/ozet/", {"act": "discard"}).url == reverse("home")
    assert not Draft.objects.exists()
    assert not SavedView.objects.exists()


def test_an_earlier_answer_is_checked_against_later_ones(person):
    name_step(person)
    office_step(person, "s")
    paper_step(person)
    seen = _seen(person, "ad")
    assert name_step(person, "Dev", seen=seen).url == "/sakla/makam/"
    page = text(person.get("/sakla/makam/"))
    assert "Dev küçük olmaz." in page


def test_a_step_that_does_not_apply_is_not_asked(person):
    name_step(person, "Yazısız")
    assert office_step(person).url == "/sakla/ozet/"
    assert person.get("/sakla/yazi/").status_code == 404
    assert decide(person).url == "/bitti/"


def test_a_refusal_of_the_database_shows_on_the_summary(person, duty):
    all_steps(person)
    SavedView.objects.create(user=duty.user, list_name="deneme", name="Deneme", query="")
    page = decide(person)
    assert page.status_code == 200
    assert "Bu adla kayıtlı bir görünümünüz var." in text(page)
    assert Draft.objects.unfinished().count() == 1


def test_a_clause_refusal_names_the_clause_and_leads_to_the_step(person):
    all_steps(person, "Dördüncü")
    page = text(decide(person))
    assert "Bu okulda bir merkez var." in page
    assert "Madde 4/3" in page
    assert page.count('href="/sakla/makam/"') >= 3
    assert not SavedView.objects.exists()


def test_another_window_was_faster(person):
    name_step(person)
    page = text(name_step(person, "Başka"))
    assert "başka bir pencerede kaydedildi" in page
    assert 'value="Başka"' in page
    assert "Deneme" in page
    assert Draft.objects.get().data["steps"]["ad"]["name"] == ["Deneme"]
    assert name_step(person, "Başka", seen=_seen(person, "ad")).status_code == 302
    assert Draft.objects.get().data["steps"]["ad"]["name"] == ["Başka"]


def test_the_same_save_twice_is_no_conflict(person):
    name_step(person)
    assert name_step(person).status_code == 302


def test_a_summary_that_is_out_of_date_decides_nothing(person):
    all_steps(person)
    old = Draft.objects.get().version
    name_step(person, "Yeni ad", seen=_seen(person, "ad"))
    page = person.post("/sakla/ozet/", {"version": old})
    assert "başka bir pencerede değişti" in text(page)
    assert not SavedView.objects.exists()
    assert decide(person).url == "/bitti/"


def test_another_person_s_file_cannot_be_taken(person):
    from tests.factories.offices import national_duty

    other = national_duty("mtegm_head")
    foreign = StoredFile.objects.keep(
        pdf(), name="x.pdf", content_type="application/pdf", duty=other
    )
    name_step(person)
    office_step(person)
    page = person.post("/sakla/yazi/", {"number": "1", "paper-kept": foreign.pk, "seen": ""})
    assert "Dosya bulunamadı." in text(page)


def test_queries_stay_few(person):
    all_steps(person)
    with CaptureQueriesContext(
        connection,
    ) as caught:
        person.get("/sakla/ozet/")
    assert len(caught) <= 20, [q["sql"] for q in caught]


def _seen(person, step) -> str:
    import re

    return re.search(r'name="seen" value="([^"]*)"', text(person.get(f"/sakla/{step}/")))[1]
