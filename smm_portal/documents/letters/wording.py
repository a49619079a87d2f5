"""The wording of official letters: endings by level, addressees in the dative, numbers, names.

Pure functions over plain values, after the rules of official correspondence.
"""

import datetime as dt
import re
from collections.abc import Iterable
from enum import IntEnum, StrEnum

from smm_portal.kit import suffix, text

NUMBER_PATTERN = r"^[EZO]-[0-9]{6,10}-[0-9]{2,3}(\.[0-9]{2}){0,3}-[0-9]+$"
PLAN_PATTERN = r"^[0-9]{2,3}(\.[0-9]{2}){0,3}$"
UNNUMBERED, UNKNOWN_DETSIS = "[DYS]", "[DETSİS]"
SEVERAL = "DAĞITIM YERLERİNE"
WITH_RESPECT = "Saygılarımla."
FOR_APPROVAL = "olurlarınıza arz ederim."
AGREED = "Uygun görüşle arz ederim."
SMALL_WORDS = {"ve", "veya", "ile", "ya", "da", "de", "ki"}
DAY = re.compile(r"\b(\d{2})\.(\d{2})\.(\d{4})\b")
LETTERS = "abcçdefgğhıijklmnoöprsştuüvyz"


class Level(IntEnum):
    """Where a body stands; letters upward ask, letters downward request."""

    PERSON = 0
    SCHOOL = 1
    DISTRICT = 2
    PROVINCE = 3
    DIRECTORATE = 4
    MINISTER = 5


class Approver(StrEnum):
    """Whose approval (olur) is asked: the addressee's line of the approval."""

    DIRECTOR_GENERAL = "GENEL MÜDÜRLÜK MAKAMINA"
    MINISTER = "BAKANLIK MAKAMINA"


class Purpose(StrEnum):
    """What the addressees are to do with the letter."""

    INFORM = "inform"
    ACT = "act"
    BOTH = "both"


ASK, REQUEST, MIXED = "arz ederim.", "rica ederim.", "arz ve rica ederim."
_LEADS = {
    (Purpose.INFORM, ASK): "Bilgilerinize",
    (Purpose.INFORM, REQUEST): "Bilgilerinizi",
    (Purpose.INFORM, MIXED): "Bilgilerinizi",
    (Purpose.ACT, ASK): "Gereğini",
    (Purpose.ACT, REQUEST): "Gereğini",
    (Purpose.ACT, MIXED): "Gereğini",
    (Purpose.BOTH, ASK): "Bilgilerinizi ve gereğini",
    (Purpose.BOTH, REQUEST): "Bilgilerinizi ve gereğini",
    (Purpose.BOTH, MIXED): "Bilgilerinizi ve gereğini",
}


def ending(sender: Level, to: Iterable[Level]) -> str:
    """How a letter ends: upward or level "arz", downward "rica", both for both.

    A letter to persons alone ends with respect. Raises ValueError where nobody is addressed.
    """
    levels = set(to)
    bodies = levels - {Level.PERSON}
    if not levels:
        raise ValueError("a letter is addressed to somebody")
    if not bodies:
        return WITH_RESPECT
    up, down = any(one >= sender for one in bodies), any(one < sender for one in bodies)
    return MIXED if up and down else ASK if up else REQUEST


def last_sentence(lead: str, end: str) -> str:
    """The last sentence: ("Gereğini", "rica ederim.") gives "Gereğini rica ederim."; a letter to
    persons has only its ending.
    """
    return end if end == WITH_RESPECT else f"{lead.strip()} {end}".strip()


def lead_for(purpose: Purpose, end: str) -> str:
    """The words before the ending: "Bilgilerinize" arz, "Bilgilerinizi" rica; "" for persons."""
    return _LEADS.get((purpose, end), "")


def dative(name: str) -> str:
    """The name of a body with its dative: "Bursa Valiliği" gives "Bursa Valiliğine".

    Names of bodies end in a possessive, which takes an n; they take no apostrophe.
    """
    last = name.split(" ")[-1].rstrip(")")
    ending = suffix.suffix(last, "e")
    if ending.startswith("y") and text.lower(last[-1:]) in "ıiuü":
        ending = f"n{ending[1:]}"
    return f"{name}{ending}"


def addressee(name: str) -> str:
    """The line to a body: "Bursa Valiliği" gives "BURSA VALİLİĞİNE"."""
    return text.upper(dative(name))


def person(name: str) -> str:
    """A person's name as letters write it: "Işıl Çağrı" gives "Işıl ÇAĞRI"."""
    *given, last = text.clean(name).split(" ")
    return " ".join([*given, text.upper(last)])


def topic(words: str) -> str:
    """The topic (Konu): words begin large, joining words small, no sign at the end."""
    words = text.clean(words).rstrip(" .,;:!?…")
    return " ".join(_topic_word(word, at) for at, word in enumerate(words.split(" ")))


def _topic_word(word: str, at: int) -> str:
    small = text.lower(word) in SMALL_WORDS
    return text.lower(word) if at and small else text.capital(word)


def draft_number(detsis: str | None, plan: str) -> str:
    """A draft's number: its last part is given by DYS; so is a DETSİS number we do not know."""
    return f"E-{detsis or UNKNOWN_DETSIS}-{plan}-{UNNUMBERED}"


def references(lines: Iterable[str]) -> list[str]:
    """References (İlgi) by the first date in each, undated last, lettered where several."""
    ordered = sorted(lines, key=_day_in)
    if len(ordered) < 2:
        return ordered
    return [f"{sign}) {line}" for sign, line in zip(LETTERS, ordered, strict=False)]


def _day_in(line: str) -> dt.date:
    found = DAY.search(line)
    try:
        return dt.date(int(found[3]), int(found[2]), int(found[1])) if found else dt.date.max
    except ValueError:
        return dt.date.max


def enclosures(lines: Iterable[str]) -> list[str]:
    """Enclosures (Ek), numbered: "1 - Aday listesi (2 sayfa)"."""
    return [f"{number} - {line}" for number, line in enumerate(lines, 1)]
