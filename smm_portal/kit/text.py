"""Turkish text: folding for search, keys for sorting, case.

Each of ``fold`` and ``sort_key`` has an SQL twin (``tr_fold``, ``tr_sort``; kit migration 0001)
built from the same tables below, and a property test holds the two together.
"""

import unicodedata

# Letters that lose their mark or their Turkish identity when folded. The dotless ı and the
# dotted İ both become i, so that "ISPARTA", "Isparta" and "ısparta" meet.
FOLD_FROM = "ıİşŞçÇğĞöÖüÜâÂîÎûÛáàäãåÁÀÄÃÅéèêëÉÈÊËíìïÍÌÏóòôõÓÒÔÕúùÚÙñÑ"
FOLD_TO = "iissccggoouuaaiiuuaaaaaaaaaaeeeeeeeeiiiiiioooooooouuuunn"
# White space that pastes in from Excel and web pages, all made a plain space.
SPACES = "\t\n\r\x0b\x0c\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
# Zero-width characters and soft hyphens are dropped.
DROPPED = "\u200b\u200c\u200d\ufeff\u00ad"
COMBINING_FIRST, COMBINING_LAST = "\u0300", "\u036f"

ALPHABET = "abcçdefgğhıijklmnoöpqrsştuüvwxyz"
UPPER = "ABCÇDEFGĞHIİJKLMNOÖPQRSŞTUÜVWXYZ"
# One printable ASCII sign a letter, in alphabet order and above the digits, so that byte order
# is Turkish order on any PostgreSQL.
SORT_SIGNS = "".join(chr(ord("A") + i) for i in range(len(ALPHABET)))
SORT_FROM = ALPHABET + UPPER + "âÂîÎûÛ"
SORT_TO = SORT_SIGNS + SORT_SIGNS + "".join(SORT_SIGNS[ALPHABET.index(c)] for c in "aaiiuu")

_FOLD = str.maketrans(FOLD_FROM + SPACES, FOLD_TO + " " * len(SPACES))
_ASCII_LOWER = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")
_DROP = dict.fromkeys(
    [ord(c) for c in DROPPED] + list(range(ord(COMBINING_FIRST), ord(COMBINING_LAST) + 1))
)
_SORT = str.maketrans(SORT_FROM + SPACES, SORT_TO + " " * len(SPACES))


def _collapse(text: str) -> str:
    return " ".join(part for part in text.split(" ") if part)


def fold(text: str) -> str:
    """The search form of a text: "ŞANLIURFA", "Şanlıurfa", "sanliurfa" all give "sanliurfa"."""
    return _collapse(text.translate(_DROP).translate(_FOLD).translate(_ASCII_LOWER))


def sort_key(text: str) -> str:
    """A key whose byte order is the Turkish alphabet's (C Ç D, G Ğ H, H I İ J …)."""
    return _collapse(text.translate(_DROP).translate(_SORT))


def lower(text: str) -> str:
    """Turkish lower case: I→ı, İ→i."""
    return text.replace("İ", "i").replace("I", "ı").lower()


def upper(text: str) -> str:
    """Turkish upper case: i→İ, ı→I."""
    return text.replace("i", "İ").replace("ı", "I").upper()


def capital(text: str) -> str:
    """The first letter large, by Turkish rules: "ilçe" gives "İlçe"."""
    return upper(text[:1]) + text[1:]


def title(text: str) -> str:
    """Each word's first letter large, the rest small, by Turkish rules."""
    return " ".join(upper(word[:1]) + lower(word[1:]) for word in text.split(" "))


# Signs that no Turkish text needs: controls (a NUL is for forms to refuse), and marks that turn
# the direction of writing, with which "fdp.exe" shows as "exe.pdf". Only cleaned away: folding
# and sorting know nothing of them.
CONTROLS = [*range(1, 0x20), *range(0x7F, 0xA0)]
TURNING = [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_CLEAN = (
    dict.fromkeys(CONTROLS + TURNING)
    | {ord(c): None for c in DROPPED}
    | str.maketrans(SPACES, " " * len(SPACES))
)


def clean(text: str) -> str:
    """What a person meant to paste: composed letters, plain single spaces, no invisible marks."""
    return _collapse(unicodedata.normalize("NFC", text).translate(_CLEAN))
