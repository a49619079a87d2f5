"""Turkish case suffixes for numbers and names: "2024'te", "Ankara'da", "MEB'e".

``attach`` takes the locative as the name of each case's form: de, den, e, i, in.
Names of institutions ("Ankara Valiliği") take no apostrophe and another buffer: write those
sentences so that no suffix is needed.
"""

from . import text

BACK, FRONT = "aıou", "eiöü"
VOWELS = BACK + FRONT
HARD = "fstkçşhp"
ROUND = "ouöü"
# Words spelled with a back vowel last but spoken with a front one.
FRONT_BY_EAR = {"kemal", "cemal", "celal", "hilal", "istiklal", "kabul", "nihal", "ikbal", "saat"}

ONES = ("sıfır", "bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz")
TENS = ("", "on", "yirmi", "otuz", "kırk", "elli", "altmış", "yetmiş", "seksen", "doksan")
POWERS = ((9, "milyar"), (6, "milyon"), (3, "bin"), (2, "yüz"))


def _last_word_of_number(digits: str) -> str:
    if digits[-1] != "0" or not digits.strip("0"):
        return ONES[int(digits[-1])]
    zeros = len(digits) - len(digits.rstrip("0"))
    if zeros == 1:
        return TENS[int(digits[-2])]
    return next(word for power, word in POWERS if zeros >= power)


def _is_spelled(word: str) -> bool:
    # MTEGM and ÖYGM are said letter by letter (ends in "me"), MEB and TÜBİTAK are read as words.
    letters = text.lower(word[-2:])
    return len(word) > 1 and word == text.upper(word) and not set(letters) & set(VOWELS)


def spoken(word: str) -> str:
    """What is heard last: "2024" gives "dört", "MTEGM" gives "me", "Ankara" itself."""
    if word[-1:].isdigit():
        digits = "".join(c for c in word if c.isdigit())
        return _last_word_of_number(digits)
    return word[-1:] + "e" if _is_spelled(word) else text.lower(word)


def _last_vowel(heard: str) -> str:
    if heard in FRONT_BY_EAR:
        return "e"
    return next((c for c in reversed(heard) if c in VOWELS), "e")


def suffix(word: str, case: str) -> str:
    """The bare suffix: ("2024", "de") gives "te", ("Ankara", "e") gives "ya"."""
    heard = spoken(word)
    vowel = _last_vowel(heard)
    wide = "a" if vowel in BACK else "e"
    narrow = {(True, True): "u", (True, False): "ı", (False, True): "ü", (False, False): "i"}[
        (vowel in BACK, vowel in ROUND)
    ]
    open_end = heard[-1:] in VOWELS
    hard = "t" if heard[-1:] in HARD else "d"
    return {
        "de": hard + wide,
        "den": hard + wide + "n",
        "e": ("y" if open_end else "") + wide,
        "i": ("y" if open_end else "") + narrow,
        "in": ("n" if open_end else "") + narrow + "n",
    }[case]


def attach(word, case: str) -> str:
    """The word with its suffix after an apostrophe: (2024, "de") gives "2024'te"."""
    word = str(word)
    return f"{word}'{suffix(word, case)}" if word else ""
