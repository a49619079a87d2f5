"""The wording of letters: endings by level, datives, numbers, names, order."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smm_portal.documents.letters import wording
from smm_portal.documents.letters.content import Addressee, Content, Listing, Signer
from smm_portal.documents.letters.wording import Level, Purpose

SCHOOL, DISTRICT, PROVINCE = Level.SCHOOL, Level.DISTRICT, Level.PROVINCE
DIRECTORATE, MINISTER, PERSON = Level.DIRECTORATE, Level.MINISTER, Level.PERSON


@pytest.mark.parametrize(
    ("sender", "to", "end"),
    [
        (SCHOOL, [DISTRICT], "arz ederim."),
        (SCHOOL, [SCHOOL], "arz ederim."),
        (DISTRICT, [SCHOOL], "rica ederim."),
        (DISTRICT, [PROVINCE, SCHOOL], "arz ve rica ederim."),
        (PROVINCE, [DIRECTORATE], "arz ederim."),
        (DIRECTORATE, [PROVINCE], "rica ederim."),
        (DIRECTORATE, [DIRECTORATE], "arz ederim."),
        (DIRECTORATE, [DIRECTORATE, PROVINCE, PROVINCE], "arz ve rica ederim."),
        (DIRECTORATE, [MINISTER], "arz ederim."),
        (DIRECTORATE, [PERSON], "Saygılarımla."),
        (DIRECTORATE, [PERSON, PROVINCE], "rica ederim."),
    ],
)
def test_the_ending_follows_from_who_writes_to_whom(sender, to, end):
    assert wording.ending(sender, to) == end


def test_a_letter_to_nobody_has_no_ending():
    with pytest.raises(ValueError, match="addressed"):
        wording.ending(DIRECTORATE, [])


BODIES = st.sampled_from([SCHOOL, DISTRICT, PROVINCE, DIRECTORATE, MINISTER])


@given(BODIES, st.lists(BODIES, min_size=1))
def test_both_words_stand_only_where_both_ways_are_written(sender, to):
    end = wording.ending(sender, to)
    assert ("arz" in end) == any(one >= sender for one in to)
    assert ("rica" in end) == any(one < sender for one in to)
    assert wording.ending(sender, reversed(to)) == end


@pytest.mark.parametrize(
    ("purpose", "end", "sentence"),
    [
        (Purpose.INFORM, "arz ederim.", "Bilgilerinize arz ederim."),
        (Purpose.INFORM, "rica ederim.", "Bilgilerinizi rica ederim."),
        (Purpose.ACT, "arz ve rica ederim.", "Gereğini arz ve rica ederim."),
        (Purpose.BOTH, "rica ederim.", "Bilgilerinizi ve gereğini rica ederim."),
        (Purpose.ACT, "Saygılarımla.", "Saygılarımla."),
    ],
)
def test_the_last_sentence(purpose, end, sentence):
    assert wording.last_sentence(wording.lead_for(purpose, end), end) == sentence


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("Bursa Valiliği", "BURSA VALİLİĞİNE"),
        ("Osmangazi Kaymakamlığı", "OSMANGAZİ KAYMAKAMLIĞINA"),
        ("Personel Genel Müdürlüğü", "PERSONEL GENEL MÜDÜRLÜĞÜNE"),
        ("Strateji Geliştirme Başkanlığı", "STRATEJİ GELİŞTİRME BAŞKANLIĞINA"),
        ("Ankara Üniversitesi", "ANKARA ÜNİVERSİTESİNE"),
        ("Türk Standardları Enstitüsü", "TÜRK STANDARDLARI ENSTİTÜSÜNE"),
        ("Türkiye İş Kurumu", "TÜRKİYE İŞ KURUMUNA"),
        ("Örnek Holding", "ÖRNEK HOLDİNGE"),
        ("Örnek Oda", "ÖRNEK ODAYA"),
    ],
)
def test_bodies_are_addressed_in_capitals_with_the_dative(name, line):
    assert wording.addressee(name) == line


def test_addressees_alone_and_among_several():
    province = Addressee("Iğdır Valiliği", "İl Millî Eğitim Müdürlüğü", PROVINCE)
    assert province.line == "IĞDIR VALİLİĞİNE"
    assert province.entry == "Iğdır Valiliğine (İl Millî Eğitim Müdürlüğü)"
    someone = Addressee("işıl çiğdem Kılıç", level=PERSON)
    assert someone.line == someone.entry == "Sayın işıl çiğdem KILIÇ"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("merkez kurulması ve kadroları.", "Merkez Kurulması ve Kadroları"),
        ("  ilgi yazınız  ile öneri !", "İlgi Yazınız ile Öneri"),
        ("Ve ile başlayan", "Ve ile Başlayan"),
        ("MTEGM görüşü", "MTEGM Görüşü"),
    ],
)
def test_the_topic_begins_its_words_large_and_ends_bare(typed, shown):
    assert wording.topic(typed) == shown


def test_a_draft_s_number_leaves_its_last_part_to_dys():
    assert wording.draft_number("20880154", "10.04") == "E-20880154-10.04-[DYS]"
    assert wording.draft_number(None, "903.02") == "E-[DETSİS]-903.02-[DYS]"
    assert not re.match(wording.NUMBER_PATTERN, wording.draft_number("20880154", "10.04"))


@pytest.mark.parametrize(
    ("number", "right"),
    [
        ("E-20880154-10.04-101393051", True),
        ("Z-208801-903-1", True),
        ("O-2088015412-903.02.01.05-77", True),
        ("A-20880154-10.04-1", False),
        ("E-20880-10.04-1", False),
        ("E-20880154-1-1", False),
        ("E-20880154-10.4-1", False),
        ("E-20880154-10.04.01.02.03-1", False),
        ("E-20880154-10.04-", False),
        ("E-20880154-10.04-[DYS]", False),
        ("٠E-20880154-10.04-1", False),
    ],
)
def test_numbers_of_dys(number, right):
    assert bool(re.match(wording.NUMBER_PATTERN, number)) is right


def test_references_stand_by_their_dates_and_get_letters_only_where_several():
    lines = ["tarihsiz yazı", "02.03.2026 tarihli yazı", "31.12.2025 tarihli yazı", "31.02.2026"]
    assert wording.references(lines)[:2] == [
        "a) 31.12.2025 tarihli yazı",
        "b) 02.03.2026 tarihli yazı",
    ]
    assert wording.references(["01.01.2026 tarihli yazı"]) == ["01.01.2026 tarihli yazı"]
    assert wording.references([]) == []


def test_enclosures_are_numbered():
    assert wording.enclosures(["Liste", "Form"]) == ["1 - Liste", "2 - Form"]


def test_a_content_comes_back_from_json_as_it_was():
    content = Content(
        topic="Öneri",
        paragraphs=("Bir.", "İki."),
        lead="Gereğini",
        to=(Addressee("Bursa Valiliği", "Birim", 3),),
        informed=(Addressee("Personel Genel Müdürlüğü"),),
        references=("a",),
        listings=(Listing("Liste", ("Ad",), (("Işıl",), ("Ünal",))),),
        signer=Signer("Ad Soyad", "Unvan"),
    )
    assert Content.read(content.as_json()) == content
