"""The writing page, its forms, drafts and meetings; who sees what; comparing; lists."""

import re

import pytest
from django.urls import reverse

from reporting import compare, differences, fields, parts, reading, services, writing
from reporting.models import Aim, Indicator, Objective, PlannedAction
from smm_portal.kit import dates
from smm_portal.road.drawing import short_name
from smm_portal.road.models import Draft
from tests.factories.centers import CenterFactory
from tests.factories.offices import duty_at, national_duty
from tests.factories.personnel import coordinator_duty
from tests.factories.reporting import (
    INDICATOR,
    accepted_plan,
    draft_plan,
    returned_plan,
    sent_plan,
    staff,
    written_plan,
)

pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}


def objective_of(revision) -> Objective:
    return Objective.objects.filter(aim__revision=revision).order_by("position").first()


def url_of(revision, slug: str, row, name: str = "part") -> str:
    return reverse(f"reporting:{name}", args=[revision.plan_id, slug, row.key])


def write_url(revision) -> str:
    return reverse("reporting:write", args=[revision.plan_id])


def hidden(html: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', html)
    return found[1] if found else ""


def autosave(client, place, data) -> int:
    url = reverse("road:autosave", args=["reporting.part"])
    return client.post(f"{url}?key={place}&part=form", data).status_code


# Writing.


def test_a_plan_is_begun_by_the_centres_staff_and_written_on_one_page(enter):
    center = CenterFactory()
    client = enter(staff(center))
    year = dates.today().year + 1
    response = client.post(reverse("reporting:begin"), {"year": year})
    plan = center.plans.get(year=year)
    assert response["Location"] == reverse("reporting:write", args=[plan.pk])
    page = client.get(response["Location"]).content.decode()
    assert "Durum özetini yazın." in page
    assert "Amaç ekle" in page
    assert 'href="#durum"' in page


def test_last_years_plan_is_copied_from_the_page(enter):
    center = CenterFactory()
    accepted_plan(center, dates.today().year)
    client, year = enter(staff(center)), dates.today().year + 1
    client.post(reverse("reporting:begin"), {"year": year, "copy": "on"})
    assert Aim.objects.filter(revision__plan__year=year, revision__plan__center=center).count() == 1


def test_parts_are_added_changed_and_missing_ones_linked(enter):
    center = CenterFactory()
    revision, client = draft_plan(center), enter(staff(center))
    aim_url = reverse("reporting:part_new", args=[revision.plan_id, "amac", writing.NONE])
    client.post(aim_url, {"text": "Birinci amaç"})
    aim = revision.aims.get()
    page = client.get(write_url(revision)).content.decode()
    assert f'href="#amac-{aim.key.hex}">Amaç 1: en az bir hedef ekleyin.' in page
    url = url_of(revision, "amac", aim)
    seen = hidden(client.get(url).content.decode(), "surum")
    client.post(url, {"text": "Değişen amaç", "surum": seen})
    aim.refresh_from_db()
    assert (aim.text, aim.version) == ("Değişen amaç", 2)


def test_numbers_are_read_as_people_write_them(enter):
    center = CenterFactory()
    revision, client = written_plan(center), enter(staff(center))
    objective = objective_of(revision)
    data = {**INDICATOR, "baseline": "1.234,5", "target": "2 500", "weight": "%40"}
    response = client.post(url_of(revision, "gosterge", objective, "part_new"), data)
    assert response.status_code == 302
    row = Indicator.objects.get(objective=objective, position=2)
    assert (str(row.baseline), str(row.target), row.weight) == ("1234.50", "2500.00", 40)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1.234,5", "1234.5"), ("1234,5", "1234.5"), ("12.5", "12.5"), ("1.250", "1250"),
        ("-3", "-3"), ("% 85", "85"), ("1.500 TL", "1500"), ("on", None), ("1,2,3", None), ("", None),
    ],
)  # fmt: skip
def test_turkish_numbers(typed, number):
    found = fields.read_number(typed)
    assert (None if found is None else str(found)) == number


def test_bad_input_stands_at_its_field_and_is_kept(enter):
    center = CenterFactory()
    revision, client = written_plan(center), enter(staff(center))
    objective = objective_of(revision)
    url = url_of(revision, "gosterge", objective, "part_new")
    page = client.post(url, {**INDICATOR, "baseline": "yüz", "weight": "140"}).content.decode()
    assert "Başlangıç değeri: sayı yazın, örneğin 12,5." in page
    assert 'value="yüz"' in page
    again = client.get(url).content.decode()
    assert 'value="yüz"' in again
    assert "geri getirildi" in again


def test_a_part_opens_and_saves_in_its_place_with_htmx(enter):
    center = CenterFactory()
    revision, client = written_plan(center), enter(staff(center))
    row = Indicator.objects.get(objective__aim__revision=revision)
    url = url_of(revision, "gosterge", row)
    form = client.get(url, **HTMX).content.decode()
    assert form.startswith(f'<tr id="gosterge-{row.key.hex}"')
    data = {**INDICATOR, "weight": 60, "surum": hidden(form, "surum")}
    answer = client.post(url, data, **HTMX).content.decode()
    assert "%60" in answer
    assert "şimdi 60." in answer
    assert 'hx-swap-oob="true"' in answer
    text = client.get(f"{url}?metin=1", **HTMX).content.decode()
    assert "Eksikler" not in text
    assert "%60" in text


@pytest.mark.parametrize("act", ["up", "down", "duplicate", "delete"])
def test_acts_on_a_part_lead_back_to_its_place(enter, act):
    center = CenterFactory()
    revision, client = written_plan(center), enter(staff(center))
    url = url_of(revision, "hedef", objective_of(revision), "part_act")
    response = client.post(url, {"act": act, "yer": "amaclar"})
    assert response.status_code == 302
    assert response["Location"].startswith(write_url(revision))
    assert client.post(url, {"act": "nothing"}).status_code in (400, 302)


# Drafts.


def test_typed_text_comes_back_on_another_device(enter):
    center = CenterFactory()
    revision, duty = written_plan(center), staff(center)
    objective = objective_of(revision)
    place = writing.Place(revision.plan_id, "hedef", objective.key)
    assert (
        autosave(enter(duty), place, {"text": "Yarım kalan cümle", "surum": "", "seen": ""}) == 200
    )
    page = enter(duty).get(write_url(revision)).content.decode()
    assert "Yarım kalan cümle" in page
    assert "geri getirildi" in page


def test_a_new_part_half_typed_opens_where_it_belongs(enter):
    center = CenterFactory()
    revision, duty = written_plan(center), staff(center)
    objective = objective_of(revision)
    place = writing.Place(revision.plan_id, "faaliyet", objective.key, new=True)
    data = {"name": "Yarım faaliyet", "months": ["3", "4"], "budget": "1.2", "seen": ""}
    autosave(enter(duty), place, data)
    page = enter(duty).get(write_url(revision)).content.decode()
    assert 'value="Yarım faaliyet"' in page
    assert f'id="yeni-faaliyet-{objective.key.hex}"' in page


def test_saving_ends_the_draft_and_a_late_autosave_does_not_raise_it(enter):
    center = CenterFactory()
    revision, client = written_plan(center), enter(staff(center))
    aim = revision.aims.get()
    url = url_of(revision, "hedef", aim, "part_new")
    place = writing.Place(revision.plan_id, "hedef", aim.key, new=True)
    data = {"text": "Yeni hedef", "seen": hidden(client.get(url).content.decode(), "seen")}
    autosave(client, place, data)
    client.post(url, data)
    assert autosave(client, place, data) == 409
    assert not Draft.objects.unfinished().exists()
    fresh = hidden(client.get(url).content.decode(), "seen")
    assert autosave(client, place, {"text": "Bir tane daha", "seen": fresh}) == 200


def test_a_draft_can_be_thrown_away(enter):
    center = CenterFactory()
    revision, client = written_plan(center), enter(staff(center))
    objective = objective_of(revision)
    place = writing.Place(revision.plan_id, "hedef", objective.key)
    autosave(client, place, {"text": "Vazgeçilen", "seen": ""})
    client.post(place.url(), {"act": "discard", "text": "Vazgeçilen"})
    assert "Vazgeçilen" not in client.get(write_url(revision)).content.decode()


def test_text_typed_for_a_deleted_part_is_shown(enter):
    center = CenterFactory()
    revision, client = written_plan(center), enter(staff(center))
    objective = objective_of(revision)
    place = writing.Place(revision.plan_id, "hedef", objective.key)
    autosave(client, place, {"text": "Silinen hedefe yazılan", "seen": ""})
    services.delete(parts.find("hedef"), revision, objective.key)
    assert "Silinen hedefe yazılan" in client.get(write_url(revision)).content.decode()
    lost = client.get(place.url()).content.decode()
    assert "Silinen hedefe yazılan" in lost
    assert "plandan silindi" in lost


def test_text_posted_after_sending_is_kept_and_found_in_the_next_revision(enter):
    from smm_portal.road import services as road
    from tests.factories.reporting import holder

    center = CenterFactory()
    revision, duty = sent_plan(center), staff(center)
    client, aim = enter(duty), revision.aims.get()
    response = client.post(url_of(revision, "amac", aim), {"text": "Geç kalan metin"})
    assert "Geç kalan metin" in client.get(response["Location"]).content.decode()
    assert client.get(reverse("road:paper", args=[revision.submission_id])).status_code == 200
    road.act(revision.submission, holder(revision.submission), "RETURN", "Düzeltin.")
    assert "Geç kalan metin" in client.get(write_url(revision)).content.decode()


def test_the_desk_leads_back_to_what_was_not_saved(enter):
    center = CenterFactory()
    revision, client = written_plan(center), enter(staff(center))
    place = writing.Place(revision.plan_id, "durum")
    autosave(client, place, {"situation": "Yarım", "seen": ""})
    assert place.url() in client.get("/islerim/").content.decode()


def test_others_do_not_write_into_a_plans_drafts(enter):
    revision = written_plan(CenterFactory())
    stranger = coordinator_duty(CenterFactory())
    place = writing.Place(revision.plan_id, "durum")
    assert autosave(enter(stranger), place, {"situation": "Başkası"}) == 403


# Two writers.


def test_two_writers_lose_no_word(enter):
    center = CenterFactory()
    revision = written_plan(center)
    first, second = enter(staff(center)), enter(coordinator_duty(center, 3))
    objective = objective_of(revision)
    url = url_of(revision, "hedef", objective)
    seen = [hidden(client.get(url).content.decode(), "surum") for client in (first, second)]
    first.post(url, {"text": "Alan eğitimlerini dört ilde yaymak", "surum": seen[0]})
    met = second.post(url, {"text": "Alan eğitimlerini hızla yaymak", "surum": seen[1]})
    page = met.content.decode()
    assert "başka biri kaydetti" in page
    assert "<del>dört ilde</del>" in page
    assert "<ins>hızla</ins>" in page
    objective.refresh_from_db()
    assert objective.text == "Alan eğitimlerini dört ilde yaymak"
    merged = {"text": "Alan eğitimlerini dört ilde hızla yaymak", "al_text": "benim"}
    second.post(url, {**merged, "surum": hidden(page, "surum")})
    objective.refresh_from_db()
    assert objective.text == "Alan eğitimlerini dört ilde hızla yaymak"


def test_the_slower_writer_may_leave_the_stored_text_field_by_field(enter):
    center = CenterFactory()
    revision, client = written_plan(center), enter(staff(center))
    row = Indicator.objects.get(objective__aim__revision=revision)
    url = url_of(revision, "gosterge", row)
    seen = hidden(client.get(url).content.decode(), "surum")
    client.post(url, {**INDICATOR, "unit": "öğretmen", "surum": seen})
    page = client.post(url, {**INDICATOR, "method": "Anketle", "surum": seen}).content.decode()
    # Only the other one touched the unit: his word stands first.
    assert re.search(r'name="al_unit" value="kayitli" checked', page)
    assert re.search(r'name="al_method" value="benim" checked', page)
    data = {**INDICATOR, "method": "Anketle", "surum": hidden(page, "surum")}
    client.post(url, {**data, "al_unit": "kayitli", "al_method": "benim"})
    row.refresh_from_db()
    assert (row.unit, row.method) == ("öğretmen", "Anketle")


def test_a_restored_draft_older_than_anothers_save_meets_it(enter):
    center = CenterFactory()
    revision = written_plan(center)
    mine, other = enter(staff(center)), enter(coordinator_duty(center, 3))
    url = url_of(revision, "hedef", objective_of(revision))
    seen = hidden(mine.get(url).content.decode(), "surum")
    place = writing.Place(revision.plan_id, "hedef", objective_of(revision).key)
    autosave(mine, place, {"text": "Benim yarım metnim", "surum": seen, "seen": ""})
    other.post(url, {"text": "Onun metni", "surum": seen})
    restored = mine.get(url).content.decode()
    assert "Benim yarım metnim" in restored
    assert hidden(restored, "surum") == seen
    met = mine.post(url, {"text": "Benim yarım metnim", "surum": seen}).content.decode()
    assert "Onun metni" in met.replace("<del>", "").replace("</del>", "")


# Who sees what.


def test_another_centres_staff_finds_nothing(enter):
    revision = written_plan(CenterFactory())
    client = enter(coordinator_duty(CenterFactory()))
    for name in ("plan", "write", "compare"):
        assert client.get(reverse(f"reporting:{name}", args=[revision.plan_id])).status_code == 404


def test_the_principal_reads_from_sending_on(enter):
    center = CenterFactory()
    principal = duty_at(center.school.office, "principal")
    revision = written_plan(center)
    url = reverse("reporting:plan", args=[revision.plan_id])
    assert enter(principal).get(url).status_code == 404
    from smm_portal.road import services as road

    road.act(revision.submission, staff(center), "SEND")
    page = enter(principal).get(url)
    assert page.status_code == 200
    assert INDICATOR["name"] in page.content.decode()


def test_above_the_centre_a_revision_being_rewritten_stays_hidden(enter):
    center = CenterFactory()
    revision = returned_plan(center)
    Aim.objects.filter(revision=revision).update(text="Henüz gönderilmeyen amaç")
    client = enter(national_duty("mtegm_expert"))
    page = client.get(reverse("reporting:plan", args=[revision.plan_id])).content.decode()
    assert "İade edildi" in page
    assert "Henüz gönderilmeyen amaç" not in page
    hidden_url = reverse("reporting:revision", args=[revision.plan_id, 2])
    assert client.get(hidden_url).status_code == 404


def test_the_return_reason_stands_over_the_next_revision(enter):
    center = CenterFactory()
    revision = returned_plan(center, reason="Hedef 1.1 ölçülebilir yazılmalı.")
    page = enter(staff(center)).get(write_url(revision)).content.decode()
    assert "Hedef 1.1 ölçülebilir yazılmalı." in page


def test_an_accepted_plan_is_changed_by_a_further_revision(enter):
    center = CenterFactory()
    accepted = accepted_plan(center)
    client = enter(staff(center))
    client.post(reverse("reporting:revise", args=[accepted.plan_id]))
    assert services.open_revision(accepted.plan).number == 2
    assert services.in_force(accepted.plan).number == 1
    refused = client.post(reverse("reporting:revise", args=[accepted.plan_id]))
    assert refused.status_code == 403


# Comparing.


def test_two_revisions_are_compared_by_their_keys(enter):
    center = CenterFactory()
    second = returned_plan(center)
    first = second.plan.revisions.get(number=1)
    aim, objective = second.aims.get(), objective_of(second)
    services.add(parts.find("amac"), second, None, {"text": "Yeni amaç"})
    Objective.objects.filter(pk=objective.pk).update(text="Alan eğitimlerini hızla yaymak")
    PlannedAction.objects.filter(objective=objective).delete()
    found = compare.compare(reading.read(first), reading.read(second))
    kinds = {change.label: change.kinds for change in found.changes}
    assert kinds["Hedef 1.1"] == ["changed"]
    assert kinds["Faaliyet 1.1.1"] == ["removed"]
    assert kinds["Amaç 2"] == ["added"]
    assert found.unchanged == 2
    assert aim.text
    url = reverse("reporting:compare", args=[second.plan_id])
    page = enter(staff(center)).get(f"{url}?eski=1&yeni=2").content.decode()
    assert re.search(r"<ins>\s*hızla\s*</ins>", page)
    assert "Çıkarıldı" in page
    assert "Eklendi" in page


def test_a_row_that_changed_its_place_is_said_to_have_moved():
    center = CenterFactory()
    revision = written_plan(center)
    for text in ("İkinci", "Üçüncü"):
        services.add(parts.find("amac"), revision, None, {"text": text})
    old = reading.read(revision)
    services.move(parts.find("amac"), revision, old.aims[2].key, -2)
    found = compare.compare(old, reading.read(revision))
    assert [(change.heading, change.kinds) for change in found.changes] == [("Üçüncü", ["moved"])]


def test_marked_words_are_escaped():
    old, new = differences.both("<b>eski</b>", "<b>yeni</b>")
    assert "<b>" not in old + new
    assert "<del>" in old
    assert "<ins>" in new


# Lists.


def test_the_list_shows_the_newest_revision_and_where_it_waits(enter):
    center = CenterFactory()
    revision = sent_plan(center)
    page = enter(national_duty("mtegm_expert")).get(reverse("reporting:plans")).content.decode()
    assert center.name in page
    assert short_name(revision.submission.at_office) in page


def test_centres_without_a_sent_plan_are_listed_for_the_year(enter):
    center, other = CenterFactory(), CenterFactory()
    draft_plan(center)
    sent_plan(other)
    client, url = enter(national_duty("mtegm_expert")), reverse("reporting:owing")
    page = client.get(f"{url}?q={center.name}").content.decode()
    assert "Merkezde yazılıyor" in page
    assert "uyan kayıt yok" in client.get(f"{url}?q={other.name}").content.decode()
    assert client.get(f"{url}?yil=9999").status_code == 200


def test_the_lists_leave_as_files(enter):
    sent_plan(CenterFactory())
    client = enter(national_duty("mtegm_expert"))
    for name in ("plans", "owing"):
        response = client.get(reverse(f"reporting:{name}") + "?bicim=csv")
        assert b"".join(response.streaming_content)


def test_the_centres_page_shows_its_plans(enter):
    center = CenterFactory()
    sent_plan(center)
    page = enter(staff(center)).get(reverse("centers:detail", args=[center.pk])).content.decode()
    assert "Yıllık planlar" in page
    assert str(dates.today().year + 1) in page
