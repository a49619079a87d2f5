"""How a centre is called: after its school, without the words that every host shares."""

from .models import School

SHARED_WORDS = [" Mesleki ve Teknik Anadolu Lisesi", " Mesleki Eğitim Merkezi"]


def center_name(school: School) -> str:
    """ "Ankara Gazi Mesleki ve Teknik Anadolu Lisesi" hosts "Ankara Gazi SMM"."""
    name = school.name
    for words in SHARED_WORDS:
        name = name.removesuffix(words)
    return f"{name} SMM"
