"""Invented schools in several provinces. Only the names of places are real."""

from random import Random

from centers.models import District, School, SchoolKind

PLACES = {
    "Adana": 3,
    "Ankara": 3,
    "Bursa": 4,
    "Çanakkale": 3,
    "Diyarbakır": 3,
    "Erzurum": 2,
    "Gaziantep": 3,
    "Iğdır": 2,
    "İstanbul": 4,
    "İzmir": 3,
    "Kayseri": 2,
    "Konya": 2,
    "Samsun": 2,
    "Şanlıurfa": 4,
    "Trabzon": 2,
    "Uşak": 2,
}
WORDS = [
    *("Çınar", "Ihlamur", "Güneş", "Yeşilova", "Gölyaka", "Başak", "Üçpınar", "Kardelen", "Zafer"),
    *("İlkadım", "Işıklar", "Ortaköy", "Şelale", "Uyum", "Doruk", "Akçay", "Ufuk", "Yenigün"),
    *("İpekyolu", "Söğüt", "Örnek Sanayi", "Bereket", "Emek", "Umut", "Meşe", "Altınbaşak"),
    *("Pınarbaşı", "Gökçe", "Çamlık", "Irmak", "Esenyurt Ovası", "Bağlar", "Kavak", "Sedir"),
    *("Yıldızeli", "Toros", "Göksu", "Beyazsu", "Karataş", "Ömürlü", "Ülkü", "Dostluk", "Çağlayan"),
]
# Where compulsory service is asked (6/1-ç, 7/1-c are then not asked of candidates).
COMPULSORY = {"Diyarbakır", "Erzurum", "Iğdır", "Şanlıurfa"}
FIRST_CODE = 990001
ENDINGS = {
    SchoolKind.MTAL: "Mesleki ve Teknik Anadolu Lisesi",
    SchoolKind.MEM: "Mesleki Eğitim Merkezi",
    SchoolKind.PRIVATE_MTAL: "Mesleki ve Teknik Anadolu Lisesi",
}


def make(chance: Random) -> list[School]:
    """The invented schools, stored one by one: each makes its office."""
    words = chance.sample(WORDS, sum(PLACES.values()) - 3)
    places = [place for place, count in PLACES.items() for _ in range(count)]
    # A few names are common to several provinces, as in life.
    names = [*words, *words[:3]]
    return [_school(chance, place, names[number], number) for number, place in enumerate(places)]


def _school(chance: Random, place: str, word: str, number: int) -> School:
    kind = _kind(place, number)
    district = chance.choice(list(District.objects.filter(province__name=place)))
    private = "Özel " if kind == SchoolKind.PRIVATE_MTAL else ""
    school = School.objects.create(
        name=f"{place} {private}{word} {ENDINGS[kind]}",
        code=str(FIRST_CODE + number),
        kind=kind,
        district=district,
        compulsory_service=place in COMPULSORY,
        address=f"{word} Mah. {chance.randint(1, 90)}. Sk. No:{chance.randint(1, 60)}",
    )
    return School.objects.select_related("district__province", "office").get(pk=school.pk)


def _kind(place: str, number: int) -> str:
    if place == "Şanlıurfa":
        return SchoolKind.MTAL
    return {5: SchoolKind.MEM, 11: SchoolKind.PRIVATE_MTAL}.get(number % 13, SchoolKind.MTAL)
