"""Numbers of the Yönerge's clauses: written "6/1-ç", in addresses "6-1-ç"."""

import re

from .text import ALPHABET

_NUMBER = re.compile(r"(\d{1,2})/(\d{1,2})(?:-([a-zçğıöşü]))?")
_SLUG = re.compile(r"(\d{1,2})-(\d{1,2})(?:-([a-zçğıöşü]))?")


def parts(no: str) -> tuple[int, int, str]:
    """(article, paragraph, letter) of "6/1-ç"; the letter is empty where there is none."""
    match = _NUMBER.fullmatch(no)
    if not match:
        raise ValueError(f"not a clause number: {no!r}")
    return int(match[1]), int(match[2]), match[3] or ""


def order(no: str) -> tuple[int, int, int]:
    """A key that sorts clauses in the law's order, letters by the Turkish alphabet."""
    article, paragraph, letter = parts(no)
    return article, paragraph, ALPHABET.index(letter) if letter else -1


def slug(no: str) -> str:
    """The clause's form in an address: "6/1-ç" gives "6-1-ç"."""
    return no.replace("/", "-")


def from_slug(text: str) -> str | None:
    """The number an address names, or None where it names none."""
    match = _SLUG.fullmatch(text)
    return match and "/".join(match.group(1, 2)) + (f"-{match[3]}" if match[3] else "")
