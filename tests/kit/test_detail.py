"""Detail pages: scope, sections, history in sentences."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from smm_portal.kit import detail, history
from smm_portal.kit.acts import Act, refused
from smm_portal.kit.markup import chip
from smm_portal.offices.models import Duty, Office, User

pytestmark = pytest.mark.django_db


class Person(detail.DetailPage):
    page_name = "kit_test_person"

    def get_queryset(self):
        return User.objects.filter(is_active=True)

    def get_subtitle(self):
        return self.object.email

    def chip(self):
        return chip("success", "Etkin", "circle-check")

    def facts(self):
        return [detail.Fact("Telefon", self.object.phone), detail.Fact("Boş", None)]

    def acts(self):
        return [
            Act("Düzenle", "/d/", primary=True),
            Act("Sil", "/s/", refused("Görevi var.", "4/3")),
        ]

    def sections(self):
        return [detail.Section("ozet", "Özet", html="<p>özet</p>", order=90)]

    def related_history(self):
        return [Duty.objects.filter(user=self.object)]


def ask(rf, pk, query=""):
    request = rf.get(f"/k/{query}")
    request.user, request.duty = AnonymousUser(), None
    return Person.as_view()(request, pk=pk).render().content.decode()


def test_a_page_shows_head_facts_acts_and_sections(rf, people, open_policy):
    detail.extend("kit_test_person", _extra)
    body = ask(rf, people[0].pk)
    for words in ("Çağla Ilgaz", "k0@ornek.test", "Telefon", "Düzenle", "Görevi var.", "Geçmiş"):
        assert words in body
    assert body.index('id="ek"') < body.index('id="ozet"')
    detail._extensions.pop("kit_test_person")


def _extra(request, obj):
    return detail.Section("ek", f"Ek {obj.pk}", html="<p>ek</p>", order=10)


def test_outside_the_scope_there_is_nothing(rf, people):
    User.objects.filter(pk=people[0].pk).update(is_active=False)
    for pk in (people[0].pk, 0, 10**30):
        with pytest.raises(Http404):
            ask(rf, pk)


def said(obj, *related, page=1) -> list[str]:
    return [s.text for s in history.sentences(obj, *related, page=page).sentences]


@pytest.fixture
def reader(people):
    office = Office.objects.get(kind="MINISTRY")
    return Duty.objects.create(user=people[4], office=office, role="auditor", starts="2026-01-01")


def test_changes_are_said_with_who_and_what(people, reader):
    with history.acting(user=reader.user, duty=reader):
        User.objects.filter(pk=people[0].pk).update(phone="0555", is_active=False)
    newest, oldest = said(people[0])
    assert newest.startswith(
        f"Ömer Cankat (Denetçi, {reader.office}) “telefon” alanını değiştirdi: önce “00”, şimdi “0555”"
    )
    assert "“etkin” alanını değiştirdi: önce “evet”, şimdi “hayır”" in newest
    assert oldest == "Sistem bu kaydı oluşturdu."


def test_filling_and_emptying_have_their_own_words(people):
    User.objects.filter(pk=people[0].pk).update(phone="")
    User.objects.filter(pk=people[0].pk).update(phone="1")
    assert "“telefon” alanına “1” yazdı" in said(people[0])[0]
    assert "“telefon” alanını boşalttı (önce “00”)" in said(people[0])[1]


def test_secrets_are_never_said(people):
    person = people[0]
    person.identity = "10000000146"
    person.save()
    person.set_password("gizli-parola-1")
    person.save()
    text = " ".join(said(person))
    assert "T.C. kimlik numarasını değiştirdi" in text
    assert "10000000146" not in text
    assert person.identity_hash not in text
    assert "parola" not in text


def test_related_rows_speak_with_names_choices_and_last_days(people, reader):
    with history.acting(task="devir"):
        Duty.objects.filter(pk=reader.pk).update(ends="2026-12-01")
    lines = said(people[4], Duty.objects.filter(user=people[4]))
    assert "görev: “son gün” alanına “30.11.2026” yazdı" in lines[0]
    assert lines[0].startswith("Sistem (devir)")
    assert "“Denetçi”" in lines[1]
    assert str(reader.office) in lines[1]


def test_deletion_leaves_a_sentence(people):
    person = User.objects.create(email="x@ornek.test", first_name="X", last_name="Y")
    pk = person.pk
    person.delete()
    person.pk = pk
    assert said(person)[0] == "Sistem bu kaydı sildi."


def test_history_turns_pages_and_costs_the_same(people, django_assert_max_num_queries):
    for number in range(45):
        User.objects.filter(pk=people[0].pk).update(phone=str(number))
    with django_assert_max_num_queries(3):
        first = history.sentences(people[0], Duty.objects.filter(user=people[0]))
    assert (first.number, first.last, len(first.sentences)) == (1, 3, 20)
    assert history.sentences(people[0], page=99).number == 3
    assert said(people[0], page=3)[-1] == "Sistem bu kaydı oluşturdu."


def test_the_past_is_told_only_when_it_is_asked_for(rf, people, open_policy):
    closed, told = ask(rf, people[0].pk), ask(rf, people[0].pk, "?gecmis=1")
    assert 'href="?gecmis=1#gecmis"' in closed
    assert "bu kaydı oluşturdu" not in closed
    assert "bu kaydı oluşturdu" in told
    assert "Geçmişi göster" not in told
